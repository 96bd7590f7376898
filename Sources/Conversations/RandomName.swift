/// 128 bits as 26 letters and digits: long enough that nobody can guess it, short enough to be read out on the telephone.
///
/// The digits and letters are those of Douglas Crockford's base 32, in which none is taken for another; the first letter
/// holds the lowest five bits, the last one the highest three.
enum RandomName {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let length = 26

    static func text(of bits: UInt128) -> String {
        var rest = bits
        var name: [UInt8] = []
        name.reserveCapacity(length)
        for _ in 0..<length {
            name.append(alphabet[Int(rest & 31)])
            rest >>= 5
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// Nil unless `text` names 128 bits. Capitals, and the letters that the eye takes for a digit, count as what was meant.
    static func bits(of text: String) -> UInt128? {
        let bytes = Array(text.utf8)
        guard bytes.count == length else { return nil }
        var bits: UInt128 = 0
        for byte in bytes.reversed() {
            guard let value = value(of: byte), bits >> 123 == 0 else { return nil }
            bits = bits << 5 | UInt128(value)
        }
        return bits
    }

    private static func value(of byte: UInt8) -> Int? {
        let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
        return switch lower {
        case UInt8(ascii: "o"): 0
        case UInt8(ascii: "i"), UInt8(ascii: "l"): 1
        default: alphabet.firstIndex(of: lower)
        }
    }
}

/// Names a conversation to whoever holds it: who knows the name may read, go on with and erase the conversation.
///
/// It is issued by the server, never taken from a client. The store keeps a digest of it only, so that a stolen file or
/// backup opens no conversation.
public struct SessionID: Sendable, Hashable, CustomStringConvertible {
    /// As chosen at random.
    public let bits: UInt128

    public init(bits: UInt128) { self.bits = bits }

    /// Nil unless `text` has the form of such a name: 26 letters and digits.
    public init?(_ text: String) {
        guard let bits = RandomName.bits(of: text) else { return nil }
        self.bits = bits
    }

    /// A new one. Outside of tests the generator must be the system's.
    public static func random(using generator: inout some RandomNumberGenerator) -> SessionID {
        SessionID(bits: UInt128(generator.next()) << 64 | UInt128(generator.next()))
    }

    /// 26 letters and digits.
    public var description: String { RandomName.text(of: bits) }
}

/// Names a turn, for a vote on it and its explanation; says nothing of the turn and cannot be guessed.
public struct TurnID: Sendable, Hashable, CustomStringConvertible {
    /// As chosen at random.
    public let bits: UInt128

    public init(bits: UInt128) { self.bits = bits }

    /// Nil unless `text` has the form of such a name: 26 letters and digits.
    public init?(_ text: String) {
        guard let bits = RandomName.bits(of: text) else { return nil }
        self.bits = bits
    }

    /// A new one, by the system's generator.
    public static var fresh: TurnID {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    /// A new one. Outside of tests the generator must be the system's.
    public static func random(using generator: inout some RandomNumberGenerator) -> TurnID {
        TurnID(bits: UInt128(generator.next()) << 64 | UInt128(generator.next()))
    }

    /// 26 letters and digits.
    public var description: String { RandomName.text(of: bits) }

    /// Big-endian, as the store keeps it.
    var bytes: [UInt8] { (0..<16).map { UInt8(truncatingIfNeeded: bits >> (120 - 8 * UInt128($0))) } }

    /// What `bytes` gave; nil for another length.
    init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        bits = bytes.reduce(0) { $0 << 8 | UInt128($1) }
    }
}
