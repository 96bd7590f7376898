#if Server
internal import FoundationEssentials
internal import HTTPTypes
public import Wire

/// Sends our own events (a question that stayed unanswered, a vote, a person asked for) to an address of the school's, as
/// Standard Webhooks: whoever has a library for them verifies in three lines that an event is ours and came once.
public struct EventHook: Sendable {
    /// An event that somebody waits for. It holds what the receiver needs and no more.
    public enum Kind: String, Sendable, CaseIterable {
        case unanswered
        case feedback
        case handoffRequested = "handoff.requested"
    }

    /// Seconds to wait before each attempt, the first at once: the schedule of the standard. Whoever sends adds a little at
    /// random, so that a thousand do not come back at the same moment.
    public static let retryDelays: [Double] = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]

    /// Bytes that an event may have.
    public static let largestBody = 20_000

    private let url: String
    private let signature: StandardSignature

    /// - Parameters:
    ///   - secrets: each signs; two while they are changed.
    ///   - setting: what the address is called in the settings, for the error, without the channel's name.
    public init(url: String, secrets: [String], setting: String = "events-url", secretSetting: String = "events-secret") throws(ChannelError) {
        self.url = try ChannelError.checkAddress(url, .standard, setting)
        self.signature = try Self.signature(secrets, secretSetting)
        guard signature.canSign else {
            throw ChannelError(
                .standard, setting: "standard.\(secretSetting)", message: "a public key (whpk_) cannot sign",
                remedy: "set the private one (whsk_), or a shared secret (whsec_)")
        }
    }

    static func signature(_ secrets: [String], _ setting: String) throws(ChannelError) -> StandardSignature {
        do { return try StandardSignature(secrets: secrets) } catch {
            throw ChannelError(
                .standard, setting: "standard.\(setting)", message: error.message,
                remedy: "make one with: printf 'whsec_%s' \"$(openssl rand -base64 32)\"")
        }
    }

    /// The body of an event: `{"data": {…}, "timestamp": "2026-11-21T09:30:00Z", "type": "handoff.requested"}`.
    ///
    /// - Parameters:
    ///   - time: of the event, in seconds since 1970.
    ///   - data: what happened, in names that stay.
    public static func body(_ kind: Kind, at time: Int, data: [String: String]) -> String {
        JSONBody.write(Event(type: kind.rawValue, timestamp: timestamp(time), data: data))
    }

    /// ISO 8601 in UTC, whole seconds.
    static func timestamp(_ time: Int) -> String { Date.ISO8601FormatStyle().format(.init(timeIntervalSince1970: Double(time))) }

    private struct Event: Encodable {
        var type: String
        var timestamp: String
        var data: [String: String]
    }

    /// - Parameters:
    ///   - key: the same at each attempt; the receiver tells duplicates by it.
    ///   - time: of this attempt, in seconds since 1970.
    public func request(body: String, key: String, at time: Int) -> OutboundRequest {
        let bytes = Array(body.utf8)
        var fields = HTTPFields.json()
        fields[named: "webhook-id"] = key
        fields[named: "webhook-timestamp"] = String(time)
        fields[named: "webhook-signature"] = signature.sign(id: key, time: time, body: bytes)
        var request = OutboundRequest(url: url, fields: fields, body: bytes)
        request.readsBody = false
        return request
    }

    /// Only 410 is for ever: every other refusal may be a mistake of the receiver's, to be mended before the schedule ends.
    public func verdict(on response: OutboundResponse) -> SendVerdict {
        switch response.status {
        case 200..<300: .sent
        case 410: .refused(why: "status 410: the receiver wants no more of these")
        default: .later(after: response.retryAfter, why: SendVerdict.reason(response.status))
        }
    }

    /// The receiver wants no more events: nothing is to be sent there until somebody sets it up again.
    public static func disables(_ response: OutboundResponse) -> Bool { response.status == 410 }
}
#endif
