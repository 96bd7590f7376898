internal import Crypto

/// Makes of a platform's names what the store keeps of them: digests that need this key (HMAC-SHA256).
public struct DeliveryKey: Sendable, Hashable {
    static let length = 32

    let bytes: [UInt8]

    /// A new one. Outside of tests the generator must be the system's.
    public static func random(using generator: inout some RandomNumberGenerator) -> DeliveryKey {
        DeliveryKey(bytes: (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The conversation that a platform's conversation is here: the same each time, until the file is gone.
    public func session(of conversation: String, on channel: String) -> SessionID {
        let digest = digest("session", channel, conversation)
        return SessionID(bits: digest.prefix(16).reduce(0) { $0 << 8 | UInt128($1) })
    }

    /// 32 bytes for one of the names that a message comes under.
    public func claim(of key: String, on channel: String) -> [UInt8] { digest("claim", channel, key) }

    private func digest(_ purpose: String, _ channel: String, _ name: String) -> [UInt8] {
        // A zero byte parts them: none of the first two holds one.
        let text = Array("mentor.\(purpose)\0\(channel)\0\(name)".utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: text, using: SymmetricKey(data: bytes)))
    }
}
