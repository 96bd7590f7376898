internal import Figures
internal import Identifiers
internal import Knowledge
internal import TextAnalysis
internal import Understanding

extension DialogueManager {
    /// Characters of knowledge in one answer; sources and cautions come on top.
    static let budget = 900
    /// Characters of one figure in words, with its level, place, source and year.
    static let figureLength = 95
    /// So many passages are looked through for one on the side that is asked.
    static let looked = 6

    /// A question about a side of a thing.
    func questionPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan {
        if subject.covered.isEmpty, !subject.ambiguous.isEmpty { return clarifyEntity(i, subject.ambiguous, subject, context) }
        if let entity = target(i, subject) { return named(i, entity, subject, context) }
        return unnamed(i, subject, context)
    }

    /// The thing that the question names: the first whose kind has the side that is asked.
    func target(_ i: Interpretation, _ subject: Subject) -> EntityID? {
        guard subject.covered.count > 1 else { return subject.covered.first }
        // Beside another thing, a notion ("net", "brut") only says in which form.
        let things = subject.covered.filter { !index.isNotion($0) }
        let named = things.isEmpty ? subject.covered : things
        let asked = i.candidates.first.flatMap { index.facet(of: $0.intent) }
        // "combien gagne un data analyst en alternance ?": the notion has figures of its own on what is asked.
        if let asked, let thing = things.first, let notion = subject.covered.first(where: { index.isNotion($0) }), isMeasuredApart(notion, thing, asked),
            // "EPITA frais de scolarité": of a school its own fees are asked, even if no source states them.
            index.kind(thing) == index.mainKind || !index.facets(of: thing).contains(asked) {
            return notion
        }
        let fitting = named.filter { entity in asked.map { index.facets(of: entity).contains($0) } ?? true }
        let candidates = fitting.isEmpty ? named : fitting
        return candidates.first { index.kind($0) == index.mainKind } ?? candidates.first
    }

    /// The notion has figures that answer what is asked, of a measure that the thing has not.
    private func isMeasuredApart(_ notion: EntityID, _ thing: EntityID, _ asked: FacetID) -> Bool {
        let measures = Set(index.figures(thing, asked).map(\.measure))
        return index.sides(serving: asked, of: notion).contains { side in
            index.figures(notion, side).contains { !measures.contains($0.measure) }
                // What is not comparable with a salary is told in prose: "tjm data engineer".
                || asked == index.payFacet && side != asked && index.isTold(notion, side)
        }
    }

