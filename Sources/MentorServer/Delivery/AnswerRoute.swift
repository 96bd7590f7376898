#if Server
internal import Channels
internal import Synchronization

/// Decides, once, whether an answer goes into the response to its delivery or is sent afterwards.
///
/// A platform that wants the answer in the response waits a few seconds. When the answer is later than that, the response has
/// gone without it, and the answer must be sent instead. Both ends look here, so that it is never both and never neither.
final class AnswerRoute: Sendable {
    private enum State {
        case open([CheckedContinuation<InlineResponse?, Never>])
        /// The answer is being kept, and then is in the response.
        case chosen([CheckedContinuation<InlineResponse?, Never>])
        /// Nil for nothing to say in the response.
        case done(InlineResponse?)
    }

    private let state = Mutex(State.open([]))

    /// The response that holds the answer; nil when there is none in time.
    func response(within seconds: Double, _ pause: @escaping Pause) async -> InlineResponse? {
        let timer = Task {
            // Cancelled when the answer is there.
            guard (try? await pause(seconds)) != nil else { return }
            expire()
        }
        defer { timer.cancel() }
        return await withCheckedContinuation { waiter in
            let known = state.withLock { state -> InlineResponse?? in
                switch state {
                case .open(let waiters): state = .open(waiters + [waiter])
                case .chosen(let waiters): state = .chosen(waiters + [waiter])
                case .done(let response): return .some(response)
                }
                return nil
            }
            if let known { waiter.resume(returning: known) }
        }
    }

    /// Whether the answer goes into the response: it does unless it is too late.
    func choose() -> Bool {
        state.withLock { state in
            switch state {
            case .open(let waiters): state = .chosen(waiters)
            case .chosen: break
            case .done: return false
            }
            return true
        }
    }

    /// What the response says; nil for the platform's acknowledgement.
    func finish(_ response: InlineResponse?) {
        let waiters = state.withLock { state -> [CheckedContinuation<InlineResponse?, Never>] in
            defer { state = .done(response) }
            switch state {
            case .open(let waiters), .chosen(let waiters): return waiters
            case .done: return []
            }
        }
        for waiter in waiters { waiter.resume(returning: response) }
    }

    private func expire() {
        let waiters = state.withLock { state -> [CheckedContinuation<InlineResponse?, Never>] in
            guard case .open(let waiters) = state else { return [] }
            state = .done(nil)
            return waiters
        }
        for waiter in waiters { waiter.resume(returning: nil) }
    }
}
#endif
