/// One thing that was looked at, and what to do about it.
struct Finding: Equatable {
    enum Level: String { case ok, warning, error }

    let level: Level
    /// "store", "libsqlite3".
    let subject: String
    /// What was found.
    let found: String
    /// What to do; nil when all is well.
    let remedy: String?

    static func ok(_ subject: String, _ found: String) -> Finding {
        Finding(level: .ok, subject: subject, found: found, remedy: nil)
    }

    static func warning(_ subject: String, _ found: String, remedy: String) -> Finding {
        Finding(level: .warning, subject: subject, found: found, remedy: remedy)
    }

    static func error(_ subject: String, _ found: String, remedy: String) -> Finding {
        Finding(level: .error, subject: subject, found: found, remedy: remedy)
    }
}
