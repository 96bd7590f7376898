import FoundationEssentials

/// Where the lines that a person typed are kept, if they asked for it.
enum HistoryFile {
    /// `mentor/history` in the folder for the state of programs (XDG Base Directory Specification), made if need be,
    /// closed to other users.
    static func standard() throws(CommandError) -> String {
        let home = SystemCalls.environment("HOME") ?? "."
        var state = SystemCalls.environment("XDG_STATE_HOME") ?? ""
        // The specification: a relative path is to be ignored.
        if !state.hasPrefix("/") { state = home + "/.local/state" }
        let folder = state + "/mentor"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unwritable(folder, reason: "the folder cannot be made")
        }
        return folder + "/history"
    }
}
