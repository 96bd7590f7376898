extension FigureFormat {
    /// A whole figure in words: "45 000 à 60 000 € brut par an", "about €3,720 to €3,870 gross a month", "+344 %".
    ///
    /// Level, place, year and source are left to the sentence around it. Empty for a figure without any bound.
    public func words(for figure: Figure) -> String {
        var words = extent(of: figure)
        guard !words.isEmpty else { return "" }
        if figure.isEstimate { words = (style == .french ? "environ " : "about ") + words }
        if let basis = figure.basis { words += " " + self.words(for: basis) }
        if let period = figure.period { words += " " + self.words(for: period) }
        return words
    }

    /// Bounds and unit only: "45 000 à 60 000 €", "from €80,000", "+344 %", "2 à 3 ans", "1 310".
    public func extent(of figure: Figure) -> String {
        switch (figure.minimum, figure.maximum) {
        case (let low?, let high?) where low == high: return bound(low, of: figure)
        case (let low?, let high?):
            // One sign is enough in French ("45 000 à 60 000 €"); English repeats it.
            let first = style == .french || !hasSign(figure) ? bare(low, of: figure) : bound(low, of: figure)
            return first + (style == .french ? " à " : " to ") + bound(high, of: figure)
        case (let low?, nil): return (style == .french ? "à partir de " : "from ") + bound(low, of: figure)
        case (nil, let high?): return (style == .french ? "jusqu'à " : "up to ") + bound(high, of: figure)
        case (nil, nil): return ""
        }
    }

    /// For a chart or a table: "45–60 k€", "€45–60k", "2 900 €", "≥ 80 k€"; no basis and no period.
    public func compact(_ figure: Figure) -> String {
        let bounds = [figure.minimum, figure.maximum].compactMap { $0 }
        guard let first = bounds.first, let last = bounds.last else { return "" }
        let thousands = figure.isMoney && bounds.allSatisfy { abs($0) >= 10_000 }
        func short(_ value: Double) -> String {
            thousands ? number(value / 1_000, decimals: 0...1) : bare(value, of: figure)
        }
        let amount = bounds.count == 2 && first != last ? short(first) + Self.dash + short(last) : short(first)
        let prefix: String =
            switch (figure.minimum, figure.maximum) {
            case (_?, nil): "≥" + Self.space
            case (nil, _?): "≤" + Self.space
            default: ""
            }
        if figure.isMoney { return prefix + dressed(amount, currency: figure.unit, thousands: thousands) }
        return prefix + amount + unit(figure.unit, after: last)
    }

    private func hasSign(_ figure: Figure) -> Bool { figure.isMoney || figure.unit == "percent" }

    /// A change over time carries its sign; a share does not.
    private func isChange(_ figure: Figure) -> Bool { figure.unit == "percent" && figure.from != nil }

    private func bare(_ value: Double, of figure: Figure) -> String {
        if figure.isMoney { return number(value, decimals: value.rounded() == value ? 0...0 : 2...2) }
        return signs(value, signed: isChange(figure))
    }

    private func bound(_ value: Double, of figure: Figure) -> String {
        if figure.isMoney { return money(value, currency: figure.unit) }
        return bare(value, of: figure) + unit(figure.unit, after: value)
    }

    /// A unit with the space before it; nothing for a count or a ratio. French takes the plural from 2, English for all
    /// but 1.
    private func unit(_ unit: String, after value: Double) -> String {
        let many = style == .french ? abs(value) >= 2 : value != 1
        switch (unit, style) {
        case ("count", _), ("ratio", _): return ""
        // A rank is a place on the scale from 1 to 5.
        case ("rank", .french): return Self.space + "sur 5"
        case ("rank", .english): return Self.space + "out of 5"
        case ("percent", .french): return Self.space + "%"
        case ("percent", .english): return "%"
        case ("years", .french): return Self.space + (many ? "ans" : "an")
        case ("months", .french): return Self.space + "mois"
        case ("weeks", .french): return Self.space + (many ? "semaines" : "semaine")
        case ("days", .french): return Self.space + (many ? "jours" : "jour")
        case ("hours", .french): return Self.space + (many ? "heures" : "heure")
        case (_, .english) where !many && unit.hasSuffix("s"): return Self.space + String(unit.dropLast())
        default: return Self.space + unit
        }
    }
}
