internal import Figures
internal import Identifiers
internal import Knowledge
internal import TextAnalysis
internal import Understanding

/// Questions that name exactly what their answer must say: a level of studies, a tool, a profession beside ours, a term.
///
/// An intent says which side of a thing is asked; such a name says more, and a passage that says it is the better answer.
extension DialogueManager {
    /// What the question names beside its subject, in all its forms: a level of studies, and, where no side is clear, a tool
    /// or a skill. Pay is not narrowed by either.
    func exactly(named i: Interpretation, isClear: Bool, _ facet: FacetID, _ language: Language) -> [String] {
        guard facet != index.payFacet, !i.areMentionsInherited else { return [] }
        return i.mentions.flatMap { mention -> [String] in
            if mention.kind == .studyLevel { return [mention.text] }
            guard !isClear, mention.kind.rawValue == "tool" || mention.kind.rawValue == "skill", index.isAspect(mention) else { return [] }
            return [mention.text] + index.forms(of: mention, language)
        }
    }

    /// Where the first passage says none of the names, up to two that do come before it.
    func putFirst(_ names: [String], of passages: [PassageID], _ ordered: inout [PassageID]) {
        guard let first = ordered.first, !names.isEmpty else { return }
        func says(_ passage: PassageID) -> Bool { names.contains { index.says(passage, $0) } }
        guard !says(first) else { return }
        let telling = Array((passages + ordered.filter { !passages.contains($0) }).filter(says).prefix(2))
        ordered = telling + ordered.filter { !telling.contains($0) }
    }

    /// "data steward et opérateur de saisie, c'est pareil ?": a profession without a page, of which the page of the other tells.
    func toldBeside(_ profession: String, _ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        guard !subject.isFieldOnly, !i.areMentionsInherited,
            let entity = subject.covered.first(where: { index.kind($0) == index.mainKind })
        else { return nil }
        let told = index.facets(of: entity).flatMap { index.passages(entity, $0, context.language) }.filter { index.says($0, profession) }
        guard let best = told.first(where: { $0.facet == index.differenceFacet }) ?? told.first else { return nil }
        let topic = Topic(entities: [entity], facet: best.facet, shown: [best])
        return decided(i, .answer(.init(entity: entity, facet: best.facet, passages: [best])), topic: topic)
    }

    /// "senior ML engineer how much", "data scientist en Suisse": nothing but a name and a form that only pay answers.
    func asksPayByForm(_ i: Interpretation, of entity: EntityID, _ subject: Subject) -> Bool {
        guard index.kind(entity) == index.mainKind, !subject.isFieldOnly, !i.areMentionsInherited else { return false }
        if i.wanted == .number, let best = i.candidates.first, index.facet(of: best.intent) == index.payFacet { return true }
        guard let place = subject.place, !index.isHomeItself(place) else { return false }
        return index.figures(entity, index.payFacet).contains { index.placeID($0.place) == place }
    }

    /// "c'est quoi la SNT ?": a term that no dictionary has and few passages say.
    func termPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        guard i.wording.definesTerm, subject.isEmpty, i.unexplained.isEmpty, let found = i.found.first, found.held >= 1,
            found.cover >= thresholds.passage
        else { return nil }
        return answered(i, entity: found.passage.entity, facet: found.passage.facet, subject: subject, context)
    }
}

extension KnowledgeIndex {
    /// The forms of a tool or a skill.
    func forms(of mention: EntityMention, _ language: Language) -> [String] {
        mention.entity.flatMap { knowledge.name($0.rawValue, of: mention.kind) }?.forms[language] ?? []
    }

    private static let times: Set<String> = ["an", "ans", "annee", "annees", "mois", "year", "years", "month", "months"]

    /// The passage says a length of time: "3 à 5 ans".
    func saysTime(_ passage: PassageID) -> Bool {
        let words = Analyzer.fold(self.passage(passage)?.text ?? "").split { !$0.isLetter && !$0.isNumber }
        return zip(words, words.dropFirst()).contains { number, word in
            number.allSatisfy(\.isNumber) && number.utf8.count < 4 && Self.times.contains(String(word))
        }
    }
}
