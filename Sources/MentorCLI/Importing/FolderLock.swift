import Glibc

/// Keeps other imports out of a folder while one of them reads it and writes into it.
///
/// Two imports at once into one folder would each read the same list of sources and the later one would write over what
/// the earlier one had added. A lock file in the folder would have to be made before there is a folder, and removed by
/// the last who leaves. The system locks folders as well as files: the folder itself is locked or, when it is not there
/// yet, the nearest one above it that is, in which it will appear. The lock goes with the process, however it ends.
/// Limit: some network disks know no locks of folders; there, imports must not be run at once.
enum FolderLock {
    /// Does the work alone; waits until whoever is at it is done.
    ///
    /// - Parameters:
    ///   - path: of a folder, or of one that is not there yet.
    ///   - onWaiting: called once, when somebody else is at it.
    /// - Throws: `unwritable` when there is nothing to lock, and what the work throws.
    static func hold<Result>(
        _ path: String, onWaiting: () -> Void, _ work: () throws(CommandError) -> Result
    ) throws(CommandError) -> Result {
        var hasWaited = false
        while true {
            let place = nearest(path)
            let descriptor = unsafe open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else {
                // Gone between the two calls: look again.
                if errno == ENOENT, nearest(path) != place { continue }
                throw .unwritable(path, reason: SystemCalls.Failure(code: errno).message)
            }
            defer { SystemCalls.close(descriptor) }
            if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
                if !hasWaited { onWaiting() }
                hasWaited = true
                while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
            }
            // Whoever was at it may have made the folder, or another one may stand in its place.
            if nearest(path) == place, isSame(descriptor, place) { return try work() }
        }
    }

    /// The path, or the longest beginning of it that names something.
    static func nearest(_ path: String) -> String {
        var place = path
        while SystemCalls.kind(of: place) == nil {
            guard let slash = place.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
            place = slash == place.startIndex ? "/" : String(place[..<slash])
            if place == "/" { break }
        }
        return place
    }

    /// Whether the open folder is the one that the path names now.
    private static func isSame(_ descriptor: Int32, _ place: String) -> Bool {
        var opened = stat()
        var named = stat()
        guard unsafe fstat(descriptor, &opened) == 0, unsafe stat(place, &named) == 0 else { return false }
        return opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
    }
}
