/// The bytes of a text file, or of some lines of it, proven to be UTF-8.
struct TextLines: Sendable {
    /// Without byte order mark.
    let bytes: ArraySlice<UInt8>
    /// One-based number of the first line.
    let first: Int

    private init(bytes: ArraySlice<UInt8>, first: Int) {
        self.bytes = bytes
        self.first = first
    }

    /// Without line ends; a carriage return before one is dropped. Slices of `bytes`, sharing its indices.
    var lines: [ArraySlice<UInt8>] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        }
    }

    /// Some of the lines: `lines` as this value gave them, `range` zero-based.
    func part(_ range: Range<Int>, of lines: [ArraySlice<UInt8>]) -> TextLines {
        let part = lines[range]
        guard let start = part.first?.startIndex, let end = part.last?.endIndex else {
            return TextLines(bytes: [], first: first + range.lowerBound)
        }
        return TextLines(bytes: bytes[start..<end], first: first + range.lowerBound)
    }

    /// Nil, with the place reported, unless the bytes are UTF-8.
    init?(_ file: KnowledgeFile, report: inout Report) {
        var bytes = file.bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            let offset = bytes.startIndex + error.byteOffsets.lowerBound
            let before = bytes[..<offset]
            let line = before.count { $0 == UInt8(ascii: "\n") } + 1
            let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.startIndex
            let column = TextLines.scalars(in: before[start...]) + 1
            report.error(
                Position(line: line, column: column), "not valid UTF-8", remedy: "save the file with the encoding UTF-8"
            )
            return nil
        }
        self.bytes = bytes
        first = 1
    }

    /// Code points in valid UTF-8: every byte but the continuations.
    static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
        bytes.count { $0 & 0xC0 != 0x80 }
    }
}

extension ArraySlice<UInt8> {
    /// The same without spaces and tabs at both ends.
    var trimmed: ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") { slice.removeFirst() }
        while let last = slice.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { slice.removeLast() }
        return slice
    }

    /// As text; the bytes are known to be UTF-8.
    var text: String { String(decoding: self, as: UTF8.self) }
}
