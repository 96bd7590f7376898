public import FoundationEssentials
internal import JSON

/// What was erased, from which stores, and when: given to the person who asked for it, and kept by nobody.
public struct Receipt: Sendable, Hashable {
    /// A place that may have held something of the conversation, and how much it did.
    public struct Entry: Sendable, Hashable {
        /// "session", "turns", "feedback", "unanswered"; a server adds its own.
        public var store: String
        /// Number of records erased.
        public var erased: Int

        public init(store: String, erased: Int) {
            self.store = store
            self.erased = erased
        }
    }

    public var session: SessionID
    public var time: Date
    public var entries: [Entry]
    /// Not even the file's log holds a byte of it any more. False when another program was reading at that moment: the log
    /// is then emptied at the next erasure or daily cleaning.
    public var isLogEmptied: Bool

    public init(session: SessionID, time: Date, entries: [Entry], isLogEmptied: Bool) {
        self.session = session
        self.time = time
        self.entries = entries
        self.isLogEmptied = isLogEmptied
    }

    /// Nothing was kept of it.
    public var isEmpty: Bool { entries.allSatisfy { $0.erased == 0 } }

    /// `{"session", "erased_at", "stores": [{"store", "erased"}], "log_emptied"}`, on one line.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("session", session.description)
            writer.field("erased_at", CalendarTime.text(of: time))
            writer.key("stores")
            writer.array(entries) { writer, entry in
                writer.object {
                    $0.field("store", entry.store)
                    $0.field("erased", entry.erased)
                }
            }
            writer.field("log_emptied", isLogEmptied)
        }
        return writer.bytes
    }
}

/// What grew too old and was erased.
public struct Pruned: Sendable, Hashable {
    public var sessions = 0
    public var turns = 0
    public var unanswered = 0
    /// As in `Receipt`.
    public var isLogEmptied = true

    public init() {}

    /// Something was.
    public var isEmpty: Bool { sessions == 0 && turns == 0 && unanswered == 0 }
}
