import FoundationEssentials

/// Reading whole files and folders, with bounds.
enum File {
    /// Why a file or a folder was not read.
    struct Problem: Error {
        let path: String
        let reason: String
    }

    /// The bytes of a regular file of at most `limit` bytes.
    static func read(_ path: String, limit: Int) throws(Problem) -> [UInt8] {
        let opened: (descriptor: Int32, kind: SystemCalls.FileKind)
        do { opened = try SystemCalls.open(path) } catch { throw Problem(path: path, reason: error.message) }
        defer { SystemCalls.close(opened.descriptor) }
        guard opened.kind == .regular else { throw Problem(path: path, reason: "not a regular file") }
        var whole: [UInt8] = []
        var piece: [UInt8] = []
        // One piece for a file that tells its size; a byte more shows whether it has grown.
        let size = min(max(SystemCalls.size(of: opened.descriptor), 0), limit) + 1
        while true {
            do { try SystemCalls.read(from: opened.descriptor, into: &piece, limit: whole.isEmpty ? max(size, 1 << 12) : 1 << 16) } catch {
                throw Problem(path: path, reason: error.message)
            }
            if piece.isEmpty { return whole }
            if whole.isEmpty {
                swap(&whole, &piece)
                guard whole.count <= limit else { throw Problem(path: path, reason: "larger than \(limit) bytes") }
                continue
            }
            guard whole.count + piece.count <= limit else {
                throw Problem(path: path, reason: "larger than \(limit) bytes")
            }
            whole += piece
        }
    }
}

extension File {
    /// The first bytes of a file, fewer when it is shorter.
    static func head(_ path: String, count: Int) throws(Problem) -> [UInt8] {
        do {
            let opened = try SystemCalls.open(path)
            defer { SystemCalls.close(opened.descriptor) }
            var bytes: [UInt8] = []
            try SystemCalls.read(from: opened.descriptor, into: &bytes, limit: count)
            return bytes
        } catch {
            throw Problem(path: path, reason: error.message)
        }
    }

    /// Writes a whole file, beside its place first and then over it, so that nobody reads half of it.
    static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
        do { try Data(bytes).write(to: URL(filePath: path), options: .atomic) } catch {
            throw .unwritable(path, reason: "the file cannot be made")
        }
    }
}
