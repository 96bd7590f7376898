#if Server
internal import Wire

/// What the thread of a transport does: takes commands, lets libcurl work, hands out responses, waits.
///
/// Everything here belongs to that thread alone, libcurl's handles included, so none of it is locked.
final class CurlDriver {
    private let curl: Curl
    private let settings: TransportSettings
    private let mailbox: Mailbox
    private let multi: CurlMulti
    private let clock = ContinuousClock()
    private var running: [UInt64: CurlTransfer] = [:]
    private var busy: [String: Int] = [:]
    private var waiting = WaitingLine()
    /// Handles without an exchange. A new one costs memory and time, and most platforms want one message after the other.
    private var idle: [CurlTransfer] = []
    private static let longestIdle = 64

    init?(_ curl: Curl, _ settings: TransportSettings, _ mailbox: Mailbox) {
        guard let multi = CurlMulti(curl, connections: max(256, settings.exchangesPerHost)) else { return nil }
        self.curl = curl
        self.settings = settings
        self.mailbox = mailbox
        self.multi = multi
        mailbox.hang(multi.bell)
    }

    /// Until the transport is closed.
    func run() {
        while true {
            let (commands, isClosing) = mailbox.take()
            for command in commands {
                switch command {
                case .start(let job): start(job)
                case .cancel(let id): cancel(id)
                }
            }
            if isClosing { break }
            multi.perform()
            while let (transfer, ending) = multi.nextEnded() { finish(transfer, ending) }
            for job in waiting.expired(at: clock.now) { answer(job, .failure(job.error(.timedOut, "no turn at this host within the deadline"))) }
            publish()
            multi.wait(patience)
        }
        stop()
    }

    /// Milliseconds: until a waiting request has waited too long. Running ones are libcurl's to watch.
    private var patience: Int32 {
        guard let deadline = waiting.nextDeadline else { return 60_000 }
        return Int32(min(max(0, clock.now.duration(to: deadline) / .milliseconds(1)), 59_999)) + 1
    }

    private func start(_ job: Job) {
        if busy[job.place, default: 0] < settings.exchangesPerHost { run(job) } else { waiting.join(job) }
    }

    private func run(_ job: Job) {
        let seconds = job.remaining(at: clock.now)
        guard seconds > 0 else { return answer(job, .failure(job.error(.timedOut, "the deadline had passed before it was its turn"))) }
        guard let transfer = idle.popLast() ?? CurlTransfer(curl) else {
            return answer(job, .failure(job.error(.broken, "there is no memory for another request")))
        }
        do throws(TransportError) {
            try transfer.prepare(job, settings, seconds: seconds)
        } catch {
            release(transfer)
            return answer(job, .failure(error))
        }
        guard multi.add(transfer) else {
            release(transfer)
            return answer(job, .failure(job.error(.broken, "libcurl does not take the request")))
        }
        running[job.id] = transfer
        busy[job.place, default: 0] += 1
    }

    private func finish(_ transfer: CurlTransfer, _ ending: CurlEnding) {
        guard let job = transfer.job else { return }
        let response = transfer.response.outbound
        let isCut = if case .tooLarge = ending { !job.request.readsBody && response.status > 0 } else { false }
        let outcome = isCut ? .success(response) : ending.error(of: job, settings).map { .failure($0) } ?? Job.Outcome.success(response)
        // libcurl 7.88 keeps the failure of a name's look-up in the handle, and fails its next exchange with it.
        let isClean = if case .success = outcome { !isCut } else { false }
        leave(job, transfer, isReusable: isClean)
        answer(job, outcome)
    }

    private func cancel(_ id: UInt64) {
        let transfer = running[id]
        guard let job = transfer?.job ?? waiting.leave(id) else { return }
        if let transfer { leave(job, transfer, isReusable: false) }
        answer(job, .failure(job.error(.cancelled, "cancelled", isPassing: false)))
    }

    /// The place of a request becomes free, and the next one's.
    private func leave(_ job: Job, _ transfer: CurlTransfer, isReusable: Bool) {
        mailbox.measure { transfer.measure(&$0) }
        multi.remove(transfer)
        if isReusable { release(transfer) }
        running[job.id] = nil
        let left = busy[job.place, default: 1] - 1
        busy[job.place] = left > 0 ? left : nil
        while busy[job.place, default: 0] < settings.exchangesPerHost, let next = waiting.next(at: job.place) { run(next) }
    }

    private func release(_ transfer: CurlTransfer) {
        transfer.reset()
        if idle.count < Self.longestIdle { idle.append(transfer) }
    }

    /// Counted first: whoever has the response finds it in the metrics.
    private func answer(_ job: Job, _ outcome: Job.Outcome) {
        publish()
        mailbox.measure {
            switch outcome {
            case .success: $0.responses += 1
            case .failure(let error): $0.failures[error.code, default: 0] += 1
            }
        }
        job.caller.resume(returning: outcome)
    }

    private func publish() {
        let (running, waiting) = (running.count, waiting.count)
        mailbox.measure { ($0.inFlight, $0.waiting) = (running, waiting) }
    }

    private func stop() {
        mailbox.unhang()
        let left = running.values.compactMap(\.job) + waiting.removeAll()
        for transfer in running.values {
            multi.remove(transfer)
            transfer.reset()
        }
        running = [:]
        busy = [:]
        idle = []
        for job in left.sorted(by: { $0.id < $1.id }) { answer(job, .failure(job.error(.closed, "the sender was closed"))) }
    }
}
#endif
