#if Server
public import Wire

/// Sends HTTP requests.
public protocol Transport: Sendable {
    /// Sends a request and waits for the whole response. Any status is a response, not an error. Cancelling the task ends the
    /// exchange.
    func send(_ request: OutboundRequest) async throws(TransportError) -> OutboundResponse

    /// What it has done so far.
    var metrics: TransportMetrics { get }

    /// Ends everything that is in flight with `.closed`, and sends nothing any more.
    func close() async
}
#endif
