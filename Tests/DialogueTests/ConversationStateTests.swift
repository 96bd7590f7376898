import Dialogue
import Foundation
import Identifiers
import Testing
import TextAnalysis

@testable import Understanding

@Suite("Conversation state")
struct ConversationStateTests {
    private static let roles = ["data-scientist", "data-analyst", "data-engineer", "lead-ai"].map {
        EntityID(trusted: $0)
    }
    private static let facets = ["salary", "missions", "studies"].map { FacetID(trusted: $0) }
    private static let sources = ["rome-m1405", "jedha-2024", "esgi-ml-2020"].map { SourceID(trusted: $0) }

    private static func topic(_ role: Int, _ facet: Int) -> Topic {
        Topic(entities: [roles[role % roles.count]], facet: facets[facet % facets.count])
    }

    private static func event(_ bits: inout SplitMix64) -> DialogueEvent {
        func pick(_ count: Int) -> Int { Int(bits.next() % UInt64(count)) }
        switch pick(11) {
        case 0: return .languageChosen(pick(2) == 0 ? .french : .english)
        case 1, 2, 3: return .answered(topic(pick(4), pick(3)), sources: Array(sources.prefix(pick(4))))
        case 4, 5:
            let options = (0...pick(3)).map { Clarification.Option(entity: roles[$0], facet: facets[pick(3)]) }
            return .clarificationAsked(Clarification(missing: pick(2) == 0 ? .entity : .facet, options: options))
        case 6: return .declined("subject")
        case 7: return .chatted(.thank)
        case 8: return .safeguarded
        case 9: return pick(2) == 0 ? .handedOff : .resumed
        default: return pick(3) == 0 ? .restarted : .chatted(.greet)
        }
    }

    private static func turns(seed: UInt64) -> [[DialogueEvent]] {
        var bits = SplitMix64(seed: seed)
        return (0..<Int(bits.next() % 12)).map { _ in (0..<Int(bits.next() % 5)).map { _ in event(&bits) } }
    }

    @Test(
        "events written down, read back and replayed turn by turn give the same state",
        arguments: 0..<200 as Range<UInt64>)
    func replay(seed: UInt64) throws {
        var state = ConversationState()
        for turn in Self.turns(seed: seed) {
            let before = state
            state.apply(turn: turn)
            let written = try JSONEncoder().encode(turn)
            var replayed = before
            replayed.apply(turn: try JSONDecoder().decode([DialogueEvent].self, from: written))
            #expect(replayed == state, "seed \(seed)")
        }
        let read = try JSONDecoder().decode(ConversationState.self, from: JSONEncoder().encode(state))
        #expect(read == state, "seed \(seed)")
    }

    /// What a state should hold, told from the list of all events at once.
    private struct Oracle {
        var topics: [Topic] = []
        var sources: [SourceID] = []
        var pending: Clarification?
        var language: Language?
        var isHandedOff = false

        init(_ turns: [[DialogueEvent]]) {
            for turn in turns {
                pending = nil
                let afterRestart = turn.lastIndex { $0 == .restarted || $0 == .erasureAccepted }.map { turn[($0 + 1)...] } ?? turn[...]
                let answers = afterRestart.compactMap { event -> (Topic, [SourceID])? in
                    if case .answered(let topic, let cited) = event { (topic, cited) } else { nil }
                }
                if !answers.isEmpty || afterRestart.count < turn.count {
                    topics = answers.map(\.0)
                    sources = []
                    for source in answers.flatMap(\.1) where !sources.contains(source) { sources.append(source) }
                }
                for event in turn {
                    switch event {
                    case .clarificationAsked(let asked): pending = asked
                    case .answered, .declined, .chatted, .safeguarded: pending = nil
                    case .languageChosen(let chosen): language = chosen
                    case .handedOff: isHandedOff = true
                    case .resumed: isHandedOff = false
                    case .restarted, .erasureAccepted: (pending, isHandedOff) = (nil, false)
                    case .erasureOffered: break
                    }
                }
            }
        }
    }

