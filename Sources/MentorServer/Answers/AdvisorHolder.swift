#if Server
internal import Dispatch
internal import Knowledge
internal import Logging
internal import MentorCore
internal import Site
internal import Synchronization

/// Holds the knowledge that answers, and puts a newer one in its place while the server goes on.
///
/// A reload must not interrupt anybody: answers in flight finish on the version that they began with, and the next ones
/// find the new one. That is one reference behind a lock. A base that cannot be loaded is told in the log, problem by
/// problem, and the old one stays: a comma that an editor forgets must not take the site down.
final class AdvisorHolder: Sendable {
    private let provider: any KnowledgeProvider
    private let files: SiteFiles
    private let settings: SiteSettings
    private let clock: ServerClock
    private let metrics: ServerMetrics
    private let logger: Logger
    private let served: Mutex<ServedKnowledge>
    /// The files as they were when they were last read, whether that went well or not.
    private let stamp: Mutex<[UInt8]?>

    /// Loads for the first time.
    init(
        _ provider: any KnowledgeProvider, files: SiteFiles, settings: SiteSettings, clock: ServerClock, metrics: ServerMetrics, logger: Logger
    ) throws(KnowledgeFailure) {
        self.provider = provider
        self.files = files
        self.settings = settings
        self.clock = clock
        self.metrics = metrics
        self.logger = logger
        // Before reading: what changes meanwhile is read again.
        stamp = Mutex(provider.stamp())
        served = Mutex(ServedKnowledge(try provider.load(), files: files, settings: settings, at: clock.seconds()))
    }

    /// What a request answers from, to its end.
    var current: ServedKnowledge { served.withLock { $0 } }

    /// Whether the files differ from those that were last read.
    var hasChanged: Bool {
        guard let now = provider.stamp() else { return false }
        return stamp.withLock { $0 != now }
    }

    /// Reads the knowledge again, on a thread of its own: it takes seconds, and requests go on.
    ///
    /// - Returns: whether the new one answers from now on.
    @discardableResult
    func reload() async -> Bool {
        await withCheckedContinuation { caller in
            DispatchQueue.global(qos: .utility).async { [self] in caller.resume(returning: read()) }
        }
    }

    private func read() -> Bool {
        let before = provider.stamp()
        stamp.withLock { $0 = before }
        do throws(KnowledgeFailure) {
            let loaded = ServedKnowledge(try provider.load(), files: files, settings: settings, at: clock.seconds())
            served.withLock { $0 = loaded }
            metrics.reloaded("loaded")
            logger.notice("knowledge loaded", metadata: [
                "version": .string(loaded.advisor.knowledge.version), "digest": .string(loaded.advisor.knowledge.digest),
            ])
            return true
        } catch {
            metrics.reloaded("refused")
            logger.error("knowledge refused; the one before goes on answering", metadata: [
                "count": .stringConvertible(error.problems.count), "problems": .array(error.problems.prefix(20).map { .string($0) }),
            ])
            return false
        }
    }
}
#endif
