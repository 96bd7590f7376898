/// The machine over bytes that tells fields and records apart; what it allows is told at `CSVTable`.
struct CSVReader {
    /// More fields than any honest table has, so that garbage is refused early.
    private static let mostColumns = 512

    private let bytes: ArraySlice<UInt8>
    private let path: String
    private let separator: UInt8
    private var index: Int
    private var line = 1

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(_ bytes: ArraySlice<UInt8>, path: String) {
        self.bytes = bytes
        self.path = path
        index = bytes.startIndex
        var counts = (comma: 0, semicolon: 0)
        var isQuoted = false
        for byte in bytes {
            if byte == Self.quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == Self.lineFeed { break }
            if byte == UInt8(ascii: ",") { counts.comma += 1 }
            if byte == UInt8(ascii: ";") { counts.semicolon += 1 }
        }
        separator = counts.semicolon > counts.comma ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }

    /// The next record, or nil at the end.
    mutating func row() throws(ImportError) -> CSVTable.Row? {
        guard index < bytes.endIndex else { return nil }
        let first = line
        var fields: [String] = []
        while true {
            fields.append(try field())
            guard fields.count <= Self.mostColumns else {
                throw problem(first, "expected at most \(Self.mostColumns) fields, found more")
            }
            guard index < bytes.endIndex, bytes[index] == separator else { break }
            index += 1
        }
        if index < bytes.endIndex, bytes[index] == Self.carriageReturn { index += 1 }
        if index < bytes.endIndex {
            guard bytes[index] == Self.lineFeed else {
                throw problem(line, "expected the end of a line, found a lone carriage return")
            }
            index += 1
            line += 1
        }
        return CSVTable.Row(line: first, fields: fields)
    }

    /// Up to the next separator or line end, which is left standing.
    private mutating func field() throws(ImportError) -> String {
        guard index < bytes.endIndex, bytes[index] == Self.quote else { return try bare() }
        let opened = line
        index += 1
        var content: [UInt8] = []
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte != Self.quote {
                if byte == Self.lineFeed { line += 1 }
                content.append(byte)
            } else if index < bytes.endIndex, bytes[index] == Self.quote {
                content.append(byte)
                index += 1
            } else {
                guard isAtEndOfField else {
                    throw problem(line, "expected a separator behind a closing quotation mark, found text")
                }
                return Words.trimmed(String(decoding: content, as: UTF8.self))
            }
        }
        throw problem(opened, "expected a closing quotation mark, found the end of the file")
    }

    private mutating func bare() throws(ImportError) -> String {
        let start = index
        while !isAtEndOfField {
            guard bytes[index] != Self.quote else {
                throw problem(line, "expected no quotation mark inside a bare field, found one")
            }
            index += 1
        }
        return Words.trimmed(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private var isAtEndOfField: Bool {
        guard index < bytes.endIndex else { return true }
        let byte = bytes[index]
        return byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn
    }

    private func problem(_ line: Int, _ message: String) -> ImportError {
        ImportError(
            .malformed, path: path, line: line, message: message, remedy: "download the file again, or mend this line")
    }
}
