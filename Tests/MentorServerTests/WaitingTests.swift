#if Server
import Channels
@testable import MentorServer
import Testing

@Suite("The pace of a conversation counts from the end of a send")
struct SendPaceTests {
    @Test("A message that took half a second to send makes the next wait a second from then, and nobody else's")
    func end() {
        var pace = SendPace()
        let manner = ChannelManner(conversationInterval: 1)
        pace.take([7], on: "telegram", manner, at: 10_000)
        #expect(pace.earliest([7], on: "telegram") == 11_000)
        pace.rest([7], manner, since: 10_500)
        #expect(pace.earliest([7], on: "telegram") == 11_500)
        #expect(pace.earliest([8], on: "telegram") == 0)
    }
}

@Suite("What a platform asks for is heeded, within bounds")
struct BackoffTests {
    private let backoff = Backoff(random: { 1 })

    @Test("A wait that is asked for is kept to, but an absurd one is an hour", arguments: [(34.0, 37.4), (0, 0), (999_999_999, 3_960)])
    func wanted(asked: Double, waited: Double) {
        #expect(abs(backoff.wait(after: 1, wanted: asked) - waited) < 0.001)
    }

    @Test("Without one it doubles, up to half an hour", arguments: [(1, 1.0), (2, 2), (5, 16), (40, 1_800)])
    func doubling(attempts: Int, longest: Double) {
        #expect(backoff.wait(after: attempts) == longest)
    }
}

@Suite("A bell wakes the one that waits for work")
struct BellTests {
    /// Waits until its task is cancelled.
    private let forever: Pause = { _ in
        let stream = AsyncStream<Void> { _ in }
        for await _ in stream {}
        try Task.checkCancellation()
    }

    @Test("A ring is heard by the next wait, and by that one alone")
    func heardOnce() async {
        let bell = Bell()
        for _ in 0..<100 {
            bell.ring()
            await bell.wait(60, forever)
            #expect(bell.isQuiet, "the timer that was cancelled has rung: whoever waits next never sleeps")
        }
    }

    @Test("Nobody having rung, it wakes when the time has come")
    func time() async {
        let bell = Bell()
        await bell.wait(60) { seconds in #expect(seconds == 60) }
        #expect(bell.isQuiet)
    }

    @Test("A cancelled task waits no longer")
    func cancelled() async {
        let bell = Bell()
        let task = Task { [forever] in await bell.wait(60, forever) }
        task.cancel()
        await task.value
    }
}
#endif
