#if Server
internal import Synchronization

/// Whether the server goes on.
final class ServerState: Sendable {
    private let stopping = Mutex(false)

    /// It was told to stop: it takes no new work, and finishes what it has.
    var isStopping: Bool { stopping.withLock { $0 } }

    func stop() { stopping.withLock { $0 = true } }
}
#endif
