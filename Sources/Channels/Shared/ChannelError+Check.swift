#if Server
internal import Wire

/// Checks that the settings of several channels need.
extension ChannelError {
    /// Refuses a missing or empty secret.
    ///
    /// - Parameters:
    ///   - setting: without the channel's name, as `token`.
    ///   - place: where the secret is to be had, as "the bot's token of @BotFather".
    static func checkSecret(_ value: String, _ channel: ChannelName, _ setting: String, from place: String) throws(ChannelError) {
        guard !value.allSatisfy(\.isWhitespace) else {
            throw ChannelError(
                channel, setting: "\(channel.rawValue).\(setting)", message: "is missing, and nothing can be believed or sent without it",
                remedy: "set it to \(place), or leave the whole channel out")
        }
    }

    /// The address without a slash at its end; refuses one that is neither https nor on this machine.
    static func checkAddress(_ value: String, _ channel: ChannelName, _ setting: String) throws(ChannelError) -> String {
        let found: String
        do {
            let address = try WebAddress(value)
            if address.scheme == .https || address.reach == .loopback { return value.hasSuffix("/") ? String(value.dropLast()) : value }
            found = "expected https://, or http:// to this machine"
        } catch { found = error.message }
        throw ChannelError(channel, setting: "\(channel.rawValue).\(setting)", message: found, remedy: "correct the address")
    }
}
#endif
