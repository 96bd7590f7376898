import Conversations
import Synchronization
import Testing

@Suite("The turns of a conversation happen one after the other")
struct ConversationLanesTests {
    private final class Log: Sendable {
        private let lines = Mutex<[String]>([])
        func note(_ line: String) { lines.withLock { $0.append(line) } }
        var all: [String] { lines.withLock { $0 } }
    }

    /// Who is inside, and the most that ever met in one conversation.
    private final class Census: Sendable {
        private let state = Mutex<(inside: [UInt128: Int], worst: Int)>(([:], 0))

        func enter(_ bits: UInt128) {
            state.withLock { state in
                let count = (state.inside[bits] ?? 0) + 1
                state.inside[bits] = count
                state.worst = max(state.worst, count)
            }
        }

        func leave(_ bits: UInt128) { state.withLock { $0.inside[bits, default: 0] -= 1 } }

        var worst: Int { state.withLock(\.worst) }
    }

    /// Opens when it is told to.
    private final class Gate: Sendable {
        private let stream = AsyncStream.makeStream(of: Void.self)
        func open() { stream.continuation.finish() }
        func pass() async { for await _ in stream.stream {} }
    }

    @Test("Nobody else is in the lane while a turn waits for something, and those who come queue in order")
    func order() async {
        let lanes = ConversationLanes()
        let (log, gate) = (Log(), Gate())
        var names = Names()
        let session = names.session()
        await withTaskGroup(of: Void.self) { group in
            let (entered, enter) = AsyncStream.makeStream(of: Void.self)
            group.addTask {
                await lanes.run(in: session) {
                    log.note("first in")
                    enter.finish()
                    await gate.pass()
                    log.note("first out")
                }
            }
            for await _ in entered {}
            for name in ["second", "third"] {
                group.addTask { await lanes.run(in: session) { log.note(name) } }
            }
            // Another conversation goes on meanwhile, and it is this that lets the first one out.
            group.addTask { await lanes.run(in: SessionID(bits: 1)) { gate.open() } }
        }
        #expect(log.all.prefix(2) == ["first in", "first out"])
        #expect(log.all.dropFirst(2).sorted() == ["second", "third"])
        #expect(lanes.busy == 0)
    }

    @Test("A thousand turns of ten conversations never meet in one")
    func exclusion() async {
        let lanes = ConversationLanes(longestQueue: 1_000)
        let census = Census()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<1_000 {
                group.addTask {
                    let bits = UInt128(number % 10)
                    await lanes.run(in: SessionID(bits: bits)) {
                        census.enter(bits)
                        await Task.yield()
                        census.leave(bits)
                    }
                }
            }
        }
        #expect(census.worst == 1)
        #expect(lanes.busy == 0)
    }

    @Test("Who finds too many waiting is told so, and an error frees the lane")
    func limits() async {
        struct Failure: Error {}
        let lanes = ConversationLanes(longestQueue: 0)
        let session = SessionID(bits: 7)
        let inner = await lanes.run(in: session) { await lanes.run(in: session) { 1 } }
        #expect(inner == .some(nil))
        await #expect(throws: Failure.self) { try await lanes.run(in: session) { throw Failure() } }
        #expect(await lanes.run(in: session) { 2 } == 2)
    }
}
