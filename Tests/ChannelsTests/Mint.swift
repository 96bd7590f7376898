#if Server
import Crypto
import CryptoExtras
import FoundationEssentials
@testable import Channels

/// Signs tokens as a platform does, with keys that are made anew in each run.
enum Mint {
    /// Two keys; making one takes a while.
    static let ours = try? _RSA.Signing.PrivateKey(keySize: .bits2048)
    static let strangers = try? _RSA.Signing.PrivateKey(keySize: .bits2048)

    struct NoKey: Error {}

    /// A key set with our key under this name.
    static func keys(id: String = "k1", endorsements: [String] = ["msteams"], alg: String = "RS256") throws -> [UInt8] {
        guard let ours else { throw NoKey() }
        let numbers = try ours.publicKey.getKeyPrimitives()
        let key: [String: any Sendable] = [
            "kty": "RSA", "use": "sig", "kid": id, "alg": alg, "n": Base64URL.encode(Array(numbers.modulus)),
            "e": Base64URL.encode(Array(numbers.publicExponent)), "endorsements": endorsements,
        ]
        let fields = key.map { name, value in
            if let text = value as? String { return "\"\(name)\":\"\(text)\"" }
            return "\"\(name)\":[\((value as? [String] ?? []).map { "\"\($0)\"" }.joined(separator: ","))]"
        }
        return Array("{\"keys\":[{\"kty\":\"EC\",\"kid\":\"other\"},{\(fields.sorted().joined(separator: ","))}]}".utf8)
    }

    /// A compact token.
    static func token(_ claims: String, kid: String? = "k1", alg: String = "RS256", by key: _RSA.Signing.PrivateKey? = ours) throws -> String {
        guard let key else { throw NoKey() }
        let header = kid.map { "{\"alg\":\"\(alg)\",\"typ\":\"JWT\",\"kid\":\"\($0)\"}" } ?? "{\"alg\":\"\(alg)\"}"
        let signed = Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(Array(claims.utf8))
        let bytes = Array(signed.utf8)
        let signature =
            switch alg {
            case "RS384": try key.signature(for: SHA384.hash(data: bytes), padding: .insecurePKCS1v1_5)
            case "RS512": try key.signature(for: SHA512.hash(data: bytes), padding: .insecurePKCS1v1_5)
            default: try key.signature(for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5)
            }
        return signed + "." + Base64URL.encode(Array(signature.rawRepresentation))
    }
}
#endif
