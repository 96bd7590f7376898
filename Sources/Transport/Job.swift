#if Server
internal import Wire

/// A request on its way through a transport, with whoever waits for the response.
struct Job: Sendable {
    typealias Outcome = Result<OutboundResponse, TransportError>

    let id: UInt64
    let request: OutboundRequest
    let address: WebAddress
    let deadline: ContinuousClock.Instant
    let caller: CheckedContinuation<Outcome, Never>

    /// Requests to the same place share connections and wait for one another.
    var place: String { "\(address.scheme) \(address.host) \(address.port)" }

    /// Seconds until the deadline; not above zero when it has passed.
    func remaining(at now: ContinuousClock.Instant) -> Double { now.duration(to: deadline) / .seconds(1) }

    func error(_ code: TransportError.Code, _ message: String, isPassing: Bool = true) -> TransportError {
        TransportError(code, host: address.host, message: message, isPassing: isPassing)
    }
}
#endif
