#if Server
import Dispatch
import Synchronization

/// Runs what is asynchronous in a command that is not.
enum Background {
    /// Runs `work` on other threads; this one does nothing until it is done.
    static func wait<Value: Sendable>(_ work: @escaping @Sendable () async -> Value?) -> Value? {
        let done = DispatchSemaphore(value: 0)
        let outcome = Outcome<Value>()
        Task.detached {
            let made = await work()
            outcome.value.withLock { $0 = made }
            done.signal()
        }
        done.wait()
        return outcome.value.withLock { $0 }
    }

    private final class Outcome<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }
}
#endif
