#if Server
internal import Glibc

/// A thread of our own, for work that blocks: on one of the few threads that all tasks share it would stop them.
enum SystemThread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Runs `body` on a new thread, which takes no signals: those are for the threads that expect them, and writing to a
    /// connection that the other side has closed is an error there and not the end of the process (SIGPIPE).
    ///
    /// - Returns: false when the system gives no thread.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        var thread = pthread_t()
        let argument = unsafe Unmanaged.passRetained(
            Body {
                blockSignals()
                body()
            })
        let status = unsafe pthread_create(
            &thread, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, argument.toOpaque())
        if status == 0 { pthread_detach(thread) } else { unsafe argument.release() }
        return status == 0
    }

    private static func blockSignals() {
        unsafe withUnsafeTemporaryAllocation(of: sigset_t.self, capacity: 1) { signals in
            guard let signals = signals.baseAddress else { return }
            unsafe sigfillset(signals)
            unsafe pthread_sigmask(SIG_BLOCK, signals, nil)
        }
    }
}
#endif
