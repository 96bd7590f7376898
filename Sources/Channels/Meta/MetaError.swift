#if Server
internal import HTTPTypes
internal import Wire

/// What the Graph API says when it does not send: `{"error": {"code": 131047, "error_subcode": …, "message": …}}`. Only the
/// codes are read: the message may quote what was to be sent.
struct MetaError: Decodable {
    var code: Int
    var error_subcode: Int?

    /// What a response of the Graph API says of a message; an error stands in the body whatever the status is.
    static func verdict(on response: OutboundResponse) -> SendVerdict {
        struct Answer: Decodable { var error: MetaError? }
        guard let answer = JSONBody.read(Answer.self, from: response.body) else {
            // Not Meta speaks, but something between us.
            return (200..<300).contains(response.status) ? .later(after: nil, why: "an answer that is not Meta's") : SendVerdict(status: response)
        }
        return answer.error?.verdict(after: response.retryAfter) ?? SendVerdict(status: response)
    }

    private func verdict(after: Double?) -> SendVerdict {
        let why = error_subcode.map { "Meta's error \(code), \($0)" } ?? "Meta's error \(code)"
        if let known = Self.meanings[code] {
            return known.passes ? .later(after: after, why: "\(why): \(known.text)") : .refused(why: "\(why): \(known.text)")
        }
        if (200..<300).contains(code) { return .refused(why: "\(why): the app lacks a permission") }
        return .refused(why: why)
    }

    /// The codes that are worth a word, and whether it may go better another time.
    private static let meanings: [Int: (passes: Bool, text: String)] = [
        0: (false, "the access token is not accepted"),
        1: (true, "a fault of Meta's"),
        2: (true, "the service is not available"),
        4: (true, "too many calls of the app"),
        10: (false, "the app lacks a permission, or the 24 hours since the person's last message are over"),
        17: (true, "too many calls of the user"),
        32: (true, "too many calls of the page"),
        190: (false, "the access token has expired or was withdrawn"),
        368: (false, "Meta has blocked the account for a while"),
        551: (false, "the person cannot be reached"),
        613: (true, "too many calls"),
        1_200: (true, "a fault of Meta's"),
        80_006: (true, "too many calls of the page"),
        80_007: (true, "too many calls of the account"),
        130_429: (true, "too many messages"),
        130_472: (false, "the person is in an experiment of Meta's"),
        131_000: (true, "a fault of Meta's"),
        131_005: (false, "the app lacks a permission"),
        131_016: (true, "the service is overloaded"),
        131_021: (false, "sender and receiver are the same"),
        131_026: (false, "the person cannot be reached"),
        131_031: (false, "the account is locked"),
        131_047: (false, "the 24 hours since the person's last message are over"),
        131_048: (true, "too many messages that were called unwanted"),
        131_056: (true, "too many messages to this person"),
        131_057: (true, "the account is being looked after"),
    ]
}
#endif
