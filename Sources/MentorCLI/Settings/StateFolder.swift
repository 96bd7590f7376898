/// Where Mentor keeps what it must not lose: the store of conversations, the lines of a terminal.
enum StateFolder {
    /// `mentor` in the folder for the state of programs (XDG Base Directory Specification); nil for a user without a home.
    static func path() -> String? {
        // The specification: a relative path is to be ignored.
        if let state = SystemCalls.environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/mentor" }
        guard let home = SystemCalls.environment("HOME"), home.hasPrefix("/") else { return nil }
        return home + "/.local/state/mentor"
    }
}
