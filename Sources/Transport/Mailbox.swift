#if Server
internal import Synchronization

/// What the callers of a transport and its thread say to each other.
///
/// Callers leave commands and ring; the thread takes all of them at once. It is rung only when the box was empty: whoever
/// comes to a box with something in it knows that the thread has been rung for that.
final class Mailbox: Sendable {
    enum Command: Sendable {
        case start(Job)
        case cancel(UInt64)
    }

    private enum Phase { case open, closing, ended }

    private struct Contents {
        var phase = Phase.open
        var commands: [Command] = []
        var bell: CurlBell?
        /// Those who wait for the thread to end.
        var closers: [CheckedContinuation<Void, Never>] = []
        var lastID: UInt64 = 0
    }

    private let contents = Mutex(Contents())
    private let measured = Mutex(TransportMetrics())

    var metrics: TransportMetrics { measured.withLock { $0 } }

    func measure(_ change: (inout TransportMetrics) -> Void) { measured.withLock { change(&$0) } }

    func newID() -> UInt64 {
        contents.withLock {
            $0.lastID += 1
            return $0.lastID
        }
    }

    /// False when the transport is closed.
    func post(_ command: Command) -> Bool {
        contents.withLock {
            guard $0.phase == .open else { return false }
            let wasEmpty = $0.commands.isEmpty
            $0.commands.append(command)
            if wasEmpty { $0.bell?.ring() }
            return true
        }
    }

    /// Ends the thread; `closer` hears when it has ended.
    func close(_ closer: CheckedContinuation<Void, Never>?) {
        let hasEnded = contents.withLock {
            if $0.phase == .ended { return true }
            if let closer { $0.closers.append(closer) }
            $0.phase = .closing
            $0.bell?.ring()
            return false
        }
        if hasEnded { closer?.resume() }
    }

    // For the thread.

    func hang(_ bell: CurlBell) { contents.withLock { $0.bell = bell } }

    func take() -> (commands: [Command], isClosing: Bool) {
        contents.withLock { contents in
            defer { contents.commands = [] }
            return (contents.commands, contents.phase != .open)
        }
    }

    /// The bell may no longer be rung: what it hangs on goes away.
    func unhang() { contents.withLock { $0.bell = nil } }

    /// The last thing that the thread does.
    func end() {
        let closers = contents.withLock { contents in
            defer { contents.closers = [] }
            contents.phase = .ended
            return contents.closers
        }
        for closer in closers { closer.resume() }
    }
}
#endif
