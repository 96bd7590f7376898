#if Server
internal import Crypto
internal import FoundationEssentials

/// Tells whether a delivery was signed by whoever holds a secret (HMAC-SHA256, RFC 2104), and signs what we send.
///
/// The problem: an address that the whole world can reach, and messages that are answered in a school's name. Platforms
/// sign the bytes that they send, each with its own prefix and spelling. The naive ways have all been bugs elsewhere: the
/// text is decoded and encoded again before it is verified, and the first accent breaks the signature; a missing header
/// field is taken for "not signed, so nothing to verify"; the comparison stops at the first wrong byte and lets a patient
/// stranger guess it one by one.
///
/// Our way: the signature that we expect is written exactly as the platform spells it, over the raw bytes, and compared as
/// text in a time that does not depend on where it differs. So there is one right spelling, and nothing of a stranger's is
/// decoded. What is missing does not match.
///
/// Its limit: it says nothing of when a delivery was sent. Where the time is signed, the channel holds it against ours with
/// `isFresh`.
struct SignatureVerifier: Sendable {
    enum Encoding: Sendable {
        /// Small letters.
        case hex
        /// The usual alphabet, padded.
        case base64
    }

    private let key: SymmetricKey
    private let encoding: Encoding
    private let prefix: String

    /// - Parameters:
    ///   - key: of HMAC; not empty, or else nothing matches.
    ///   - prefix: what stands before the signature, as `sha256=`.
    init(key: some Sequence<UInt8>, encoding: Encoding = .hex, prefix: String = "") {
        self.key = SymmetricKey(data: Array(key))
        self.encoding = encoding
        self.prefix = prefix
    }

    /// The signature over the parts one after the other, prefix included.
    func signature(of parts: [UInt8]...) -> String { signature(of: parts) }

    /// Whether `signature` is the one of the parts one after the other; nil is not.
    func accepts(_ signature: String?, of parts: [UInt8]...) -> Bool {
        guard key.bitCount > 0 else { return false }
        return Self.isSame(signature, as: self.signature(of: parts))
    }

    private func signature(of parts: [[UInt8]]) -> String {
        var code = HMAC<SHA256>(key: key)
        for part in parts { code.update(data: part) }
        let bytes = Data(code.finalize())
        return switch encoding {
        case .hex: prefix + Hex.text(of: bytes)
        case .base64: prefix + bytes.base64EncodedString()
        }
    }

    /// Whether `given` is the secret, in a time that depends on neither where they differ nor how long the secret is: their
    /// digests are compared. An empty secret is nobody's.
    static func isSame(_ given: String?, as secret: String) -> Bool {
        guard let given, !secret.isEmpty else { return false }
        return SHA256.hash(data: Array(given.utf8)) == SHA256.hash(data: Array(secret.utf8))
    }

    /// Whether a time that a delivery states is at most `tolerance` seconds from ours.
    ///
    /// - Parameters:
    ///   - stated: digits, seconds since 1970; anything else is not fresh.
    ///   - now: seconds since 1970.
    static func isFresh(_ stated: String?, now: Int, tolerance: Int) -> Bool {
        guard let stated, (1...15).contains(stated.utf8.count), stated.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let time = Int(stated)
        else { return false }
        return abs(now - time) <= tolerance
    }
}
#endif
