#if Server
import MentorCore
@testable import MentorServer
import Synchronization
import Testing

@Suite("Messages that come again and again are answered from memory")
struct TurnMemoryTests {
    @Test("A message is remembered at its second coming, and not reckoned at its third")
    func remembers() throws {
        let (advisor, memory) = (try Mill.shared.get(), TurnMemory())
        let reckoned = Mutex(0)
        func ask(_ text: String) -> Turn {
            memory.turn(text, nil) {
                reckoned.withLock { $0 += 1 }
                return advisor.respond(to: text)
            }
        }
        let first = ask("que fait un meunier ?")
        #expect(memory.count == 0, "what came once is not kept")
        _ = ask("que fait un meunier ?")
        #expect(memory.count == 1)
        let third = ask("que fait un meunier ?")
        #expect(reckoned.withLock { $0 } == 2)
        #expect(third.reply == first.reply)
        #expect(third.state == first.state)
        // Another message, however like it, is another one; one that is not understood is never kept.
        _ = ask("que fait un Meunier ?")
        for _ in 0..<3 { _ = ask("xyzzy quux") }
        for _ in 0..<3 { _ = ask("que fait un meunier ?" + String(repeating: " ", count: 120)) }
        #expect(memory.count == 1)
    }

    @Test("Memory is bounded, and keeps what is asked most lately")
    func bounded() throws {
        let turn = try Mill.shared.get().respond(to: "que fait un meunier ?")
        let memory = TurnMemory()
        for round in 0..<(TurnMemory.mostTurns + 50) {
            for _ in 0..<2 { _ = memory.turn("q\(round)", nil) { turn } }
            _ = memory.turn("q0", nil) { turn }
        }
        #expect(memory.count == TurnMemory.mostTurns)
        var isRemembered = true
        _ = memory.turn("q0", nil) {
            isRemembered = false
            return turn
        }
        #expect(isRemembered)
    }
}
#endif
