internal import Identifiers
internal import Knowledge
internal import Understanding

extension DialogueManager {
    /// What one question of the message is about, sorted by what the knowledge base makes of it.
    struct Subject {
        /// Things that are answered about, in order of mention, each once.
        var covered: [EntityID] = []
        /// Professions that are not covered, as typed.
        var professions: [String] = []
        /// One mention that may be several things.
        var ambiguous: [EntityID] = []
        var level: EntityID?
        var place: EntityID?
        /// All places, in the order of mention.
        var places: [EntityID] = []
        /// The year that figures are to be of.
        var year: Int?
        /// The question names a covered thing only by its field ("l'IA"), not by its name.
        var isFieldOnly = true
        private var byField: [EntityID] = []
        private var hasThing = false

        var isEmpty: Bool { covered.isEmpty && professions.isEmpty && ambiguous.isEmpty }

        init(level: EntityID? = nil, place: EntityID? = nil) {
            self.level = level
            self.place = place
            places = place.map { [$0] } ?? []
        }

        /// - Parameter isNotion: its name says how something is asked rather than of what.
        mutating func add(_ entity: EntityID, isField: Bool, isNotion: Bool) {
            if !covered.contains(entity) { covered.append(entity) }
            if isField { byField.append(entity) } else { isFieldOnly = false }
            if !isNotion, !isField { hasThing = true }
        }

        /// Beside a name, a field is what is asked about, not a second thing: "un ML engineer fait-il du data engineering ?"
        mutating func dropFieldsBesideNames() {
            if hasThing { covered.removeAll { byField.contains($0) } }
        }
    }

    func subject(of interpretation: Interpretation) -> Subject {
        var subject = Subject()
        let best = bestAct(interpretation)
        let asksPay = best.probability >= thresholds.followUp && index.facet(of: best.intent) == index.payFacet
        for mention in interpretation.mentions {
            if mention.kind.rawValue == "profession" {
                subject.professions.append(mention.text)
            } else if mention.candidates.count > 1, let meant = meant(by: mention, interpretation) {
                subject.add(meant, isField: mention.strength == .field, isNotion: index.isNotion(meant))
            } else if mention.candidates.count > 1 {
                subject.ambiguous = mention.candidates.filter { index.isCovered($0) }
            } else if let entity = mention.entity, index.isCovered(entity) {
                subject.add(entity, isField: mention.strength == .field, isNotion: index.isNotion(entity))
            } else if mention.kind.rawValue == "level" {
                subject.level = subject.level ?? mention.entity
            } else if mention.kind.rawValue == "experience", let years = mention.number {
                subject.level = index.level(years: years) ?? subject.level
            } else if mention.kind.rawValue == "place" {
                subject.place = subject.place ?? mention.entity
                if let place = mention.entity, !subject.places.contains(place) { subject.places.append(place) }
            } else if mention.kind == .year {
                subject.year = subject.year ?? mention.number.map { Int($0) }
            }
            if asksPay, let notion = notion(sharingNameWith: mention) { subject.add(notion, isField: false, isNotion: true) }
        }
        subject.dropFieldsBesideNames()
        return subject
    }

    /// A name that a notion shares with the field of a role, or with a skill: "c'est quoi le machine learning ?" asks for the
    /// notion, "le salaire dans le machine learning" for the role.
    private func meant(by mention: EntityMention, _ i: Interpretation) -> EntityID? {
        let covered = mention.candidates.filter { index.isCovered($0) }
        let notions = covered.filter { index.isNotion($0) }
        guard let notion = notions.first, notions.count == 1 else { return nil }
        guard let other = covered.first(where: { $0 != notion }) else { return notion }
        guard covered.count == 2 else { return nil }
        let best = i.candidates.first
        if i.contentWords == 0, (best?.probability ?? 0) < thresholds.clear { return notion }
        if let facet = best.flatMap({ index.facet(of: $0.intent) }), index.facets(of: notion).contains(facet) {
            return (best?.probability ?? 0) >= thresholds.followUp ? notion : other
        }
        if let page = best.flatMap({ index.definition($0.intent)?.about }), page == notion { return notion }
        if best.map({ index.act($0.intent) }) == .compare, i.mentions.contains(where: { $0 != mention && $0.entity.map { index.isNotion($0) } ?? false }) {
            return notion
        }
        func cover(_ entity: EntityID) -> Double { i.found.first { $0.passage.entity == entity }?.cover ?? 0 }
        return cover(notion) >= max(thresholds.notionPassage, cover(other) + thresholds.betterPassage) ? notion : other
    }

