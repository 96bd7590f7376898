internal import Figures
internal import Identifiers
internal import Knowledge
internal import Understanding

/// What pay is asked in a form of its own: in net, by the month, as a freelance, or as an amount that the person proposes.
extension DialogueManager {
    // MARK: In another form

    /// The figures on another basis or by another time, those that already are so apart.
    func converted(
        _ figures: [Figure], of entity: EntityID, _ level: EntityID?, to period: Period?, _ basis: GrossNet?
    ) -> DialogueAction.Converted {
        var pairs: [DialogueAction.Converted.Pair] = []
        var already: [Figure] = []
        for figure in figures {
            switch index.conversion.convert(figure, to: period, basis: basis) {
            case .converted(let computed): pairs.append(.init(stated: figure, computed: computed))
            case .unchanged(let figure): already.append(figure)
            case .refused: continue
            }
        }
        return .init(entity: entity, pairs: Array(pairs.prefix(6)), already: Array(already.prefix(3)), level: level)
    }

    /// "combien gagne un data scientist en net par mois ?": the figures that answer, in the form that the question asks for.
    /// Nil when it asks for none, or they are in it.
    func paid(
        _ i: Interpretation, _ entity: EntityID, _ chosen: (figures: [Figure], missing: [EntityID]), _ subject: Subject, intent: IntentID?
    ) -> Plan? {
        let wording = i.wording
        guard wording.basis == .net || wording.period == .month, index.kind(entity) == index.mainKind else { return nil }
        var action = converted(chosen.figures, of: entity, subject.level, to: wording.period ?? .month, wording.basis)
        guard !action.pairs.isEmpty else { return nil }
        action.missing = chosen.missing
        let topic = Topic(entities: [entity], facet: index.payFacet, level: subject.level, place: subject.place)
        return decided(i, .convert(action), topic: topic, intent: intent)
    }

    // MARK: As a freelance

    /// A notion that a sector shares a name with: "freelance" is where one works, and how one is paid.
    func notion(sharingNameWith mention: EntityMention) -> EntityID? {
        guard let entity = mention.entity, !index.isCovered(entity) else { return nil }
        return index.notion(sharingNameWith: entity, mention.kind)
    }

