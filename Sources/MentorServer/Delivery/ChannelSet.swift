#if Server
public import Channels

/// The platforms that are configured.
public struct ChannelSet: Sendable {
    private let channels: [ChannelName: any Channels.Channel]

    public init(_ channels: [any Channels.Channel] = []) {
        self.channels = Dictionary(channels.map { ($0.name, $0) }) { first, _ in first }
    }

    public subscript(name: ChannelName) -> (any Channels.Channel)? { channels[name] }

    public var isEmpty: Bool { channels.isEmpty }

    /// In alphabetical order.
    public var names: [ChannelName] { channels.keys.sorted { $0.rawValue < $1.rawValue } }

    /// Those that answer a platform's deliveries, and those that ask for messages themselves.
    public var all: [any Channels.Channel] { names.compactMap { channels[$0] } }
}
#endif
