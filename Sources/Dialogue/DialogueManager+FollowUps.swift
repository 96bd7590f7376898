internal import Identifiers
internal import Knowledge
internal import TextAnalysis
internal import Understanding

/// Follow-ups that say only what of the last answer is meant: "et la deuxième ?", "en euros ?", "et dans le privé ?".
///
/// Their few words fit many intents, so an intent alone would leave the subject. What was said last decides first: a
/// passage of it, or of its side, that says the words is meant. Limit: one turn back.
extension DialogueManager {
    func followUpPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        guard !(context.isFirst && context.state.pending != nil) else { return nil }
        return repeatedPlan(i, subject, context) ?? addedPlan(i, subject, context)
    }

    /// "et la deuxième ?", "en euros ?": what was said last, as far as it says that.
    private func repeatedPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        guard subject.isEmpty, i.unexplained.isEmpty, let topic = context.topics.last, topic.form == .answer,
            let entity = topic.entities.first
        else { return nil }
        let shown = topic.shown.filter { $0.language == context.language.rawValue }
        var told: [PassageID] = []
        if let unit = i.wording.unit {
            told = Array(shown.filter { index.passage($0)?.text.contains(unit) ?? false }.prefix(2))
        } else if case .place = i.pick, i.contentWords == 0 {
            let holding = i.found.filter { $0.cover >= thresholds.passage }.map(\.passage)
            let own = holding.filter { $0.entity == entity && $0.facet == topic.facet }
            told = Array((shown.filter(holding.contains) + own).prefix(1))
        }
        guard let first = told.first else { return nil }
        var kept = topic
        kept.shown = told
        return decided(i, .answer(.init(entity: first.entity, facet: first.facet, passages: told)), topic: kept)
    }

    /// "et avec de l'IA en plus ?" after a salary: the same side, with what is added; not the field itself.
    private func addedPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        guard i.wording.isAdding, subject.isFieldOnly, i.contentWords <= 1, subject.professions.isEmpty,
            let name = i.mentions.first(where: { $0.strength == .field })?.text, let entity = context.focus.first,
            !subject.covered.contains(entity), let facet = context.facet,
            let told = index.passages(entity, facet, context.language).first(where: { index.says($0, name) })
        else { return nil }
        let topic = Topic(entities: context.focus, facet: facet, shown: [told])
        return decided(i, .answer(.init(entity: entity, facet: facet, passages: [told])), topic: topic)
    }

    /// "et dans le privé ?" after a salary: a word or two that the side spoken of says keep to that side.
    func keptSidePlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        let best = bestAct(i)
        guard i.wording.goesOn, 1...2 ~= i.contentWords, i.unexplained.isEmpty, !i.isOfStranger, i.none < thresholds.elsewhere,
            best.probability < thresholds.clear, let facet = context.facet,
            let entity = context.focus.first(where: { index.facets(of: $0).contains(facet) }),
            i.found.contains(where: { $0.passage.entity == entity && $0.passage.facet == facet && $0.cover >= thresholds.passage })
        else { return nil }
        return answered(i, entity: entity, facet: facet, subject: subject, context)
    }

    /// "et avec 10 ans ?" after a salary: time spent in the profession.
    func levelOfFollowUp(_ i: Interpretation, _ context: Context) -> EntityID? {
        guard i.wording.isAdding, context.facet == index.payFacet, context.focus.contains(where: { index.kind($0) == index.mainKind }),
            let time = i.mentions.first(where: { $0.kind == .duration && $0.unit == "year" }), let years = time.number
        else { return nil }
        return index.level(years: years)
    }

    /// "et avec la bourse ?" after the price of a course of study: the course stays in mind beside the grant.
    func keepThing(in plan: inout Plan, _ i: Interpretation, _ context: Context) {
        guard i.wording.goesOn, let topic = plan.topic, topic.form == .answer, topic.entities.count == 1, let entity = topic.entities.first,
            index.isNotion(entity), let before = context.focus.first(where: { !index.isNotion($0) }), before != entity
        else { return }
        plan.topic?.entities.append(before)
    }
}
