import Dialogue
import Identifiers
import Knowledge
import TextAnalysis
import Understanding

/// Interpretations made by hand, and a conversation that takes them: understanding is tested elsewhere.
enum Asked {
    static func mention(_ id: String, kind: String = "role", strength: Strength = .name) -> EntityMention {
        EntityMention(
            kind: EntityKind(trusted: kind), entity: EntityID(trusted: id), candidates: [EntityID(trusted: id)],
            text: id,
            range: 0..<1, tokens: 0..<1, strength: strength)
    }

    /// A profession that the knowledge base does not cover.
    static func profession(_ text: String) -> EntityMention {
        EntityMention(kind: .profession, entity: nil, text: text, range: 0..<1, tokens: 0..<1)
    }

    /// One name that may be several things.
    static func ambiguous(_ ids: [String]) -> EntityMention {
        EntityMention(
            kind: EntityKind(trusted: "role"), entity: nil, candidates: ids.map { EntityID(trusted: $0) }, text: "x",
            range: 0..<1, tokens: 0..<1)
    }

    static func experience(years: Double) -> EntityMention {
        EntityMention(
            kind: .experience, entity: nil, text: "x", range: 0..<1, tokens: 0..<1, number: years, unit: "year")
    }

    /// A question whose intent is clear.
    static func clearly(
        _ intent: String, about mentions: [EntityMention] = [], words: Int = 2, none: Double = 0.02
    ) -> Interpretation {
        Interpretation(
            mentions: mentions,
            candidates: [
                .init(intent: IntentID(trusted: intent), probability: 0.95),
                .init(intent: IntentID(trusted: "thank"), probability: 0.01),
            ],
            none: none, found: [], contentWords: words, unexplained: [], gibberish: 0, isSuperlative: intent == "rank", number: nil, text: "x")
    }

    /// Names, and nothing else: the classifier has nothing to go by.
    static func bare(_ mentions: EntityMention...) -> Interpretation {
        Interpretation(
            mentions: mentions, candidates: [.init(intent: IntentID(trusted: "overview"), probability: 0.1)], none: 0.3,
            found: [], contentWords: 0, unexplained: [], gibberish: 0, number: nil, text: "x")
    }

    /// A bare number.
    static func number(_ number: Int) -> Interpretation {
        Interpretation(
            mentions: [], candidates: [.init(intent: IntentID(trusted: "convert-year"), probability: 0.26)], none: 0.4,
            found: [], contentWords: 0, unexplained: [], gibberish: 0, number: number, text: "x")
    }

    /// Words that nothing explains.
    static func strange(words: Int, gibberish: Int, none: Double) -> Interpretation {
        Interpretation(
            mentions: [], candidates: [.init(intent: IntentID(trusted: "salary"), probability: 0.2)], none: none,
            found: [],
            contentWords: words, unexplained: Array(repeating: "x", count: words), gibberish: gibberish, number: nil,
            text: "x")
    }

    /// A conversation on the shipped base.
    struct Talk {
        let manager: DialogueManager
        let base: KnowledgeBase
        var state = ConversationState()
        var language = Language.french

        init() throws {
            base = try Heard.base()
            manager = DialogueManager(knowledge: base)
        }

        /// The plans for one message.
        @discardableResult
        mutating func say(_ questions: Interpretation...) -> [Plan] {
            let advanced = manager.advance(state, questions, language: language)
            state = advanced.state
            return advanced.plans
        }
    }
}

extension Plan {
    var answer: DialogueAction.Answer? { if case .answer(let answer) = action { answer } else { nil } }
    var comparing: DialogueAction.Comparing? { if case .compare(let comparing) = action { comparing } else { nil } }
    var ranking: DialogueAction.Ranking? { if case .rank(let ranking) = action { ranking } else { nil } }
    var converted: DialogueAction.Converted? { if case .convert(let converted) = action { converted } else { nil } }
    var clarification: Clarification? { if case .clarify(let clarification) = action { clarification } else { nil } }
    var refusal: Decline? { if case .decline(let reason) = action { reason } else { nil } }
}
