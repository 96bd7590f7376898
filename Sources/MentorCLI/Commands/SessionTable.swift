import JSON

/// The conversations of a stream, kept in memory and bounded: the one that has been silent longest gives way.
///
/// A dictionary finds a conversation; a queue of (session, number of its last use) finds the oldest. An entry of the
/// queue whose number is no longer the session's own is a leftover, passed over when it comes to the front; when
/// leftovers outnumber the living, they are swept out. Every operation costs a constant number of steps on average.
struct SessionTable<State> {
    private var sessions: [JSONScalar: (state: State, lastUse: Int)] = [:]
    private var queue: [(session: JSONScalar, use: Int)] = []
    private var front = 0
    private var uses = 0
    private let capacity: Int

    /// A table of at most `capacity` conversations.
    init(capacity: Int) { self.capacity = capacity }

    /// The conversation so far, or nil when there was none, or it was dropped.
    func state(of session: JSONScalar) -> State? { sessions[session]?.state }

    /// Keeps the conversation as it now is.
    mutating func keep(_ state: State, for session: JSONScalar) {
        uses += 1
        sessions[session] = (state, uses)
        queue.append((session, uses))
        while sessions.count > capacity, front < queue.count {
            let oldest = queue[front]
            front += 1
            if sessions[oldest.session]?.lastUse == oldest.use { sessions[oldest.session] = nil }
        }
        if queue.count > 2 * capacity + 16 {
            queue = queue[front...].filter { sessions[$0.session]?.lastUse == $0.use }
            front = 0
        }
    }
}
