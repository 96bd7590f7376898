#if Server
internal import Synchronization

/// The right to empty a queue that several programs beside one store fill: one of them has it, and when that one ends, however
/// it ends, the next one that asks.
///
/// A server and a bot on one store both make events. When both sent them, a receiver had each event twice at the same moment,
/// under the same name, which not every receiver minds.
public final class QueueClaim: Sendable {
    private let store: String
    private let queue: String
    private let lock = Mutex<DeliveryLock?>(nil)

    /// - Parameters:
    ///   - store: the file's path.
    ///   - queue: of which there is one lock, like a channel's.
    public init(store: String, queue: String) {
        self.store = store
        self.queue = queue
    }

    /// Whether it is ours, from now on or since before; asked again whenever there is something to send.
    public var isHeld: Bool {
        lock.withLock { lock in
            if lock == nil { lock = try? DeliveryLock(store: store, channel: queue) }
            return lock != nil
        }
    }
}
#endif
