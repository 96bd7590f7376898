#if Server

/// A platform, as it is called in addresses, in settings and in the store.
public enum ChannelName: String, Sendable, Hashable, CaseIterable, Codable {
    case telegram, discord, slack, mattermost, rocketchat, whatsapp, messenger, matrix, teams, googlechat
    /// Any program that speaks Standard Webhooks.
    case standard
}
#endif
