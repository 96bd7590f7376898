import Figures
import Identifiers
import Knowledge
import Testing
import TextAnalysis

/// One change to a base without fault and everything that a reviewer has to say about it.
struct Slip: Sendable, CustomTestStringConvertible {
    let path: String
    let old: String
    let new: String
    let expected: [String]
    var testDescription: String { "\(path): \(old.prefix(30)) → \(new.prefix(40))".replacing("\n", with: "⏎") }

    init(_ path: String, _ old: String, _ new: String, _ expected: String...) {
        self.path = path
        self.old = old
        self.new = new
        self.expected = expected
    }

    func found() throws -> [String] {
        var base = ReviewedBase.faultless
        let text = base.texts[path] ?? ""
        try #require(text.contains(old))
        base.texts[path] = text.replacing(old, with: new)
        try #require(base.load().errors.isEmpty)
        return try base.reviewed()
    }
}

/// The small base with what a reviewer wants beside: a feminine, enough examples, the same numbers in both languages.
enum ReviewedBase {
    /// The day of the review, as written.
    static let today = "2026-11-21"

    static var faultless: SmallBase {
        var base = SmallBase()
        base.texts["fr/roles/baker.md"] = SmallBase.frenchBaker.replacing(
            "monte vite. [guild-2024]",
            with: "monte vite. [guild-2024]\n\nUn junior gagne de 1 800 à 2 200 € net par mois. [guild-2024]\n\n"
                + "Les salaires ont gagné 12,5 % en 5 ans, et 1 310 offres ont paru. [mill-page]")
        base.texts["en/roles/baker.md"] = SmallBase.englishBaker + """
            ## Salary
            A junior earns from €1,800 to €2,200 net a month. [guild-2024]

            Pay rose by 12.5% over 5 years, and 1,310 offers were published in 2024. [mill-page]

            """
        base.texts["fr/roles/miller.md"] = SmallBase.frenchMiller.replacing("gender:", with: "feminine: meunière\ngender:")
        base.texts["intents/salary.yaml"] = examples(25)
        return base
    }

    static func examples(_ count: Int) -> String {
        let french = (1...count).map { "    - combien \($0)\n" }.joined()
        let english = (1...count).map { "    - how much \($0)\n" }.joined()
        return "intent: salary\nact: ask\nfacet: salary\nexamples:\n  fr:\n\(french)  en:\n\(english)"
    }
}

extension SmallBase {
    /// What a reviewer says on a day.
    func reviewed(on day: String = ReviewedBase.today) throws -> [String] {
        EditorialReview(files: files, asOf: try #require(Day(day))).diagnostics.map(\.description)
    }
}

@Suite struct EditorialReviewTests {
    @Test("A base without fault gets no word")
    func faultless() throws {
        let base = ReviewedBase.faultless
        #expect(base.load().diagnostics.isEmpty)
        #expect(try base.reviewed().isEmpty)
    }

    static let numbers: [Slip] = [
        Slip(
            "en/roles/baker.md", "€2,200", "€2,400",
            "en/roles/baker.md:9:1: warning: “€2,400” here, “2 200 €” in fr/roles/baker.md:28, from the same source; "
                + "correct the one that the source does not say"),
        Slip(
            "en/roles/baker.md", "12.5%", "15%",
            "en/roles/baker.md:11:1: warning: “15%” here, “12,5 %” in fr/roles/baker.md:30, from the same source; correct "
                + "the one that the source does not say"),
        Slip(
            "en/roles/baker.md", "5 years", "6 years",
            "en/roles/baker.md:11:1: warning: “6” here, “5” in fr/roles/baker.md:30, from the same source; correct the "
                + "one that the source does not say"),
        Slip(
            "en/roles/baker.md", "by 12.5% ", "",
            "fr/roles/baker.md:30:1: warning: the en page does not say “12,5 %” under “salary”; say it in "
                + "en/roles/baker.md too, or correct it here"),
        Slip(
            "fr/roles/baker.md", ", et 1 310 offres ont paru", "",
            "en/roles/baker.md:11:1: warning: the fr page does not say “1,310” under “salary”; say it in "
                + "fr/roles/baker.md too, or correct it here"),
        // The same number in other clothes, and a small number in words.
        Slip("en/roles/baker.md", "€1,800 to €2,200", "€1.8k to €2.2k"),
        Slip("en/roles/baker.md", "5 years", "five years"),
        Slip("en/roles/baker.md", "offers were", "offers of three months were"),
        // Small counts, years and what the figures show in every language anyway need no counterpart.
        Slip("en/roles/baker.md", "A junior earns", "In 2024, 3 juniors earned"),
        Slip("en/roles/baker.md", "A junior earns from €1,800 to €2,200 net a month.", "A junior's pay is fair."),
        // Another source may well say another thing.
        Slip("en/roles/miller.md", "Grinds the grain. [mill-page]", "Grinds 15% of the grain. [guild-2024]"),
    ]