    /// One decision. The steps stand in the order of certainty; the first that applies decides.
    func plan(_ interpretation: Interpretation, _ context: Context) -> Plan {
        var subject = subject(of: interpretation)
        let compared = compared(before: context)
        var isPicked = false
        if subject.isEmpty, let picked = picked(interpretation, from: compared, context) {
            subject.add(picked, isField: false, isNotion: index.isNotion(picked))
            isPicked = true
        }
        if subject.level == nil, let level = levelOfFollowUp(interpretation, context) { subject.level = level }
        var plan = plan(isPicked && interpretation.contentWords == 0 ? goingOn(interpretation) : interpretation, subject, context)
        keepThing(in: &plan, interpretation, context)
        if let topic = plan.topic, topic.entities.count == 1, let entity = topic.entities.first, compared.contains(entity) {
            plan.topic?.among = compared
        }
        return plan
    }

    /// "et l'autre ?" only goes on: it asks for no more of the same, and accepts nothing.
    private func goingOn(_ i: Interpretation) -> Interpretation {
        var i = i
        i.isElliptical = true
        return i.reweighed { index.act($0.intent) == .ask ? 1 : 0 }
    }

    /// The things that were compared last, as long as one of them is spoken of.
    private func compared(before context: Context) -> [EntityID] {
        guard let topic = context.topics.last else { return [] }
        return topic.entities.count > 1 ? topic.entities : topic.among ?? []
    }

    /// "le deuxième gagne combien ?", "et l'autre ?"
    private func picked(_ i: Interpretation, from compared: [EntityID], _ context: Context) -> EntityID? {
        guard let pick = i.pick, compared.count > 1, !(context.isFirst && context.state.pending != nil) else { return nil }
        switch pick {
        case .place(let place): return compared.indices.contains(place - 1) ? compared[place - 1] : nil
        case .last: return compared.last
        case .other: return context.focus.count == 1 ? compared.first { $0 != context.focus.first } : compared.last
        }
    }

    private func plan(_ interpretation: Interpretation, _ subject: Subject, _ context: Context) -> Plan {
        let interpretation = weighed(interpretation, subject, context)
        if let plan = pendingPlan(interpretation, subject, context) { return plan }
        if let plan = followUpPlan(interpretation, subject, context) { return plan }
        if let plan = proposalPlan(interpretation, subject, context) { return plan }
        if let plan = independentPlan(interpretation, subject, context) { return plan }
        if let plan = calculatorPlan(interpretation, subject, context) { return plan }
        if let plan = smallTalkPlan(interpretation, subject, context) { return plan }
        if let plan = strangerPlan(interpretation, subject, context) { return plan }
        if let plan = foreignPlan(interpretation, subject, context) { return plan }
        if let plan = conversationPlan(interpretation, subject, context) { return plan }
        if let plan = pagePlan(interpretation, subject, context) { return plan }
        let question = withoutPages(interpretation)
        if let plan = comparisonPlan(question, subject, context) { return plan }
        var plan = questionPlan(question, subject, context)
        if let least = leastPage(insteadOf: plan), let page = likelyPage(interpretation, subject, context, least) { plan = page }
        if plan.isSubstantial { plan.leftOut = subject.professions }
        return plan
    }

    /// How likely a page must be to be said rather than asking back which side is meant, or refusing; nil when there is an
    /// answer.
    private func leastPage(insteadOf plan: Plan) -> Double? {
        switch plan.action {
        case .clarify(let asked): asked.missing == .facet ? thresholds.likelyPage : nil
        case .decline(let reason): reason == .subject ? thresholds.likelyPageUnlessRefused : nil
        default: nil
        }
    }

