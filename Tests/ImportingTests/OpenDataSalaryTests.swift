import Testing

@testable import Importing

@Suite("Onisep's salaries become figures only where the whole text is one")
struct OpenDataSalaryTests {
    @Test(
        "One amount or one range is a figure",
        arguments: [
            ("2450 euros brut par mois.", 2450, 2450), ("De 2300 à 2500 euros brut par mois.", 2300, 2500),
            ("2300 à 2500 euros brut par mois", 2300, 2500),
            ("Entre 2900 et 3300 euros bruts par mois.", 2900, 3300),
            ("À partir de 2750 euros brut par mois.", 2750, nil),
            ("A partir de 2 750 euros brut par mois .", 2750, nil), ("Environ 2000 euros bruts mensuels.", 2000, 2000),
            ("2160 euros brut par mois (hors primes).", 2160, 2160), ("De 2750 € brut par mois.", 2750, 2750),
            ("2500 euros brut par mois. Variable en fonction de l'entreprise.", 2500, 2500),
        ] as [(String, Double?, Double?)])
    func figures(text: String, minimum: Double?, maximum: Double?) {
        guard case .amount(let low, let high, _, _)? = OnisepSalary(text: text) else {
            Issue.record("no figure out of “\(text)”")
            return
        }
        #expect(low == minimum)
        #expect(high == maximum)
    }

    @Test(
        "Two employers, the minimum wage, a net amount or half a range are no figure",
        arguments: [
            "À partir du Smic.", "À partir du Smic et jusqu'à 2000 euros brut par mois.",
            "1827 euros brut par mois pour un ingénieur territorial.",
            "2000 euros net par mois.", "Variable.", "3000 euros brut par mois. 2000 euros dans le public.",
            "Entre 3000 euros brut par mois",
            "De 2171 (pour un certifié) à 2452 euros (pour un agrégé) brut par mois", "35000 euros brut par an.",
            "500 euros brut par mois",
            "De 2500 à 2300 euros brut par mois.",
        ])
    func words(text: String) {
        #expect(OnisepSalary(text: text) == .words("« \(text) »"))
    }

    @Test("A note beside the amount is kept in both languages")
    func notes() {
        let salary = OnisepSalary(text: "3070 euros brut par mois hors primes (secteur énergie).")
        #expect(
            salary
                == .amount(
                    minimum: 3070, maximum: 3070, french: "débutant, indicatif, hors primes, énergie",
                    english: "beginner, indicative, before bonuses, energy sector"))
    }

    @Test("A long text is not carried over, and no text is nothing")
    func longAndNone() {
        let long =
            String(repeating: "Il perçoit une rémunération qui dépend de beaucoup de choses et ", count: 4)
            + "enfin 3000 euros."
        #expect(OnisepSalary(text: long) == .unclear)
        #expect(OnisepSalary(text: " . ") == nil)
        #expect(OnisepSalary(html: "<h5>Évolution</h5><p>2450 euros brut par mois.</p>") == nil)
        #expect(OnisepSalary(html: "") == nil)
    }
}
