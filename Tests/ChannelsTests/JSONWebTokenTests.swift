#if Server
import Crypto
import CryptoExtras
import FoundationEssentials
import Testing
@testable import Channels

@Suite("Tokens are believed only when they are signed, for us, and of today")
struct JSONWebTokenTests {
    // RFC 7515 appendix A.2, whole.
    static let published = """
        eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.\
        cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKB\
        YNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6Bf\
        I7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw
        """
    static let publishedKey = """
        {"keys":[{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SF\
        d2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdV\
        MTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}]}
        """

    static let claims = #"{"iss":"https://issuer.example","aud":"us","exp":2000,"nbf":1000}"#
    static let rules = TokenRules(issuers: ["https://issuer.example"], audience: "us")

    static func judge(_ token: String, keys: [UInt8]? = nil, at time: Int = 1_500) throws -> TokenRules.Judgement {
        rules.judge("Bearer \(token)", keys: JSONWebKeySet(json: try keys ?? Mint.keys(alg: "RS256")), at: time)
    }

    static func why(_ judgement: TokenRules.Judgement) -> String? {
        if case .refused(let why) = judgement { why } else { nil }
    }

    static func isGood(_ judgement: TokenRules.Judgement) -> Bool {
        if case .good = judgement { true } else { false }
    }

    @Test("The published token of RFC 7515 is signed by its key")
    func publishedVector() throws {
        let token = try JSONWebToken(Self.published[...])
        let key = try #require(JSONWebKeySet(json: Array(Self.publishedKey.utf8))?.key(id: nil))
        #expect(token.claims.issuer == "joe" && token.claims.expiry == 1_300_819_380)
        #expect(key.signed(token))
    }

    @Test("No signature with one byte changed is believed, nor one cut short or prolonged")
    func changedSignature() throws {
        let key = try #require(JSONWebKeySet(json: Array(Self.publishedKey.utf8))?.key(id: nil))
        let parts = Self.published.split(separator: ".")
        let signature = try #require(Base64URL.decode(parts[2]))
        #expect(signature.count == 256)
        var changed = signature.indices.map { place in
            var bytes = signature
            bytes[place] ^= 1 << (place % 8)
            return bytes
        }
        changed += [Array(signature.dropLast()), signature + [0], [], [0] + signature.dropLast()]
        for bytes in changed {
            let token = try JSONWebToken("\(parts[0]).\(parts[1]).\(Base64URL.encode(bytes))")
            #expect(!key.signed(token))
        }
    }

    @Test("No token with one byte of its claims changed is believed")
    func changedClaims() throws {
        let key = try #require(JSONWebKeySet(json: Array(Self.publishedKey.utf8))?.key(id: nil))
        let parts = Self.published.split(separator: ".")
        let claims = try #require(Base64URL.decode(parts[1]))
        for place in claims.indices {
            var bytes = claims
            bytes[place] ^= 1
            guard let token = try? JSONWebToken("\(parts[0]).\(Base64URL.encode(bytes)).\(parts[2])") else { continue }
            #expect(!key.signed(token))
        }
    }

    @Test("Three algorithms are known", arguments: ["RS256", "RS384", "RS512"])
    func algorithms(name: String) throws {
        #expect(Self.isGood(try Self.judge(Mint.token(Self.claims, alg: name), keys: Mint.keys(alg: name))))
    }

    @Test("A key that is for one algorithm is not used for another")
    func keyAlgorithm() throws {
        #expect(Self.why(try Self.judge(Mint.token(Self.claims, alg: "RS512"), keys: Mint.keys(alg: "RS256"))) == "the token's signature is wrong")
    }

    @Test("A token without a signature is refused, whatever it calls that", arguments: ["none", "None", "NONE", "", "HS256", "ES256", "PS256", "rs256"])
    func otherAlgorithms(name: String) throws {
        let head = Base64URL.encode(Array("{\"alg\":\"\(name)\",\"kid\":\"k1\"}".utf8))
        let body = Base64URL.encode(Array(Self.claims.utf8))
        let expected = "the token's algorithm is none of RS256, RS384, RS512"
        #expect(Self.why(try Self.judge("\(head).\(body).")) == expected)
        // The public key, taken for a shared secret.
        let pem = try #require(Mint.ours).publicKey.pemRepresentation
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(head).\(body)".utf8), using: SymmetricKey(data: Array(pem.utf8)))
        #expect(Self.why(try Self.judge("\(head).\(body).\(Base64URL.encode(Array(code)))")) == expected)
    }

