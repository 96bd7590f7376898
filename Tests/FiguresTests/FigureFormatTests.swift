import Figures
import Identifiers
import Testing

@Suite struct FigureFormatTests {
    let french = FigureFormat(.french)
    let english = FigureFormat(.english)

    @Test(
        "Numbers are grouped and rounded as the language wants",
        arguments: [
            (0, "0", "0"), (7, "7", "7"), (999, "999", "999"), (1_000, "1\u{202F}000", "1,000"),
            (2_900, "2\u{202F}900", "2,900"), (1_234_567, "1\u{202F}234\u{202F}567", "1,234,567"),
            (3.5, "3,5", "3.5"), (3.456, "3,46", "3.46"), (2.999, "3", "3"), (0.05, "0,05", "0.05"),
            (-5, "\u{2212}5", "\u{2212}5"), (-0.001, "0", "0"), (12_345.6, "12\u{202F}345,6", "12,345.6"),
            (.infinity, "—", "—"), (.nan, "—", "—"), (1e300, "—", "—"),
        ] as [(Double, String, String)])
    func numbers(value: Double, inFrench: String, inEnglish: String) {
        #expect(french.number(value) == inFrench)
        #expect(english.number(value) == inEnglish)
    }

    @Test("The fewest decimals are kept even as zeros")
    func decimals() {
        #expect(french.number(12, decimals: 2...2) == "12,00")
        #expect(english.number(12.5, decimals: 1...3) == "12.5")
        #expect(english.number(0.78, decimals: 0...4) == "0.78")
    }

    @Test(
        "Money stands with its sign where the language puts it",
        arguments: [
            (2_900, "EUR", "2\u{202F}900\u{A0}€", "€2,900"), (12.02, "EUR", "12,02\u{A0}€", "€12.02"),
            (12.5, "EUR", "12,50\u{A0}€", "€12.50"), (60_000, "GBP", "60\u{202F}000\u{A0}£", "£60,000"),
            (150_000, "USD", "150\u{202F}000\u{A0}$", "$150,000"),
            (85_000, "CAD", "85\u{202F}000\u{A0}$\u{A0}CA", "CA$85,000"),
            (90_000, "CHF", "90\u{202F}000\u{A0}CHF", "CHF\u{A0}90,000"),
        ] as [(Double, String, String, String)])
    func money(amount: Double, currency: String, inFrench: String, inEnglish: String) {
        #expect(french.money(amount, currency: currency) == inFrench)
        #expect(english.money(Money(amount: amount, currency: currency)) == inEnglish)
    }

    static let figures: [(Figure, String, String)] = [
        (
            .salary(45_000, 60_000), "45\u{202F}000 à 60\u{202F}000\u{A0}€ brut par an",
            "€45,000 to €60,000 gross a year"
        ),
        (.salary(2_900, nil, .month, .net), "2\u{202F}900\u{A0}€ net par mois", "€2,900 net a month"),
        (.salary(450, nil, .day, nil), "450\u{A0}€ par jour", "€450 a day"),
        (.salary(12.02, nil, .hour), "12,02\u{A0}€ brut de l'heure", "€12.02 gross an hour"),
        (.growth(344), "+344\u{A0}%", "+344%"),
        (.growth(-12.5), "\u{2212}12,5\u{A0}%", "\u{2212}12.5%"),
        (.of(75, 75, unit: "percent"), "75\u{A0}%", "75%"),  // a share has no sign
        (.of(10, 15, unit: "percent"), "10 à 15\u{A0}%", "10% to 15%"),
        (.of(2, 3, unit: "years"), "2 à 3\u{A0}ans", "2 to 3\u{A0}years"),
        (.of(1, 1, unit: "years"), "1\u{A0}an", "1\u{A0}year"),
        (.of(18, 18, unit: "months"), "18\u{A0}mois", "18\u{A0}months"),
        (.of(1.5, 1.5, unit: "years"), "1,5\u{A0}an", "1.5\u{A0}years"),  // French counts from two
        (.of(1_310, 1_310, unit: "count"), "1\u{202F}310", "1,310"),
        (.of(4, 4, unit: "rank"), "4\u{A0}sur 5", "4\u{A0}out of 5"),
        (.of(80_000, nil, unit: "EUR"), "à partir de 80\u{202F}000\u{A0}€", "from €80,000"),
        (.of(nil, 120_000, unit: "EUR"), "jusqu'à 120\u{202F}000\u{A0}€", "up to €120,000"),
        (.of(nil, nil, unit: "EUR"), "", ""),
    ]

    @Test("A figure is said with basis and period", arguments: figures)
    func words(figure: Figure, inFrench: String, inEnglish: String) {
        #expect(french.words(for: figure) == inFrench)
        #expect(english.words(for: figure) == inEnglish)
    }

    @Test("An estimate says so")
    func estimate() {
        let figure = Conversion(rates: frenchRates).convert(.salary(2_900, nil, .month, .net), basis: .gross).figure
        #expect(figure.map(french.words) == "environ 3\u{202F}720 à 3\u{202F}870\u{A0}€ brut par mois")
        #expect(figure.map(english.words) == "about €3,720 to €3,870 gross a month")
    }

    @Test(
        "A chart gets short forms",
        arguments: [
            (Figure.salary(45_000, 60_000), "45–60\u{A0}k€", "€45–60k"), (.salary(40_500), "40,5\u{A0}k€", "€40.5k"),
            (.salary(2_900, nil, .month), "2\u{202F}900\u{A0}€", "€2,900"),
            // Both bounds or none: "9–12 k€" beside "9 500 €" would be read twice.
            (.salary(9_000, 12_000), "9\u{202F}000–12\u{202F}000\u{A0}€", "€9,000–12,000"),
            (.of(80_000, nil, unit: "EUR"), "≥\u{A0}80\u{A0}k€", "≥\u{A0}€80k"),
            (.of(nil, 60_000, unit: "GBP"), "≤\u{A0}60\u{A0}k£", "≤\u{A0}£60k"),
            (.growth(344), "+344\u{A0}%", "+344%"), (.of(nil, nil, unit: "EUR"), "", ""),
        ])
    func compact(figure: Figure, inFrench: String, inEnglish: String) {
        #expect(french.compact(figure) == inFrench)
        #expect(english.compact(figure) == inEnglish)
    }
}
