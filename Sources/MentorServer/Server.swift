#if Server
public import Conversations
internal import Hummingbird
internal import HummingbirdCore
public import Logging
internal import NIOCore
internal import ServiceLifecycle
public import Site
internal import UnixSignals

/// The school's site: pages, the chat element and the programs' interface over HTTP, around one adviser and one store.
///
/// The adviser is a pure function and answers in a fraction of a millisecond; what can wait or go wrong is around it, in
/// rings, each in a type of its own: the observer names and logs a request, the dresser says what browsers may do with its
/// answer, the rate guard counts it, the translator turns what was thrown into a problem in words, and the routes within
/// know nothing of all that. TLS, compression and the logs of addresses are left to a proxy, which does them better.
public struct Server: Sendable {
    private let configuration: ServerConfiguration
    private let store: any ConversationStore
    private let clock: ServerClock
    private let logger: Logger
    private let metrics = ServerMetrics()
    private let state = ServerState()
    private let provider: any KnowledgeProvider
    private let buckets: TokenBuckets<IPAddress>
    /// Nil without a channel.
    let works: ChannelWorks?
    let holder: AdvisorHolder
    let table: RouteTable
    let desk: ConversationDesk

    /// Loads the knowledge; the server listens when it runs.
    ///
    /// - Throws: `KnowledgeFailure`.
    public init(
        _ configuration: ServerConfiguration, knowledge provider: any KnowledgeProvider, store: any ConversationStore, files: SiteFiles,
        platforms: Platforms? = nil, clock: ServerClock = .system, logger: Logger
    ) throws(KnowledgeFailure) {
        self.configuration = configuration
        self.store = store
        self.clock = clock
        self.logger = logger
        self.provider = provider
        holder = try AdvisorHolder(
            provider, files: files, settings: Self.settings(configuration.site), clock: clock, metrics: metrics, logger: logger)
        desk = ConversationDesk(
            configuration, knowledge: holder, store: store, metrics: metrics, clock: clock, events: platforms?.eventDesk())
        works = platforms.map { [desk, metrics] in ChannelWorks($0, desk: desk, clock: clock, metrics: metrics, logger: logger) }
        let api = APIRoutes(desk: desk, store: store, limit: configuration.limits.body)
        var table = RouteTable()
        api.add(to: &table)
        PageRoutes(desk: desk, api: api, files: files, limit: configuration.limits.body).add(to: &table)
        OperationRoutes(
            desk: desk, store: store, works: works, addresses: ClientAddresses(trusted: configuration.trustedProxies),
            metricsToken: configuration.metricsToken, state: state, hasBenchmark: configuration.hasBenchmarkRoute,
            limit: configuration.limits.body
        ).add(to: &table)
        buckets = TokenBuckets(perMinute: configuration.rate.addressPerMinute, burst: configuration.rate.addressBurst)
        ChannelRoutes(works: works, clock: clock, metrics: metrics, buckets: buckets).add(to: &table)
        self.table = table
    }

    /// Answers until the program is told to stop (SIGTERM, SIGINT), then finishes the answers in flight.
    ///
    /// - Parameter onStart: is told the port once the server listens.
    /// - Throws: `ListeningError`.
    public func run(onStart: @escaping @Sendable (_ port: Int) -> Void) async throws {
        // They are stopped from the last to the first: it is no longer ready before it no longer listens.
        let services: [any Service] = (works.map { [$0] } ?? []) + [
            application { channel in onStart(channel.localAddress?.port ?? 0) },
            KnowledgeWatch(holder: holder, interval: configuration.knowledge.interval, stamp: { [provider] in provider.stamp() }),
            Maintenance(store: store, clock: clock, metrics: metrics, state: state, logger: logger),
        ]
        var group = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = configuration.limits.stop
        do { try await ServiceGroup(configuration: group).run() } catch let error as IOError {
            throw ListeningError(host: configuration.host, port: configuration.port, code: error.errnoCode)
        }
    }

    /// The application alone, without the services around it.
    func application(onStart: @escaping @Sendable (any Channel) -> Void = { _ in }) -> some ApplicationProtocol {
        let limits = configuration.limits
        let http = HTTP1Channel.Configuration(
            additionalChannelHandlers: [ParserRefusal(), RequestDeadline(request: limits.request, idle: limits.idle)],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: ParserRefusal.longestField, maxHeaderListSize: ParserRefusal.longestHead, maxHeaderFieldCount: 100))
        return Application(
            router: router(), server: .http1(configuration: http),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
            onServerRunning: { onStart($0) }, logger: logger)
    }

    private func router() -> Router<RequestScope> {
        let router = Router(context: RequestScope.self, options: .autoGenerateHeadEndpoints)
        let problems = ProblemTranslator(routes: table, knowledge: holder, metrics: metrics)
        router.add(middleware: RequestObserver(
            addresses: ClientAddresses(trusted: configuration.trustedProxies), metrics: metrics, clock: clock, logger: logger))
        router.add(middleware: ResponseDresser(origins: Set(configuration.origins), routes: table))
        router.add(middleware: RateGuard(buckets, routes: table, problems: problems, metrics: metrics, clock: clock))
        router.add(middleware: problems)
        for route in table.routes {
            router.on(RouterPath(route.path), method: route.method, use: route.handler)
        }
        return router
    }

    private static func settings(_ pages: ServerConfiguration.Pages) -> SiteSettings {
        var settings = SiteSettings()
        settings.name = pages.name
        settings.origin = pages.origin
        settings.privacy = pages.privacy
        settings.accessibility = pages.accessibility
        let contact = pages.contact ?? pages.handoffEmail
        settings.contact = contact.map { $0.hasPrefix("https://") ? $0 : "mailto:" + $0 }
        return settings
    }
}
#endif