    /// The candidates in the light of what the message names, which the classifier has not seen: of a role nobody asks the
    /// enrolment fee. A side that the thing has not, and that no other of its sides stands in for, is hardly meant; a page
    /// of its own less than a side of the thing.
    private func weighed(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Interpretation {
        guard !subject.isFieldOnly, let entity = target(i, subject) else { return i }
        return i.reweighed { candidate in
            guard let definition = index.definition(candidate.intent), let facet = definition.facet, index.act(candidate.intent) == .ask
            else { return 1 }
            if let page = definition.about { return page == entity ? 1 : thresholds.pageBesideName }
            guard let serving = index.facet(serving: facet, of: entity, context.language) else { return thresholds.unservedFacet }
            return serving == facet ? 1 : thresholds.nearFacet
        }
    }

    /// Without the intents that one page answers, once it is clear that none of them is meant.
    private func withoutPages(_ i: Interpretation) -> Interpretation {
        i.reweighed { index.definition($0.intent)?.about == nil ? 1 : 0 }
    }

    /// The plan for an action, with what the classifier thought.
    func decided(
        _ interpretation: Interpretation, _ action: DialogueAction, topic: Topic? = nil, intent: IntentID? = nil
    ) -> Plan {
        let chosen = intent ?? interpretation.candidates.first?.intent ?? IntentID(trusted: "none")
        let confidence = interpretation.candidates.first { $0.intent == chosen }?.probability ?? interpretation.none
        return Plan(
            intent: chosen, confidence: confidence, mentions: interpretation.mentions, action: action, topic: topic)
    }

    func declined(_ interpretation: Interpretation, _ reason: Decline) -> Plan {
        decided(interpretation, .decline(reason))
    }

    /// The act of the best intent, and how likely it is.
    func bestAct(_ interpretation: Interpretation) -> (act: DialogueAct, intent: IntentID, probability: Double) {
        guard let best = interpretation.candidates.first else { return (.none, IntentID(trusted: "none"), 0) }
        return (index.act(best.intent), best.intent, best.probability)
    }

    // MARK: A choice was offered

    /// Takes up the question that was asked back: by number, by label, by naming the thing or the side.
    private func pendingPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        guard context.isFirst, let pending = context.state.pending else { return nil }
        let best = bestAct(i)
        if let place = i.isLastChoice ? pending.options.count - 1 : i.number.map({ $0 &- 1 }) {
            guard pending.options.indices.contains(place) else { return decided(i, .clarify(pending)) }
            return resolved(i, pending.options[place], pending, context)
        }
        let isShort = i.contentWords <= 2 && i.unexplained.isEmpty
        switch pending.missing {
        case .entity:
            let named = subject.covered.first ?? subject.ambiguous.first { one in pending.options.contains { $0.entity == one } }
            if let named {
                // "ingé IA" takes the choice; "et le salaire d'un data scientist ?" is a question of its own.
                let facet = i.contentWords == 0 ? nil : askedFacet(i, of: named, context.language)
                return answered(i, entity: named, facet: facet ?? pending.facet ?? defaultFacet(named), subject: merged(subject, pending), context)
            }
        case .facet:
            if subject.covered.isEmpty, subject.professions.isEmpty, let entity = pending.options.first?.entity,
                let facet = askedFacet(i, of: entity, context.language), i.unexplained.isEmpty {
                return answered(i, entity: entity, facet: facet, subject: merged(subject, pending), context)
            }
        }
        if isShort, subject.isEmpty {
            if best.act == .accept, let first = pending.options.first { return resolved(i, first, pending, context) }
            // "non" after a choice refuses it; elsewhere it corrects.
            if best.act == .refuse || best.act == .correct { return decided(i, .chat(.refuse), intent: best.intent) }
        }
        return nil
    }

    private func merged(_ subject: Subject, _ pending: Clarification) -> Subject {
        var subject = subject
        subject.level = subject.level ?? pending.level
        subject.place = subject.place ?? pending.place
        return subject
    }

    private func resolved(_ i: Interpretation, _ option: Clarification.Option, _ pending: Clarification, _ context: Context) -> Plan {
        answered(i, entity: option.entity, facet: option.facet ?? pending.facet ?? defaultFacet(option.entity),
            subject: merged(Subject(), pending), context)
    }

    // MARK: Pleasantries, and professions that are not covered

    private func smallTalkPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        let best = bestAct(i)
        // "t'es une IA toi aussi ?" names a field and asks nothing of it.
        let isBare = subject.isEmpty || subject.isFieldOnly && subject.professions.isEmpty && best.probability >= thresholds.certainSmallTalk
        guard best.act.isSmallTalk, isBare, best.probability >= thresholds.smallTalk, i.none < thresholds.elsewhere,
            i.unexplained.count <= i.contentWords / 3
        else { return nil }
        return decided(i, .chat(best.act), intent: best.intent)
    }

    /// The question names what lies elsewhere ("fac de droit"), or goes on with a name that nothing explains ("et le salaire de
    /// Mbappé ?"): what was spoken of before is not meant.
    private func strangerPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        guard !subject.covered.contains(where: { index.kind($0) == index.mainKind }) || subject.isFieldOnly else { return nil }
        if let named = i.mentions.first(where: { $0.kind == .elsewhere }) {
            // "epita, epitech ou la fac ?": a page on the choice says more than a refusal.
            let isOfPage = i.candidates.first.map { $0.probability >= thresholds.clear && index.definition($0.intent)?.about != nil } ?? false
            let isChoice = isOfPage && subject.covered.contains { !index.isNotion($0) }
            // "spé SES pour un BUT science des données ?": the page of what is named tells of it.
            let isTold = !subject.isFieldOnly && subject.covered.contains { entity in
                (bestFound(i, in: entity, context.language)?.cover ?? 0) >= thresholds.passage
            }
            if !isChoice, !isTold { return declined(i, .unknown(named.text)) }
        }
        let best = bestAct(i)
        guard i.isOfStranger, subject.isEmpty, !context.focus.isEmpty, index.facet(of: best.intent) != nil,
            best.probability >= thresholds.clear, i.none < thresholds.elsewhere
        else { return nil }
        return declined(i, .stranger)
    }

    private func foreignPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        guard let profession = subject.professions.first else { return nil }
        // No page answers about a profession: what is asked of it is what the other intents say.
        let act = bestAct(withoutPages(i)).act
        let isAboutIt = !subject.covered.contains { index.kind($0) == index.mainKind } || i.areMentionsInherited
            || act == .compare || act == .rank || subject.isFieldOnly
        guard isAboutIt else { return nil }
        let told = act == .compare ? toldBeside(profession, i, subject, context) : nil
        return told ?? declined(i, .profession(profession))
    }
}
