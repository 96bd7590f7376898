import Dialogue
import Figures
import Foundation
import Identifiers
import Knowledge
import Testing
import TextAnalysis

@testable import Understanding

/// Whatever understanding makes of a message, right or wrong, some things must hold of what is decided.
@Suite("Dialogue manager: any interpretation whatever")
struct DialoguePropertyTests {
    private struct Maker {
        var bits: SplitMix64
        let base: KnowledgeBase

        mutating func below(_ count: Int) -> Int { Int(bits.next() % UInt64(count)) }
        mutating func chance() -> Double { Double(bits.next() >> 11) * 0x1p-53 }

        mutating func mention() -> EntityMention {
            switch below(10) {
            case 0: return Asked.profession("xylophoniste")
            case 1:
                return Asked.ambiguous(
                    (0...below(3)).map { _ in base.entities[below(base.entities.count)].id.rawValue })
            case 2: return Asked.experience(years: Double(below(40)))
            case 3:
                let name = base.names[below(base.names.count)]
                return Asked.mention(name.id.rawValue, kind: name.kind.rawValue)
            case 4: return Asked.mention("no-such-thing")
            default:
                let entity = base.entities[below(base.entities.count)]
                return Asked.mention(
                    entity.id.rawValue, kind: entity.kind.rawValue, strength: below(3) == 0 ? .field : .name)
            }
        }

        mutating func interpretation(_ language: Language) -> Interpretation {
            let words = below(5)
            var probability = 1.0
            let candidates = (0..<below(5)).map { _ in
                probability *= chance()
                return Interpretation.Candidate(
                    intent: base.intents[below(base.intents.count)].id, probability: probability)
            }
            let passages = base.entities.flatMap { $0.passages(in: language) }
            let found = (0..<below(4)).map { _ in
                Interpretation.Found(
                    passage: passages[below(passages.count)].id, score: chance() * 9, cover: chance(), held: below(4))
            }
            let unexplained = words > 0 ? below(words + 1) : 0
            return Interpretation(
                mentions: (0..<below(4)).map { _ in mention() }, areMentionsInherited: below(5) == 0,
                candidates: candidates, none: chance(), found: found.sorted { $0.score > $1.score },
                contentWords: words,
                unexplained: Array(repeating: "x", count: unexplained),
                gibberish: unexplained > 0 ? below(unexplained + 1) : 0, number: below(6) == 0 ? below(6) - 1 : nil,
                text: "x")
        }
    }

    @Test(
        "states only passages and figures of the thing it names, keeps every list short, and its events give its state",
        arguments: 0..<40 as Range<UInt64>)
    func anything(seed: UInt64) throws {
        let base = try Heard.base()
        let manager = DialogueManager(knowledge: base)
        var maker = Maker(bits: SplitMix64(seed: seed), base: base)
        var state = ConversationState()
        for turn in 0..<25 {
            let language: Language = maker.below(4) == 0 ? .english : .french
            let questions = (0..<maker.below(4)).map { _ in maker.interpretation(language) }
            let advanced = manager.advance(state, questions, language: language)
            let place = Comment(rawValue: "seed \(seed), turn \(turn)")
            #expect((1...4).contains(advanced.plans.count), place)
            for plan in advanced.plans { try check(plan, language, base, place) }

            var replayed = state
            let written = try JSONEncoder().encode(advanced.events)
            replayed.apply(turn: try JSONDecoder().decode([DialogueEvent].self, from: written))
            #expect(replayed == advanced.state, place)
            #expect(advanced.state.language == language, place)
            let asked = advanced.plans.compactMap(\.clarification).last
            // Whom a profession without a page is named to has not answered yet.
            let isUnanswered = advanced.plans.map(\.code) == ["decline-profession"] && state.pending?.missing == .entity
            #expect(
                advanced.state.pending == asked ?? (isUnanswered ? state.pending : nil),
                "a question back is pending for one turn, and no other; \(place)")
            #expect(!"\(advanced.events)".contains("xylophoniste"), "events hold a person's words; \(place)")
            state = advanced.state
        }
    }

    private func check(_ plan: Plan, _ language: Language, _ base: KnowledgeBase, _ place: Comment) throws {
        func own(_ figures: [Figure], _ entity: EntityID) -> Bool {
            let known = base.entity(entity)?.figures ?? []
            return figures.allSatisfy(known.contains)
        }
        switch plan.action {
        case .answer(let answer):
            #expect(base.entity(answer.entity) != nil, place)
            #expect(!answer.passages.isEmpty || !answer.figures.isEmpty, place)
            #expect(
                answer.passages.allSatisfy { $0.entity == answer.entity && $0.language == language.rawValue }, place)
            #expect(own(answer.figures, answer.entity), "another thing's figures; \(place)")
            #expect(Set(answer.passages).count == answer.passages.count, "a passage twice; \(place)")
            // A page answers, and what was spoken of stays in mind after it.
            #expect(plan.topic?.entities.first == answer.entity && (1...3).contains(plan.topic?.entities.count ?? 0), place)
        case .compare(let comparing):
            let count = comparing.entities.count
            #expect((2...3).contains(count), place)
            #expect(Set(comparing.entities).count == count, "compared with itself; \(place)")
            #expect(comparing.passages.count == count && comparing.figures.count == count, place)
            for (entity, figures) in zip(comparing.entities, comparing.figures) { #expect(own(figures, entity), place) }
            for (entity, passages) in zip(comparing.entities, comparing.passages) {
                #expect(passages.allSatisfy { $0.entity == entity }, place)
            }
        case .rank(let ranking):
            #expect(ranking.places.count >= 2, place)
            for one in ranking.places { #expect(own([one.figure], one.entity), place) }
        case .convert(let converted):
            let entity = try #require(converted.entity, place)
            #expect(own(converted.pairs.map(\.stated) + converted.already, entity), place)
            #expect(converted.pairs.allSatisfy { $0.computed.isComputed }, place)
        case .clarify(let clarification):
            #expect((1...3).contains(clarification.options.count), "\(clarification); \(place)")
            #expect(clarification.options.allSatisfy { base.entity($0.entity) != nil }, place)
        case .list(let entities): #expect(!entities.isEmpty, place)
        case .cite(let sources): #expect(!sources.isEmpty, place)
        case .explain(let topics): #expect(!topics.isEmpty, place)
        case .decline, .chat, .handOff, .offerErasure: #expect(plan.topic == nil, place)
        case .erase: Issue.record("nothing was offered; \(place)")
        case .safeguard: Issue.record("the manager hears no distress; \(place)")
        }
    }
}
