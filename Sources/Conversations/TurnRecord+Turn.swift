internal import Composition
public import FoundationEssentials
internal import Figures
internal import Identifiers
public import MentorCore
internal import Understanding

extension TurnRecord {
    /// The record of a turn.
    ///
    /// - Parameters:
    ///   - question: the message as it came.
    ///   - knowledge: the version of the knowledge base that answered.
    ///   - microseconds: from text to answer.
    public init(_ turn: Turn, question: String, id: TurnID, at time: Date, knowledge: String, microseconds: Int) {
        let reply = turn.reply
        let figures = reply.parts.flatMap(\.figures)
        let dates = Dictionary(reply.citations.map { ($0.id, $0.date) }) { first, _ in first }
        self.init(
            id: id, time: time, language: reply.language, outcome: reply.outcome,
            parts: reply.parts.map { part in
                var entities: [Named] = []
                // A place is where somebody lives or comes from: of a small school it may single one pupil out.
                for mention in part.entities where mention.kind != EntityKind(trusted: "place") {
                    guard let entity = mention.entity else { continue }
                    let named = Named(kind: mention.kind, id: entity)
                    if !entities.contains(named) { entities.append(named) }
                }
                return Part(intent: part.intent, confidence: part.confidence, entities: entities)
            },
            explanation: KeptExplanation(turn.explanation), state: turn.state, knowledge: knowledge,
            microseconds: microseconds, figures: figures.count,
            oldestFigure: figures.flatMap { figure in
                figure.year.map { [$0] } ?? figure.sources.compactMap { (dates[$0] ?? nil).flatMap { Int($0.prefix(4)) } }
            }.min(),
            question: question, answer: reply.text)
    }
}

extension KeptExplanation {
    /// Why a turn was answered as it was.
    public init(_ explanation: TurnExplanation) {
        self.init(
            language: explanation.language, isTruncated: explanation.isTruncated,
            corrections: explanation.readings.map {
                Correction(from: $0.surface, to: $0.read, reason: $0.reason, cost: $0.cost)
            },
            clauses: explanation.clauses.map { clause in
                Clause(
                    text: clause.text, decision: clause.decision, refusal: clause.refusal,
                    candidates: clause.candidates.map { Candidate(intent: $0.intent, probability: $0.probability) },
                    margin: clause.margin, none: clause.none, coverage: clause.coverage, unexplained: clause.unexplained,
                    terms: clause.weights.map { Term(term: $0.term, weight: $0.weight) },
                    passages: clause.found.map { Passage(passage: $0.passage, score: $0.score, cover: $0.cover) })
            })
    }
}
