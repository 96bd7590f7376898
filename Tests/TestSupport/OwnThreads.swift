public import Testing
internal import Foundation

/// Threads for tests that wait for another program.
///
/// The tests of a run share as many threads as the machine has cores. A test that starts a program and waits for its end holds one of
/// them all the while: two such tests, and on two cores every other test stands still, until its own deadlines and those of its
/// connections pass. Suites that wait for programs are marked `.onOwnThreads`, and then stand in one another's way alone.
public struct OwnThreads: SuiteTrait, TestTrait, TestScoping {
    public var isRecursive: Bool { true }

    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        try await withTaskExecutorPreference(WaitingThreads.shared, operation: function)
    }
}

extension Trait where Self == OwnThreads {
    /// The suite's tests wait for programs that they start: they run on threads of their own.
    public static var onOwnThreads: OwnThreads { OwnThreads() }
}

/// As many threads as the machine has cores, beside those that all other tests share.
private final class WaitingThreads: TaskExecutor {
    static let shared = WaitingThreads()

    private let queue = OperationQueue()

    private init() {
        queue.maxConcurrentOperationCount = max(2, ProcessInfo.processInfo.activeProcessorCount)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
