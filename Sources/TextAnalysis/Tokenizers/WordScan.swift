/// One run of the tokenizer over one text.
struct WordScan {
    let text: FoldedText
    let language: Language
    let technologies: TechnologyTable
    /// The folded bytes, and how many there are.
    let bytes: [UInt8]
    let count: Int
    var lexemes: [Lexeme] = []
    /// The next folded byte to be read.
    var index = 0
    /// The strongest boundary since the last lexeme.
    var boundary: Token.Boundary = .sentence
    /// Where the last lexeme ended, in folded bytes; -1 before the first.
    var lastEnd = -1
    var joint: Lexeme.Joint = .none

    init(text: FoldedText, language: Language, technologies: TechnologyTable) {
        self.text = text
        self.language = language
        self.technologies = technologies
        bytes = text.bytes
        count = text.bytes.count
        lexemes.reserveCapacity(min(count / 5 + 4, 4_096))
    }

    /// The folded byte at `position`, or a space beyond either end.
    @inline(__always)
    func byte(_ position: Int) -> UInt8 {
        position >= 0 && position < count ? bytes[position] : FoldedByte.space
    }

    mutating func run() {
        while index < count {
            let current = bytes[index]
            if FoldedByte.isLetter(current) {
                scanWord()
            } else if FoldedByte.isDigit(current) {
                scanNumber(signEnd: index, currency: nil)
            } else {
                scanSign(current)
            }
        }
    }

    // MARK: Words

    private mutating func scanWord() {
        if scanTechnology() || scanStudyLevel() { return }
        var end = index + 1
        while end < count, FoldedByte.isAlphanumeric(bytes[end]) { end += 1 }
        if end == index + 1, scanAcronym() || scanLoneLetter() { return }
        if language == .french, let close = inclusiveEnd(of: end) {
            let base = string(index, end)
            emit(base == "tou" ? "tous" : base, to: close, rewrite: .inclusiveWriting)
            return
        }
        emit(string(index, end), to: end)
    }

    /// "I.A.", "m.l": single letters with a dot between each, read as one word.
    private mutating func scanAcronym() -> Bool {
        var letters = [bytes[index]]
        var end = index + 1
        while byte(end) == UInt8(ascii: "."), FoldedByte.isLetter(byte(end + 1)), byte(end + 1) < 0x80,
            !FoldedByte.isAlphanumeric(byte(end + 2)), letters.count < 12
        {
            letters.append(bytes[end + 1])
            end += 2
        }
        guard letters.count > 1 else { return false }
        if byte(end) == UInt8(ascii: ".") { end += 1 }
        emit(String(decoding: letters, as: UTF8.self), to: end, rewrite: .domain)
        return true
    }

    /// The languages R, a capital on its own or a member of a list ("python, r, sql", "r/python"), and C, both at once,
    /// since "c" is the most common shorthand of all.
    private mutating func scanLoneLetter() -> Bool {
        let letter = bytes[index]
        guard letter == UInt8(ascii: "r") || letter == UInt8(ascii: "c") else { return false }
        let next = byte(index + 1)
        guard next != UInt8(ascii: "'") else { return false }
        let isCapital = text.source[Int(text.starts[index])] == letter - 0x20
        let isListed =
            next == UInt8(ascii: ",") || next == UInt8(ascii: "/") || (boundary == .comma && !lexemes.isEmpty)
        guard letter == UInt8(ascii: "r") ? isCapital || isListed : isCapital && isListed else { return false }
        emit(string(index, index + 1), to: index + 1, kind: .technology)
        return true
    }

    mutating func scanTechnology() -> Bool {
        guard let (name, end) = technologies.match(in: self, at: index) else { return false }
        emit(name, to: end, kind: .technology)
        return true
    }

    // MARK: Signs

    private mutating func scanSign(_ current: UInt8) {
        let isGlued = lastEnd == index && index > 0
        let next = byte(index + 1)
        switch current {
        case FoldedByte.space, FoldedByte.other, UInt8(ascii: "\""), UInt8(ascii: "_"):
            raise(.space)
        case UInt8(ascii: "'"):
            if isGlued, FoldedByte.isAlphanumeric(next) { joint = .apostrophe } else { raise(.space) }
        case UInt8(ascii: "-"):
            if isGlued, FoldedByte.isAlphanumeric(next) || next == FoldedByte.euro || next == UInt8(ascii: "$") {
                joint = .hyphen
            } else {
                raise(FoldedByte.isSpace(next) && !isGlued ? .comma : .space)
            }
        case UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"), FoldedByte.middleDot,
            UInt8(ascii: "["), UInt8(ascii: "]"):
            raise(.comma)
        case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "="), FoldedByte.clause:
            if scanEmoticon() { return }
            raise(.clause)
        case FoldedByte.newline:
            raise(next == FoldedByte.newline ? .sentence : .clause)
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            raise(.sentence)
        case UInt8(ascii: "."):
            if scanTechnology() { return }
            raise(sentenceEnds(isGlued: isGlued, next: next) ? .sentence : isGlued ? .none : .space)
        case FoldedByte.euro, FoldedByte.pound, UInt8(ascii: "$"):
            scanCurrency(current)
            return
        case FoldedByte.emoji...FoldedByte.joiner:
            scanEmoji()
            return
        case UInt8(ascii: "+"):
            // "études + salaire" lists two things; "bac + 5" and "C ++" have been read before.
            raise(FoldedByte.isSpace(byte(index - 1)) && FoldedByte.isSpace(byte(index + 1)) ? .comma : .space)
        case UInt8(ascii: "&"), UInt8(ascii: "%"):
            if scanLoneSign(current) { return }
            raise(.space)
        default:
            raise(.space)
        }
        index += 1
    }

    /// A full stop between two glued letters ends a sentence only before a capital: "esgi.fr", but "fini.Le reste".
    private func sentenceEnds(isGlued: Bool, next: UInt8) -> Bool {
        guard isGlued, FoldedByte.isAlphanumeric(next) else { return true }
        let follower = text.source[Int(text.starts[index + 1])]
        let before = text.source[Int(text.starts[index - 1])]
        return (0x41...0x5A).contains(follower) && !(0x41...0x5A).contains(before)
    }

    /// "&" for "and" and "%" for "per cent", between spaces.
    private mutating func scanLoneSign(_ current: UInt8) -> Bool {
        guard FoldedByte.isSpace(byte(index - 1)), FoldedByte.isSpace(byte(index + 1)) else { return false }
        let word: String
        switch (current, language) {
        case (UInt8(ascii: "&"), .french): word = "et"
        case (UInt8(ascii: "&"), .english): word = "and"
        case (_, .french): word = "pourcentage"
        case (_, .english): word = "percentage"
        }
        emit(word, to: index + 1, rewrite: .domain)
        return true
    }

    private mutating func raise(_ stronger: Token.Boundary) {
        boundary = max(boundary, stronger)
        joint = .none
    }

    // MARK: Emitting

    @inline(__always)
    func string(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

    /// Takes the folded bytes from `index` to `end` as one lexeme and goes on after them.
    mutating func emit(
        _ folded: String, to end: Int, kind: Token.Kind = .word, rewrite: Token.Rewrite? = nil
    ) {
        lexemes.append(
            Lexeme(
                folded: folded, start: text.starts[index], end: max(text.ends[end - 1], text.ends[index]), kind: kind,
                boundary: boundary, joint: joint, rewrite: rewrite))
        index = end
        lastEnd = end
        boundary = .none
        joint = .none
    }
}