    /// The question names something that is known.
    private func named(_ i: Interpretation, _ entity: EntityID, _ subject: Subject, _ context: Context) -> Plan {
        let goesOn = i.isElliptical && !context.facets.isEmpty
        if i.contentWords == 0, !goesOn, !index.isNotion(entity), bestAct(i).act == .ask, bestAct(i).probability >= thresholds.grammarAlone,
            let facet = askedFacet(i, of: entity, context.language) {
            // "what does a data engineer do?" asks with grammar words alone.
            return answered(i, entity: entity, facet: facet, subject: subject, context)
        }
        if i.contentWords == 0, !goesOn, index.isNotion(entity), let facet = figureAskedByGrammar(i, of: entity, context) {
            // "how much does a prompt engineer make?"
            return answered(i, entity: entity, facet: facet, subject: subject, context)
        }
        if i.contentWords == 0, !goesOn, asksPayByForm(i, of: entity, subject) {
            return answered(i, entity: entity, facet: index.payFacet, subject: subject, context)
        }
        if i.contentWords == 0 {
            let sides = context.facets.compactMap { index.facet(serving: $0, of: entity, context.language) }
            let facet = i.areMentionsInherited ? nil : sides.first { index.isStated(entity, $0, context.language) }
            return answered(i, entity: entity, facet: facet ?? defaultFacet(entity), subject: subject, context)
        }
        let best = bestAct(i)
        let evidence = bestFound(i, in: entity, context.language)
        let isOfMain = index.facet(of: best.intent).map { index.facets(of: entity).contains($0) } ?? false
        let isServed = index.facet(of: best.intent).map { index.facet(serving: $0, of: entity, context.language) != nil } ?? false
        if subject.isFieldOnly, !isOfMain || best.probability < 0.5, let notion = i.found.first(where: { index.kind($0.passage.entity) != index.mainKind }),
            notion.cover >= 0.5, notion.cover >= (evidence?.cover ?? 0) + 0.2, i.contentWords >= 2 {
            // "l'IA" names a field: a notion of it may hold the question better than the profession does.
            return answered(i, entity: notion.passage.entity, facet: notion.passage.facet, subject: subject, context)
        }
        if let facet = index.facet(of: best.intent), best.probability >= 0.3, !isServed || subject.isFieldOnly && !isOfMain,
            let found = i.found.first(where: { $0.passage.facet == facet && $0.cover >= thresholds.strikingCover }),
            found.cover > evidence?.cover ?? 0 {
            // "une école qui enseigne l'IA ?": the side that is asked belongs to another kind of thing.
            return answered(i, entity: found.passage.entity, facet: facet, subject: subject, context)
        }
        if index.kind(entity) != index.mainKind, !i.unexplained.isEmpty, i.coverage < 0.7, (evidence?.cover ?? 0) < thresholds.passage {
            return declined(i, .subject)
        }
        let limit = !subject.isFieldOnly ? thresholds.elsewhereDespiteMention
            : best.probability >= 0.4 ? thresholds.elsewhereDespiteField : thresholds.elsewhere
        let isUnclear = best.probability < thresholds.clear && (evidence?.cover ?? 0) < thresholds.passage
        let isElsewhere = i.none > limit || i.none > thresholds.elsewhereUnlessClear && isUnclear || best.act == .none
        if isElsewhere || (i.coverage < 0.5 && best.probability < 0.5) {
            let isHeld = evidence.map { found in
                found.cover >= thresholds.passage && i.coverage >= 0.5
                    || found.cover >= thresholds.strikingCover && i.unexplained.isEmpty
                        && (i.none < thresholds.elsewhereDespiteField || !subject.isFieldOnly && i.contentWords >= 3)
                    // A notion has few sides: two of the words tell which is meant.
                    || found.held >= 2 && i.unexplained.isEmpty && index.isNotion(entity)
            } ?? false
            guard let evidence, isHeld, i.contentWords >= 2 || !subject.isFieldOnly else {
                return subject.isFieldOnly || best.act == .none ? declined(i, .subject) : clarifyFacet(i, entity, subject, context)
            }
            return answered(i, entity: entity, facet: evidence.passage.facet, subject: subject, context)
        }
        if best.act != .ask, let striking = striking(i, in: entity) {
            return answered(i, entity: entity, facet: striking.passage.facet, subject: subject, context)
        }
        if index.kind(entity) == index.mainKind, askedFacet(i, of: entity, context.language) == nil, index.namesRates(subject.covered) {
            return answered(i, entity: entity, facet: index.payFacet, subject: subject, context)
        }
        guard let facet = askedFacet(i, of: entity, context.language) else {
            guard index.kind(entity) == index.mainKind else {
                return answered(i, entity: entity, facet: evidence?.passage.facet ?? defaultFacet(entity), subject: subject, context)
            }
            if let evidence, evidence.cover >= (subject.isFieldOnly ? 0.5 : 0.3), i.contentWords >= 2, i.unexplained.isEmpty {
                return answered(i, entity: entity, facet: evidence.passage.facet, subject: subject, context)
            }
            // "explique l'ingénieur IA": one usual word that asks for no side asks for the thing.
            if i.contentWords <= 1, i.unexplained.isEmpty, i.none < thresholds.elsewhere {
                return answered(i, entity: entity, facet: defaultFacet(entity), subject: subject, context)
            }
            return clarifyFacet(i, entity, subject, context)
        }
        return answered(i, entity: entity, facet: facet, subject: subject, context)
    }

    /// The side of a notion that grammar words alone ask a figure of: that of the question that stands out from all others.
    private func figureAskedByGrammar(_ i: Interpretation, of notion: EntityID, _ context: Context) -> FacetID? {
        guard i.wanted != nil, let best = i.candidates.first, index.act(best.intent) == .ask, let facet = index.facet(of: best.intent),
            best.probability >= thresholds.standingOut * (i.candidates.dropFirst().first?.probability ?? 0),
            let serving = index.facet(serving: facet, of: notion, context.language), index.isStated(notion, serving, context.language)
        else { return nil }
        return serving
    }