    @Test("A token of another issuer, for somebody else, too old, too new or without an end is refused", arguments: [
        (#"{"iss":"https://issuer.example.evil","aud":"us","exp":2000}"#, 1_500, "the token's issuer is another"),
        (#"{"aud":"us","exp":2000}"#, 1_500, "the token's issuer is another"),
        (#"{"iss":"https://issuer.example","aud":"them","exp":2000}"#, 1_500, "the token is for somebody else"),
        (#"{"iss":"https://issuer.example","aud":["them","others"],"exp":2000}"#, 1_500, "the token is for somebody else"),
        (#"{"iss":"https://issuer.example","exp":2000}"#, 1_500, "the token is for somebody else"),
        (#"{"iss":"https://issuer.example","aud":"us"}"#, 1_500, "the token does not expire"),
        (claims, 2_300, "the token has expired"),
        (claims, 699, "the token is not yet good"),
    ])
    func rules(claims: String, time: Int, expected: String) throws {
        #expect(Self.why(try Self.judge(Mint.token(claims), at: time)) == expected)
    }

    @Test("Five minutes are granted at both ends, and one of several audiences is enough")
    func granted() throws {
        for time in [700, 1_500, 2_299] { #expect(Self.isGood(try Self.judge(Mint.token(Self.claims), at: time))) }
        #expect(Self.isGood(try Self.judge(Mint.token(#"{"iss":"https://issuer.example","aud":["them","us"],"exp":2000}"#))))
    }

    @Test("A stranger's signature under the name of our key is refused")
    func stranger() throws {
        #expect(Self.why(try Self.judge(Mint.token(Self.claims, by: Mint.strangers))) == "the token's signature is wrong")
    }

    @Test("A key that is not known is asked for, but not for a token that was never meant for us")
    func unknownKey() throws {
        if case .unknownKey = try Self.judge(Mint.token(Self.claims, kid: "k2")) {} else { Issue.record("an unknown key was not asked for") }
        if case .unknownKey = Self.rules.judge("Bearer \(try Mint.token(Self.claims))", keys: nil, at: 1_500) {} else { Issue.record("no keys, not asked for") }
        #expect(Self.why(try Self.judge(Mint.token(Self.claims, kid: "k2"), at: 9_999)) == "the token has expired")
    }

    @Test("What is no token is refused", arguments: [
        nil, "", "Bearer", "Bearer ", "Basic dXM6dGhlbQ==", "Bearer a", "Bearer a.b", "Bearer a.b.c.d", "Bearer ..", "Bearer {}.{}.{}", "Bearer e30.e30.e30",
        "Bearer eyJhbGciOiJSUzI1NiIsImNyaXQiOlsieCJdfQ.e30.AA", "Bearer " + String(repeating: "A", count: 20_000), "Bearer é.é.é",
        "Bearer eyJhbGciOiJSUzI1NiJ9.eyJleHAiOiJub3cifQ.AA",
    ] as [String?])
    func noToken(field: String?) throws {
        #expect(Self.why(Self.rules.judge(field, keys: JSONWebKeySet(json: try Mint.keys()), at: 1_500)) != nil)
    }

    @Test("Keys that are too short, of another kind, for encryption or not whole are passed over")
    func keySets() throws {
        #expect(JSONWebKeySet(json: Array("[]".utf8)) == nil)
        #expect(JSONWebKeySet(json: []) == nil)
        #expect(try JSONWebKeySet(json: Mint.keys())?.keys.count == 1)
        let short = Base64URL.encode([0xC1] + [UInt8](repeating: 0x77, count: 126) + [0x01])
        for key in [
            "{\"kty\":\"RSA\",\"n\":\"\(short)\",\"e\":\"AQAB\"}", "{\"kty\":\"RSA\",\"n\":\"AQAB\"}", "{\"kty\":\"oct\",\"k\":\"AQAB\"}", "7", "null",
            Self.publishedKey.replacing("\"kty\"", with: "\"use\":\"enc\",\"kty\"").replacing("{\"keys\":[", with: "").replacing("]}", with: ""),
        ] { #expect(JSONWebKeySet(json: Array("{\"keys\":[\(key)]}".utf8))?.keys.isEmpty == true, "\(key)") }
    }
}
#endif
