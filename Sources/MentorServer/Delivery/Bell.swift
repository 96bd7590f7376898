#if Server
internal import Synchronization

/// Wakes one that waits for work: rung when there is some, or when its time has come.
///
/// Rung while nobody waits, it is heard by the next wait at once; rung twice, it is heard once.
final class Bell: Sendable {
    private enum State {
        case quiet, rung
        case awaited(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.quiet)

    func ring() {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard case .awaited(let waiter) = state else {
                state = .rung
                return nil
            }
            state = .quiet
            return waiter
        }
        waiter?.resume()
    }

    /// Waits for the bell, at most so many seconds, and no longer when the task is cancelled.
    func wait(_ seconds: Double, _ pause: @escaping Pause) async {
        let timer = Task {
            // Cancelled: somebody else has rung. To ring then too would wake the next wait for nothing, and that the one after it.
            do { try await pause(seconds) } catch { return }
            ring()
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let isRung = state.withLock { state in
                    if case .rung = state {
                        state = .quiet
                        return true
                    }
                    state = .awaited(waiter)
                    return false
                }
                if isRung { waiter.resume() }
            }
        } onCancel: {
            ring()
        }
        timer.cancel()
        await timer.value
    }

    /// Nobody has rung since the last wait.
    var isQuiet: Bool { state.withLock { if case .quiet = $0 { true } else { false } } }
}

/// Waits so many seconds, or throws when the task is cancelled; tests hand in another one.
typealias Pause = @Sendable (_ seconds: Double) async throws -> Void
#endif
