public import TextAnalysis

/// Hears distress before anything is ranked, and nothing else.
///
/// A message that speaks of suicide, self-harm or violence must never be weighed against intents: the answer is fixed,
/// reviewed, and comes first. So phrases are listed in the knowledge base, in every language at once (a pupil in distress
/// does not check the language setting), and compared with the message as typed and as read: shorthand spelled out,
/// accents folded, typos with their readings. Whoever types fast does not mind where a word ends ("jai envie den finir",
/// "me foutre en lair"), so the letters are compared and not the words; only where a phrase begins and ends must a word
/// begin and end. Phrases that only sound alike ("mort de rire", "kill -9") are listed beside them and are taken out of
/// the message first. The limit is that of every list: what is not in it is not heard; so the list errs on the side of
/// hearing.
public struct Safeguard: Sendable {
    let alarming: Phrases
    let harmless: Phrases

    /// Phrases in plain spelling, as `SafeguardPhrases` explains; accents, case, apostrophes and hyphens do not matter.
    public init(alarming: [String], harmless: [String]) {
        self.alarming = Phrases(alarming)
        self.harmless = Phrases(harmless)
    }

    init(alarming: Phrases, harmless: Phrases) {
        self.alarming = alarming
        self.harmless = harmless
    }

    /// Whether the message speaks of distress. Looks at the words as typed and as read.
    public func hears(_ tokens: [Token]) -> Bool {
        var text = Letters(tokens)
        var start = 0
        while start < text.count {
            if let end = harmless.end(in: text, from: start) {
                text.remove(start..<end)
                start = end
            } else {
                start += 1
            }
        }
        return (0..<text.count).contains { alarming.end(in: text, from: $0) != nil }
    }

    /// A message as letters: for each word its spellings, each with the place of the word after it.
    struct Letters {
        struct Spelling {
            /// Lower case without accents, UTF-8; empty for a sign that stands between two words.
            let letters: [UInt8]
            let next: Int
        }

        private(set) var spellings: [[Spelling]] = []
        var count: Int { spellings.count }

        /// Corrections that cost more than this are another word.
        private static let dearest = 1.0

        init(_ tokens: [Token]) {
            spellings.reserveCapacity(tokens.count)
            for (index, token) in tokens.enumerated() {
                var own = [Spelling(letters: token.kind == .emoji ? [] : Self.letters(folded: token.folded), next: index + 1)]
                if token.surface != token.folded, index == 0 || tokens[index - 1].range != token.range {
                    // What was typed, before a shorthand or an apostrophe made several words of it.
                    var end = index + 1
                    while end < tokens.count, tokens[end].range == token.range { end += 1 }
                    let typed = Self.letters(token.surface)
                    if typed != own[0].letters || end != index + 1 { own.append(Spelling(letters: typed, next: end)) }
                }
                if let glued = Self.withoutPronoun(own[0].letters) { own.append(Spelling(letters: glued, next: index + 1)) }
                for correction in token.corrections where correction.cost <= Self.dearest {
                    own.append(Spelling(letters: Self.letters(folded: correction.folded), next: index + 1))
                }
                spellings.append(own)
            }
        }

        /// "jveux" as "veux", in whichever language it is read: no other word begins with a j and a consonant.
        private static func withoutPronoun(_ letters: [UInt8]) -> [UInt8]? {
            guard letters.count > 2, letters[0] == UInt8(ascii: "j"), !"aeiouhy".utf8.contains(letters[1]) else { return nil }
            return Array(letters.dropFirst())
        }

        mutating func remove(_ words: Range<Int>) {
            for index in words { spellings[index] = [] }
        }

        /// The letters and digits of a text, in lower case without accents.
        static func letters(_ text: String) -> [UInt8] { letters(folded: Analyzer.fold(text)) }

        private static func letters(folded: String) -> [UInt8] {
            folded.utf8.filter { $0 >= 0x80 || 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }
        }
    }
}
