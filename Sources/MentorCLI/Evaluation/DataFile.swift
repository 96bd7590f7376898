/// Files to measure on, read a line at a time so that a large one does not count as the engine's memory.
enum DataFile {
    /// Calls `body` with the one-based number and the bytes of each line, a byte order mark at the beginning left out.
    ///
    /// - Throws: when the file is none, cannot be read, or has a line longer than `longest` bytes; what comes behind that
    ///   is not read.
    static func forEachLine(
        of path: String, longest: Int, _ body: (_ number: Int, _ bytes: [UInt8]) throws(CommandError) -> Void
    ) throws(CommandError) {
        let opened: (descriptor: Int32, kind: SystemCalls.FileKind)
        do { opened = try SystemCalls.open(path) } catch { throw .badFile(.init(path: path, reason: error.message)) }
        defer { SystemCalls.close(opened.descriptor) }
        switch opened.kind {
        case .regular: break
        case .folder: throw .badFile(.init(path: path, reason: "expected a file, found a folder; name a file inside it"))
        case .other: throw .badFile(.init(path: path, reason: "expected a file, found a pipe or a device; save its content as a file"))
        }
        var lines = LineReader(descriptor: opened.descriptor, longest: longest)
        var number = 0
        while true {
            let line: LineReader.Line?
            do { line = try lines.next() } catch { throw .badFile(.init(path: path, reason: error.message)) }
            number += 1
            switch line {
            case nil: return
            case .tooLong?:
                let remedy = "check that each line ends with a line feed"
                throw .badData(["\(path):\(number):\(longest + 1): error: the line is longer than \(longest) bytes; \(remedy)"])
            case .bytes(let bytes)?:
                try body(
                    number, number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
            }
        }
    }

    /// The one-based column, in characters of Unicode, of a byte of a line.
    static func column(of offset: Int, in line: [UInt8]) -> Int {
        line.prefix(offset).reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
}
