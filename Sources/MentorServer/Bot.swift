#if Server
public import Conversations
public import Logging
internal import ServiceLifecycle
public import Site
internal import UnixSignals

/// A program that asks one platform for messages and answers them, without a server and without a public address.
public struct Bot: Sendable {
    private let configuration: ServerConfiguration
    private let works: ChannelWorks
    private let watch: KnowledgeWatch
    private let maintenance: Maintenance
    private let logger: Logger

    /// Loads the knowledge.
    ///
    /// - Throws: `KnowledgeFailure`.
    public init(
        _ configuration: ServerConfiguration, knowledge provider: any KnowledgeProvider, store: any ConversationStore, files: SiteFiles,
        platforms: Platforms, clock: ServerClock = .system, logger: Logger
    ) throws(KnowledgeFailure) {
        self.configuration = configuration
        self.logger = logger
        let metrics = ServerMetrics()
        let holder = try AdvisorHolder(
            provider, files: files, settings: SiteSettings(), clock: clock, metrics: metrics, logger: logger)
        let desk = ConversationDesk(
            configuration, knowledge: holder, store: store, metrics: metrics, clock: clock, events: platforms.eventDesk())
        works = ChannelWorks(platforms, desk: desk, clock: clock, metrics: metrics, logger: logger, endsWithPuller: true)
        watch = KnowledgeWatch(holder: holder, interval: configuration.knowledge.interval, stamp: { provider.stamp() })
        maintenance = Maintenance(store: store, clock: clock, metrics: metrics, state: ServerState(), logger: logger)
    }

    /// Answers until the program is told to stop (SIGTERM, SIGINT), then finishes what is under way.
    ///
    /// - Throws: `PlatformRefusal` when the platform refuses to be asked.
    public func run() async throws {
        var group = ServiceGroupConfiguration(
            services: [works, watch, maintenance], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = configuration.limits.stop
        try await ServiceGroup(configuration: group).run()
    }
}
#endif
