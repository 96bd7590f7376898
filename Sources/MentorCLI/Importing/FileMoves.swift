import FoundationEssentials
import Glibc

/// Making, moving and removing files, each call either done or failed with the system's own words.
enum FileMoves {
    /// Writes a new file, and the folders above it.
    static func create(_ path: String, _ bytes: [UInt8]) throws(SystemCalls.Failure) {
        try makeFolder(above: path)
        let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw SystemCalls.Failure(code: errno) }
        defer { SystemCalls.close(descriptor) }
        try SystemCalls.write(bytes, to: descriptor)
    }

    /// Opens a file for writing, empty, in the place of one of the same name, and makes the folders above it.
    static func open(writing path: String) throws(SystemCalls.Failure) -> Int32 {
        try makeFolder(above: path)
        let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw SystemCalls.Failure(code: errno) }
        return descriptor
    }

    /// Makes every folder above a path that is not there yet.
    static func makeFolder(above path: String) throws(SystemCalls.Failure) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return }
        let folder = String(path[..<slash])
        if SystemCalls.kind(of: folder) == .folder { return }
        try makeFolder(above: folder)
        if unsafe mkdir(folder, 0o777) != 0, errno != EEXIST { throw SystemCalls.Failure(code: errno) }
    }

    /// Gives a file its place, unless something is there already. Where the disk knows no hard links, looks first.
    static func place(_ path: String, at place: String) throws(SystemCalls.Failure) {
        if unsafe link(path, place) == 0 {
            try remove(path)
        } else if [EPERM, EOPNOTSUPP, EMLINK].contains(errno) {
            guard SystemCalls.kind(of: place) == nil else { throw SystemCalls.Failure(code: EEXIST) }
            try move(path, to: place)
        } else {
            throw SystemCalls.Failure(code: errno)
        }
    }

    /// Puts a file over another one in one step.
    static func replace(_ place: String, with path: String) throws(SystemCalls.Failure) { try move(path, to: place) }

    /// Renames a file, or a folder to a name that is not in use.
    static func move(_ path: String, to place: String) throws(SystemCalls.Failure) {
        guard unsafe rename(path, place) == 0 else { throw SystemCalls.Failure(code: errno) }
    }

    /// Removes a file.
    static func remove(_ path: String) throws(SystemCalls.Failure) {
        guard unsafe unlink(path) == 0 else { throw SystemCalls.Failure(code: errno) }
    }

    /// Removes a folder and all that is in it.
    static func removeTree(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }
}
