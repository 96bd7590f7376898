import FoundationEssentials

/// Files to measure on, read a line at a time so that a large one does not count as the engine's memory.
enum DataFile {
    /// Calls `body` with the one-based number and the bytes of each line, a byte order mark at the beginning left out.
    ///
    /// - Throws: when the file is none, cannot be read, or has a line longer than `longest` bytes.
    static func forEachLine(
        of path: String, longest: Int, _ body: (_ number: Int, _ bytes: [UInt8]) throws(CommandError) -> Void
    ) throws(CommandError) {
        let opened: (descriptor: Int32, kind: SystemCalls.FileKind)
        do { opened = try SystemCalls.open(path) } catch { throw .badFile(.init(path: path, reason: error.message)) }
        defer { SystemCalls.close(opened.descriptor) }
        guard opened.kind == .regular else { throw .badFile(.init(path: path, reason: "not a regular file")) }
        var lines = LineReader(descriptor: opened.descriptor, longest: longest)
        var number = 0
        while true {
            let line: LineReader.Line?
            do { line = try lines.next() } catch { throw .badFile(.init(path: path, reason: error.message)) }
            number += 1
            switch line {
            case nil: return
            case .tooLong?: throw .badData(["\(path):\(number):1: error: the line is longer than \(longest) bytes"])
            case .bytes(let bytes)?:
                try body(
                    number, number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
            }
        }
    }

    /// Decodes each line of a file of JSON lines; empty lines are passed over.
    static func forEachObject<Object: Decodable>(
        of path: String, as type: Object.Type, wanted: String,
        _ body: (_ number: Int, Object) throws(CommandError) -> Void
    ) throws(CommandError) {
        let decoder = JSONDecoder()
        try forEachLine(of: path, longest: 16 << 20) { (number, bytes) throws(CommandError) in
            if bytes.isEmpty { return }
            let object: Object
            do { object = try decoder.decode(type, from: Data(bytes)) } catch {
                throw .badData(["\(path):\(number):1: error: expected \(wanted)"])
            }
            try body(number, object)
        }
    }
}
