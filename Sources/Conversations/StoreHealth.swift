/// What the store says of itself when it is examined.
public struct StoreHealth: Sendable, Hashable {
    /// What SQLite finds wrong in the file; empty for a sound one.
    public var problems: [String] = []
    /// Files that others than their owner may open.
    public var openFiles: [String] = []
    /// Of the file, in bytes.
    public var size = 0
    /// Of the log beside it, in bytes.
    public var logSize = 0
    /// Records kept.
    public var sessions = 0
    public var turns = 0
    public var votes = 0
    public var unanswered = 0
    /// The day of the oldest turn, `YYYY-MM-DD`; nil without one.
    public var oldestDay: String?
    /// Deleted bytes are overwritten.
    public var erasesSecurely = false
    /// Version of the SQLite library.
    public var library = ""

    public init() {}

    /// Nothing is wrong.
    public var isSound: Bool { problems.isEmpty && openFiles.isEmpty && erasesSecurely }
}
