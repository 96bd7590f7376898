/// Names a message that is to be sent: the same at each attempt, and of no other message.
public struct MessageID: Sendable, Hashable, CustomStringConvertible {
    /// As chosen at random.
    public let bits: UInt128

    public init(bits: UInt128) { self.bits = bits }

    /// Nil unless `text` has the form of such a name: 26 letters and digits.
    public init?(_ text: String) {
        guard let bits = RandomName.bits(of: text) else { return nil }
        self.bits = bits
    }

    /// A new one. Outside of tests the generator must be the system's.
    public static func random(using generator: inout some RandomNumberGenerator) -> MessageID {
        MessageID(bits: UInt128(generator.next()) << 64 | UInt128(generator.next()))
    }

    /// 26 letters and digits.
    public var description: String { RandomName.text(of: bits) }

    /// Big-endian, as the store keeps it.
    var bytes: [UInt8] { TurnID(bits: bits).bytes }

    /// What `bytes` gave; nil for another length.
    init?(bytes: some Collection<UInt8>) {
        guard let same = TurnID(bytes: bytes) else { return nil }
        bits = same.bits
    }
}

/// A message to send, as it is handed to the store.
public struct QueuedMessage: Sendable, Hashable {
    public var id: MessageID
    public var channel: String
    /// What the channel wrote; erased when it is sent.
    public var content: String

    public init(id: MessageID, channel: String, content: String) {
        self.id = id
        self.channel = channel
        self.content = content
    }
}

/// A message that must be sent before the others of its conversation.
public struct DueMessage: Sendable, Hashable {
    public var id: MessageID
    public var channel: String
    /// A digest: the same for all messages of a conversation.
    public var conversation: [UInt8]
    /// Milliseconds since 1970: not to be tried before.
    public var due: Int
    /// How often it was tried.
    public var attempts: Int
    /// The platform refused its markup.
    public var isPlain: Bool
}

/// What became of an attempt to send a message.
public enum SendFate: Sendable, Hashable {
    /// It is erased.
    case sent
    /// Not before so many milliseconds since 1970.
    case later(due: Int, why: String)
    /// Without markup, at once.
    case plain(why: String)
    /// It is tried no more, and kept for a person to see.
    case dead(why: String)
}

/// A message that waits for being sent, or is tried no more, without what it says.
public struct OutboxEntry: Sendable, Hashable {
    public var id: MessageID
    public var channel: String
    /// Seconds since 1970.
    public var queued: Int
    /// Milliseconds since 1970.
    public var due: Int
    public var attempts: Int
    public var isDead: Bool
    /// Why it was not sent the last time.
    public var why: String?
}
