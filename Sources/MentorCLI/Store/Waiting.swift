#if Server
import Conversations
import Dispatch
import Synchronization

/// Waits, in a command, for what a store does meanwhile.
enum Waiting {
    /// Runs `work` to its end on other threads; this one does nothing until then.
    ///
    /// - Throws: what the store cannot do, as a command says it.
    static func until<Value: Sendable>(
        _ work: @escaping @Sendable () async throws(StoreError) -> Value
    ) throws(CommandError) -> Value {
        let done = DispatchSemaphore(value: 0)
        let place = Place<Result<Value, StoreError>>()
        Task.detached {
            let made: Result<Value, StoreError>
            do throws(StoreError) { made = .success(try await work()) } catch { made = .failure(error) }
            place.put(made)
            done.signal()
        }
        done.wait()
        guard let made = place.take() else { throw CommandError(status: .inside, lines: ["mentor: the store gave no answer"]) }
        do throws(StoreError) { return try made.get() } catch { throw CommandError(error) }
    }

    /// Holds what was made.
    private final class Place<Value: Sendable>: Sendable {
        private let value = Mutex<Value?>(nil)

        func put(_ made: Value) { value.withLock { $0 = made } }
        func take() -> Value? { value.withLock { $0 } }
    }
}
#endif
