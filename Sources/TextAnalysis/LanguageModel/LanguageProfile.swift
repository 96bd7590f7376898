/// What can be seen of a text's language before any word is looked up: its words, its scripts, its telling signs.
struct LanguageProfile: Sendable {
    /// A word by its hash and its place among the folded bytes.
    struct Word: Sendable {
        let hash: UInt64
        let range: Range<Int>
    }

    /// Words of letters, in order; those between braces left out.
    private(set) var words: [Word] = []
    /// The folded text.
    private(set) var bytes: [UInt8] = []
    /// Elisions ("l'ia") and letters that French writes and English does not.
    private(set) var frenchSigns = 0
    /// Contractions ("what's").
    private(set) var englishSigns = 0
    /// Letters that only some other languages write, by ISO 639-1 code.
    private(set) var foreignLetters: [String: Int] = [:]
    /// The script in which at least a third of the letters are written, if it is not Latin.
    private(set) var foreignScript: String?

    /// Reads the first `limit` UTF-8 bytes.
    init(_ text: String, limit: Int) {
        self.init(Array(text.utf8.prefix(limit + 4)), limit: limit)
    }

    /// Reads the first `limit` UTF-8 bytes of many texts, as if each stood on a line of its own.
    init(_ texts: [String], limit: Int) {
        var source: [UInt8] = []
        source.reserveCapacity(limit + 256)
        for text in texts {
            guard source.count < limit else { break }
            source.append(contentsOf: text.utf8)
            source.append(FoldedByte.newline)
        }
        self.init(source, limit: limit)
    }

    private init(_ read: [UInt8], limit: Int) {
        var source = read
        if source.count > limit {
            var end = limit
            while end > 0, source[end] & 0xC0 == 0x80 { end -= 1 }
            source.removeSubrange(end...)
        }
        bytes = FoldedText(source).bytes
        readWords()
        readScalars(source)
    }

    private mutating func readWords() {
        words.reserveCapacity(bytes.count / 5)
        var index = 0
        var depth = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard FoldedByte.isLetter(byte) else {
                if byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
                index += 1
                continue
            }
            var hash = StableHash()
            hash.combine(byte)
            var end = index + 1
            while end < bytes.count, FoldedByte.isAlphanumeric(bytes[end]) {
                hash.combine(bytes[end])
                end += 1
            }
            if depth == 0, end - index <= 40 {
                if end < bytes.count, bytes[end] == UInt8(ascii: "'") { readApostrophe(after: index..<end) }
                words.append(Word(hash: hash.value, range: index..<end))
            }
            index = end
        }
    }

    private mutating func readApostrophe(after word: Range<Int>) {
        let end = word.upperBound
        guard end + 1 < bytes.count, FoldedByte.isLetter(bytes[end + 1]) else { return }
        if FrenchJoints.elisions.contains(String(decoding: bytes[word], as: UTF8.self)) {
            frenchSigns += 1
        } else {
            var close = end + 1
            while close < bytes.count, FoldedByte.isAlphanumeric(bytes[close]) { close += 1 }
            let rest = String(decoding: bytes[(end + 1)..<close], as: UTF8.self)
            if ["s", "t", "re", "ve", "ll", "m", "d"].contains(rest) { englishSigns += 1 }
        }
    }

    private static let signs: [UInt32: [String]] = [
        0xF1: ["es"], 0xBF: ["es"], 0xA1: ["es"], 0xDF: ["de"], 0xE4: ["de"], 0xF6: ["de", "tr"], 0xFC: ["de", "tr"],
        0xE3: ["pt"], 0xF5: ["pt"], 0xF2: ["it"], 0xEC: ["it"], 0x142: ["pl"], 0x105: ["pl"], 0x119: ["pl"],
        0x15B: ["pl"], 0x17C: ["pl"], 0x107: ["pl"], 0x15F: ["tr"], 0x11F: ["tr"], 0x131: ["tr"], 0x103: ["ro"],
        0x219: ["ro"], 0x21B: ["ro"], 0xE1: ["es", "pt"], 0xED: ["es", "pt"], 0xF3: ["es", "pt"], 0xFA: ["es", "pt"],
    ]

    private mutating func readScalars(_ source: [UInt8]) {
        var latin = 0
        var scripts: [String: Int] = [:]
        var index = 0
        while index < source.count {
            let (value, length) = FoldedText.decode(source, at: index)
            index += length
            if value < 0x80 {
                if (value | 0x20) &- 0x61 < 26 { latin += 1 }
                continue
            }
            if value < 0x370 {
                latin += 1
                switch value {
                case 0xE0, 0xE7...0xEB, 0xEE, 0xEF, 0xF4, 0xF9, 0xFB, 0x153, 0xC0, 0xC7...0xCA: frenchSigns += 1
                default: for code in LanguageProfile.signs[value] ?? [] { foreignLetters[code, default: 0] += 1 }
                }
            } else if let script = LanguageProfile.script(of: value) {
                scripts[script, default: 0] += 1
            }
        }
        // Accents tell, but ten of them not ten times as much.
        frenchSigns = min(frenchSigns, 2)
        let others = scripts.values.reduce(0, +)
        guard others > 0, others * 3 >= others + latin else { return }
        foreignScript = scripts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key
    }

    private static func script(of value: UInt32) -> String? {
        switch value {
        case 0x370...0x3FF, 0x1F00...0x1FFF: "greek"
        case 0x400...0x52F: "cyrillic"
        case 0x530...0x58F: "armenian"
        case 0x590...0x5FF: "hebrew"
        case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: "arabic"
        case 0x900...0xDFF: "indic"
        case 0xE00...0xEFF: "thai"
        case 0x10A0...0x10FF: "georgian"
        case 0x1200...0x139F: "ethiopic"
        case 0x1780...0x17FF: "khmer"
        case 0x1100...0x11FF, 0xAC00...0xD7AF: "hangul"
        case 0x3040...0x30FF, 0x31F0...0x31FF: "japanese"
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: "chinese"
        default: nil
        }
    }
}
