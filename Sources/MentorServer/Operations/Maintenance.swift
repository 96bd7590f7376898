#if Server
internal import Conversations
internal import Logging
internal import ServiceLifecycle

/// Erases what grew too old, at the start and then once a day.
struct Maintenance: Service {
    let store: any ConversationStore
    let clock: ServerClock
    let metrics: ServerMetrics
    let state: ServerState
    let logger: Logger
    var interval = Duration.seconds(86_400)

    func run() async throws {
        await withGracefulShutdownHandler {
            try? await cancelWhenGracefulShutdown {
                while !Task.isCancelled {
                    await prune()
                    try await Task.sleep(for: interval)
                }
            }
        } onGracefulShutdown: {
            state.stop()
        }
    }

    /// Does it now.
    func prune() async {
        do throws(StoreError) {
            let pruned = try await store.prune(at: clock.date)
            logger.info("store pruned", metadata: [
                "sessions": .stringConvertible(pruned.sessions), "turns": .stringConvertible(pruned.turns),
                "unanswered": .stringConvertible(pruned.unanswered),
            ])
        } catch {
            metrics.storeFailed(error.code.description)
            logger.error("store not pruned", metadata: ["problem": .string(error.message), "remedy": .string(error.remedy)])
        }
    }
}
#endif
