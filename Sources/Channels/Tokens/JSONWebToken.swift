#if Server
internal import Crypto
internal import CryptoExtras
internal import FoundationEssentials

/// A signed token in the compact form (RFC 7515, RFC 7519), taken apart but not yet believed.
///
/// The problem: Teams and Google Chat do not share a secret with us. They sign a small statement ("this is for you, from me,
/// until then") with a key whose public half they publish. The naive way is to believe the token about how to verify it: its
/// header names the algorithm, and a stranger may write "none" there, or "HS256" so that the public key, which everybody has,
/// is taken for a shared secret.
///
/// Our way: three algorithms exist here, all RSA, and there is no code for others. A key is only ever used as an RSA key. A
/// header that asks for extensions ("crit") is refused, as the standard wants. What the token says is looked at by
/// `TokenRules`, after the signature. Time is handed in.
struct JSONWebToken: Sendable {
    /// RSA PKCS #1 v1.5 with SHA-2 (RFC 7518 section 3.3): the ones that the platforms sign with.
    enum Algorithm: String, Sendable, CaseIterable {
        case rs256 = "RS256", rs384 = "RS384", rs512 = "RS512"

        func isValid(_ signature: [UInt8], of bytes: [UInt8], by key: _RSA.Signing.PublicKey) -> Bool {
            let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
            let padding = _RSA.Signing.Padding.insecurePKCS1v1_5
            return switch self {
            case .rs256: key.isValidSignature(signature, for: SHA256.hash(data: bytes), padding: padding)
            case .rs384: key.isValidSignature(signature, for: SHA384.hash(data: bytes), padding: padding)
            case .rs512: key.isValidSignature(signature, for: SHA512.hash(data: bytes), padding: padding)
            }
        }
    }

    /// Why a token is none of ours. Holds nothing of the token.
    struct Refusal: Error, Hashable {
        var why: String
    }

    let algorithm: Algorithm
    /// The name of the key that signed; nil when the token does not say.
    let keyID: String?
    let claims: Claims
    /// What the signature is made over.
    let signedBytes: [UInt8]
    let signature: [UInt8]

    /// Bytes beyond which a token is not read. Theirs have one or two thousand.
    static let longest = 16_384

    init(_ compact: Substring) throws(Refusal) {
        guard compact.utf8.count <= Self.longest else { throw Refusal(why: "the token is longer than \(Self.longest) bytes") }
        let parts = compact.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let head = Base64URL.decode(parts[0]), let body = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2])
        else { throw Refusal(why: "the token is not three parts of base64url") }
        guard let header = try? JSONDecoder().decode(Header.self, from: Data(head)) else { throw Refusal(why: "the token's header is not readable") }
        guard let algorithm = Algorithm(rawValue: header.alg) else { throw Refusal(why: "the token's algorithm is none of RS256, RS384, RS512") }
        guard header.crit == nil else { throw Refusal(why: "the token asks for extensions") }
        guard let claims = try? JSONDecoder().decode(Claims.self, from: Data(body)) else { throw Refusal(why: "the token's claims are not readable") }
        self.algorithm = algorithm
        self.keyID = header.kid
        self.claims = claims
        self.signature = signature
        self.signedBytes = Array(parts[0].utf8) + [UInt8(ascii: ".")] + Array(parts[1].utf8)
    }

    private struct Header: Decodable {
        var alg: String
        var kid: String?
        var crit: [String]?
    }

    /// What the token says. Times are seconds since 1970.
    struct Claims: Decodable, Sendable {
        var issuer: String?
        var audiences: [String]
        var expiry: Double?
        var notBefore: Double?
        /// The Bot Framework's: the address that answers go to.
        var serviceURL: String?
        /// Google's: who asked for the token.
        var email: String?
        var emailIsVerified: Bool?

        private enum Name: String, CodingKey {
            case issuer = "iss", audiences = "aud", expiry = "exp", notBefore = "nbf", serviceURL = "serviceurl", email
            case emailIsVerified = "email_verified"
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Name.self)
            issuer = try values.decodeIfPresent(String.self, forKey: .issuer)
            if let one = try? values.decodeIfPresent(String.self, forKey: .audiences) {
                audiences = [one]
            } else {
                audiences = try values.decodeIfPresent([String].self, forKey: .audiences) ?? []
            }
            expiry = try values.decodeIfPresent(Double.self, forKey: .expiry)
            notBefore = try values.decodeIfPresent(Double.self, forKey: .notBefore)
            serviceURL = try values.decodeIfPresent(String.self, forKey: .serviceURL)
            email = try values.decodeIfPresent(String.self, forKey: .email)
            emailIsVerified = try values.decodeIfPresent(Bool.self, forKey: .emailIsVerified)
        }
    }
}
#endif
