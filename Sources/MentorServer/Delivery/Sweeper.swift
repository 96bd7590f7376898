#if Server
internal import Conversations
internal import Synchronization

/// Has the store's log overwritten when something was erased from the queues, a short while after it and not at each message.
///
/// In the file a text is overwritten when its row goes. In the log beside it the text stays until the log is begun anew, which
/// takes as long as some hundred messages. So it is done at most once in ten seconds.
final class Sweeper: Sendable {
    /// Seconds.
    static let interval = 10.0

    private let store: any DeliveryStore
    private let pause: Pause
    private let bell = Bell()
    private let state = Mutex((isNeeded: false, isStopping: false))

    init(store: any DeliveryStore, pause: @escaping Pause) {
        self.store = store
        self.pause = pause
    }

    /// Something was erased.
    func note() {
        let isNew = state.withLock { state in
            defer { state.isNeeded = true }
            return !state.isNeeded
        }
        if isNew { bell.ring() }
    }

    func stop() {
        state.withLock { $0.isStopping = true }
        bell.ring()
    }

    func run() async {
        while !state.withLock({ $0.isStopping }), !Task.isCancelled {
            await bell.wait(3_600, pause)
            guard state.withLock({ $0.isNeeded && !$0.isStopping }) else { continue }
            await bell.wait(Self.interval, pause)
            await sweep()
        }
        await sweep()
    }

    /// Does it now, if there is anything to do.
    func sweep() async {
        let isNeeded = state.withLock { state in
            defer { state.isNeeded = false }
            return state.isNeeded
        }
        if isNeeded, await !store.sweep() { note() }
    }
}
#endif
