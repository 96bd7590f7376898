import TextAnalysis

/// A number that a text states, with what it counts as far as the words beside it tell.
struct StatedAmount: Sendable, Hashable {
    enum Unit: Sendable, Hashable {
        /// Currency as the analyser names it: `eur`; empty for "45k".
        case money(String)
        case percent
        /// `year`, `month`, `week`, `day`, `hour`.
        case time(String)
        /// Anything else: people, offers, a code.
        case count
    }

    let value: Double
    let unit: Unit
    /// As written.
    let surface: String
    /// Written as a word: "five".
    let isSpelled: Bool

    /// Whether another text about the same thing ought to say it too: money, shares, spans of time, large counts. A year
    /// only dates what is said, and small numbers are as often part of a name, or said otherwise ("three-year degrees").
    var mustBeKept: Bool {
        if isSpelled { return false }
        return switch unit {
        case .money, .percent: true
        case .time: value >= 2
        case .count: value >= 100
        }
    }

    /// The numbers of an analysed text in its order, years of the calendar left out. The lower end of a range has the
    /// unit of the upper one: "22 à 23 %", "2 to 5 years".
    static func all(in tokens: [Token]) -> [StatedAmount] {
        var found: [StatedAmount] = []
        for index in tokens.indices {
            let token = tokens[index]
            guard token.kind != .year, let number = value(of: token) else { continue }
            var unit = ownUnit(of: token)
            var scale = 1.0
            var next = index + 1
            if unit == nil, next < tokens.count, let factor = scales[tokens[next].folded] {
                scale = factor
                next += 1
            }
            if unit == nil, next < tokens.count { unit = time(tokens[next]) }
            if unit == nil, index + 2 < tokens.count, links.contains(tokens[index + 1].folded) {
                let upper = tokens[index + 2]
                unit = value(of: upper) == nil ? nil : ownUnit(of: upper)
                if unit == nil, value(of: upper) != nil, index + 3 < tokens.count { unit = time(tokens[index + 3]) }
            }
            found.append(
                StatedAmount(
                    value: number * scale, unit: unit ?? .count, surface: token.surface, isSpelled: token.kind == .word))
        }
        return found
    }

    /// Every value that a text mentions in whatever form, years and levels of study included: for asking whether a
    /// number is there at all.
    static func values(in tokens: [Token]) -> Set<Double> {
        var values = Set(all(in: tokens).map(\.value))
        for token in tokens {
            if let number = value(of: token) { values.insert(number) }
            // "bac+5", "5th", "3e".
            guard token.kind == .studyLevel || token.kind == .word else { continue }
            for digits in token.folded.split(whereSeparator: { !$0.isASCII || !$0.isNumber }) {
                if let number = Double(digits) { values.insert(number) }
            }
        }
        return values
    }

    private static func value(of token: Token) -> Double? {
        switch token.kind {
        case .number, .money, .percentage, .year:
            token.folded.split(separator: " ").first.flatMap { Double($0) }
        case .word: words[token.folded]
        case .studyLevel, .technology, .emoji, .mask: nil
        }
    }

    private static func ownUnit(of token: Token) -> Unit? {
        switch token.kind {
        case .money: .money(token.folded.split(separator: " ").dropFirst().first.map { String($0) } ?? "")
        case .percentage: .percent
        default: nil
        }
    }

    private static func time(_ token: Token) -> Unit? { times[token.folded].map { .time($0) } }

    /// Between the ends of a range, folded.
    private static let links: Set<String> = ["a", "ou", "et", "to", "or", "and"]

    private static let scales: [String: Double] = [
        "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "billion": 1e9, "billions": 1e9,
        "thousand": 1e3, "mille": 1e3,
    ]

    /// Folded, of both languages: no word of one is another number in the other.
    private static let words: [String: Double] = [
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
        "douze": 12, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12,
    ]

    private static let times: [String: String] = [
        "an": "year", "ans": "year", "annee": "year", "annees": "year", "year": "year", "years": "year",
        "mois": "month", "month": "month", "months": "month", "semaine": "week", "semaines": "week", "week": "week",
        "weeks": "week", "jour": "day", "jours": "day", "day": "day", "days": "day", "heure": "hour",
        "heures": "hour", "hour": "hour", "hours": "hour",
    ]
}
