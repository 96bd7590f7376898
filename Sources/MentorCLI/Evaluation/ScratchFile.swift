import Glibc
import Retrieval

/// A temporary file without a name: what an index builder lays aside, gone when nobody holds it any more.
final class ScratchFile: Scratch {
    private let descriptor: Int32

    /// - Throws: `unwritable`.
    init() throws(RetrievalError) {
        // mkstemp wants six of this letter at the end, and puts letters of its own in their place.
        var template = Array(Self.temporaryPath(String(repeating: "X", count: 6)).utf8CString)
        descriptor = unsafe mkstemp(&template)
        guard descriptor >= 0 else { throw Self.failure() }
        unsafe unlink(template)
    }

    deinit { SystemCalls.close(descriptor) }

    /// A path in the folder for temporary files.
    static func temporaryPath(_ ending: String) -> String {
        (SystemCalls.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp") + "/mentor-\(getpid())-\(ending)"
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(RetrievalError) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(descriptor, buffer.baseAddress?.advanced(by: done), bytes.count - done, off_t(offset + done))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure() }
            done += count
        }
    }

    func read(_ count: Int, at offset: Int) throws(RetrievalError) -> [UInt8] {
        let descriptor = descriptor
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = unsafe pread(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(offset + filled))
                if read < 0, errno == EINTR { continue }
                guard read > 0 else { return }
                filled += read
            }
        }
        guard bytes.count == count else { throw Self.failure() }
        return bytes
    }

    private static func failure() -> RetrievalError {
        let reason = SystemCalls.Failure(code: errno).message
        return RetrievalError(
            .unwritable, at: "temporary file", expected: "room to lay postings aside", found: reason,
            remedy: "make room, name another folder in TMPDIR, or allow more with --memory")
    }
}
