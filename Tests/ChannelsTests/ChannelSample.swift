#if Server
import Foundation
import Testing

@testable import Channels

/// A channel with all that the battery of conformance needs to know of its platform.
///
/// To add a channel, make a static sample and put it into `all`.
struct ChannelSample: Sendable, CustomTestStringConvertible {
    var name: String
    var channel: any Channels.Channel
    /// A delivery with this body, signed as the platform signs.
    var sign: @Sendable (_ body: [UInt8]) -> Delivery
    /// The body in which a person says something.
    var said: @Sendable (_ text: String) -> [UInt8]
    /// What the channel needed of the platform to believe the delivery.
    var fetched = Fetched()
    /// Bodies, rightly signed, that nobody answers, by what they are.
    var ignored: [String: [UInt8]] = [:]
    /// Deliveries that are not to be believed, by what is wrong.
    var forged: [String: Delivery] = [:]
    /// What the platform would say against a body of ours: an answer in the response, or a message to send.
    var complaints: @Sendable (_ body: String) -> [String]
    /// What may not stand in anything that is kept.
    var secrets: [String]

    var testDescription: String { name }

    static let all: [ChannelSample] = [
        telegram, discord, slack, slackCommand, mattermost, rocketChat, whatsApp, messenger, teams, googleChat, standard,
    ]
}

/// Looks at JSON of any kind, for complaints about it.
struct Examined {
    let value: Any?

    init(_ json: String) { value = try? JSONSerialization.jsonObject(with: Data(json.utf8)) }

    private init(value: Any?) { self.value = value }

    subscript(key: String) -> Examined { Examined(value: (value as? [String: Any])?[key]) }

    var text: String? { value as? String }
    var number: Int? { value as? Int }
    var list: [Examined] { (value as? [Any] ?? []).map { Examined(value: $0) } }
    var keys: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }

    /// A complaint unless a text has a length in the range.
    func complaint(_ what: String, _ range: ClosedRange<Int>, _ unit: TextSplitter.Unit = .utf16) -> [String] {
        guard let text else { return ["\(what) is missing"] }
        return range.contains(unit.count(text)) ? [] : ["\(what) has \(unit.count(text)), not \(range)"]
    }

    /// A complaint about texts that are there twice.
    static func twice(_ what: String, _ texts: [String]) -> [String] {
        Set(texts).count == texts.count ? [] : ["\(what) are not unique"]
    }
}
#endif
