#if Server
internal import Glibc
public import Wire

/// Sends requests with libcurl.
///
/// The problem: a school of two thousand pupils may have thousands of answers on their way to a platform that takes a second
/// for each. The naive way, a blocking call in a thread each, costs a thread each; on the threads that all tasks share, it
/// stops everybody else.
///
/// Our way: one thread of our own drives all transfers at once (`curl_multi_poll`). Nobody else touches libcurl: callers leave
/// commands in a box and ring (`curl_multi_wakeup`), and go on when their response is there. At most so many requests go to a
/// host at once, over connections that are kept; the others wait in line, as a few hundred bytes each.
///
/// What is never done: following a redirect, speaking plain http to another machine, sending anything before the certificate
/// was verified, saying an address in an error.
///
/// Limits: a platform that closes a kept connection without a word while a request is sent over it gets the request a second
/// time on a new one (libcurl does that by itself); a platform that had taken it already sees it twice. One thread encrypts for
/// all: some thousands of requests a second, far above what the platforms permit.
public final class CurlTransport: Transport, Sendable {
    private let mailbox = Mailbox()
    private let settings: TransportSettings

    /// - Throws: `.unavailable` when there is no libcurl, no thread, or a file of certificates that cannot be read.
    public init(_ settings: TransportSettings = TransportSettings()) throws(TransportError) {
        let curl = try Curl.shared.get()
        if let file = settings.authorities, unsafe access(file, R_OK) != 0 {
            throw TransportError(
                .unavailable, host: "", message: "the file of certificates \(file) cannot be read: \(unsafe String(cString: strerror(errno)))",
                isPassing: false)
        }
        self.settings = settings
        let mailbox = mailbox
        let hasStarted = SystemThread.start {
            CurlDriver(curl, settings, mailbox)?.run()
            mailbox.end()
        }
        guard hasStarted else {
            throw TransportError(.unavailable, host: "", message: "the system gives no thread for sending", isPassing: true)
        }
    }

    deinit { mailbox.close(nil) }

    public var metrics: TransportMetrics { mailbox.metrics }

    public func send(_ request: OutboundRequest) async throws(TransportError) -> OutboundResponse {
        let address = try check(request.url)
        let id = mailbox.newID()
        let deadline = ContinuousClock.now.advanced(by: .seconds(min(max(0, request.deadline), 86_400)))
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { caller in
                let job = Job(id: id, request: request, address: address, deadline: deadline, caller: caller)
                guard mailbox.post(.start(job)) else {
                    return caller.resume(returning: .failure(job.error(.closed, "the sender is closed")))
                }
                // Cancelled before the request was in the box: then the handler's command came too early.
                if Task.isCancelled { _ = mailbox.post(.cancel(id)) }
            }
        } onCancel: {
            _ = mailbox.post(.cancel(id))
        }
        return try outcome.get()
    }

    /// Ends everything that is in flight with `.closed`; returns when the thread has ended.
    public func close() async {
        await withCheckedContinuation { mailbox.close($0) }
    }

    private func check(_ url: String) throws(TransportError) -> WebAddress {
        let address: WebAddress
        do throws(AddressProblem) {
            address = try WebAddress(url)
        } catch {
            throw TransportError(.refusedAddress, host: "", message: "this address cannot be asked for: \(error)", isPassing: false)
        }
        guard address.scheme == .https || settings.permitsLoopbackHTTP && address.reach == .loopback else {
            throw TransportError(
                .refusedAddress, host: address.host, message: "expected https, found http, which anybody on the way can read", isPassing: false)
        }
        return address
    }
}
#endif
