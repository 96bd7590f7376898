internal import FoundationEssentials
internal import Glibc

/// Makes files that nobody but their owner can open, before anything is written to them.
///
/// SQLite would make them with whatever the process's mask allows, and a file that is closed to others a moment later has
/// been open for a moment. Its `-wal` and `-shm` get the mode of the file itself.
enum PrivateFile {
    /// Makes the folder (0700) and an empty file (0600) where they are missing, and closes what is there to others.
    static func prepare(_ path: String) throws(StoreError) {
        let folder = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
        if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw StoreError(.cannotOpen, path: path, message: "the folder \(folder) cannot be made",
                    remedy: "make it, or name a file in a folder that exists")
            }
        }
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            _ = Glibc.close(descriptor)
        } else if errno != EEXIST {
            throw failure(path, errno)
        }
        try close(path)
    }

    /// Takes from others the right to open the file and those beside it.
    ///
    /// By name: to open a file that SQLite has locked and close it again would drop the locks of this process.
    static func close(_ path: String) throws(StoreError) {
        for name in [path, path + "-wal", path + "-shm"] {
            guard let mode = mode(of: name) else { continue }
            guard mode & S_IFMT == S_IFREG else {
                throw StoreError(.cannotOpen, path: name, message: "it is no file", remedy: "name a file")
            }
            guard mode & 0o777 != 0o600 else { continue }
            if unsafe chmod(name, 0o600) != 0 { throw failure(name, errno) }
        }
    }

    /// Type and permissions of what the path names, following links; nil when there is nothing.
    static func mode(of path: String) -> mode_t? {
        var information = stat()
        return unsafe stat(path, &information) == 0 ? information.st_mode : nil
    }

    /// In bytes; 0 when there is none.
    static func size(of path: String) -> Int {
        var information = stat()
        return unsafe stat(path, &information) == 0 ? Int(information.st_size) : 0
    }

    /// What the system says, as an error of the store.
    static func failure(_ path: String, _ code: Int32) -> StoreError {
        let said = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        return switch code {
        case EROFS, EACCES, EPERM:
            StoreError(.readOnly, path: path, message: "the file cannot be made or changed (\(said))",
                remedy: "give the user who runs Mentor the right to write to it and to its folder")
        case ENOSPC, EDQUOT:
            StoreError(.full, path: path, message: "there is no room left on the disk", remedy: "free some room")
        default:
            StoreError(.cannotOpen, path: path, message: "the file cannot be made (\(said))",
                remedy: "name a file in a folder that exists and may be written to")
        }
    }
}