    /// "et en freelance ?" after a salary: what the notion pays, not who employs freelances.
    func independentPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        guard subject.isEmpty, i.contentWords <= 1, context.facet == index.payFacet,
            let role = context.focus.first(where: { index.kind($0) == index.mainKind }),
            let notion = i.mentions.lazy.compactMap({ self.notion(sharingNameWith: $0) }).first,
            index.facet(serving: index.payFacet, of: notion, context.language) != nil
        else { return nil }
        var plan = answered(i, entity: notion, facet: index.payFacet, subject: subject, context)
        if case .answer(var answer) = plan.action {
            // What is said of this very profession comes first.
            let links = answer.passages.map { index.passage($0)?.links.map(\.entity) ?? [] }
            var own = zip(answer.passages, links).filter { $1.contains(role) }.map(\.0)
            // Or else what is said of all that are not named.
            if own.isEmpty { own = zip(answer.passages, links).filter { $1.isEmpty }.map(\.0) }
            answer.passages = own + answer.passages.filter { !own.contains($0) }
            plan.action = .answer(answer)
        }
        plan.topic?.entities.append(role)
        return plan
    }

    // MARK: An amount that is proposed

    /// "un data scientist gagne 100k non ?": the amount held against what the sources say.
    func proposalPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        let amounts = i.mentions.filter { $0.kind == .amount }
        guard amounts.count == 1, let mention = amounts.first, let amount = mention.number, amount > 0,
            mention.unit ?? index.homeCurrency == index.homeCurrency, mention.wantedBasis == nil, mention.basis != "open",
            mention.period != "other", subject.professions.isEmpty, amount <= Self.highestPay,
            let entity = proposedFor(i, subject, context)
        else { return nil }
        let period = mention.period.flatMap { Period(rawValue: $0) } ?? (amount >= Self.leastYearly ? .year : .month)
        guard period == .month || period == .year else { return nil }
        let given = Figure(
            measure: .salary, amount: amount, unit: index.homeCurrency, period: period, basis: mention.basis == "net" ? .net : .gross,
            origin: .given)
        var plan = answered(i, entity: entity, facet: index.payFacet, subject: subject, context)
        // A verdict needs a range that holds for what was asked, without an open end, and the same one whatever is brought to it.
        guard case .answer(var answer) = plan.action, !i.wording.isQualified, !answer.isNearest,
            !answer.figures.contains(where: \.isOpenEnded), let range = span(answer.figures), let whole = span(answer.figures, isAsStated: false),
            let brought = index.conversion.convert(given, to: .year, basis: .gross).figure,
            let low = brought.minimum, let high = brought.maximum, let least = range.minimum, let most = range.maximum, least < most,
            let lowest = whole.minimum, let highest = whole.maximum, (high < least) == (high < lowest), (low > most) == (low > highest)
        else { return plan }
        answer.proposal = .init(
            given: given, brought: brought == given ? nil : brought, range: range,
            relation: high < least ? .below : low > most ? .above : .within, isAsked: i.wording.isTagged || i.isPolar)
        plan.action = .answer(answer)
        return plan
    }

    /// From here on an amount without a time is a year's.
    static let leastYearly = 10_000.0

    /// The profession whose pay the amount is said to be.
    private func proposedFor(_ i: Interpretation, _ subject: Subject, _ context: Context) -> EntityID? {
        let best = bestAct(i)
        let wants = i.candidates.prefix(3).contains { index.act($0.intent) == .convert && $0.probability >= thresholds.followUp }
        if let named = subject.covered.first(where: { index.kind($0) == index.mainKind }) {
            guard !subject.isFieldOnly, !wants || i.wording.isTagged else { return nil }
            let isOfPay = index.facet(of: best.intent) == index.payFacet || index.definition(best.intent)?.about != nil
                || i.wordFacet == index.payFacet
            return isOfPay || i.wording.isTagged || i.isPolar || i.contentWords == 0 ? named : nil
        }
        guard subject.covered.isEmpty, i.wording.isTagged, context.facet == index.payFacet, context.topics.first?.reckoned == nil
        else { return nil }
        return context.focus.first { index.kind($0) == index.mainKind }
    }

    /// From the lowest to the highest of the figures of pay, gross and by the year; nil when there is none.
    ///
    /// - Parameter isAsStated: only figures that the sources give so, none brought to it; nil for those if there are any.
    func span(_ figures: [Figure], isAsStated: Bool? = nil) -> Figure? {
        let pay = figures.filter { $0.measure == .salary && $0.unit == index.homeCurrency }
        let stated = pay.filter { $0.period == .year && $0.basis == .gross }
        let yearly = isAsStated ?? !stated.isEmpty ? stated : pay.compactMap { index.conversion.convert($0, to: .year, basis: .gross).figure }
        guard let first = yearly.first, let least = yearly.compactMap({ $0.minimum ?? $0.maximum }).min(),
            let most = yearly.compactMap({ $0.maximum ?? $0.minimum }).max()
        else { return nil }
        return Figure(
            measure: first.measure, minimum: least, maximum: most, unit: first.unit, period: .year, basis: .gross,
            origin: .computed(from: yearly, rule: "min…max"))
    }

    /// What the figures of two things come to where no source ranks both: the ranges at the first level that both have, or of
    /// what is said without a level. Only what the sources give by the year and gross is held against one another.
    func contrast(_ entities: [EntityID], _ figures: [[Figure]]) -> DialogueAction.Comparing.Contrast? {
        guard entities.count == 2, figures.count == 2 else { return nil }
        let levels = figures[0].compactMap { index.levelID($0.level) }
        let shared = levels.first { level in figures[1].contains { index.levelID($0.level) == level } }
        func range(_ side: [Figure]) -> Figure? {
            span(side.filter { index.levelID($0.level) == shared }, isAsStated: true)
        }
        guard let one = range(figures[0]), let other = range(figures[1]), let a = one.midpoint, let b = other.midpoint,
            let low = [one.maximum, other.maximum].compactMap({ $0 }).min(), let high = [one.minimum, other.minimum].compactMap({ $0 }).max()
        else { return nil }
        let isTurned = b > a
        return .init(
            entities: isTurned ? entities.reversed() : entities, ranges: isTurned ? [other, one] : [one, other], level: shared,
            isOverlapping: low >= high)
    }
}

extension Figure {
    /// "à partir de 50 000 €": nothing is said of the other end.
    fileprivate var isOpenEnded: Bool { (minimum == nil) != (maximum == nil) }
}
