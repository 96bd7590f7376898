public import Composition
public import Conversations
public import Dialogue
public import Foundation
internal import Identifiers
internal import TextAnalysis

/// Turns as an adviser would hand them to the store.
public enum Sample {
    /// 21 November 2026, 16:18:59 UTC, a Saturday.
    public static let time = Date(timeIntervalSince1970: 1_795_277_939)

    private static let passage = PassageID(
        entity: EntityID(trusted: "data-scientist"), language: "fr", facet: FacetID(trusted: "salary"), number: 1)

    /// The state after an answer about a profession's pay.
    public static let state: ConversationState = {
        var state = ConversationState()
        state.apply(turn: [
            .languageChosen(.french),
            .answered(
                Topic(
                    entities: [EntityID(trusted: "data-scientist")], facet: FacetID(trusted: "salary"),
                    shown: [passage]),
                sources: [SourceID(trusted: "cidj")]),
        ])
        return state
    }()

    /// An answered turn, unless told otherwise.
    ///
    /// - Parameter refusal: the code of a refusal; makes a turn that was declined.
    public static func turn(
        _ id: TurnID, at time: Date = Sample.time, question: String = "combien gagne un data scientist ?",
        answer: String = "Entre 40 000 et 50 000 € brut par an.", outcome: Outcome? = nil, refusal: String? = nil,
        intent: String = "salary", runnerUp: String = "pay", entity: String? = "data-scientist", confidence: Double = 0.93,
        margin: Double = 0.81, language: String = "fr", oldestFigure: Int? = 2024
    ) -> TurnRecord {
        let intent = IntentID(trusted: intent)
        return TurnRecord(
            id: id, time: time, language: language == "fr" ? .french : .english,
            outcome: outcome ?? (refusal == nil ? .answered : .declined),
            parts: [
                .init(
                    intent: intent, confidence: confidence,
                    entities: entity.map { [.init(kind: EntityKind(trusted: "role"), id: EntityID(trusted: $0))] } ?? []),
            ],
            explanation: KeptExplanation(
                language: language, corrections: [.init(from: "gagn", to: "gagne", reason: "typo", cost: 0.6)],
                clauses: [
                    .init(
                        text: question, decision: refusal.map { "decline-" + $0 } ?? "answer", refusal: refusal,
                        candidates: [
                            .init(intent: intent, probability: confidence),
                            .init(intent: IntentID(trusted: runnerUp), probability: confidence - margin),
                        ],
                        margin: margin, none: 0.02, coverage: 1, unexplained: ["zorglub"],
                        terms: [.init(term: "gagn", weight: 2.1), .init(term: "combien", weight: 1.4)],
                        passages: [
                            .init(passage: passage, score: 7.25, cover: 0.66),
                        ]),
                ]),
            state: Sample.state, knowledge: "2026.11", microseconds: 180, figures: oldestFigure == nil ? 0 : 2, oldestFigure: oldestFigure,
            question: question, answer: answer)
    }
}
