import Figures
import Identifiers
import Testing

@Suite struct ConversionTests {
    let conversion = Conversion(rates: frenchRates, places: Places(parents: ["Paris": "France"]))

    struct Row: Sendable, CustomTestStringConvertible {
        let figure: Figure
        let period: Period?
        let basis: GrossNet?
        let expected: [Double?]
        let rule: String
        var testDescription: String { "\(rule) → \(expected)" }

        init(_ figure: Figure, _ period: Period?, _ basis: GrossNet?, _ expected: [Double?], _ rule: String) {
            self.figure = figure
            self.period = period
            self.basis = basis
            self.expected = expected
            self.rule = rule
        }
    }

    static let rows: [Row] = [
        // 2,900 ÷ 0.78 = 3,717.9 and ÷ 0.75 = 3,866.7
        Row(.salary(2_900, nil, .month, .net), nil, .gross, [3_720, 3_870], "÷ 0.75…0.78"),
        // Rounded once, at the end: 44,615 and 46,400, not twelve times the rounded month.
        Row(.salary(2_900, nil, .month, .net), .year, .gross, [44_600, 46_400], "÷ 0.75…0.78 × 12"),
        Row(.salary(45_000, 60_000), .month, .net, [2_810, 3_900], "× 0.75…0.78 ÷ 12"),
        Row(.salary(45_000), .month, nil, [3_750, 3_750], "÷ 12"),
        Row(.salary(3_200, 4_000, .month), .year, nil, [38_400, 48_000], "× 12"),
        Row(.salary(56_520, place: "Paris"), nil, .net, [42_400, 44_100], "× 0.75…0.78"),
        // A figure that states no place may be meant for the rates' own.
        Row(.salary(2_000, nil, .month, .gross, place: nil), nil, .net, [1_500, 1_560], "× 0.75…0.78"),
        // By the hour, to ten cents.
        Row(.salary(15, nil, .hour, .gross), nil, .net, [11.3, 11.7], "× 0.75…0.78"),
    ]

    @Test("Pay is converted with every rate, as a range, rounded to what it is worth", arguments: rows)
    func table(row: Row) throws {
        let outcome = conversion.convert(row.figure, to: row.period, basis: row.basis)
        guard case .converted(let figure) = outcome else {
            Issue.record("not converted: \(outcome)")
            return
        }
        let rounded = [figure.minimum, figure.maximum].map { $0.map { ($0 * 100).rounded() / 100 } }
        #expect(rounded == row.expected)
        #expect(figure.isEstimate)
        guard case .computed(let inputs, let rule) = figure.origin else {
            Issue.record("the origin is not a computation: \(figure.origin)")
            return
        }
        #expect(rule == row.rule)
        #expect(inputs.first == row.figure)
        #expect(figure.period == row.period ?? row.figure.period)
        #expect(figure.basis == row.basis ?? row.figure.basis)
    }

    @Test("A conversion cites the figure's source and those of the rates, sorted, each once")
    func sources() {
        let figure = conversion.convert(.salary(2_900, nil, .month, .net), basis: .gross).figure
        #expect(figure?.sources.map(\.rawValue) == ["rates-executive", "rates-other", "survey-2024"])
    }

    @Test("A bound that is open stays open")
    func openBounds() {
        var figure = Figure.salary(80_000)
        figure.maximum = nil
        let net = conversion.convert(figure, basis: .net).figure
        #expect(net?.minimum == 60_000)
        #expect(net?.maximum == nil)
    }

    @Test("A rate may be written as per cent")
    func percentRates() {
        let percent = Conversion(rates: [
            .rate(75, unit: "percent", source: "a"), .rate(78, unit: "percent", source: "b"),
        ])
        let figure = percent.convert(.salary(2_900, nil, .month, .net), basis: .gross).figure
        #expect([figure?.minimum, figure?.maximum] == [3_720, 3_870])
    }

    @Test("What already is as asked is left alone")
    func unchanged() {
        let figure = Figure.salary(45_000)
        #expect(conversion.convert(figure) == .unchanged(figure))
        #expect(conversion.convert(figure, to: .year, basis: .gross) == .unchanged(figure))
    }

    @Test(
        "Where no rule leads there, the reason is given",
        arguments: [
            (
                Figure.salary(450, nil, .day), Period?.some(.year), GrossNet?.none,
                Refusal.noRuleBetweenPeriods(.day, .year)
            ),
            (.salary(15, nil, .hour), .month, nil, .noRuleBetweenPeriods(.hour, .month)),
            (.salary(45_000, nil, nil), .month, nil, .unstated(.period)),
            (.salary(45_000, nil, .year, nil), nil, .net, .unstated(.basis)),
            (.growth(344), nil, .net, .notMoney),
            (.salary(84_574, place: "Allemagne"), nil, .net, .ratesOfAnotherPlace("Allemagne")),
        ])
    func refused(figure: Figure, period: Period?, basis: GrossNet?, reason: Refusal) {
        #expect(conversion.convert(figure, to: period, basis: basis) == .refused(reason))
    }

    @Test("Without rates gross and net stay apart")
    func noRates() {
        #expect(Conversion().convert(.salary(45_000), basis: .net) == .refused(.noRates))
        // A rate of nothing, or above all, is no rate.
        let broken = Conversion(rates: [.rate(0, source: "a"), .rate(1.2, source: "b"), .salary(3)])
        #expect(broken.convert(.salary(45_000), basis: .net) == .refused(.noRates))
    }

    @Test("To net and back, the range always holds the amount it began with")
    func thereAndBack() {
        let seed: UInt64 = 20_260_301
        var random = SplitMix(state: seed)
        for _ in 0..<500 {
            let gross = Double(random.next(below: 900) + 100) * 100
            guard let net = conversion.convert(.salary(gross), basis: .net).figure,
                let back = conversion.convert(net, basis: .gross).figure,
                let low = back.minimum, let high = back.maximum
            else {
                Issue.record("refused \(gross), seed \(seed)")
                return
            }
            #expect(low - 100 <= gross && gross <= high + 100, "\(gross) outside \(low)…\(high), seed \(seed)")
        }
    }
}

/// A small generator that gives the same numbers everywhere (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", 2014).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
