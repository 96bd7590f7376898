#if Server
internal import Composition
internal import Conversations
internal import MentorCore
internal import Site
internal import Synchronization

/// The last exchanges of those who use the plain form, in memory only, so that the page can show more than one.
///
/// The store keeps no text, and what a form sends back cannot be believed. So the exchanges of a conversation stay here for
/// as long as it is likely to go on, a few of each and of a few hundred conversations; an erasure takes them, a restart too,
/// and a message of distress is never among them.
final class RecentExchanges: Sendable {
    private static let longest = 10
    private static let mostSessions = 500
    /// Nanoseconds of silence.
    private static let life = 30 * 60 * 1_000_000_000

    private struct Entry {
        var exchanges: [AskPage.Exchange]
        var lastUse: Int
    }

    private let table = Mutex<[SessionID: Entry]>([:])

    /// The exchanges of a conversation, oldest first.
    func exchanges(of session: SessionID, at now: Int) -> [AskPage.Exchange] {
        table.withLock { table in
            guard let entry = table[session], now - entry.lastUse < Self.life else { return [] }
            return entry.exchanges
        }
    }

    func keep(_ exchange: AskPage.Exchange, of session: SessionID, at now: Int) {
        guard exchange.turn.reply.outcome != .safeguarded else { return }
        table.withLock { table in
            table = table.filter { now - $0.value.lastUse < Self.life }
            if table[session] == nil, table.count >= Self.mostSessions, let oldest = table.min(by: { $0.value.lastUse < $1.value.lastUse }) {
                table[oldest.key] = nil
            }
            let before = table[session]?.exchanges.suffix(Self.longest - 1) ?? []
            table[session] = Entry(exchanges: before + [exchange], lastUse: now)
        }
    }

    /// Number of exchanges that were erased.
    func erase(_ session: SessionID) -> Int { table.withLock { $0.removeValue(forKey: session)?.exchanges.count ?? 0 } }
}
#endif
