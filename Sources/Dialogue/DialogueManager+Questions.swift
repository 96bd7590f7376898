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
        if let asked, let thing = things.first, let notion = subject.covered.first(where: { index.isNotion($0) }), isMeasuredApart(notion, thing, asked) {
            return notion
        }
        let fitting = named.filter { entity in asked.map { index.facets(of: entity).contains($0) } ?? true }
        let candidates = fitting.isEmpty ? named : fitting
        return candidates.first { index.kind($0) == index.mainKind } ?? candidates.first
    }

    /// Before asking which side of a thing is meant: a page that uses the question's words may well be.
    func likelyPage(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        guard let best = i.candidates.prefix(3).first(where: { index.definition($0.intent)?.about != nil }),
            best.probability >= thresholds.likelyPage, best.overlap >= thresholds.pageOverlapUnlessClear, i.none < thresholds.elsewhere,
            i.contentWords >= 2, i.unexplained.count <= i.contentWords / 3, let definition = index.definition(best.intent),
            let page = definition.about, let facet = definition.facet
        else { return nil }
        var plan = answered(i, entity: page, facet: facet, subject: Subject(), context)
        plan.topic?.entities += subject.covered.filter { $0 != page }.prefix(2)
        return plan
    }

    /// The notion has figures that answer what is asked, of a measure that the thing has not.
    private func isMeasuredApart(_ notion: EntityID, _ thing: EntityID, _ asked: FacetID) -> Bool {
        let measures = Set(index.figures(thing, asked).map(\.measure))
        return index.sides(serving: asked, of: notion).contains { side in
            index.figures(notion, side).contains { !measures.contains($0.measure) }
        }
    }

    /// A message that one page answers: a doubt, a choice, a frequent question.
    ///
    /// Its page answers unless a thing that the question names holds nearly all of its words: what is said of that very
    /// thing is the better answer. What was spoken of stays in mind, for the question after.
    func pagePlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        // Pages whose masked questions are the same share the probability; the one about the things named is meant.
        let pages = i.candidates.prefix(3).filter { index.definition($0.intent)?.about != nil }
        guard let first = pages.first, i.candidates.first?.intent == first.intent,
            let best = pages.first(where: { $0.overlap >= thresholds.pageOverlap && $0.probability >= 0.25 * first.probability }),
            let definition = index.definition(best.intent), let page = definition.about, let facet = definition.facet,
            first.probability >= thresholds.page || first.probability >= thresholds.pageWithPassage && i.found.first?.passage.entity == page,
            first.probability >= thresholds.clear || best.overlap >= thresholds.pageOverlapUnlessClear,
            i.contentWords > 0, subject.professions.isEmpty, i.none < thresholds.elsewhere, i.unexplained.count <= i.contentWords / 3,
            subject.isFieldOnly || i.contentWords >= 2
        else { return nil }
        if !subject.isFieldOnly, let named = target(i, subject), named != page, i.contentWords >= 2,
            let held = bestFound(i, in: named, context.language), held.cover >= thresholds.passage { return nil }
        var plan = answered(i, entity: page, facet: facet, subject: Subject(), context)
        let others = (subject.covered.isEmpty ? context.focus : subject.covered).filter { $0 != page }
        plan.topic?.entities += others.prefix(2)
        return plan
    }

    /// The question names something that is known.
    private func named(_ i: Interpretation, _ entity: EntityID, _ subject: Subject, _ context: Context) -> Plan {
        if i.contentWords == 0, !index.isNotion(entity), bestAct(i).act == .ask, bestAct(i).probability >= thresholds.grammarAlone, let facet = askedFacet(i, of: entity, context.language) {
            // "what does a data engineer do?" asks with grammar words alone.
            return answered(i, entity: entity, facet: facet, subject: subject, context)
        }
        if i.contentWords == 0 {
            let facet = i.areMentionsInherited ? nil : context.facet.flatMap { index.facets(of: entity).contains($0) ? $0 : nil }
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
                    || found.cover >= thresholds.strikingCover && i.unexplained.isEmpty && i.none < thresholds.elsewhereDespiteField
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

    /// The question names nothing: it goes on about what was spoken of, or a passage answers it, or it is asked back.
    private func unnamed(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan {
        let best = bestAct(i)
        if i.candidates.isEmpty { return declined(i, .empty) }
        if i.gibberish > 0, i.gibberish == i.contentWords { return declined(i, .gibberish) }
        let isElsewhere = i.none > thresholds.elsewhere || best.act == .none
        let hasStranger = Double(i.unexplained.count) > thresholds.unexplainedInFollowUp * Double(i.contentWords)
        if i.contentWords == 0, subject.level != nil || subject.place != nil, let entity = focused(i, context) {
            return narrowed(i, entity, subject, context)
        }
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
        if let found = i.found.first, i.contentWords >= 2, i.unexplained.isEmpty, i.none < thresholds.elsewhereDespiteField,
            found.held >= 2,
            found.cover >= thresholds.passage || found.held >= 3 && found.cover >= thresholds.heldPassage && !isElsewhere
                || !isElsewhere && striking(i) != nil,
            answers(found.passage, best) {
            return answered(i, entity: found.passage.entity, facet: found.passage.facet, subject: subject, context)
        }
        if !isElsewhere, !hasStranger, best.probability >= thresholds.clear, let facet = index.facet(of: best.intent),
            let found = i.found.first, found.passage.facet == facet, found.cover >= thresholds.passage,
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

    /// The passage is of the side that is asked, where that is clear: "combien ça gagne ?" is no question for a page that
    /// happens to hold both words.
    private func answers(_ passage: PassageID, _ best: (act: DialogueAct, intent: IntentID, probability: Double)) -> Bool {
        guard best.probability >= thresholds.clear, let facet = index.facet(of: best.intent) else { return true }
        return passage.facet == facet || index.kind(passage.entity) != index.mainKind && !index.knowledge.isOfMainKind(facet)
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

    /// The thing spoken of that a question without a subject is about: the first that has the side asked for.
    private func focused(_ i: Interpretation, _ context: Context) -> EntityID? {
        context.focus.first { askedFacet(i, of: $0, context.language) != nil }
            ?? context.focus.first { index.kind($0) == index.mainKind } ?? context.focus.first
    }

    // MARK: Which side is asked

    /// The side of `entity` that is asked, weighing the intent's probability and what the passages hold.
    func askedFacet(_ i: Interpretation, of entity: EntityID, _ language: Language) -> FacetID? {
        let facets = index.facets(of: entity)
        let asked = asked(i, of: entity, language)
        var best: (facet: FacetID, score: Double)?
        for facet in facets {
            let probability = asked[facet, default: 0]
            let cover = i.found.filter { $0.passage.entity == entity && $0.passage.facet == facet }.map(\.cover).max() ?? 0
            let score = probability + 0.3 * cover * Double(min(i.contentWords, 3)) / 3
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

    // MARK: Answers

    /// The answer about a side of a thing: passages that hold the question's words first, figures that fit what was asked.
    func answered(_ i: Interpretation, entity: EntityID, facet asked: FacetID, subject: Subject, _ context: Context) -> Plan {
        let facet = index.facet(serving: asked, of: entity, context.language) ?? asked
        let intent = i.candidates.first { candidate in
            index.definition(candidate.intent).map { $0.facet == asked && ($0.about == nil || $0.about == entity) } ?? false
        }?.intent
        guard index.isStated(entity, facet, context.language) else {
            if index.absence(entity, facet, context.language) == nil, let found = bestFound(i, in: entity, context.language),
                found.cover >= thresholds.passage, found.passage.facet != facet {
                return answered(i, entity: entity, facet: found.passage.facet, subject: subject, context)
            }
            return decided(i, .decline(.absent(entity, facet)), intent: intent)
        }
        let section = index.passages(entity, facet, context.language)
        let evidence = evidence(i, in: entity, context.language)
        let weights = Dictionary(evidence.map { ($0.found.passage, $0.weight) }) { first, _ in first }
        let covers = Dictionary(evidence.map { ($0.found.passage, $0.found.cover) }) { first, _ in first }
        var ordered = section.enumerated().sorted { one, other in
            // The first passage of a section is its answer: another must hold clearly more of the question to pass it.
            let left = (weights[one.element] ?? 0) + (one.offset == 0 ? thresholds.lead : 0)
            let right = (weights[other.element] ?? 0) + (other.offset == 0 ? thresholds.lead : 0)
            return left != right ? left > right : one.offset < other.offset
        }.map(\.element)
        if i.contentWords > 0 {
            // Passages on another side that hold clearly more of the question come first: they are what was asked.
            let held = section.compactMap { covers[$0] }.max() ?? 0
            let shares = self.asked(i, of: entity, context.language)
            // Where the side is clear, one word that another side happens to use does not change it.
            let isClear = shares[facet, default: 0] >= thresholds.clear
            let better = evidence.filter { found, _ in
                found.passage.facet != facet && found.cover - held >= thresholds.betterPassage
                    && (!isClear || found.held >= 2 || shares[found.passage.facet, default: 0] >= 0.05)
            }
            ordered.insert(contentsOf: better.prefix(3).map(\.found.passage), at: 0)
        }
        // "maths et outils": a second side that is nearly as likely has its say too.
        if let second = runnerUp(i, of: entity, beside: facet, context.language) {
            let others = index.passages(entity, second, context.language)
                .sorted { (weights[$0] ?? 0) > (weights[$1] ?? 0) }.filter { !ordered.contains($0) }
            ordered.insert(contentsOf: others.prefix(2), at: min(2, ordered.count))
        }
        let limit = context.share > 1 ? max(2, Self.mostFigures / context.share) : Self.mostFigures
        let chosen = figures(entity, facet: facet, level: subject.level, place: subject.place, atMost: limit)
        let hasMoney = chosen.figures.contains(where: \.isMoney)
        if hasMoney {
            // The figures answer; of the prose, what holds something of the question, or else its opening.
            ordered.removeAll { index.passage($0).map { restates($0.text, chosen.figures) } ?? false }
            let held = ordered.filter { (covers[$0] ?? 0) >= 0.3 }
            ordered = Array((held.isEmpty && subject.level == nil && subject.place == nil ? ordered : held).prefix(2))
        }
        let room = Self.budget / context.share - (hasMoney ? chosen.figures.count * Self.figureLength : 0)
        let passages = fitting(ordered, budget: room, atLeast: hasMoney ? 0 : 1)
        let answer = DialogueAction.Answer(
            entity: entity, facet: facet, passages: passages, figures: chosen.figures, level: subject.level,
            place: subject.place, isNearest: chosen.isNearest, isPolar: i.isPolar)
        let topic = Topic(
            entities: [entity], facet: facet, level: subject.level, place: subject.place, shown: passages)
        return decided(i, .answer(answer), topic: topic, intent: intent)
    }

    /// The passage says no amount that the figures beside it do not say already.
    private func restates(_ text: String, _ figures: [Figure]) -> Bool {
        let shown = Set(figures.flatMap { [$0.minimum, $0.maximum] }.compactMap { $0 })
        var amounts: [Double] = []
        var amount = 0.0
        var digits = 0
        for character in text.unicodeScalars {
            if let digit = Character(character).wholeNumberValue, character.isASCII {
                amount = amount * 10 + Double(digit)
                digits += 1
            } else if digits > 0, character.properties.isWhitespace || character == "," {
                continue
            } else {
                if digits >= 4 { amounts.append(amount) }
                amount = 0
                digits = 0
            }
        }
        if digits >= 4 { amounts.append(amount) }
        let paid = amounts.filter { !(1_900...2_100 ~= $0) }
        return !paid.isEmpty && paid.allSatisfy(shown.contains)
    }

    /// Another side of the thing that is nearly as likely to be asked.
    private func runnerUp(_ i: Interpretation, of entity: EntityID, beside facet: FacetID, _ language: Language) -> FacetID? {
        // A choice that was offered names its side: nothing else was asked.
        guard i.number == nil else { return nil }
        let asked = asked(i, of: entity, language)
        let others = index.facets(of: entity).filter { $0 != facet }.map { ($0, asked[$0, default: 0]) }
        guard let second = others.max(by: { $0.1 < $1.1 }), second.1 >= 0.3, second.1 >= 0.6 * asked[facet, default: 0]
        else { return nil }
        return second.0
    }

    /// As many passages, in order, as the budget of characters allows.
    func fitting(_ passages: [PassageID], budget: Int, atLeast: Int = 1) -> [PassageID] {
        var room = budget
        var kept: [PassageID] = []
        for passage in passages {
            let length = index.passage(passage)?.text.count ?? 0
            if kept.count >= atLeast, length > room { continue }
            kept.append(passage)
            room -= length
        }
        return kept
    }

    // MARK: Asking back

    func clarifyEntity(
        _ i: Interpretation, _ entities: [EntityID], _ subject: Subject, _ context: Context, facet: FacetID? = nil
    ) -> Plan {
        let facet = facet ?? i.candidates.first.flatMap { index.facet(of: $0.intent) }
        let options = entities.prefix(3).map { Clarification.Option(entity: $0, facet: facet) }
        return decided(i, .clarify(Clarification(
            missing: .entity, options: options, facet: facet, level: subject.level, place: subject.place)))
    }

    func clarifyFacet(_ i: Interpretation, _ entity: EntityID, _ subject: Subject, _ context: Context) -> Plan {
        var facets: [FacetID] = []
        for candidate in i.candidates {
            if let facet = index.facet(of: candidate.intent), !facets.contains(facet) { facets.append(facet) }
        }
        facets += index.facets(of: entity).filter { !facets.contains($0) }
        let options = facets.filter { index.isStated(entity, $0, context.language) }.prefix(3)
            .map { Clarification.Option(entity: entity, facet: $0) }
        return decided(i, .clarify(Clarification(
            missing: .facet, options: options, level: subject.level, place: subject.place)))
    }
}
