#if Server
import Glibc

/// Files that hold what a person said: closed to everybody else from their first byte on, and never over another file.
enum PrivateCopy {
    /// Writes a new file, mode 0600.
    static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
        let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let failure = SystemCalls.Failure(code: errno)
            throw .unwritable(
                path, reason: failure.code == EEXIST ? "there is a file of that name already; name another one" : failure.message)
        }
        defer { SystemCalls.close(descriptor) }
        do throws(SystemCalls.Failure) { try SystemCalls.write(bytes, to: descriptor) } catch {
            try? FileMoves.remove(path)
            throw .unwritable(path, reason: error.message)
        }
    }
}
#endif
