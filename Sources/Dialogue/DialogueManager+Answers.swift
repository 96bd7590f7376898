internal import Figures
internal import Identifiers
internal import Knowledge
internal import TextAnalysis
internal import Understanding

/// What an answer is made of, once it is known which side of which thing is asked; and what is asked back when it is not.
extension DialogueManager {
    /// The answer about a side of a thing: passages that hold the question's words first, figures that fit what was asked.
    func answered(_ i: Interpretation, entity: EntityID, facet asked: FacetID, subject: Subject, _ context: Context) -> Plan {
        let facet = index.facet(serving: asked, of: entity, context.language) ?? asked
        if let best = i.candidates.first, best.probability >= thresholds.clear, let meant = index.facet(of: best.intent), meant != facet,
            index.facet(serving: meant, of: entity, context.language) == facet,
            let notion = index.notion(measuring: meant, insteadOf: facet, of: entity) {
            // "et ça coûte combien ?" of a role: what studies cost at all.
            var plan = answered(i, entity: notion, facet: meant, subject: subject, context)
            plan.topic?.entities.append(entity)
            return plan
        }
        let intent = i.candidates.first { candidate in
            index.definition(candidate.intent).map { $0.facet == asked && ($0.about == nil || $0.about == entity) } ?? false
        }?.intent
        guard index.isStated(entity, facet, context.language) else {
            if index.absence(entity, facet, context.language) == nil, let found = bestFound(i, in: entity, context.language),
                found.cover >= thresholds.passage, found.passage.facet != facet {
                return answered(i, entity: entity, facet: found.passage.facet, subject: subject, context)
            }
            if i.mentions.contains(where: { $0.strength == .field && $0.candidates.contains(entity) }), index.absence(entity, facet, context.language) == nil,
                let notion = index.notion(measuring: facet, besides: entity) {
                // "combien coûte une école d'IA ?": of a field, what studies cost at all.
                return answered(i, entity: notion, facet: facet, subject: subject, context)
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
            // Unless next to nothing else about the thing says it: "il fait du prédictif ?".
            let isRare = evidence.count { $0.found.cover >= thresholds.passage } <= 2
            let better = evidence.filter { found, _ in
                found.passage.facet != facet && found.cover - held >= thresholds.betterPassage
                    && (!isClear || isRare && found.cover >= thresholds.passage || found.held >= 2
                        || shares[found.passage.facet, default: 0] >= 0.05)
            }
            ordered.insert(contentsOf: better.prefix(3).map(\.found.passage), at: 0)
            // What was said before the question chose a passage: "je suis nul en maths, data scientist c'est jouable ?"
            if i.isColoured, let told = evidence.first(where: { $0.found.cover >= thresholds.strikingCover })?.found.passage {
                ordered.removeAll { $0 == told }
                ordered.insert(told, at: 0)
            }
            // "combien d'entreprises ont un CDO ?": of passages that hold about as much, the one with a figure answers.
            if let wanted = i.wanted, let first = ordered.first, !tells(first, wanted),
                let telling = evidence.first(where: { found, _ in
                    found.cover >= max(thresholds.strikingCover, covers[first] ?? 0) && tells(found.passage, wanted)
                })?.found.passage {
                ordered.removeAll { $0 == telling }
                ordered.insert(telling, at: 0)
            }
            putFirst(exactly(named: i, isClear: isClear, facet, context.language), of: evidence.map(\.found.passage), &ordered)
        }
        // "maths et outils": a second side that is nearly as likely has its say too.
        if let second = runnerUp(i, of: entity, beside: facet, context.language) {
            let others = index.passages(entity, second, context.language)
                .sorted { (weights[$0] ?? 0) > (weights[$1] ?? 0) }.filter { !ordered.contains($0) }
            ordered.insert(contentsOf: others.prefix(2), at: min(2, ordered.count))
        }
        let limit = context.share > 1 ? max(2, Self.mostFigures / context.share) : Self.mostFigures
        var chosen = figures(entity, facet: facet, subject, atMost: limit)
        if facet == index.payFacet, let plan = paid(i, entity, (chosen.figures, chosen.missing), subject, intent: intent) { return plan }
        if chosen.isNearest, let place = subject.place, !index.isHome(place), let told = section.first(where: { index.says($0, place, context.language) }) {
            // No figure holds there, but a sentence speaks of it: "data analyst USA salaire".
            chosen = ([], false, [])
            ordered = [told] + ordered.filter { $0 != told && index.says($0, place, context.language) }
        }
        let hasMoney = chosen.figures.contains(where: \.isMoney)
        if hasMoney {
            // The figures answer; of the prose, what holds something of the question, or else its opening.
            ordered.removeAll { index.passage($0).map { restates($0.text, chosen.figures) } ?? false }
            let held = ordered.filter { (covers[$0] ?? 0) >= 0.3 }
            ordered = Array((held.isEmpty && subject.level == nil && subject.place == nil ? ordered : held).prefix(2))
        }
        if let told = substitution(i, for: entity, context.language) {
            ordered.removeAll { $0 == told }
            ordered.insert(told, at: 0)
        }
        let room = Self.budget / context.share - (hasMoney ? chosen.figures.count * Self.figureLength : 0)
        let passages = fitting(ordered, budget: room, atLeast: hasMoney ? 0 : 1)
        var answer = DialogueAction.Answer(
            entity: entity, facet: facet, passages: passages, figures: chosen.figures, level: subject.level,
            place: chosen.missing.first ?? subject.place, isNearest: chosen.isNearest, isPolar: i.isPolar)
        answer.otherPlaces = Array(chosen.missing.dropFirst())
        answer.year = subject.year.flatMap { year in chosen.figures.contains { $0.isOf(year) } ? nil : year }
        let topic = Topic(
            entities: [entity], facet: facet, level: subject.level, place: subject.place, shown: passages)
        return decided(i, .answer(answer), topic: topic, intent: intent)
    }

    /// A thing that was named by the name of a neighbour ("chief AI officer" has the page of the chief data officer): the passage
    /// that tells of the neighbour. Nil when the page opens with that name, or never says it.
    private func substitution(_ i: Interpretation, for entity: EntityID, _ language: Language) -> PassageID? {
        guard index.kind(entity) == index.mainKind, !i.areMentionsInherited,
            let mention = i.mentions.first(where: { $0.entity == entity && $0.strength == .alias })
        else { return nil }
        let opening = index.passages(entity, defaultFacet(entity), language)
        guard let first = opening.first, !index.says(first, mention.text) else { return nil }
        return opening.dropFirst().first { index.says($0, mention.text) }
    }

    /// The passage holds a figure of the kind; a year counts as a date, never as a number.
    func tells(_ passage: PassageID, _ wanted: Interpretation.Wanted) -> Bool {
        if wanted == .time { return index.saysTime(passage) }
        let numbers = (index.passage(passage)?.text ?? "").split { !$0.isNumber }
        return switch wanted {
        case .date: !numbers.isEmpty
        case .number, .time: numbers.contains { $0.utf8.count != 4 || !(1_900...2_100 ~= Int($0) ?? 0) }
        }
    }

    /// The passage says no amount that the figures beside it do not say already.
    private func restates(_ text: String, _ figures: [Figure]) -> Bool {
        let shown = Set(figures.flatMap { [$0.minimum, $0.maximum] }.compactMap { $0 })
        var amounts: [Double] = []
        var amount = 0.0
        var digits = 0
        for scalar in text.unicodeScalars {
            if "0"..."9" ~= scalar {
                amount = amount * 10 + Double(scalar.value - 0x30)
                digits += 1
            } else if digits > 0 {
                if scalar == "," || scalar.properties.isWhitespace { continue }
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
        // Where there is nothing to choose, nothing is asked.
        if options.count == 1, i.none < thresholds.elsewhereDespiteField, let facet = options[0].facet, index.isNotion(entity) {
            return answered(i, entity: entity, facet: facet, subject: subject, context)
        }
        return decided(i, .clarify(Clarification(
            missing: .facet, options: options, level: subject.level, place: subject.place)))
    }
}