    @Test("A number that one language gives otherwise or leaves out is told, and nothing else", arguments: numbers)
    func languages(slip: Slip) throws {
        let found = try slip.found()
        #expect(found == slip.expected, "\(found.joined(separator: "\n"))")
    }

    static let figures: [Slip] = [
        Slip(
            "fr/roles/baker.md", "figures:\n",
            "figures:\n  - {measure: salary, amount: 1900, unit: EUR, period: month, basis: net, level: junior, place: "
                + "France, year: 2024, source: guild-2024}\n",
            "fr/roles/baker.md:14:5: warning: 1800 to 2200 EUR here, 1900 EUR at line 13, for the same thing from the same "
                + "source; correct one, or say in “about” what each of them counts"),
        Slip(
            "fr/roles/baker.md", "figures:\n",
            "figures:\n  - {measure: salary, minimum: 1800, maximum: 2200, unit: EUR, period: month, basis: net, level: "
                + "junior, place: France, year: 2024, source: guild-2024}\n",
            "fr/roles/baker.md:14:5: warning: the figure is there twice, first at line 13; keep one"),
        // Another year, level or source is another thing.
        Slip(
            "fr/roles/baker.md", "figures:\n",
            "figures:\n  - {measure: salary, amount: 1900, unit: EUR, period: month, basis: net, level: junior, place: "
                + "France, year: 2023, source: guild-2024}\n"),
        Slip(
            "fr/roles/baker.md", "figures:\n",
            "figures:\n  - {measure: salary, amount: 1900, unit: EUR, period: month, basis: net, level: junior, place: "
                + "France, year: 2024, source: mill-page}\n"),
        // A text, in both languages, against the figure of the front matter.
        Slip(
            "fr/roles/baker.md", "minimum: 1800\n    maximum: 2200", "amount: 2500",
            "en/roles/baker.md:9:1: warning: “€1,800”, “€2,200” here, 2500 EUR in fr/roles/baker.md:13, from the same "
                + "source; correct the one that the source does not say",
            "fr/roles/baker.md:27:1: warning: “1 800”, “2 200 €” here, 2500 EUR in fr/roles/baker.md:13, from the same "
                + "source; correct the one that the source does not say"),
        Slip("fr/roles/baker.md", "minimum: 1800\n    maximum: 2200", "minimum: 1800\n    maximum: 2500"),
        // Two texts of a page.
        Slip(
            "fr/roles/baker.md", "Il pétrit la pâte que livre [[miller]]. [guild-2024, mill-page]",
            "Le junior pétrit pour 2 200 € net par mois. [guild-2024]"),
        Slip(
            "fr/roles/baker.md", "Il pétrit la pâte que livre [[miller]]. [guild-2024, mill-page]",
            "Le junior pétrit pour 2 900 € brut par mois. [guild-2024]\n- Un débutant a 3 000 € brut par mois. [guild-2024]",
            "fr/roles/baker.md:33:3: warning: the en page does not say “2 900 €” under “missions”; say it in "
                + "en/roles/baker.md too, or correct it here",
            "fr/roles/baker.md:34:3: warning: the en page does not say “3 000 €” under “missions”; say it in "
                + "en/roles/baker.md too, or correct it here",
            "fr/roles/baker.md:34:3: warning: “3 000 €” here, “2 900 €” at line 33, from the same source; correct one, or "
                + "say what sets them apart"),
    ]

