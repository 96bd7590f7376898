public import MentorCore
internal import TextAnalysis

/// Takes what points to a person out of a text, before anything of it is stored.
///
/// The problem: pupils sign their questions. "Bonjour, je m'appelle Léa Martin, 06 12 34 56 78, combien gagne un data
/// scientist à 75 000 € ?" is worth keeping for the second half only. The naive way is a list of regular expressions over
/// the text: it takes salaries and years for telephone numbers, misses "0 6 1 2…", and can be made to run for hours.
///
/// Our way reads the text once into words and numbers with what stands between them, and lets a few small rules look at
/// those: a *shape* (five pairs of digits that begin with 0), or a *cue* and what follows it ("je m'appelle" and a word
/// that is no grammar word). Every rule is linear. What a rule finds is replaced by a word in brackets that says what it
/// was; the rest is left exactly as it is, save for invisible characters, which are dropped.
///
/// When in doubt, a number that may be money, a year, a duration, a postcode or a mark stays, and a word behind "je
/// m'appelle" goes. Names without such a word, schools and towns are found by who knows the language's words and the knowledge
/// base's: they are handed in, and "[…]" stands in their place. Its limits: a description that fits one
/// person only ("la seule fille de 2de B") stays, and other languages than French and English are read by shapes alone.
/// So redaction makes texts fit to be kept for a while by a school; it does not make them anonymous in the law's sense.
public struct Redaction: Sendable {
    /// What was taken out.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case email = "e-mail"
        case phone = "téléphone"
        case name = "nom"
        case handle = "pseudo"
        case link = "lien"
        case address = "adresse"
        case iban = "IBAN"
        case birth = "date de naissance"
        case secret = "mot de passe"
        /// A student's, an account's, a card's number, or another that is too long to be an amount.
        case number = "numéro"
        /// A word that may name a person, a school or a town, or that nothing knows.
        case unknown = "…"

        /// What stands in its place: "[téléphone]".
        var placeholder: String { "[\(rawValue)]" }
    }

    /// A stretch of the text to be taken out: half-open range of scalars.
    struct Span {
        var range: Range<Int>
        var kind: Kind
        /// What a misspelt word was read as; it may stand in its place.
        var reading: String?

        var placeholder: String { reading ?? kind.placeholder }
    }

    /// As much of a text is looked at, in UTF-8 bytes; the rest is dropped, never kept unseen.
    static let longestText = Analyzer.longestMessage

    public init() {}

    /// The text without what points to a person.
    ///
    /// - Parameter names: what else is to go: places in the text, as `Advisor.unknownNames(in:language:)` finds them.
    public func redact(_ text: String, without names: [UnknownName] = []) -> String {
        let scan = TextScan(text, limit: Self.longestText)
        return Self.replace(spans(in: scan, and: names), in: scan, from: 0, to: scan.scalars.count)
    }

    /// An answer without what points to a person, and without what it repeats of the names in the message.
    func redact(_ answer: String, withoutWords names: [UnknownName], of message: String) -> String {
        let asked = TextScan(message, limit: Self.longestText)
        let places = names.map { asked.positions(of: $0.range) }
        let words = Set(asked.pieces.filter { piece in places.contains { $0.overlaps(piece.range) } }.map(\.folded))
        let scan = TextScan(answer, limit: Self.longestText)
        var spans = spans(in: scan)
        spans += scan.pieces.filter { words.contains($0.folded) }.map { Span(range: $0.range, kind: .unknown) }
        return Self.replace(Self.merged(spans), in: scan, from: 0, to: scan.scalars.count)
    }

    /// A part of a message without what points to a person, also where only the rest of the message shows that it does.
    ///
    /// When the part is not found in the message as it stands, it is the whole message that is given back.
    func redact(_ part: String, in message: String, without names: [UnknownName] = []) -> String {
        let scan = TextScan(message, limit: Self.longestText)
        let spans = spans(in: scan, and: names)
        let wanted = TextScan(part, limit: Self.longestText).scalars
        guard !wanted.isEmpty, let start = scan.position(of: wanted) else {
            return Self.replace(spans, in: scan, from: 0, to: scan.scalars.count)
        }
        return Self.replace(spans, in: scan, from: start, to: start + wanted.count)
    }

    /// What is to be taken out, in order, without overlaps.
    func spans(in scan: TextScan, and names: [UnknownName] = []) -> [Span] {
        var found: [Span] = []
        // The earlier rule names what several rules find.
        for rule in Self.rules { rule(scan, &found) }
        found += names.map { Span(range: scan.positions(of: $0.range), kind: .unknown, reading: $0.reading) }
        return Self.merged(found)
    }

    private static func merged(_ found: [Span]) -> [Span] {
        let ordered = found.enumerated().sorted { one, other in
            one.element.range.lowerBound != other.element.range.lowerBound
                ? one.element.range.lowerBound < other.element.range.lowerBound : one.offset < other.offset
        }.map(\.element)
        var merged: [Span] = []
        for span in ordered where !span.range.isEmpty {
            if let last = merged.last, span.range.lowerBound < last.range.upperBound {
                let end = max(last.range.upperBound, span.range.upperBound)
                merged[merged.count - 1].range = last.range.lowerBound..<end
                // Of two findings, one says what it was; a word that was misread is none of them.
                merged[merged.count - 1].reading = nil
                if last.kind == .unknown { merged[merged.count - 1].kind = span.kind }
            } else {
                merged.append(span)
            }
        }
        return merged
    }

    private static let rules: [@Sendable (TextScan, inout [Span]) -> Void] = [
        Addresses.findLinks, Addresses.findMail, Addresses.findSpelledMail, Addresses.findHandles, IBANs.find,
        Dates.find, Streets.find, AccountNumbers.findMixed, AccountNumbers.findNamed, Numbers.find, Names.find,
    ]

    private static func replace(_ spans: [Span], in scan: TextScan, from start: Int, to end: Int) -> String {
        var text = String.UnicodeScalarView()
        var at = start
        for span in spans where span.range.upperBound > start && span.range.lowerBound < end {
            if span.range.lowerBound > at { text.append(contentsOf: scan.scalars[at..<span.range.lowerBound]) }
            text.append(contentsOf: span.placeholder.unicodeScalars)
            at = max(at, span.range.upperBound)
        }
        if at < end { text.append(contentsOf: scan.scalars[at..<end]) }
        return String(text)
    }
}

extension Redaction {
    /// The words of a text, in lower case without accents.
    static func words(of text: String) -> Set<String> {
        Set(TextScan(text, limit: longestText).pieces.map(\.folded))
    }

    /// A word is left beside what was taken out.
    static func saysSomething(_ redacted: String) -> Bool {
        var depth = 0
        for scalar in redacted.unicodeScalars {
            switch scalar {
            case "[": depth += 1
            case "]": depth = max(0, depth - 1)
            default: if depth == 0, scalar.properties.isAlphabetic { return true }
            }
        }
        return false
    }

    /// At most `limit` UTF-8 bytes of a text, cut between characters, and "…" where something was cut off.
    static func shortened(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var kept = ""
        var bytes = 0
        for character in text {
            bytes += character.utf8.count
            if bytes > limit - 3 { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
