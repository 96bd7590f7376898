#if Server
internal import CryptoExtras
internal import FoundationEssentials

/// The public keys that a platform signs its tokens with (RFC 7517). Keys of other kinds than RSA are passed over, and so
/// are those that are meant for something else than signatures and those shorter than 2,048 bits.
struct JSONWebKeySet: Sendable {
    struct Key: Sendable {
        /// Nil for a key without a name.
        var id: String?
        /// The one algorithm that the key is for; nil where the set does not say.
        var algorithm: String?
        /// The channels that the key's owner answers for: a field of the Bot Framework.
        var endorsements: [String]
        fileprivate var key: _RSA.Signing.PublicKey

        /// Whether the holder of this key signed the token.
        func signed(_ token: JSONWebToken) -> Bool {
            if let algorithm, algorithm != token.algorithm.rawValue { return false }
            return token.algorithm.isValid(token.signature, of: token.signedBytes, by: key)
        }
    }

    let keys: [Key]

    /// - Parameter json: a key set; anything else gives nil.
    init?(json: [UInt8]) {
        struct Keys: Decodable { var keys: [Lenient<Written>] }
        guard let written = try? JSONDecoder().decode(Keys.self, from: Data(json)) else { return nil }
        keys = written.keys.compactMap { $0.value?.read() }
    }

    /// The key of a token. A token without the name of a key fits a set of one key only.
    func key(id: String?) -> Key? {
        guard let id else { return keys.count == 1 ? keys.first : nil }
        return keys.first { $0.id == id }
    }

    /// A key as it stands in the set.
    private struct Written: Decodable {
        var kty: String
        var kid: String?
        var use: String?
        var alg: String?
        var n: String?
        var e: String?
        var endorsements: [String]?

        func read() -> Key? {
            guard kty == "RSA", use == nil || use == "sig", let n, let e, let modulus = Base64URL.decode(n[...]),
                let exponent = Base64URL.decode(e[...]), let key = try? _RSA.Signing.PublicKey(n: modulus, e: exponent), key.keySizeInBits >= 2_048
            else { return nil }
            return Key(id: kid, algorithm: alg, endorsements: endorsements ?? [], key: key)
        }
    }
}
#endif
