internal import Figures
internal import Identifiers
internal import Knowledge
internal import TextAnalysis
internal import Understanding

/// Messages that a page of its own answers: doubts, choices, frequent questions.
extension DialogueManager {
    /// A message that one page answers: a doubt, a choice, a frequent question.
    ///
    /// Its page answers unless a thing that the question names holds nearly all of its words: what is said of that very
    /// thing is the better answer. What was spoken of stays in mind, for the question after.
    func pagePlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        // Pages whose masked questions are the same share the probability; the one about the things named is meant.
        let pages = i.candidates.prefix(3).filter { index.definition($0.intent)?.about != nil }
        guard let first = pages.first, i.candidates.first?.intent == first.intent,
            let best = pages.first(where: { page in
                page.overlap >= thresholds.pageOverlap && page.probability >= 0.25 * first.probability
                    || page.probability >= thresholds.certainPage && subject.covered.contains { $0 == index.definition(page.intent)?.about }
            }),
            let definition = index.definition(best.intent), let page = definition.about, let facet = definition.facet,
            first.probability >= thresholds.page || first.probability >= thresholds.pageWithPassage && i.found.first?.passage.entity == page,
            first.probability >= thresholds.clear || best.overlap >= thresholds.pageOverlapUnlessClear,
            case let isQuestion = index.kind(page).map(index.questionKinds.contains) ?? false,
            i.contentWords > 0 || isQuestion && first.probability >= thresholds.certainPage && !subject.covered.isEmpty,
            subject.professions.isEmpty, i.none < thresholds.elsewhere, i.unexplained.count <= i.contentWords / 3,
            // "ml engineer, il fo l'anglais": a question that is asked of many things needs no second word.
            subject.isFieldOnly || i.contentWords >= 2 || isQuestion && first.probability >= thresholds.clear
        else { return nil }
        // "je peux y mettre combien de candidatures ?": what is spoken of says it, the page has only heard something alike.
        if subject.isEmpty, first.probability < thresholds.clear, let held = i.found.first, held.passage.entity != page,
            context.focus.contains(held.passage.entity), held.cover >= thresholds.strikingCover { return nil }
        // "un BTS peut-il refuser ma candidature ?": a passage elsewhere holds nearly all of it, and this page much less.
        if subject.isEmpty, first.probability < thresholds.clear, let held = i.found.first, held.passage.entity != page, held.held >= 2,
            held.cover >= thresholds.passage,
            held.cover >= (i.found.first { $0.passage.entity == page }?.cover ?? 0) + thresholds.betterPassage { return nil }
        if !subject.isFieldOnly, let named = target(i, subject), named != page, i.contentWords >= 2,
            let held = bestFound(i, in: named, context.language), held.cover >= thresholds.passage { return nil }
        var plan = answered(i, entity: page, facet: facet, subject: Subject(), context)
        let others = (subject.covered.isEmpty ? context.focus : subject.covered).filter { $0 != page }
        plan.topic?.entities += others.prefix(2)
        plan.topic?.asked = i.wordFacet
        return plan
    }

    /// Before asking which side of a thing is meant, or refusing: a page that uses the question's words may well be.
    func likelyPage(_ i: Interpretation, _ subject: Subject, _ context: Context, _ least: Double) -> Plan? {
        guard let best = i.candidates.prefix(3).first(where: { index.definition($0.intent)?.about != nil }),
            best.overlap >= thresholds.pageOverlapUnlessClear && best.probability >= least
                || best.overlap >= thresholds.pageOverlap && best.probability >= thresholds.likelyPageUnlessUsed,
            subject.professions.isEmpty, i.none < thresholds.elsewhere,
            i.contentWords >= 2, i.unexplained.count <= i.contentWords / 3, let definition = index.definition(best.intent),
            let page = definition.about, let facet = definition.facet
        else { return nil }
        var plan = answered(i, entity: page, facet: facet, subject: Subject(), context)
        plan.topic?.entities += subject.covered.filter { $0 != page }.prefix(2)
        plan.topic?.asked = i.wordFacet
        return plan
    }
}
