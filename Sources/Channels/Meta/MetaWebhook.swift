#if Server
internal import FoundationEssentials
internal import HTTPTypes

/// What WhatsApp and Messenger have in common: the question by which Meta makes sure of the address, and the signature.
///
/// Meta signs the bytes that it sends, whether an accent stands in them as itself or as an escape: verified is what arrived.
/// The older signature (X-Hub-Signature, SHA-1) is not looked at.
struct MetaWebhook: Sendable {
    private let verifier: SignatureVerifier
    private let verifyToken: String

    init(appSecret: String, verifyToken: String) {
        verifier = SignatureVerifier(key: Array(appSecret.utf8), prefix: "sha256=")
        self.verifyToken = verifyToken
    }

    /// Verifies a delivery and reads it; what is not to be read on is an end.
    ///
    /// A delivery that is signed gets 200 whatever is in it: Meta repeats what was refused, and at last takes the address out.
    ///
    /// - Parameter object: the `object` of deliveries that are meant for this channel.
    func open<Content: Decodable>(_ delivery: Delivery, object: String, as type: Content.Type) -> Opened<Content> {
        if delivery.method == .get { return .end(challenge(delivery)) }
        guard delivery.method == .post else { return .end(.refused(InlineResponse(status: 405), why: "expected GET or POST")) }
        guard verifier.accepts(delivery.fields[named: "X-Hub-Signature-256"], of: delivery.body) else {
            return .end(.refused(InlineResponse(status: 401), why: "the field X-Hub-Signature-256 is missing or wrong"))
        }
        guard let batch = JSONBody.read(Batch<Content>.self, from: delivery.body) else {
            return .end(.done(InlineResponse(), why: "signed, but not of a known shape"))
        }
        guard batch.object == object else { return .end(.done(InlineResponse(), why: "an event of another product")) }
        return .contents(batch.entry.compactMap(\.value))
    }

    enum Opened<Content> {
        case contents([Content])
        case end(Reception)
    }

    private struct Batch<Content: Decodable>: Decodable {
        var object: String
        var entry: [Lenient<Content>]
    }

    /// `?hub.mode=subscribe&hub.verify_token=…&hub.challenge=…`
    private func challenge(_ delivery: Delivery) -> Reception {
        guard let query = FormBody(queryOf: delivery.target), query["hub.mode"] == "subscribe",
            SignatureVerifier.isSame(query["hub.verify_token"], as: verifyToken), let challenge = query["hub.challenge"]
        else { return .refused(InlineResponse(status: 403), why: "the verify token is missing or another") }
        return .done(InlineResponse(contentType: "text/plain; charset=utf-8", body: challenge), why: "the address was verified")
    }
}
#endif
