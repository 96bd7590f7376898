#if Server
import Channels
import HTTPTypes
import TextAnalysis
import Wire

/// What a channel made of what it was asked.
struct Finding: Encodable {
    struct Heard: Encodable {
        var text: String
        var keys: [String]
        var conversation: String
        var language: String?
        var address: [String: String]

        init(_ message: InboundMessage) {
            text = message.text
            keys = message.keys
            conversation = message.conversation
            language = message.language?.rawValue
            address = message.address.values
        }
    }

    /// A request that we would make.
    struct Sent: Encodable {
        /// Of what is fetched.
        var id: String?
        /// The platform's method, in the channel's words.
        var call: String?
        var method = ""
        var url = ""
        var fields: [String: String] = [:]
        var body = ""
        var impossible: String?

        init(_ request: OutboundRequest, id: String? = nil, method call: String? = nil) {
            self.id = id
            self.call = call
            method = request.method.rawValue
            url = request.url
            for field in request.fields { fields[field.name.rawName] = field.value }
            body = String(decoding: request.body, as: UTF8.self)
        }

        init(impossible: String) { self.impossible = impossible }
    }

    /// "messages", "done" or "refused".
    var reception: String?
    var status: Int?
    var response: String?
    var why: String?
    var needs: Sent?
    var messages: [Heard] = []
    /// The answer in the response.
    var inline: String?
    var requests: [Sent] = []
    var cursor: String?
    var errands: [Sent] = []
    var error: String?

    mutating func hear(_ reception: String, _ response: InlineResponse, _ why: String? = nil) {
        self.reception = reception
        status = response.status
        self.response = response.body
        self.why = why
    }
}
#endif
