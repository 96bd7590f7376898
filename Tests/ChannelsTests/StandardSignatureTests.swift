#if Server
import Crypto
import FoundationEssentials
import Testing
@testable import Channels

@Suite("Standard Webhooks are signed and verified as the standard's own examples are")
struct StandardSignatureTests {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    static let time = 1_614_265_330
    static let body = Array(#"{"test": 2432232314}"#.utf8)
    static let good = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

    static func objection(
        _ signatures: String? = good, id: String? = id, time: String? = String(time), body: [UInt8] = body, now: Int = time, secrets: [String] = [secret]
    ) throws -> String? {
        try StandardSignature(secrets: secrets).objection(id: id, time: time, signatures: signatures, body: body, now: now)
    }

    @Test("The published signature is the one that we make, with and without the secret's prefix")
    func published() throws {
        for secret in [Self.secret, String(Self.secret.dropFirst(6))] {
            #expect(try StandardSignature(secrets: [secret]).sign(id: Self.id, time: Self.time, body: Self.body) == Self.good)
            #expect(try Self.objection(secrets: [secret]) == nil)
        }
    }

    @Test("One good signature among others is enough")
    func list() throws {
        let bad = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc="
        #expect(try Self.objection("\(bad) v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= \(Self.good) \(bad)") == nil)
        #expect(try Self.objection(bad) == "the signature is wrong")
    }

    @Test("What is missing or of another kind is refused", arguments: [
        nil, "", " ", "v1,", "v1", ",", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
    ] as [String?])
    func malformed(signatures: String?) throws {
        #expect(try Self.objection(signatures) != nil)
    }

    @Test("No signature and no body with one bit changed is believed")
    func changed() throws {
        let code = try #require(Data(base64Encoded: String(Self.good.dropFirst(3))))
        for place in code.indices {
            var bytes = code
            bytes[place] ^= 1 << (place % 8)
            #expect(try Self.objection("v1," + bytes.base64EncodedString()) != nil)
        }
        for place in Self.body.indices {
            var body = Self.body
            body[place] ^= 1
            #expect(try Self.objection(body: body) != nil)
        }
        #expect(try Self.objection(id: Self.id + "x") != nil)
        #expect(try Self.objection(id: nil) != nil)
        #expect(try Self.objection(id: "") != nil)
        #expect(try Self.objection(time: String(Self.time + 1)) != nil)
    }

    @Test("Five minutes are granted and not a second more", arguments: [(-301, false), (-300, true), (0, true), (300, true), (301, false)])
    func age(offset: Int, isGood: Bool) throws {
        let objection = try Self.objection(now: Self.time + offset)
        #expect((objection == nil) == isGood)
    }

    @Test("A time that is no number is refused", arguments: [nil, "", "hello", "1614265330.5", " 1614265330", "9223372036854775807", "-9223372036854775808"] as [String?])
    func noTime(time: String?) throws {
        #expect(try Self.objection(time: time) != nil)
    }

    @Test("A secret that is none is refused, and the error does not hold it", arguments: [
        [], [""], ["whsec_"], ["whsec_abc"], ["whsec_QUJD"], ["whsk_QUJD"], ["whpk_QUJD"], ["hunter2hunter2!"], [secret, ""],
    ])
    func badSecrets(secrets: [String]) {
        let error = #expect(throws: StandardSignature.Problem.self) { try StandardSignature(secrets: secrets) }
        for secret in secrets where secret.count > 6 { #expect(error?.message.contains(secret) == false) }
    }

    @Test("While secrets are changed, what goes out is signed with both and what comes in with either")
    func rotation() throws {
        let new = "whsec_" + Data(repeating: 7, count: 32).base64EncodedString()
        let both = try StandardSignature(secrets: [new, Self.secret])
        let signatures = both.sign(id: Self.id, time: Self.time, body: Self.body)
        #expect(signatures.split(separator: " ").count == 2 && signatures.hasSuffix(Self.good))
        #expect(try Self.objection(signatures) == nil)
        #expect(try Self.objection(signatures, secrets: [new]) == nil)
        #expect(try Self.objection(secrets: [new]) != nil)
    }

    @Test("Ed25519 signatures are made with the private key and verified with the public one")
    func asymmetric() throws {
        let key = Curve25519.Signing.PrivateKey()
        let own = "whsk_" + key.rawRepresentation.base64EncodedString()
        let long = "whsk_" + (key.rawRepresentation + key.publicKey.rawRepresentation).base64EncodedString()
        let theirs = "whpk_" + key.publicKey.rawRepresentation.base64EncodedString()
        for secret in [own, long] {
            let signature = try StandardSignature(secrets: [secret]).sign(id: Self.id, time: Self.time, body: Self.body)
            #expect(signature.hasPrefix("v1a,"))
            for secrets in [[own], [theirs], [Self.secret, theirs]] { #expect(try Self.objection(signature, secrets: secrets) == nil) }
            #expect(try Self.objection(signature, body: Self.body + [32], secrets: [theirs]) != nil)
            #expect(try Self.objection(signature.replacing("v1a", with: "v1"), secrets: [theirs]) != nil)
        }
        #expect(try !StandardSignature(secrets: [theirs]).canSign)
        #expect(throws: StandardSignature.Problem.self) {
            try StandardSignature(secrets: ["whsk_" + (key.rawRepresentation + Data(count: 32)).base64EncodedString()])
        }
    }
}
#endif