    @Test("holds what an oracle that sees all events at once says", arguments: 0..<400 as Range<UInt64>)
    func oracle(seed: UInt64) {
        let turns = Self.turns(seed: seed)
        var state = ConversationState()
        for turn in turns { state.apply(turn: turn) }
        let oracle = Oracle(turns)
        #expect(state.topics == oracle.topics, "seed \(seed)")
        #expect(state.sources == oracle.sources, "seed \(seed)")
        #expect(state.pending == oracle.pending, "seed \(seed)")
        #expect(state.language == oracle.language, "seed \(seed)")
        #expect(state.isHandedOff == oracle.isHandedOff, "seed \(seed)")
        #expect(state.earlier.count <= 2, "seed \(seed)")
    }

    @Test("topics answered in one turn stand together, the next answer replaces them all")
    func compound() {
        var state = ConversationState()
        state.apply(turn: [.answered(Self.topic(0, 0), sources: []), .answered(Self.topic(0, 1), sources: [])])
        #expect(state.topics.map(\.facet) == [Self.facets[0], Self.facets[1]])
        state.apply(turn: [.answered(Self.topic(1, 2), sources: [])])
        #expect(state.topics == [Self.topic(1, 2)])
        #expect(state.focus == [Self.roles[1]])
        #expect(state.facet == Self.facets[2])
    }

    @Test("the thing spoken of before is remembered for a comparison, small talk does not push it out")
    func earlier() {
        var state = ConversationState()
        state.apply(turn: [.answered(Self.topic(0, 0), sources: [])])
        #expect(state.earlier.isEmpty)
        state.apply(turn: [.answered(Self.topic(0, 1), sources: [])])
        #expect(state.earlier.isEmpty)
        state.apply(turn: [.answered(Self.topic(1, 0), sources: [])])
        #expect(state.earlier == [Self.roles[0]])
        state.apply(turn: [.chatted(.thank)])
        state.apply(turn: [.declined("subject")])
        #expect(state.earlier == [Self.roles[0]])
        #expect(state.focus == [Self.roles[1]])
    }

    @Test(
        "a question back holds for one turn only, whatever is said next",
        arguments: [
            [], [.declined("subject")], [.chatted(.greet)], [.safeguarded], [.languageChosen(.english)], [.restarted],
            [.answered(topic(0, 0), sources: [])],
        ] as [[DialogueEvent]])
    func oneTurn(_ next: [DialogueEvent]) {
        let asked = Clarification(missing: .entity, options: [.init(entity: Self.roles[0], facet: nil)])
        var state = ConversationState()
        state.apply(turn: [.clarificationAsked(asked)])
        #expect(state.pending == asked)
        state.apply(turn: next)
        #expect(state.pending == nil)
    }

    @Test("another subject in between leaves what was spoken of in place")
    func refusal() {
        var state = ConversationState()
        state.apply(turn: [.answered(Self.topic(2, 1), sources: [Self.sources[0]])])
        let before = state
        state.apply(turn: [.declined("subject")])
        #expect(state == before)
    }

    @Test("a profession that is not covered takes the place of what was spoken of")
    func strangerTakesOver() {
        var state = ConversationState()
        state.apply(turn: [.answered(Self.topic(2, 1), sources: [Self.sources[0]])])
        state.apply(turn: [.declined("profession")])
        #expect(state.focus.isEmpty)
    }

    @Test("a new beginning forgets everything but the language")
    func restart() {
        var state = ConversationState()
        state.apply(turn: [.languageChosen(.english), .answered(Self.topic(0, 0), sources: [Self.sources[0]])])
        state.apply(turn: [.answered(Self.topic(1, 0), sources: [])])
        state.apply(turn: [.handedOff])
        state.apply(turn: [.restarted])
        var fresh = ConversationState()
        fresh.apply(.languageChosen(.english))
        #expect(state == fresh)
    }
}