    /// The question names nothing: it goes on about what was spoken of, or a passage answers it, or it is asked back.
    private func unnamed(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan {
        let best = bestAct(i)
        if i.candidates.isEmpty { return declined(i, .empty) }
        if i.gibberish > 0, i.gibberish == i.contentWords { return declined(i, .gibberish) }
        let isFollowUp = !context.focus.isEmpty && i.unexplained.isEmpty
        let isElsewhere = i.none > (isFollowUp ? thresholds.elsewhereInFollowUp : thresholds.elsewhere) || best.act == .none
        let hasStranger = i.isOfStranger || Double(i.unexplained.count) > thresholds.unexplainedInFollowUp * Double(i.contentWords)
        if i.contentWords == 0, subject.level != nil || subject.place != nil, let entity = focused(i, context) {
            return narrowed(i, entity, subject, context)
        }
        if let plan = termPlan(i, subject, context) { return plan }
        if let plan = keptSidePlan(i, subject, context) { return plan }
        if !isElsewhere, !hasStranger, let plan = comparedOn(i, subject, context) { return plan }
        if !isElsewhere, !hasStranger, let entity = focused(i, context) {
            if let facet = askedFacet(i, of: entity, context.language), asked(i, of: entity, context.language)[facet, default: 0] >= thresholds.followUp
                || (bestFound(i, in: entity, context.language)?.cover ?? 0) >= thresholds.passage && i.contentWords >= 2 {
                return answered(i, entity: entity, facet: facet, subject: subject, context)
            }
            if index.isNotion(entity), i.contentWords > 0, i.unexplained.isEmpty, let found = bestFound(i, in: entity, context.language),
                found.cover >= thresholds.passage {
                // "et comment on vérifie ?" after a question on a notion.
                return answered(i, entity: entity, facet: found.passage.facet, subject: subject, context)
            }
            if i.mentions.contains(where: { index.isAspect($0) }), let found = bestFound(i, in: entity, context.language),
                found.cover >= thresholds.strikingCover {
                // "et côté transports ?" after a question on sectors: the same thing, seen from there.
                return answered(i, entity: entity, facet: found.passage.facet, subject: subject, context)
            }
            if subject.level != nil || subject.place != nil, best.probability < 0.5 { return narrowed(i, entity, subject, context) }
        }
        if let plan = goneOn(i, best, context) { return plan }
        if let found = i.found.prefix(Self.looked).first(where: { answers($0.passage, best) }), i.contentWords >= 2, i.unexplained.isEmpty,
            i.none < thresholds.elsewhereDespiteField, found.held >= (isOfSomebody(found.passage) ? Self.wordsForSomebody : 2),
            found.cover >= thresholds.passage
                || found.held >= 3 && !isElsewhere && found.cover >= leastHeld(by: found.passage, i)
                || !isElsewhere && striking(i) != nil {
            return answered(i, entity: found.passage.entity, facet: found.passage.facet, subject: subject, context)
        }
        if !isElsewhere, !hasStranger, best.probability >= thresholds.clear, let facet = index.facet(of: best.intent),
            let found = i.found.first, found.passage.facet == facet, found.cover >= thresholds.passage, !isOfSomebody(found.passage),
            i.found.count(where: { $0.cover >= thresholds.passage }) <= 3 {
            // "M1889, c'est quel métier ?": a word that next to nothing else says.
            return answered(i, entity: found.passage.entity, facet: facet, subject: subject, context)
        }
        if isElsewhere || hasStranger || i.contentWords == 0 && subject.level == nil && subject.place == nil { return declined(i, .subject) }
        if let facet = index.facet(of: best.intent), best.probability >= 0.3 {
            if let found = i.found.first, found.passage.facet == facet, index.kind(found.passage.entity) != index.mainKind,
                found.cover >= thresholds.passage, i.unexplained.isEmpty, i.contentWords >= 2, found.held >= 2 {
                return answered(i, entity: found.passage.entity, facet: facet, subject: subject, context)
            }
            let suggested = index.suggested(for: facet, context.language)
            if !suggested.isEmpty { return clarifyEntity(i, suggested, subject, context, facet: facet) }
        }
        return declined(i, .subject)
    }

    /// The pay of one profession: who names none ("le salaire moyen en France") is not told it on the strength of two words.
    private func isOfSomebody(_ passage: PassageID) -> Bool {
        passage.facet == index.payFacet && index.kind(passage.entity) == index.mainKind
    }

    /// Words of a question that a passage on somebody's pay must hold, when nobody is named.
    private static let wordsForSomebody = 3

    /// So much of a question a passage must hold that answers it; less where a number is asked for and it has one.
    private func leastHeld(by passage: PassageID, _ i: Interpretation) -> Double {
        i.wanted.map { tells(passage, $0) } ?? false ? thresholds.countedPassage : thresholds.heldPassage
    }

    /// A question without a subject whose words a passage on what was spoken of holds, or that asks of a notion a side that it
    /// has not: "elle finit quand ?" is then answered with what was just said, not by asking which profession is meant.
    private func goneOn(
        _ i: Interpretation, _ best: (act: DialogueAct, intent: IntentID, probability: Double), _ context: Context
    ) -> Plan? {
        guard let entity = context.focus.first, i.unexplained.isEmpty, !i.isOfStranger, i.contentWords > 0, best.act != .none,
            i.none < thresholds.elsewhereDespiteField
        else { return nil }
        let enough = i.contentWords > 1 ? thresholds.strikingCover : thresholds.passage
        if let found = i.found.first, context.focus.contains(found.passage.entity), answers(found.passage, best),
            found.cover >= (i.none < thresholds.elsewhere ? enough : thresholds.passage) {
            return answered(i, entity: found.passage.entity, facet: found.passage.facet, subject: Subject(), context)
        }
        guard index.isNotion(entity), i.none < thresholds.elsewhere, i.contentWords <= 2, let topic = context.topics.first,
            case let shown = topic.shown.filter({ $0.entity == entity && $0.language == context.language.rawValue }), !shown.isEmpty,
            let facet = index.facet(of: best.intent), index.facet(serving: facet, of: entity, context.language) == nil
        else { return nil }
        let answer = DialogueAction.Answer(
            entity: entity, facet: topic.facet ?? defaultFacet(entity), passages: Array(shown.prefix(2)))
        return decided(i, .answer(answer), topic: topic)
    }

    /// The passage is of the side that is asked, where that is clear: "combien ça gagne ?" is no question for a page that
    /// happens to hold both words.
    private func answers(_ passage: PassageID, _ best: (act: DialogueAct, intent: IntentID, probability: Double)) -> Bool {
        guard best.probability >= thresholds.clear, let facet = index.facet(of: best.intent) else { return true }
        return index.sides(serving: facet, of: passage.entity).contains(passage.facet)
            || index.kind(passage.entity) != index.mainKind && !index.knowledge.isOfMainKind(facet)
    }

    /// "et en Suisse ?", "et pour un senior ?": the same question, narrowed; what was narrowed before stays so.
    private func narrowed(_ i: Interpretation, _ entity: EntityID, _ subject: Subject, _ context: Context) -> Plan {
        var narrowed = subject
        narrowed.level = subject.level ?? context.topics.first?.level
        narrowed.place = subject.place ?? context.topics.first?.place
        let facets = index.facets(of: entity)
        let facet = context.facet.flatMap { facets.contains($0) ? $0 : nil }
        let measured = facets.contains(index.payFacet) ? index.payFacet : defaultFacet(entity)
        return answered(i, entity: entity, facet: facet ?? measured, subject: narrowed, context)
    }

    /// The thing spoken of that a question without a subject is about: the first that says something of the side asked for.
    private func focused(_ i: Interpretation, _ context: Context) -> EntityID? {
        let best = bestAct(i)
        // What has the side itself comes before what merely has something in its place.
        if let asked = index.facet(of: best.intent), best.probability >= thresholds.page,
            let entity = context.focus.first(where: { index.facets(of: $0).contains(asked) && index.isStated($0, asked, context.language) }) {
            return entity
        }
        // "et après ?" when a grant was spoken of beside a course of study: the course leads somewhere.
        if context.focus.count > 1, let asked = index.facet(of: best.intent), best.probability >= thresholds.page,
            let thing = context.focus.first(where: { entity in
                !index.isNotion(entity)
                    && index.facet(serving: asked, of: entity, context.language).map { index.isStated(entity, $0, context.language) } ?? false
            }) {
            return thing
        }
        return context.focus.first { entity in
            askedFacet(i, of: entity, context.language).map { index.isStated(entity, $0, context.language) } ?? false
        }
            ?? context.focus.first { index.kind($0) == index.mainKind } ?? context.focus.first
    }

    // MARK: Which side is asked

    /// The side of `entity` that is asked, weighing the intent's probability and what the passages hold.
    func askedFacet(_ i: Interpretation, of entity: EntityID, _ language: Language) -> FacetID? {
        let facets = index.facets(of: entity)
        let asked = asked(i, of: entity, language)
        let worded = i.wordFacet.flatMap { index.facet(serving: $0, of: entity, language) }
        let first = i.found.first.flatMap { $0.passage.entity == entity ? $0.passage.facet : nil }
        var best: (facet: FacetID, score: Double)?
        for facet in facets {
            let probability = asked[facet, default: 0]
            let cover = i.found.filter { $0.passage.entity == entity && $0.passage.facet == facet }.map(\.cover).max() ?? 0
            let score = probability + 0.3 * cover * Double(min(i.contentWords, 3)) / 3
                + (facet == worded ? thresholds.wordsOfSide : 0) + (facet == first && cover > 0 ? thresholds.foundFirst * cover : 0)
            if score > 0.2, score > (best?.score ?? 0) { best = (facet, score) }
        }
        return best?.facet
    }

    /// How likely it is that each side of the thing is asked: sides that stand in for another have its share too.
    func asked(_ i: Interpretation, of entity: EntityID, _ language: Language) -> [FacetID: Double] {
        var shares: [FacetID: Double] = [:]
        for candidate in i.candidates {
            guard let definition = index.definition(candidate.intent), let facet = definition.facet,
                definition.about == nil || definition.about == entity,
                let serving = index.facet(serving: facet, of: entity, language)
            else { continue }
            shares[serving, default: 0] += candidate.probability
        }
        return shares
    }

    /// The passage of `entity` that holds most of the question.
    func bestFound(_ i: Interpretation, in entity: EntityID, _ language: Language) -> Interpretation.Found? {
        evidence(i, in: entity, language).first?.found
    }

    /// The passage that stands out from all others, on another side or of another thing, by its score.
    func striking(_ i: Interpretation, in entity: EntityID? = nil) -> Interpretation.Found? {
        let own = i.found.filter { entity == nil || $0.passage.entity == entity }
        guard let best = own.first, best.cover >= thresholds.strikingCover else { return nil }
        let next = own.first { $0.passage.facet != best.passage.facet || $0.passage.entity != best.passage.entity }
        return best.score >= thresholds.striking * (next?.score ?? 0) ? best : nil
    }

    /// The passages of `entity` by what speaks for them, best first: the share of the question that they hold, the
    /// searcher's score beside its best, and the probability of their side.
    func evidence(
        _ i: Interpretation, in entity: EntityID, _ language: Language
    ) -> [(found: Interpretation.Found, weight: Double)] {
        let asked = asked(i, of: entity, language)
        // What sets a thing against another speaks of both: it is evidence for a question about both.
        let compares = asked[index.differenceFacet, default: 0] >= thresholds.followUp || bestAct(i).act == .compare
        let own = i.found.filter { $0.passage.entity == entity && (compares || $0.passage.facet != index.differenceFacet) }
        guard let most = own.map(\.score).max(), most > 0 else { return [] }
        return own.map { ($0, $0.cover + 0.25 * $0.score / most + 0.3 * asked[$0.passage.facet, default: 0]) }
            .sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.found.passage < $1.found.passage }
    }

    /// What is said of a thing when nothing particular is asked.
    func defaultFacet(_ entity: EntityID) -> FacetID {
        index.facets(of: entity).first ?? FacetID(trusted: "overview")
    }
}
