#if Server

/// What a transport has done since it was made.
public struct TransportMetrics: Sendable, Hashable {
    /// Requests on their way now.
    public var inFlight = 0
    /// Requests that wait for their turn at a host.
    public var waiting = 0
    /// Responses, of any status.
    public var responses = 0
    /// Requests that had no response, by reason.
    public var failures: [TransportError.Code: Int] = [:]
    public var connectionsOpened = 0
    /// Requests that went over a connection that was open already.
    public var connectionsReused = 0
    /// Bytes of header fields and bodies, without what TLS adds.
    public var bytesSent = 0
    public var bytesReceived = 0
    /// From the start of each exchange to its end, summed.
    public var seconds = 0.0

    public init() {}
}
#endif
