#if Server
internal import Glibc

/// An absolute web address, read as far as it decides whom we talk to.
///
/// The problem: an address that comes from outside (a `response_url`, a `serviceUrl`) is looked at here and asked for by
/// libcurl. Where the two read it differently (`https://good.example\@evil.example`, `http://2130706433`), a stranger makes us
/// send what we know to a host that nobody permitted. The naive way, a full parser of one's own, is how the two come to differ.
///
/// Our way: only a plain form is read, in which there is nothing to be of two minds about; everything else is refused, with the
/// reason. Limits: a name may still lead to any machine, so names from outside are held against a list (`AddressRule`).
public struct WebAddress: Sendable, Hashable {
    public enum Scheme: String, Sendable, Hashable { case https, http }

    /// Where a host is, as far as the address tells.
    public enum Reach: Sendable, Hashable {
        /// This machine.
        case loopback
        /// A network of one's own, and everything else that is no host on the internet.
        case local
        case internet
    }

    public let scheme: Scheme
    /// In lower case; an IPv6 address without its brackets.
    public let host: String
    public let port: Int
    /// The host is an IP address, not a name.
    public let isNumeric: Bool
    public let reach: Reach

    public init(_ text: String) throws(AddressProblem) {
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "\\") }) else {
            throw AddressProblem("spaces, control characters, backslashes and letters outside ASCII must be percent-encoded, in a host as xn--…")
        }
        guard let mark = text.firstRange(of: "://"), let scheme = Scheme(rawValue: text[..<mark.lowerBound].lowercased()) else {
            throw AddressProblem("expected an address that begins with https://")
        }
        let authority = text[mark.upperBound...].prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else { throw AddressProblem("a name and a password may not stand in an address") }
        let (host, port, isBracketed) = try Self.split(authority)
        self.scheme = scheme
        self.host = host
        self.port = try port.map { (digits) throws(AddressProblem) in try Self.port(digits) } ?? (scheme == .https ? 443 : 80)
        if isBracketed {
            guard let reach = Self.reachOfIPv6(host) else { throw AddressProblem("expected an IPv6 address between the brackets") }
            (self.isNumeric, self.reach) = (true, reach)
        } else if let reach = Self.reachOfIPv4(host) {
            (self.isNumeric, self.reach) = (true, reach)
        } else {
            try Self.checkName(host)
            (self.isNumeric, self.reach) = (false, Self.reachOfName(host))
        }
    }

    private static func split(_ authority: Substring) throws(AddressProblem) -> (host: String, port: Substring?, isBracketed: Bool) {
        guard authority.first == "[" else {
            let host = authority.prefix { $0 != ":" }
            return (host.lowercased(), host.endIndex == authority.endIndex ? nil : authority[host.endIndex...].dropFirst(), false)
        }
        guard let end = authority.firstIndex(of: "]") else { throw AddressProblem("the bracket of the host is not closed") }
        let rest = authority[end...].dropFirst()
        guard rest.isEmpty || rest.first == ":" else { throw AddressProblem("expected a port or a path after the host") }
        return (authority[..<end].dropFirst().lowercased(), rest.isEmpty ? nil : rest.dropFirst(), true)
    }

    private static func port(_ digits: Substring) throws(AddressProblem) -> Int {
        guard digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let port = Int(digits), 1...65_535 ~= port else {
            throw AddressProblem("expected a port from 1 to 65535")
        }
        return port
    }

    /// Letters, digits, `-` and `_`, in parts between dots. The last part does not begin with a digit: `127.1` and `0x7f.1` are
    /// addresses in disguise.
    private static func checkName(_ host: String) throws(AddressProblem) {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isPlain = labels.allSatisfy { label in
            1...63 ~= label.utf8.count && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        }
        guard isPlain, host.utf8.count <= 253, let last = labels.last?.utf8.first, !(0x30...0x39 ~= last) else {
            throw AddressProblem("expected a host name or an IP address")
        }
    }

    private static func reachOfName(_ host: String) -> Reach {
        if host == "localhost" || host.hasSuffix(".localhost") { return .loopback }
        let isLocal = !host.contains(".") || [".local", ".internal", ".lan", ".home.arpa"].contains { host.hasSuffix($0) }
        return isLocal ? .local : .internet
    }

    /// Nil when it is no IPv4 address in its usual form.
    private static func reachOfIPv4(_ host: String) -> Reach? {
        var address = in_addr()
        guard unsafe inet_pton(AF_INET, host, &address) == 1 else { return nil }
        return reach(ofIPv4: UInt32(bigEndian: address.s_addr))
    }

    private static func reach(ofIPv4 address: UInt32) -> Reach {
        if address >> 24 == 127 { return .loopback }
        /// The networks of the IANA's special-purpose registry that are not the internet: value and length of each.
        let special: [(UInt32, UInt32)] = [
            (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0xA9FE_0000, 16), (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24),
            (0xC0A8_0000, 16), (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 3),
        ]
        return special.contains { address >> (32 - $0.1) == $0.0 >> (32 - $0.1) } ? .local : .internet
    }

    /// Nil when it is no IPv6 address. Only 2000::/3 is the internet, without the forms that hold an IPv4 address (2002::/16, and
    /// 2001::/23 with Teredo in it).
    private static func reachOfIPv6(_ host: String) -> Reach? {
        var address = in6_addr()
        guard unsafe inet_pton(AF_INET6, host, &address) == 1 else { return nil }
        let bytes = unsafe withUnsafeBytes(of: &address) { unsafe Array($0) }
        if bytes.dropLast().allSatisfy({ $0 == 0 }) && bytes.last == 1 { return .loopback }
        if bytes.prefix(10).allSatisfy({ $0 == 0 }) && bytes[10] == 0xFF && bytes[11] == 0xFF {
            return reach(ofIPv4: bytes.suffix(4).reduce(0) { $0 << 8 | UInt32($1) })
        }
        let first = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
        let isInternet = first >> 13 == 1 && first != 0x2002 && !(first == 0x2001 && bytes[2] < 2)
        return isInternet ? .internet : .local
    }
}

/// Why an address is refused. Holds nothing of the address: a token may stand in it.
public struct AddressProblem: Error, Hashable, CustomStringConvertible {
    public var message: String

    public init(_ message: String) { self.message = message }

    public var description: String { message }
}
#endif
