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

    public init(
        keys: [String], conversation: String, text: String, language: Language? = nil, address: ReplyAddress, receipts: [OutboundMessage] = []
    ) {
        self.keys = keys
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
