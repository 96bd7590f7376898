#if Server
public import TextAnalysis

/// A person's message, read from a delivery.
public struct InboundMessage: Sendable, Hashable {
    /// What tells that two deliveries are the same message, as `update:17`: it was seen when any of them was. Never empty.
    public var keys: [String]
    /// The conversation on the platform, as `chat:7`. It never leaves the claim of a delivery as it is.
    public var conversation: String
    public var text: String
    /// What the platform says of the person's language; nil for nothing.
    public var language: Language?
    /// Where the answer goes.
    public var address: ReplyAddress
    /// Sent at once, ahead of the answer, and never again: "is typing", "the button was pressed".
    public var receipts: [OutboundMessage]

    /// The text of a message that has none, as a voice, a picture, a sticker or a place on a map: what stands for an object in a
    /// text (Unicode's U+FFFC).
    public static let object = "\u{FFFC}"

    /// The message is no text. That it cannot be read is said once in a while, and not to each of ten pictures: such messages of
    /// a conversation share a key, as duplicates of one another. So two programs that send pictures to each other soon stop.
    public var isObject: Bool { text == Self.object }

    public init(
        keys: [String], conversation: String, text: String, language: Language? = nil, address: ReplyAddress, receipts: [OutboundMessage] = []
    ) {
        self.keys = text == Self.object ? keys + ["object:\(conversation)"] : keys
        self.conversation = conversation
        self.text = text
        self.language = language
        self.address = address
        self.receipts = receipts
    }
}

/// Where an answer goes, in the channel's own words; kept until it is sent, then erased.
public struct ReplyAddress: Sendable, Hashable, Codable {
    public var values: [String: String]

    public init(_ values: [String: String]) { self.values = values }

    public subscript(name: String) -> String? { values[name] }
}
#endif
