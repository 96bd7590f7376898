#if Server
import Testing

@testable import Channels

@Suite("Signatures")
struct SignatureVerifierTests {
    /// platforms.md: Slack's own example, GitHub's own example, and ours with accents.
    static let vectors: [(secret: String, prefix: String, body: String, signature: String)] = [
        ("It's a Secret to Everybody", "sha256=", "Hello, World!", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"),
        ("app_secret", "", #"{"text":"Université"}"#, "8f438fbf4e07c5051706752aa5bd4f9b7f3979294db495390ac6a83345b5688c"),
        ("app_secret", "", #"{"text":"Universit\u00e9"}"#, "5406f9b01bccbdc2bebabf176fb493d10dd1031e769b36383660d3598dc2631c"),
    ]

    @Test("Published and accented examples are accepted, and nothing that differs in one bit", arguments: vectors)
    func examples(secret: String, prefix: String, body: String, signature: String) {
        let verifier = SignatureVerifier(key: secret.utf8, prefix: prefix)
        #expect(verifier.accepts(signature, of: Array(body.utf8)))
        #expect(verifier.signature(of: Array(body.utf8)) == signature)
        for place in signature.utf8.indices {
            for bit in 0..<7 {
                var bytes = Array(signature.utf8)
                bytes[signature.utf8.distance(from: signature.utf8.startIndex, to: place)] ^= 1 << bit
                #expect(!verifier.accepts(String(decoding: bytes, as: UTF8.self), of: Array(body.utf8)))
            }
        }
        for place in body.utf8.indices.map({ body.utf8.distance(from: body.utf8.startIndex, to: $0) }) {
            var bytes = Array(body.utf8)
            bytes[place] ^= 1
            #expect(!verifier.accepts(signature, of: bytes))
        }
        #expect(!verifier.accepts(nil, of: Array(body.utf8)))
        #expect(!verifier.accepts("", of: Array(body.utf8)))
        #expect(!verifier.accepts(prefix, of: Array(body.utf8)))
        #expect(!verifier.accepts(signature + "0", of: Array(body.utf8)))
        #expect(!verifier.accepts(signature.uppercased(), of: Array(body.utf8)))
    }

    @Test("Without a key nothing matches, not even its own signature")
    func emptyKey() {
        let verifier = SignatureVerifier(key: "".utf8)
        #expect(!verifier.accepts(verifier.signature(of: [1]), of: [1]))
    }

    @Test("The parts are signed one after the other")
    func parts() {
        let verifier = SignatureVerifier(key: "k".utf8, encoding: .base64, prefix: "v1,")
        #expect(verifier.signature(of: [1, 2], [3]) == verifier.signature(of: [1], [2, 3]))
    }

    @Test("A token is compared whole, and an empty secret is nobody's")
    func tokens() {
        #expect(SignatureVerifier.isSame("abc", as: "abc"))
        for given in [nil, "", "ab", "abcd", "abC", "ábc"] { #expect(!SignatureVerifier.isSame(given, as: "abc")) }
        #expect(!SignatureVerifier.isSame("", as: ""))
    }

    @Test(
        "A time is fresh within the tolerance, to the second",
        arguments: [
            ("1000", 1300, true), ("1000", 1301, false), ("1000", 700, true), ("1000", 699, false), ("hello", 1000, false), ("", 1000, false),
            ("+1000", 1000, false), ("1000.0", 1000, false), ("99999999999999999999", 1000, false), (nil, 1000, false),
        ])
    func freshness(stated: String?, now: Int, isFresh: Bool) {
        #expect(SignatureVerifier.isFresh(stated, now: now, tolerance: 300) == isFresh)
    }

    @Test("Hexadecimal digits have one spelling")
    func hex() {
        #expect(Hex.bytes(of: "00ff10") == [0, 255, 16])
        #expect(Hex.text(of: [0, 255, 16]) == "00ff10")
        for text in ["0", "0g", "FF", "0x10", "é0"] { #expect(Hex.bytes(of: text) == nil) }
    }
}
#endif
