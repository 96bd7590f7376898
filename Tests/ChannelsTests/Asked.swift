#if Server
import FoundationEssentials
import HTTPTypes
import Wire
@testable import Channels

/// Deliveries and what became of them, in short.
extension Delivery {
    static func post(_ body: String, _ fields: [String: String] = [:], target: String = "/webhooks/x", time: Int = 1_800_000_000) -> Delivery {
        var all = HTTPFields()
        for (name, value) in fields { all[named: name] = value }
        return Delivery(target: target, fields: all, body: Array(body.utf8), time: time)
    }

    static func get(_ target: String) -> Delivery { Delivery(method: .get, target: target, fields: [:], body: [], time: 1_800_000_000) }
}

extension Reception {
    var messages: [InboundMessage] {
        if case .messages(let messages, _) = self { messages } else { [] }
    }

    /// The response at once; nil when something must be fetched.
    var response: InlineResponse? {
        switch self {
        case .messages(_, let response), .done(let response, _), .refused(let response, _): response
        case .needs: nil
        }
    }

    var refusal: String? {
        if case .refused(_, let why) = self { why } else { nil }
    }

    var doneWhy: String? {
        if case .done(_, let why) = self { why } else { nil }
    }

    var fetch: Fetch? {
        if case .needs(let fetch) = self { fetch } else { nil }
    }
}

extension Prepared {
    var request: OutboundRequest? {
        if case .request(let request) = self { request } else { nil }
    }

    var fetch: Fetch? {
        if case .needs(let fetch) = self { fetch } else { nil }
    }
}

extension OutboundResponse {
    static func json(_ status: Int, _ body: String = "{}", _ fields: HTTPFields = [:]) -> OutboundResponse {
        OutboundResponse(status: status, fields: fields, body: Array(body.utf8))
    }
}

/// A JSON text as a dictionary, or empty.
func fields(_ json: String) -> [String: JSONValue] { JSONBody.read([String: JSONValue].self, from: Array(json.utf8)) ?? [:] }

/// Any JSON, for looking at what was written.
enum JSONValue: Decodable, Hashable {
    case text(String), number(Double), flag(Bool), list([JSONValue]), object([String: JSONValue]), null

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let list = try? value.decode([JSONValue].self) {
            self = .list(list)
        } else if let object = try? value.decode([String: JSONValue].self) {
            self = .object(object)
        } else {
            self = .null
        }
    }

    subscript(name: String) -> JSONValue? {
        if case .object(let fields) = self { fields[name] } else { nil }
    }

    subscript(place: Int) -> JSONValue? {
        if case .list(let list) = self, list.indices.contains(place) { list[place] } else { nil }
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    var list: [JSONValue] {
        if case .list(let list) = self { list } else { [] }
    }
}
#endif
