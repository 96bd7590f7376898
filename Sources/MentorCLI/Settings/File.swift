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
        while true {
            // Small files in one small piece, large ones in few large pieces.
            let room = whole.isEmpty ? 1 << 16 : 1 << 23
            do { try SystemCalls.read(from: opened.descriptor, into: &piece, limit: room) } catch {
                throw Problem(path: path, reason: error.message)
            }
            if piece.isEmpty { return whole }
            guard whole.count + piece.count <= limit else {
                throw Problem(path: path, reason: "larger than \(limit) bytes")
            }
            whole += piece
        }
    }
}

extension File {
    /// Writes a whole file, beside its place first and then over it, so that nobody reads half of it.
    static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
        do { try Data(bytes).write(to: URL(filePath: path), options: .atomic) } catch {
            throw .unwritable(path, reason: "the file cannot be made")
        }
    }
}
