#if Server

/// Which hosts an address that came from outside may name.
public struct AddressRule: Sendable, Hashable {
    /// `hooks.slack.com` for that host alone, `.botframework.com` for every host below that name; with a port,
    /// `chat.example.org:8065`, for that port instead of 443.
    ///
    /// An IP address is permitted when it is listed itself: then whoever set Mentor up has named it.
    public var hosts: [String]
    /// Also `http://127.0.0.1:8065` and its like, for a platform on this machine and for tests.
    public var permitsLoopback: Bool

    public init(hosts: [String], permitsLoopback: Bool = false) {
        self.hosts = hosts.map { $0.lowercased() }
        self.permitsLoopback = permitsLoopback
    }

    /// Reads an address and says why it may not be asked for.
    @discardableResult
    public func check(_ text: String) throws(AddressProblem) -> WebAddress {
        let address = try WebAddress(text)
        if permitsLoopback && address.reach == .loopback { return address }
        guard address.scheme == .https else { throw AddressProblem("\(address.host): expected https, found http") }
        guard hosts.contains(where: { Self.matches($0, address) }) else {
            throw AddressProblem("\(address.host): expected \(hosts.isEmpty ? "no address at all" : hosts.joined(separator: " or "))")
        }
        return address
    }

    public func permits(_ text: String) -> Bool { (try? check(text)) != nil }

    private static func matches(_ entry: String, _ address: WebAddress) -> Bool {
        let shown = address.host.contains(":") ? "[\(address.host)]" : address.host
        let place = address.port == 443 ? shown : "\(shown):\(address.port)"
        guard entry.hasPrefix(".") else { return entry == place }
        return !address.isNumeric && place.hasSuffix(entry) && place.count > entry.count
    }
}
#endif
