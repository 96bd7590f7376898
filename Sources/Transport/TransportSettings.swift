#if Server

/// How requests are sent.
public struct TransportSettings: Sendable, Hashable {
    public enum Proxy: Sendable, Hashable {
        /// What `https_proxy` and `no_proxy` say, as other programs do; nothing for this machine itself.
        case environment
        case none
        /// `http://proxy.example:3128`; a name and a password may stand in it. For requests with https.
        case at(String)
    }

    /// Also plain http, to this machine alone: for a platform beside us and for tests.
    public var permitsLoopbackHTTP: Bool
    /// Bytes of a response's body; a larger one is an error.
    public var maximumBody: Int
    /// Requests to one host at once; the others wait for their turn, in order.
    public var exchangesPerHost: Int
    /// Seconds to reach a host, its name, connection and TLS together.
    public var connectDeadline: Double
    public var proxy: Proxy
    /// A file of certificates (PEM) that are believed beside the system's own, as of a school's proxy that looks into https.
    public var authorities: String?
    /// Sent when a request has no `User-Agent` of its own.
    public var userAgent: String

    public init(
        permitsLoopbackHTTP: Bool = false, maximumBody: Int = 1 << 20, exchangesPerHost: Int = 64, connectDeadline: Double = 10,
        proxy: Proxy = .environment, authorities: String? = nil, userAgent: String = "Mentor"
    ) {
        self.permitsLoopbackHTTP = permitsLoopbackHTTP
        self.maximumBody = max(0, maximumBody)
        self.exchangesPerHost = max(1, exchangesPerHost)
        self.connectDeadline = connectDeadline
        self.proxy = proxy
        self.authorities = authorities
        self.userAgent = userAgent
    }
}
#endif