    @Test("Two figures for the same thing from the same source are told with both places", arguments: figures)
    func statements(slip: Slip) throws {
        let found = try slip.found()
        #expect(found == slip.expected, "\(found.joined(separator: "\n"))")
    }

    @Test("A page is overdue from the day after its review-by date")
    func overdue() throws {
        let base = ReviewedBase.faultless
        #expect(try base.reviewed(on: "2027-06-30").isEmpty)
        #expect(
            try base.reviewed(on: "2027-07-01") == [
                "fr/roles/baker.md:11:1: warning: this page was to be looked at again by 2027-06-30; check its facts and "
                    + "figures, then set “review-by” to a later day"
            ])
    }

    @Test("An intent with fewer than 25 examples in a language is told, one with 25 is not")
    func fewExamples() throws {
        var base = ReviewedBase.faultless
        base.texts["intents/salary.yaml"] = ReviewedBase.examples(24)
        let remedy = "write at least 25, as differently as people do"
        #expect(
            try base.reviewed() == [
                "intents/salary.yaml:6:7: warning: intent “salary” has 24 examples in fr; \(remedy)",
                "intents/salary.yaml:31:7: warning: intent “salary” has 24 examples in en; \(remedy)",
            ])
    }

    @Test("The same example in two intents is told by the loader, with the other intent")
    func sharedExample() {
        var base = SmallBase()
        base.texts["intents/pay.yaml"] = SmallBase.salaryIntent.replacing("intent: salary", with: "intent: pay")
        #expect(
            base.load().diagnostics.map(\.description) == [
                "intents/salary.yaml:6:7: warning: “combien gagne {role}” is also an example of “pay”; keep it where it "
                    + "belongs",
                "intents/salary.yaml:7:7: warning: “salaire” is also an example of “pay”; keep it where it belongs",
                "intents/salary.yaml:9:7: warning: “how much does {role} make” is also an example of “pay”; keep it where it "
                    + "belongs",
            ])
    }

    @Test("Attracted examples are told at the first of them, three are quoted with their lines")
    func confusion() throws {
        let base = ReviewedBase.faultless
        let review = EditorialReview(files: base.files, asOf: try #require(Day(ReviewedBase.today)))
        let salary = IntentID(trusted: "salary"), market = IntentID(trusted: "market"), nobody = IntentID(trusted: "nobody")
        let told = review.confusion(of: salary, in: .english, examples: [1, 2, 4, 7], with: market)
        #expect(
            told?.description
                == "intents/salary.yaml:33:7: warning: 4 of the 25 examples of “salary” in en are taken for “market”: “how much "
                + "2” (line 33), “how much 3” (line 34), “how much 5” (line 36)…; move them there if they ask the same, or "
                + "word both intents so that they differ")
        #expect(told?.code == .confusion)
        #expect(review.confusion(of: nobody, in: .english, examples: [1], with: market) == nil)
        #expect(review.confusion(of: salary, in: .english, examples: [99], with: market) == nil)
    }

    @Test("Every problem has the code of its sort")
    func codes() throws {
        var base = ReviewedBase.faultless
        base.texts["fr/roles/miller.md"] = SmallBase.frenchMiller.replacing("grain.", with: "grain des étudiants [[nobody]].")
        base.texts["intents/salary.yaml"] = SmallBase.salaryIntent.replacing("act: ask", with: "act: beg")
        base.texts["sources.yaml"] = SmallBase.sources.replacing("survey", with: "poll")
        let found = base.load().diagnostics
            + EditorialReview(files: base.files, asOf: try #require(Day("2030-01-01"))).diagnostics
        #expect(Set(found.map(\.code)) == [.entity, .intent, .form, .gendered, .fewExamples, .overdue])
        #expect(found.filter { $0.severity == .error }.map(\.code.rawValue).sorted() == ["entity", "form", "intent"])
    }

    @Test("Files that cannot be read are left to the loader")
    func broken() throws {
        for path in ReviewedBase.faultless.texts.keys {
            var base = ReviewedBase.faultless
            base.texts[path] = "---\n: [\n"
            #expect(try base.reviewed().allSatisfy { $0.contains(": warning: ") })
        }
    }
}
