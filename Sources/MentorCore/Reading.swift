internal import Knowledge
internal import Dialogue
internal import Identifiers
internal import TextAnalysis
internal import Understanding

/// A message as one reader read it.
struct Reading: Sendable {
    let reader: Reader
    let tokens: [Token]
    private(set) var clauses: [Reader.Clause]

    init(reader: Reader, tokens: [Token], clauses: [Reader.Clause]) {
        self.reader = reader
        self.tokens = tokens
        self.clauses = clauses
    }

    var interpretations: [Interpretation] { clauses.map(\.interpretation) }

    /// The message is the label of a choice that was offered: the same as its number. One-based.
    mutating func take(choice number: Int) {
        guard !clauses.isEmpty else { return }
        clauses[0].interpretation.number = number
        clauses[0].interpretation.found = []
    }

    /// The reader made something of it: it names something known, or asks for something with words that are known.
    var isUnderstood: Bool {
        clauses.contains { clause in
            let i = clause.interpretation
            let names = i.mentions.contains { $0.candidates.contains { reader.knowledge.contains($0) } }
            return (names && i.coverage >= 0.5) || (i.none < 0.5 && i.unexplained.isEmpty && i.contentWords > 0)
        }
    }

    /// "goodbye", "thanks": a pleasantry, and clearly so.
    var isSmallTalk: Bool {
        guard clauses.count == 1, let best = clauses.first?.interpretation.candidates.first, best.probability >= 0.8 else { return false }
        return reader.knowledge.intent(best.intent).flatMap { DialogueAct(rawValue: $0.act) }?.isSmallTalk ?? false
    }

    /// Asks for nothing but that the conversation be erased, or begun anew.
    var wishesErasure: Bool {
        guard clauses.count == 1, let i = clauses.first?.interpretation, let best = i.candidates.first, i.mentions.isEmpty else { return false }
        let act = reader.knowledge.intent(best.intent).flatMap { DialogueAct(rawValue: $0.act) }
        return act == .erase || act == .restart
    }

    /// It names a thing that has a page.
    var namesSomething: Bool {
        clauses.contains { $0.interpretation.mentions.contains { $0.candidates.contains { reader.knowledge.contains($0) } } }
    }

    /// The structured reasons for what was decided.
    func explanation(plans: [Plan], language: String, isTruncated: Bool, weighs: Bool) -> TurnExplanation {
        TurnExplanation(
            language: language, readings: readings, clauses: clauses.enumerated().map { number, clause in
                self.explanation(clause, plan: plans.indices.contains(number) ? plans[number] : plans.last, weighs: weighs)
            }, isTruncated: isTruncated)
    }

    private var readings: [TurnExplanation.Reading] {
        tokens.compactMap { token in
            if let rewrite = token.rewrite {
                return .init(surface: token.surface, read: token.folded, reason: Self.words(rewrite), cost: 0)
            }
            if let correction = token.corrections.first {
                return .init(surface: token.surface, read: correction.folded, reason: "typo", cost: correction.cost)
            }
            return nil
        }
    }

    private static func words(_ rewrite: Token.Rewrite) -> String {
        switch rewrite {
        case .shorthand: "shorthand"
        case .repeatedLetters: "repeated letters"
        case .missingApostrophe: "missing apostrophe"
        case .inclusiveWriting: "inclusive writing"
        case .domain: "domain"
        }
    }

    private func explanation(_ clause: Reader.Clause, plan: Plan?, weighs: Bool) -> TurnExplanation.Clause {
        let i = clause.interpretation
        let weights = !weighs ? [] : i.candidates.first.map { reader.classifier?.contributions(clause.masked, to: $0.intent.rawValue) ?? [] } ?? []
        var refusal: String?
        if case .decline(let reason)? = plan?.action { refusal = reason.code }
        return TurnExplanation.Clause(
            text: i.text, candidates: i.candidates.prefix(5).map { .init(intent: $0.intent, probability: $0.probability) },
            margin: i.margin, none: i.none, coverage: i.coverage, unexplained: i.unexplained,
            weights: weights.prefix(8).map { .init(term: $0.feature, weight: $0.weight) },
            found: i.found.prefix(3).map { .init(passage: $0.passage, score: $0.score, cover: $0.cover) },
            decision: plan?.code ?? "none", refusal: refusal)
    }
}
