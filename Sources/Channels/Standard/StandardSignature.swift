#if Server
internal import Crypto
internal import FoundationEssentials

/// Signatures of Standard Webhooks 1.0.0: made and verified with one or more secrets.
///
/// A signature is made over `id.timestamp.body`, so that neither can be exchanged; the time is in it, so that what was
/// overheard is of no use five minutes later. Several secrets are there for the days of a change: what goes out is signed with
/// each, what comes in may be signed with any. `v1` is HMAC-SHA256, `v1a` is Ed25519.
struct StandardSignature: Sendable {
    /// Seconds that a timestamp may be off, in either direction.
    static let tolerance = 300

    private let keys: [Key]

    /// - Throws: what is wrong with which of the secrets, counted from 1; never the secret itself.
    init(secrets: [String]) throws(Problem) {
        guard !secrets.isEmpty else { throw Problem(message: "there is no secret") }
        var keys: [Key] = []
        for (place, secret) in secrets.enumerated() {
            guard let key = Key(secret) else {
                throw Problem(
                    message: """
                        secret \(place + 1) is none: expected “whsec_” and the base64 of 24 to 64 bytes, or “whsk_” or “whpk_” and an \
                        Ed25519 key
                        """)
            }
            keys.append(key)
        }
        self.keys = keys
    }

    struct Problem: Error, Hashable {
        var message: String
    }

    /// Each of the secrets can sign; a public key cannot.
    var canSign: Bool { keys.allSatisfy(\.canSign) }

    /// The field `webhook-signature`.
    ///
    /// - Parameter time: seconds since 1970, as in the field `webhook-timestamp`.
    func sign(id: String, time: Int, body: [UInt8]) -> String {
        let signed = Self.signed(id: id, time: String(time), body: body)
        return keys.compactMap { $0.signature(of: signed) }.joined(separator: " ")
    }

    /// What is wrong with a delivery's signature; nil if nothing is.
    ///
    /// - Parameters:
    ///   - id, time, signatures: the fields as they came.
    ///   - now: seconds since 1970.
    func objection(id: String?, time: String?, signatures: String?, body: [UInt8], now: Int) -> String? {
        guard let id, !id.isEmpty else { return "no field webhook-id" }
        guard let time, let moment = Int(time) else { return "the field webhook-timestamp is no number of seconds" }
        let age = now.subtractingReportingOverflow(moment)
        guard !age.overflow, age.partialValue <= Self.tolerance else { return "the field webhook-timestamp is too old" }
        guard age.partialValue >= -Self.tolerance else { return "the field webhook-timestamp is in the future" }
        guard let signatures else { return "no field webhook-signature" }
        let signed = Self.signed(id: id, time: time, body: body)
        let isGood = signatures.split(separator: " ").prefix(16).contains { signature in keys.contains { $0.made(signature, of: signed) } }
        return isGood ? nil : "the signature is wrong"
    }

    private static func signed(id: String, time: String, body: [UInt8]) -> [UInt8] { Array("\(id).\(time).".utf8) + body }

    private enum Key: Sendable {
        case shared(SymmetricKey)
        case own(Curve25519.Signing.PrivateKey)
        case theirs(Curve25519.Signing.PublicKey)

        init?(_ secret: String) {
            let kinds = ["whsk_", "whpk_", "whsec_"]
            let kind = kinds.first { secret.hasPrefix($0) }
            guard let data = Data(base64Encoded: String(secret.dropFirst(kind?.count ?? 0))) else { return nil }
            switch kind {
            case "whsk_":
                // The seed alone, or the seed and the public key.
                guard data.count == 32 || data.count == 64, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: data.prefix(32))
                else { return nil }
                if data.count == 64, key.publicKey.rawRepresentation != data.dropFirst(32) { return nil }
                self = .own(key)
            case "whpk_":
                guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: data) else { return nil }
                self = .theirs(key)
            default:
                guard (24...64).contains(data.count) else { return nil }
                self = .shared(SymmetricKey(data: data))
            }
        }

        var canSign: Bool {
            if case .theirs = self { false } else { true }
        }

        func signature(of bytes: [UInt8]) -> String? {
            switch self {
            case .shared(let key): "v1," + Data(HMAC<SHA256>.authenticationCode(for: bytes, using: key)).base64EncodedString()
            case .own(let key): (try? key.signature(for: bytes)).map { "v1a," + $0.base64EncodedString() }
            case .theirs: nil
            }
        }

        /// Whether this key made a signature. Compares in constant time.
        func made(_ signature: Substring, of bytes: [UInt8]) -> Bool {
            let parts = signature.split(separator: ",", maxSplits: 1)
            guard parts.count == 2, let code = Data(base64Encoded: String(parts[1])) else { return false }
            return switch self {
            case .shared(let key): parts[0] == "v1" && HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: bytes, using: key)
            case .own(let key): parts[0] == "v1a" && key.publicKey.isValidSignature(code, for: bytes)
            case .theirs(let key): parts[0] == "v1a" && key.isValidSignature(code, for: bytes)
            }
        }
    }
}
#endif
