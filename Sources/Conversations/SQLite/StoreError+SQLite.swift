#if Server
internal import GRDB

extension StoreError {
    /// What SQLite says, in words for the person who runs Mentor. The statement and its values are left out.
    init(_ error: any Error, path: String) {
        if let own = error as? StoreError {
            self = own
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.failed, path: path, message: "\(type(of: error))", remedy: "report this with the line above it in the log")
            return
        }
        let said = error.message ?? "no message"
        switch error.resultCode {
        case .SQLITE_CANTOPEN:
            self.init(.cannotOpen, path: path, message: "the file cannot be opened (\(said))",
                remedy: "check that the folder exists and may be written to by the user who runs Mentor")
        case .SQLITE_NOTADB:
            self.init(.notAStore, path: path, message: "the file is no SQLite database", remedy: "name another file, or move this one away")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(.readOnly, path: path, message: "the file or its folder may not be written to (\(said))",
                remedy: "give the user who runs Mentor the right to write to both")
        case .SQLITE_FULL:
            self.init(.full, path: path, message: "there is no room left on the disk or within the size allowed",
                remedy: "free some room, shorten the retention or raise the size")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.busy, path: path, message: "another program holds the file", remedy: "try again in a moment")
        case .SQLITE_CORRUPT:
            self.init(.damaged, path: path, message: "the file is damaged (\(said))",
                remedy: "stop Mentor, move the file away and restore the last backup")
        default:
            self.init(.failed, path: path, message: "SQLite reports \(error.extendedResultCode.rawValue): \(said)",
                remedy: "check the disk and the file with `mentor doctor`")
        }
    }
}
#endif
