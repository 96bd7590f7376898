#if Server
internal import Channels
internal import Conversations
internal import Logging
internal import Synchronization
internal import Transport
internal import Wire

/// Asks a platform for messages, again and again, and claims them together with the place to go on at.
///
/// The platform is told that it may forget a message by the next question, and that is asked only when the message is on the
/// disk. When the store or the platform fails, the same is asked again a little later.
final class Puller: Sendable {
    private let channel: any PullingChannel
    private let desk: ChannelDesk
    private let backoff: Backoff
    private let question = Mutex<Task<OutboundResponse?, Never>?>(nil)
    private let stopping = Mutex(false)

    init(_ channel: any PullingChannel, desk: ChannelDesk, backoff: Backoff) {
        self.channel = channel
        self.desk = desk
        self.backoff = backoff
    }

    /// The question under way is given up; `run` ends.
    func stop() {
        stopping.withLock { $0 = true }
        question.withLock { $0?.cancel() }
    }

    /// - Returns: what keeps it from going on, in words; nil when it was told to stop.
    func run() async -> String? {
        let name = channel.name.rawValue
        var failures = 0
        for opening in channel.openings where !isStopping { _ = await ask(opening) }
        while !isStopping {
            do throws(StoreError) {
                let cursor = try await desk.store.cursor(of: name)
                guard let response = await ask(channel.pull(after: cursor)) else {
                    failures += 1
                    await wait(backoff.wait(after: failures))
                    continue
                }
                switch channel.pulled(response, after: cursor) {
                case .messages(let messages, let next, let errands):
                    failures = 0
                    let moved = next.flatMap { $0 == cursor ? nil : PullCursor(channel: name, value: $0) }
                    try await desk.take(messages, cursor: moved, on: channel)
                    for errand in errands { _ = try? await desk.transport.send(errand) }
                case .wait(let seconds, let why):
                    desk.logger.warning("the platform asks to wait", metadata: ["channel": .string(name), "why": .string(why)])
                    await wait(seconds)
                case .refused(let why):
                    desk.logger.error("the platform refuses", metadata: ["channel": .string(name), "why": .string(why)])
                    return why
                }
            } catch {
                failures += 1
                desk.desk.metrics.storeFailed(error.code.description)
                desk.logger.error("messages not taken in; they are asked for again", metadata: [
                    "channel": .string(name), "code": .string(error.code.description), "problem": .string(error.message),
                    "remedy": .string(error.remedy),
                ])
                await wait(backoff.wait(after: failures))
            }
        }
        return nil
    }

    private var isStopping: Bool { stopping.withLock { $0 } || Task.isCancelled }

    /// Nil when there is no response; that is told in the log.
    private func ask(_ request: OutboundRequest) async -> OutboundResponse? {
        let task = Task { [self] () -> OutboundResponse? in
            do throws(TransportError) { return try await desk.transport.send(request) } catch {
                if !stopping.withLock({ $0 }) {
                    desk.logger.warning("the platform is not to be reached", metadata: [
                        "channel": .string(channel.name.rawValue), "why": .string(error.description),
                    ])
                }
                return nil
            }
        }
        question.withLock { $0 = task }
        if stopping.withLock({ $0 }) { task.cancel() }
        return await withTaskCancellationHandler { await task.value } onCancel: { task.cancel() }
    }

    private func wait(_ seconds: Double) async {
        // In short pieces, so that a stop is not waited for.
        var rest = seconds
        while rest > 0, !isStopping {
            try? await desk.pause(min(rest, 0.5))
            rest -= 0.5
        }
    }
}
#endif
