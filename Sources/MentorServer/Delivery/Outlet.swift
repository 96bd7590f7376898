#if Server
internal import Channels
internal import FoundationEssentials
internal import Wire

/// Where queued messages go: what the sender must know of it.
protocol Outlet: Sendable {
    /// As in the queue.
    var name: String { get }
    var manner: ChannelManner { get }
    /// Whether it is for this program to empty the queue; asked at each look at it.
    var isOurs: Bool { get }
    /// The request that sends what was queued.
    func request(for content: String, isPlain: Bool, key: String, at time: Int, with fetched: Fetched) -> Prepared
    func verdict(on response: OutboundResponse, to content: String) -> SendVerdict
    /// Whether there is a form without markup.
    func hasPlainForm(_ content: String) -> Bool
    /// What was queued, for another address; nil when that cannot be.
    func moved(_ content: String, to address: ReplyAddress) -> String?
    /// Seconds until the next attempt; nil when there is none any more.
    func wait(after attempts: Int, wanted: Double?, _ backoff: Backoff) -> Double?
}

extension Outlet {
    var isOurs: Bool { true }
    func hasPlainForm(_ content: String) -> Bool { false }
    func moved(_ content: String, to address: ReplyAddress) -> String? { nil }

    func wait(after attempts: Int, wanted: Double?, _ backoff: Backoff) -> Double? {
        attempts < Backoff.most ? backoff.wait(after: attempts, wanted: wanted) : nil
    }
}

/// A channel's messages.
struct ChannelOutlet: Outlet {
    let channel: any Channels.Channel

    var name: String { channel.name.rawValue }
    var manner: ChannelManner { channel.manner }

    static func content(of message: OutboundMessage) -> String { KeptJSON.text(message) }

    func request(for content: String, isPlain: Bool, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        guard var message = KeptJSON.value(OutboundMessage.self, content) else { return .impossible("what was queued cannot be read") }
        if isPlain, let plain = message.plainBody {
            message.body = plain
            message.plainBody = nil
        }
        return channel.request(for: message, key: key, at: time, with: fetched)
    }

    func verdict(on response: OutboundResponse, to content: String) -> SendVerdict {
        guard let message = KeptJSON.value(OutboundMessage.self, content) else { return .refused(why: "what was queued cannot be read") }
        return channel.verdict(on: response, to: message)
    }

    func moved(_ content: String, to address: ReplyAddress) -> String? {
        guard var message = KeptJSON.value(OutboundMessage.self, content) else { return nil }
        message.address.values.merge(address.values) { _, new in new }
        return KeptJSON.text(message)
    }

    func hasPlainForm(_ content: String) -> Bool { KeptJSON.value(OutboundMessage.self, content)?.plainBody != nil }
}

/// Values as the store keeps them: JSON, the same bytes for the same value.
enum KeptJSON {
    static func text(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// Nil for what another version wrote otherwise.
    static func value<Value: Decodable>(_ type: Value.Type, _ text: String) -> Value? {
        try? JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
#endif
