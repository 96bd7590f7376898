#if Server
internal import HTTPTypes

/// Tells who a request is from when it came by way of proxies.
///
/// `X-Forwarded-For` is a list to which each proxy adds whom it heard from; anybody may send one that is already filled.
/// So it is read from the right, where our own proxies wrote, and only as long as the next hop is one of them: the first
/// address that is not is the client. Limits: a proxy that does not add to the list hides everybody behind it.
struct ClientAddresses: Sendable {
    let trusted: [AddressRange]

    func client(_ headers: HTTPFields, peer: IPAddress?) -> IPAddress? {
        guard !trusted.isEmpty, var client = peer, isTrusted(client) else { return peer }
        let hops = headers[values: .forwardedFor].flatMap { $0.split(separator: ",") }
        for hop in hops.reversed() {
            guard let address = IPAddress(String(hop.filter { $0 != " " && $0 != "\t" })) else { break }
            client = address
            guard isTrusted(address) else { break }
        }
        return client
    }

    /// The request came straight from a program on this machine, not through a proxy on it.
    func isLocal(_ headers: HTTPFields, peer: IPAddress?) -> Bool {
        guard let peer, peer.isLoopback else { return false }
        return !headers.contains(.forwardedFor) && !headers.contains(.forwarded) && !headers.contains(.realIP)
    }

    private func isTrusted(_ address: IPAddress) -> Bool { trusted.contains { $0.contains(address) } }
}
#endif
