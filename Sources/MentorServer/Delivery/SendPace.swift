#if Server
internal import Channels

/// Keeps to a platform's pace: so long between two messages of a conversation, so many a second over all.
struct SendPace {
    /// Milliseconds since 1970 from which the next may be sent.
    private var channels: [String: Int] = [:]
    private var conversations: [[UInt8]: Int] = [:]

    /// From when on a message may be sent.
    func earliest(_ conversation: [UInt8], on channel: String) -> Int {
        max(channels[channel] ?? 0, conversations[conversation] ?? 0)
    }

    /// A message of the conversation has been sent: the platform may have it only since now, so the next one waits from here.
    mutating func rest(_ conversation: [UInt8], _ manner: ChannelManner, since now: Int) {
        guard manner.conversationInterval > 0 else { return }
        conversations[conversation] = max(conversations[conversation] ?? 0, now + Int((manner.conversationInterval * 1_000).rounded(.up)))
    }

    /// It is sent now.
    mutating func take(_ conversation: [UInt8], on channel: String, _ manner: ChannelManner, at now: Int) {
        if let rate = manner.messagesPerSecond, rate > 0 { channels[channel] = max(now, channels[channel] ?? 0) + Int((1_000 / rate).rounded(.up)) }
        guard manner.conversationInterval > 0 else { return }
        if conversations.count > 10_000 { conversations = conversations.filter { $0.value > now } }
        conversations[conversation] = now + Int((manner.conversationInterval * 1_000).rounded(.up))
    }
}
#endif
