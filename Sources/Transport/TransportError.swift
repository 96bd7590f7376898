#if Server

/// Why there was no response. Says the host and never the path: a token may stand in it.
public struct TransportError: Error, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// The address is none that may be asked: no https, no host, credentials in it.
        case refusedAddress
        /// Requests cannot be sent from this machine as it is set up: no libcurl, a file of certificates that cannot be read.
        case unavailable
        /// Whoever answered could not show that he is the host.
        case untrusted
        case unresolved, unreachable, timedOut, broken, tooLarge, cancelled, closed
    }

    public var code: Code
    /// Empty where no host is concerned.
    public var host: String
    public var message: String
    /// It may go better another time.
    public var isPassing: Bool

    public init(_ code: Code, host: String, message: String, isPassing: Bool) {
        self.code = code
        self.host = host
        self.message = message
        self.isPassing = isPassing
    }

    public var description: String { host.isEmpty ? message : "\(host): \(message)" }
}
#endif
