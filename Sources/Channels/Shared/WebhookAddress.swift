#if Server
internal import Wire

/// Whether a platform that delivers to an address delivers to us.
///
/// A platform takes nearly any address, and is silent about one that leads nowhere: the bot then just does not answer. So what
/// can be seen of an address without asking for it is looked at when it is registered, and when it is checked.
struct WebhookAddress: Sendable {
    let channel: ChannelName
    /// The platform is a stand-in on this machine, and reaches what is on it.
    var permitsLoopback = false
    /// That the platform delivers to; nil for any.
    var ports: [Int]?

    /// Where a channel's deliveries are taken in.
    var route: String { "/webhooks/\(channel.rawValue)" }

    /// What was expected of the address and what was found; nil when there is nothing to object to.
    ///
    /// A proxy may put a path of its own before the route.
    func objection(to url: String) -> String? {
        let address: WebAddress
        do { address = try WebAddress(url) } catch { return error.message }
        let isStandIn = permitsLoopback && address.reach == .loopback
        if !isStandIn {
            guard address.scheme == .https else { return "expected https, found http, which anybody on the way can read" }
            if let ports, !ports.contains(address.port) {
                return "expected port \(ports.dropLast().map(String.init).joined(separator: ", ")) or \(ports.last ?? 443), found \(address.port)"
            }
            guard address.reach == .internet else {
                return "expected a host that the platform can reach, found \(address.host), which is known in its own network only"
            }
        }
        let rest = url[(url.firstRange(of: "://")?.upperBound ?? url.endIndex)...].drop { !"/?#".contains($0) }
        let path = rest.prefix { !"?#".contains($0) }
        guard path.hasSuffix(route) else { return "expected a path that ends with \(route), found \(path.isEmpty ? "none" : String(path))" }
        return path.endIndex == rest.endIndex ? nil : "expected nothing after \(route), found more"
    }
}
#endif
