import Figures
import Identifiers
import TextAnalysis

extension EditorialReview {
    /// Figures that agree in everything but the amount, the source included.
    func figureProblems() -> [Diagnostic] {
        var found: [Diagnostic] = []
        for draft in merged.entities.joined() {
            var seen: [Figure: EntityDraft.FigureEntry] = [:]
            for entry in draft.figures {
                var what = entry.figure
                what.minimum = nil
                what.maximum = nil
                guard let other = seen[what] else {
                    seen[what] = entry
                    continue
                }
                let line = other.position.line
                if other.figure == entry.figure {
                    found.append(
                        warning(
                            .duplicate, draft.path, entry.position, "the figure is there twice, first at line \(line)",
                            remedy: "keep one"))
                } else {
                    found.append(
                        warning(
                            .conflictingFigures, draft.path, entry.position,
                            "\(entry.figure.bounds) here, \(other.figure.bounds) at line \(line), for the same thing from the "
                                + "same source",
                            remedy: "correct one, or say in “about” what each of them counts"))
                }
            }
        }
        return found
    }

    /// Amounts of money in a passage that contradict a figure, or another passage, on the same level, period and basis
    /// from the same source.
    ///
    /// A passage is held to a claim only when it names one source, one level and the period that the money is paid for;
    /// anything less would call "45 000 € en Suisse" a contradiction of "2 900 € en France".
    func proseProblems() -> [Diagnostic] {
        var found: [Diagnostic] = []
        for (drafts, pages) in zip(merged.entities, passagesByEntity()) {
            let figures = drafts.flatMap { draft in draft.figures.map { (draft.path, $0) } }
            var earlier: [Claim: ReviewedPassage] = [:]
            for passage in pages {
                for claim in claims(of: passage) {
                    let said = passage.amounts.filter { $0.unit == .money(claim.currency) }.map(\.value)
                    let rivals = figures.filter { claim.isAbout($0.1.figure) }
                    let bounds = rivals.flatMap { [$0.1.figure.minimum, $0.1.figure.maximum] }.compactMap { $0 }
                    let words = passage.surfaces(of: claim.currency)
                    if let rival = rivals.first, said.allSatisfy({ !bounds.contains($0) }) {
                        found.append(
                            warning(
                                .conflictingFigures, passage.path, passage.position,
                                "\(words) here, \(rival.1.figure.bounds) in \(rival.0):\(rival.1.position.line), from the "
                                    + "same source",
                                remedy: "correct the one that the source does not say"))
                    }
                    if let other = earlier[claim] {
                        let before = other.amounts.filter { $0.unit == .money(claim.currency) }.map(\.value)
                        guard !said.contains(where: before.contains) else { continue }
                        found.append(
                            warning(
                                .conflictingFigures, passage.path, passage.position,
                                "\(words) here, \(other.surfaces(of: claim.currency)) at line \(other.position.line), from the "
                                    + "same source",
                                remedy: "correct one, or say what sets them apart"))
                    } else {
                        earlier[claim] = passage
                    }
                }
            }
        }
        return found
    }

    /// What a passage states an amount of money for.
    private struct Claim: Hashable {
        let language: Language
        let source: SourceID
        /// Id of the level, and every form of its name.
        let level: String
        let forms: Set<String>
        let currency: String
        let period: Period
        let basis: GrossNet?
        let places: Set<EntityID>
        let years: Set<Int>

        /// The figure says the same of the same: what the passage leaves open does not count.
        func isAbout(_ figure: Figure) -> Bool {
            guard figure.sources == [source], figure.unit.lowercased() == currency, figure.period == period else { return false }
            guard let level = figure.level?.lowercased(), forms.contains(level) || level == self.level else { return false }
            guard basis == nil || figure.basis == basis, places.isEmpty else { return false }
            return years.isEmpty || figure.year.map(years.contains) ?? true
        }
    }

    private func claims(of passage: ReviewedPassage) -> [Claim] {
        let currencies = Set(
            passage.amounts.compactMap { amount in
                if case .money(let currency) = amount.unit, !currency.isEmpty { currency } else { nil }
            })
        guard !currencies.isEmpty, passage.sources.count == 1, let source = passage.sources.first else { return [] }
        func says(_ any: Set<String>) -> Bool { passage.tokens.contains { any.contains($0.folded) } }
        let named = passage.mentions(of: merged.names)
        let levels = named.filter { $0.kind.value.rawValue == "level" }
        let periods = Self.periods.filter { says($0.words) }
        guard levels.count == 1, let level = levels.first, periods.count == 1, let period = periods.first else { return [] }
        let isNet = says(["net", "nets"])
        let isGross = says(["brut", "bruts", "gross"])
        guard !(isNet && isGross) else { return [] }
        let forms = Set(merged.schema.languages.flatMap { level.forms[$0] ?? [] }.map { $0.value.lowercased() })
        return currencies.sorted().map { currency in
            Claim(
                language: passage.language, source: source, level: level.id.value.rawValue, forms: forms, currency: currency,
                period: period.period, basis: isNet ? .net : isGross ? .gross : nil,
                places: Set(named.filter { $0.kind.value.rawValue == "place" }.map(\.id.value)),
                years: Set(passage.tokens.filter { $0.kind == .year }.compactMap { Int($0.folded) }))
        }
    }

    /// Folded words that tell the period of a pay.
    private static let periods: [(period: Period, words: Set<String>)] = [
        (.hour, ["heure", "hour", "hourly"]), (.day, ["jour", "day", "daily"]),
        (.month, ["mois", "mensuel", "mensuels", "month", "monthly"]),
        (.year, ["an", "annuel", "annuels", "year", "yearly", "annum"]),
    ]
}

extension ReviewedPassage {
    /// The names of which a form stands in the text, in their order.
    fileprivate func mentions(of names: [NameDraft]) -> [NameDraft] {
        let words = Array((" " + tokens.map(\.folded).joined(separator: " ") + " ").utf8)
        return names.filter { name in
            ["level", "place"].contains(name.kind.value.rawValue)
                && (name.forms[language] ?? []).contains { form in
                    let sought = Array((" " + Analyzer.fold(form.value) + " ").utf8)
                    return words.indices.contains { words[$0...].starts(with: sought) }
                }
        }
    }

    /// The amounts in a currency as written, quoted.
    fileprivate func surfaces(of currency: String) -> String {
        amounts.filter { $0.unit == .money(currency) }.map { "“\($0.surface)”" }.joined(separator: ", ")
    }
}

extension Figure {
    /// "1800 to 2200 EUR", for a diagnostic.
    fileprivate var bounds: String {
        func digits(_ number: Double) -> String {
            number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
        }
        let text =
            switch (minimum, maximum) {
            case (let low?, let high?) where low != high: "\(digits(low)) to \(digits(high))"
            case (let low?, nil): "from \(digits(low))"
            case (nil, let high?): "up to \(digits(high))"
            case (let low?, _): digits(low)
            case (nil, nil): "nothing"
            }
        return text + " " + unit
    }
}
