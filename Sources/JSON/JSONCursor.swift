/// A place in a line of JSON, and the steps forward from it; `JSONFields` says what is accepted.
struct JSONCursor {
    /// A field's name: where it stands, and its bytes when it is not written as it is meant.
    struct Key {
        /// Of the opening quotation mark.
        let offset: Int
        let range: Range<Int>
        let decoded: [UInt8]?
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether a key is this name.
    func isName(_ key: Key, _ name: [UInt8]) -> Bool {
        if let decoded = key.decoded { return decoded == name }
        return key.range.count == name.count && bytes[key.range].elementsEqual(name)
    }

    /// `{…}`; `field` is to read exactly one value.
    mutating func object(
        _ field: (inout JSONCursor, Key) throws(JSONFields.Problem) -> Void
    ) throws(JSONFields.Problem) {
        try expect(UInt8(ascii: "{"), "an object")
        if take(UInt8(ascii: "}")) { return }
        repeat {
            skipSpace()
            let offset = position
            guard peek == UInt8(ascii: "\"") else { throw unexpected("the name of a field in quotation marks") }
            let (range, decoded) = try string()
            if bytes[range].contains(where: { $0 >= 0x80 }) { try check(range) }
            try expect(UInt8(ascii: ":"), "`:`")
            try field(&self, Key(offset: offset, range: range, decoded: decoded))
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"), "`,` or `}`")
    }

    /// A value of the outermost object.
    mutating func value() throws(JSONFields.Problem) -> JSONFields.Value {
        skipSpace()
        let start = position
        switch peek {
        case UInt8(ascii: "\""):
            let (range, decoded) = try string()
            let text = decoded.map { String(validating: $0, as: UTF8.self) } ?? String(validating: bytes[range], as: UTF8.self)
            guard let text else { throw notUTF8(range) }
            return .text(text)
        case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
            try number()
            return .number(String(decoding: bytes[start..<position], as: UTF8.self))
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        case UInt8(ascii: "{"):
            try skipValue(depth: 1)
            return .other("an object")
        case UInt8(ascii: "["):
            try skipValue(depth: 1)
            return .other("an array")
        default:
            try skipValue(depth: 1)
            return .other("true or false")
        }
    }

    /// Passes over any value, checking it.
    mutating func skipValue(depth: Int) throws(JSONFields.Problem) {
        skipSpace()
        guard depth <= JSONFields.deepest else { throw problem("more than \(JSONFields.deepest) levels of arrays and objects") }
        switch peek {
        case UInt8(ascii: "\""):
            try check(string().range)
        case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?: try number()
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        case UInt8(ascii: "{"):
            try object { (cursor, _) throws(JSONFields.Problem) in try cursor.skipValue(depth: depth + 1) }
        case UInt8(ascii: "["):
            position += 1
            if take(UInt8(ascii: "]")) { return }
            repeat { try skipValue(depth: depth + 1) } while take(UInt8(ascii: ","))
            try expect(UInt8(ascii: "]"), "`,` or `]`")
        default: throw unexpected("a value")
        }
    }

    /// Nothing but white space is left.
    mutating func expectEnd() throws(JSONFields.Problem) {
        skipSpace()
        if position < bytes.count { throw unexpected("the end of the line") }
    }

    // MARK: Pieces

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard peek == byte else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ byte: UInt8, _ name: String) throws(JSONFields.Problem) {
        if !take(byte) { throw unexpected(name) }
    }

    private mutating func literal(_ word: String) throws(JSONFields.Problem) {
        guard bytes[position...].starts(with: word.utf8) else { throw unexpected("a value") }
        position += word.utf8.count
    }

    private mutating func number() throws(JSONFields.Problem) {
        if peek == UInt8(ascii: "-") { position += 1 }
        if peek == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if peek == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
    }

    private mutating func digits() throws(JSONFields.Problem) {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        if position == start { throw unexpected("a digit") }
    }

    /// What stands between two quotation marks: where, and what it means when an escape is in it.
    private mutating func string() throws(JSONFields.Problem) -> (range: Range<Int>, decoded: [UInt8]?) {
        position += 1
        let start = position
        var decoded: [UInt8] = []
        // Where the bytes begin that were not yet copied to `decoded`.
        var run = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                let range = start..<position
                position += 1
                if run == start { return (range, nil) }
                decoded += bytes[run..<range.upperBound]
                return (range, decoded)
            }
            if byte < 0x20 {
                throw problem(
                    "a control character (\(Self.hexadecimal(UInt32(byte)))) in a string; write it as \\u\(Self.hexadecimal(UInt32(byte)))")
            }
            if byte == UInt8(ascii: "\\") {
                decoded += bytes[run..<position]
                decoded += UTF8.encode(try escape()) ?? UTF8.encodedReplacementCharacter
                run = position
            } else {
                position += 1
            }
        }
        throw JSONFields.Problem(offset: start - 1, message: "the string has no end; close it with a quotation mark")
    }

    private mutating func escape() throws(JSONFields.Problem) -> Unicode.Scalar {
        let offset = position
        position += 1
        let letter = peek
        position += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let first = try fourDigits(offset)
            if let scalar = Unicode.Scalar(first) { return scalar }
            if (0xD800..<0xDC00).contains(first), bytes[min(position, bytes.count)...].starts(with: "\\u".utf8) {
                position += 2
                let second = try fourDigits(offset)
                if (0xDC00..<0xE000).contains(second), let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) {
                    return scalar
                }
            }
            throw JSONFields.Problem(offset: offset, message: "half of a pair of surrogates; write both or neither")
        default: throw JSONFields.Problem(offset: offset, message: "an escape that JSON does not have; write a backslash as \\\\")
        }
    }

    private mutating func fourDigits(_ offset: Int) throws(JSONFields.Problem) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw JSONFields.Problem(offset: offset, message: "expected four hexadecimal digits behind \\u")
            }
            value = value << 4 + UInt32(digit)
            position += 1
        }
        return value
    }

    // MARK: Problems

    private func problem(_ message: String) -> JSONFields.Problem {
        JSONFields.Problem(offset: min(position, bytes.count), message: message)
    }

    private func check(_ range: Range<Int>) throws(JSONFields.Problem) {
        if String(validating: bytes[range], as: UTF8.self) == nil { throw notUTF8(range) }
    }

    private func notUTF8(_ range: Range<Int>) -> JSONFields.Problem {
        JSONFields.Problem(offset: range.lowerBound, message: "the string is not UTF-8; save the file as UTF-8")
    }

    private func unexpected(_ wanted: String) -> JSONFields.Problem {
        guard let byte = peek else { return problem("expected \(wanted), found the end of the line") }
        let found = (0x21...0x7E).contains(byte) ? "`\(Character(Unicode.Scalar(byte)))`" : "byte \(Self.hexadecimal(UInt32(byte)))"
        return problem("expected \(wanted), found \(found)")
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
