internal import Figures
internal import Identifiers
internal import Knowledge
internal import TextAnalysis
internal import Understanding

/// Pay that the person gives, brought from gross to net or back: "45k brut en net", "2900 net, ça fait combien en brut
/// annuel ?", "et pour un non-cadre ?".
///
/// What the words do not say follows from the amount: five digits are a year's pay, fewer a month's; pay that is not said
/// to be net is gross, as offers state it. The rates are sourced figures of the knowledge base; whom a rate holds for
/// stands in its `about`, and when the message says one of these words, that rate alone is used. The answer shows the
/// month and the year, says that it is an estimate, and names the rule and the source of the rates.
extension DialogueManager {
    /// A conversion of an amount in the message, or of the last one with what the message changes.
    func calculatorPlan(_ i: Interpretation, _ subject: Subject, _ context: Context) -> Plan? {
        let last = context.topics.first?.reckoned
        let mention = i.mentions.first { $0.kind == .amount }
        guard let amount = mention?.number ?? last?.amount, amount > 0 else { return nil }
        let status = status(in: i.text)
        // "3 000 €, c'est brut ou net ?" asks what it is, not what it comes to.
        if mention?.basis == "open" { return nil }
        if let mention {
            let wants = i.candidates.prefix(3).contains { index.act($0.intent) == .convert && $0.probability >= thresholds.followUp }
            let goesOn = last != nil && i.contentWords == 0
            guard mention.basis != nil || mention.wantedBasis != nil || wants || goesOn else { return nil }
            // "45k pour un data scientist, c'est bien payé ?" asks of the role, not of the amount.
            if subject.covered.contains(where: { index.kind($0) == index.mainKind }), !wants { return nil }
        } else if status == nil || i.contentWords > 2 {
            return nil
        }
        // Rates hold for one currency and one country, and for pay that somebody may have.
        let unit = mention?.unit ?? last?.unit ?? index.homeCurrency
        if unit != index.homeCurrency || amount > Self.highestPay || mention?.period == "other"
            || subject.place.map({ !index.isHome($0) }) ?? false { return declined(i, .noFigures(nil)) }
        let wanted = wantedForm(i)
        let basis = mention?.basis ?? mention?.wantedBasis.map { $0 == "net" ? "gross" : "net" }
            ?? (mention != nil && last == nil ? wanted == "gross" ? "net" : "gross" : last?.basis) ?? "gross"
        let memory = Topic.Reckoned(
            amount: amount, unit: unit, basis: basis,
            period: mention != nil ? mention?.period : last?.period, status: status ?? last?.status)
        // "4 500 € brut par mois, ça fait combien par an ?": first the same pay by the other period.
        let period = mention?.wantedPeriod.flatMap { Period(rawValue: $0) }
            ?? (mention?.wantedBasis == nil ? wanted.flatMap { Period(rawValue: $0) } : nil)
        // "du brut mensuel en brut annuel": the same pay, by the other period and nothing else.
        let isSame = mention?.wantedBasis == basis && period != nil
        let pairs = reckon(memory, alsoBy: mention?.wantedBasis == nil || isSame ? period : nil, only: isSame)
        guard !pairs.isEmpty else { return nil }
        var topic = context.topics.first ?? Topic(entities: [], facet: nil)
        topic.reckoned = memory
        let target = basis == "net" ? "gross" : "net"
        let form = isSame ? period?.rawValue : target
        let intent = index.knowledge.intents.first { index.act($0.id) == .convert && $0.to == form }?.id
        return decided(i, .convert(.init(entity: nil, pairs: pairs, already: [], level: nil)), topic: topic, intent: intent)
    }

    /// More than anybody is paid: a slip of the hand, or a joke.
    static let highestPay = 10_000_000.0

    /// The amount on the other basis, by the month and by the year; pay by the hour or the day stays so.
    private func reckon(
        _ given: Topic.Reckoned, alsoBy period: Period?, only isSame: Bool
    ) -> [DialogueAction.Converted.Pair] {
        let basis: GrossNet = given.basis == "net" ? .net : .gross
        let stated = Figure(
            measure: .salary, amount: given.amount, unit: given.unit,
            period: given.period.flatMap { Period(rawValue: $0) } ?? (given.amount >= Self.leastYearly ? .year : .month),
            basis: basis, origin: .given)
        let rates = index.conversion.rates.filter { given.status == nil || $0.about == given.status }
        let conversion = Conversion(rates: rates, places: index.conversion.places)
        let periods: [Period] = stated.period == .hour || stated.period == .day ? [stated.period ?? .month] : [.month, .year]
        var same: [DialogueAction.Converted.Pair] = []
        if let period, case .converted(var computed) = conversion.convert(stated, to: period) {
            // The page that states the rates also says how many months a year of pay has: it is cited for them.
            if isSame, let rate = rates.first, case .computed(let inputs, let rule) = computed.origin {
                computed.origin = .computed(from: inputs + [rate], rule: rule)
            }
            same.append(.init(stated: stated, computed: computed))
        }
        if isSame, !same.isEmpty { return same }
        return same + periods.compactMap { period in
            guard case .converted(var computed) = conversion.convert(stated, to: period, basis: basis.opposite) else { return nil }
            // For whom the rates hold is part of the result.
            if given.status != nil {
                computed.about = rates.first?.about
                computed.aboutTranslations = rates.first?.aboutTranslations ?? [:]
            }
            return .init(stated: stated, computed: computed)
        }
    }

    /// The form that the best conversion among the candidates leads to: `net`, `gross`, `month` or `year`.
    private func wantedForm(_ i: Interpretation) -> String? {
        i.candidates.first { index.act($0.intent) == .convert }.flatMap { index.definition($0.intent)?.to }
    }

    /// The `about` of the rates that the message names, the longest name first: "non-cadre" before "cadre".
    private func status(in text: String) -> String? {
        let message = SpacedWords(text)
        var best: (about: String, length: Int)?
        for rate in index.conversion.rates {
            guard let about = rate.about else { continue }
            for words in [about] + rate.aboutTranslations.values.sorted() {
                // "managerial status (cadre)": either part names it.
                for part in words.split(whereSeparator: { "(),".contains($0) }).map({ SpacedWords(String($0)) })
                where part.count > best?.length ?? 0 && message.contains(part) {
                    best = (about, part.count)
                }
            }
        }
        return best?.about
    }
}
