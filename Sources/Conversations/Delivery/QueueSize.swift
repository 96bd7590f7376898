/// How many messages of a channel are queued.
public struct QueueSize: Sendable, Hashable {
    public var channel: String
    /// To be sent, now or later.
    public var waiting: Int
    /// Tried no more, and kept for a person to see.
    public var laidAside: Int

    public init(channel: String, waiting: Int, laidAside: Int) {
        self.channel = channel
        self.waiting = waiting
        self.laidAside = laidAside
    }
}
