internal import Identifiers
internal import Knowledge
internal import MentorCore
internal import TextAnalysis

/// Why a message was answered as it was, in a few words for the person who asked.
struct Reasons {
    let knowledge: KnowledgeBase
    let wording: Wording

    /// Lines, set; none when there is nothing to say.
    func lines(_ explanation: TurnExplanation) -> [String] {
        var lines = explanation.readings.map { wording.filled("why_read", ["from": $0.surface, "to": $0.read]) }
        for clause in explanation.clauses {
            for (name, candidate) in zip(["why_understood", "why_other"], clause.candidates) {
                let share = String(Int((min(max(candidate.probability, 0), 1) * 100).rounded()))
                lines.append(wording.filled(name, ["topic": label(of: candidate.intent), "share": share]))
            }
            if !clause.unexplained.isEmpty { lines.append(wording.filled("why_unknown", ["words": clause.unexplained.joined(separator: ", ")])) }
        }
        if explanation.isTruncated { lines.append(wording["why_truncated"]) }
        return lines
    }

    /// An intent in words: the noun of its facet, the name of what it is about, or what it does; the id as a last resort.
    func label(of intent: IntentID) -> String {
        let language = wording.language
        let definition = knowledge.intent(intent)
        if let about = definition?.about, let name = knowledge.entity(about)?.names[language]?.name { return name }
        let act = wording["act_" + (definition?.act ?? intent.rawValue)]
        if !act.isEmpty { return act }
        let facet = definition?.facet ?? FacetID(intent.rawValue)
        if let noun = facet.flatMap({ knowledge.schema.facet($0) })?.wordings[language]?.noun { return noun }
        if let entity = EntityID(intent.rawValue).flatMap({ knowledge.entity($0) }), let name = entity.names[language]?.name { return name }
        return intent.rawValue
    }
}
