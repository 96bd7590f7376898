#if Server
internal import Glibc

/// An address of the Internet as a number; IPv4 is written as the part of IPv6 that stands for it (`::ffff:192.0.2.1`).
public struct IPAddress: Sendable, Hashable {
    /// The first bit sent is the highest.
    let bits: UInt128

    init(bits: UInt128) { self.bits = bits }

    /// Nil for what is no address.
    init?(_ text: String) {
        var bytes = [UInt8](repeating: 0, count: 16)
        if unsafe bytes.withUnsafeMutableBytes({ unsafe inet_pton(AF_INET6, text, $0.baseAddress) }) == 1 {
            bits = bytes.reduce(0) { $0 << 8 | UInt128($1) }
            return
        }
        guard unsafe bytes.withUnsafeMutableBytes({ unsafe inet_pton(AF_INET, text, $0.baseAddress) }) == 1 else { return nil }
        bits = Self.mapped | bytes.prefix(4).reduce(0) { $0 << 8 | UInt128($1) }
    }

    private static let mapped: UInt128 = 0xFFFF << 32

    var isIPv4: Bool { bits >> 32 == 0xFFFF }

    /// This machine speaks to itself.
    var isLoopback: Bool { isIPv4 ? (bits >> 24) & 0xFF == 127 : bits == 1 }

    /// The part that a line of the telephone company stands for: an IPv4 address, or 64 bits of an IPv6 one.
    var network: IPAddress { isIPv4 ? self : IPAddress(bits: (bits >> 64) << 64) }
}

/// Addresses that begin alike: `10.0.0.0/8`, `2001:db8::/32`, or one address.
public struct AddressRange: Sendable, Hashable {
    private let start: UInt128
    /// Number of bits that do not matter.
    private let free: Int

    /// Nil for what is no range.
    public init?(_ text: String) {
        let pieces = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = pieces.first, pieces.count <= 2, let address = IPAddress(String(first)) else { return nil }
        let width = address.isIPv4 ? 32 : 128
        let length = pieces.count == 2 ? Int(pieces[1]) : width
        guard let length, (0...width).contains(length) else { return nil }
        free = width - length
        start = free == 128 ? 0 : address.bits >> UInt128(free)
    }

    func contains(_ address: IPAddress) -> Bool { free == 128 || address.bits >> UInt128(free) == start }
}
#endif
