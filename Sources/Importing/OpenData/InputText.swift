/// The first look at the bytes of a data file: not empty, not larger than such a file has reason to be, UTF-8.
///
/// Open data is often re-saved by a spreadsheet on its way, and then is Latin-1 or UTF-16. Reading it leniently would
/// put `Ã©` into thousands of names; so the encoding is checked once, here, and the first wrong place is told.
enum InputText {
    /// Bytes; the largest text file among the data sets has three million.
    static let largest = 32 << 20

    /// The bytes without a byte order mark.
    ///
    /// - Throws: `empty`, `tooLarge`, `wrongEncoding`.
    static func check(_ bytes: [UInt8], path: String, limit: Int = largest) throws(ImportError) -> ArraySlice<UInt8> {
        guard bytes.count <= limit else {
            throw ImportError(
                .tooLarge, path: path, message: "expected at most \(limit) bytes, found \(bytes.count)",
                remedy: "name the data set's own file")
        }
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        if isUTF16 { throw wrong(path, line: 1, found: "UTF-16") }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard text.contains(where: { $0 > 0x20 }) else {
            throw ImportError(
                .empty, path: path, message: "expected a data set, found nothing", remedy: "download the file again")
        }
        if let line = firstWrongLine(text) { throw wrong(path, line: line, found: "a byte that is not") }
        if let zero = text.firstIndex(of: 0) {
            throw ImportError(
                .malformed, path: path, line: text[..<zero].count { $0 == UInt8(ascii: "\n") } + 1,
                message: "expected text, found a zero byte", remedy: "name a text file; a ZIP is read for Onisep only")
        }
        return text
    }

    private static func wrong(_ path: String, line: Int, found: String) -> ImportError {
        ImportError(
            .wrongEncoding, path: path, line: line, message: "expected UTF-8, found \(found)",
            remedy: "save the file as UTF-8; Latin-1 is the likely encoding of an old export")
    }

    /// One-based line of the first byte that is no UTF-8.
    private static func firstWrongLine(_ text: ArraySlice<UInt8>) -> Int? {
        if String(validating: text, as: UTF8.self) != nil { return nil }
        var line = 1
        for part in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil { return line }
            line += 1
        }
        return 1
    }
}
