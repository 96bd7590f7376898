#if Server
internal import ServiceLifecycle
internal import UnixSignals

/// Has the knowledge read again on SIGHUP, and when its files have changed.
///
/// Editors save files in many ways (over the old one, beside it and then moved, through a network share), and a folder that
/// is being copied changes for a while. So nothing is watched: at every interval the files are looked at from outside, and
/// read once they have changed and then looked the same twice.
struct KnowledgeWatch: Service {
    let holder: AdvisorHolder
    /// Nil: on the signal only.
    let interval: Duration?
    let stamp: @Sendable () -> [UInt8]?

    func run() async throws {
        let (reasons, reason) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() { reason.yield() }
                reason.finish()
            }
            if let interval { group.addTask { await look(every: interval, reason) } }
            for await _ in reasons.cancelOnGracefulShutdown() { await holder.reload() }
            group.cancelAll()
        }
    }

    private func look(every interval: Duration, _ reason: AsyncStream<Void>.Continuation) async {
        try? await cancelWhenGracefulShutdown {
            var last: [UInt8]?
            while !Task.isCancelled {
                try await Task.sleep(for: interval)
                guard holder.hasChanged else {
                    last = nil
                    continue
                }
                let now = stamp()
                if now == last {
                    reason.yield()
                    last = nil
                } else {
                    last = now
                }
            }
        }
    }
}
#endif
