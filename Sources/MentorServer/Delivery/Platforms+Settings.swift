#if Server
public import Channels
public import Conversations
public import Transport

extension Platforms {
    /// What the configuration describes; nil when it names no channel, and no event of the pages that is to be delivered.
    ///
    /// - Parameters:
    ///   - only: this channel alone, which then asks for its messages.
    ///   - makeTransport: called when there is any use for one.
    /// - Throws: `ChannelError` for a channel that lacks its secret; `TransportError`.
    public init?(
        _ configuration: ServerConfiguration, only: ChannelName? = nil, store: any DeliveryStore,
        makeTransport: (TransportSettings) throws -> any Transport = { try CurlTransport($0) }
    ) throws {
        var values = configuration.channels
        if let only {
            values = values.filter { $0.key.hasPrefix(only.rawValue + ".") }
            if only == .telegram, !values.isEmpty { values["telegram.pull"] = "true" }
        }
        let made = try ChannelMaker(values: values).channels()
        let events = try Self.events(configuration)
        let kinds = Set(configuration.events.map(\.kind))
        // Without a channel, nobody is handed over; questions and votes there are on the pages too.
        let isForPages = only == nil && events != nil && !kinds.isDisjoint(with: [.unanswered, .feedback])
        guard !made.all.isEmpty || isForPages else { return nil }
        self.init(
            channels: ChannelSet(made.all), pulling: made.pulling, events: events, store: store,
            transport: try makeTransport(Self.transport(configuration)))
        eventKinds = kinds
        longestHandOff = configuration.handoffHours > 0 ? configuration.handoffHours * 3_600 : nil
    }

    /// How the configuration wants platforms to be reached.
    public static func transport(_ configuration: ServerConfiguration) -> TransportSettings {
        var settings = TransportSettings()
        switch configuration.transport.proxy {
        case nil, "environment"?: settings.proxy = .environment
        case "none"?: settings.proxy = .none
        case let address?: settings.proxy = .at(address)
        }
        settings.authorities = configuration.transport.authorities
        // A platform on this machine is named by such an address, and only by one.
        let addresses = Array(configuration.channels.values) + [configuration.site.handoffWebhook ?? ""]
        settings.permitsLoopbackHTTP = addresses.contains { $0.hasPrefix("http://") }
        return settings
    }

    /// Where events are delivered; nil for nowhere.
    private static func events(_ configuration: ServerConfiguration) throws(ChannelError) -> EventHook? {
        guard let url = configuration.site.handoffWebhook else { return nil }
        let secrets = (configuration.handoffSecret ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        do { return try EventHook(url: url, secrets: secrets) } catch {
            // It knows its settings by the names of its own channel.
            let setting = error.setting.hasSuffix("url") ? "handoff.webhook" : "handoff.secret"
            throw ChannelError(.standard, setting: setting, message: error.message, remedy: error.remedy)
        }
    }

    /// The channels that the configuration describes, without anything to reach them with.
    ///
    /// - Parameters:
    ///   - only: this channel alone; what the others lack does not matter then.
    ///   - isComplete: a channel may not lack what it needs for deliveries, though it can ask for its messages without.
    /// - Throws: `ChannelError`.
    public static func channels(
        _ configuration: ServerConfiguration, only: ChannelName? = nil, isComplete: Bool = true
    ) throws(ChannelError) -> ChannelSet {
        var values = configuration.channels.filter { setting, _ in only.map { setting.hasPrefix($0.rawValue + ".") } ?? true }
        if !isComplete, values["telegram.token"] != nil, values["telegram.secret"] == nil, values["telegram.pull"] == nil {
            values["telegram.pull"] = "true"
        }
        return ChannelSet(try ChannelMaker(values: values).channels().all)
    }
}

extension ServerConfiguration.Event {
    fileprivate var kind: EventHook.Kind {
        switch self {
        case .handoff: .handoffRequested
        case .unanswered: .unanswered
        case .feedback: .feedback
        }
    }
}
#endif
