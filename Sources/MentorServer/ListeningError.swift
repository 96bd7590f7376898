#if Server
internal import Glibc

/// Why the server cannot listen, and what to do.
public struct ListeningError: Error, Sendable, CustomStringConvertible {
    public let description: String

    init(host: String, port: Int, code: Int32) {
        let remedy = switch code {
        case EADDRINUSE: "another program listens there already; stop it, or choose another port with --port (0 takes a free one)"
        case EACCES: "ports below 1024 are the administrator's; choose another with --port, and put a proxy before it"
        case EADDRNOTAVAIL: "this machine has no such address; choose another with --host"
        default: unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        }
        description = "\(host):\(port): error: cannot listen: \(remedy)"
    }
}
#endif
