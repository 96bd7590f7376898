import Testing
import TextAnalysis

@testable import Understanding

@Suite("Entity linker: names that share a word")
struct CoordinationTests {
    @Test(
        "a stray word beside “ou” borrows from its neighbour what makes it a name of another thing",
        arguments: [
            ("un data scientist ou analyst", ["role:ds", "role:da"]),
            ("data analyst et un scientist", ["role:da", "role:ds"]),
            ("ingénieur machine learning ou IA", ["role:ml", "role:ai"]),
            // The common part may stand behind: "analyste [de données] ou scientifique des données".
            ("analyste ou scientifique des données", ["role:da", "role:ds"]),
            // A word that makes no name stays what it is.
            ("un data scientist ou pilote de ligne", ["role:ds", "profession:pilote de ligne"]),
            ("data scientist ou combien", ["role:ds"]),
            // The same thing twice is one.
            ("data scientist ou scientist", ["role:ds"]),
            // No joint, no loan.
            ("data scientist analyst", ["role:ds"]),
        ] as [(String, [String])])
    func loans(_ text: String, _ expected: [String]) throws {
        #expect(World.summary(try World.linker().link(World.tokens(text)).mentions) == expected)
    }

    @Test(
        "the words of pay say what an amount is, and by which period it is wanted",
        arguments: [
            ("3 500 € brut par mois combien de brut par an", "gross", "gross", "year"),
            ("40 000 € brut annuel en brut mensuel", "gross", "gross", "month"),
            ("2 700 € net par mois quel brut annuel", "net", "gross", "year"),
            ("2 700 € net par mois", "net", nil, nil),
            ("45 k€ brut en net", "gross", "net", nil),
            // Years of experience are no period of pay.
            ("2 700 € net par mois après 5 ans d'expérience", "net", nil, nil),
        ] as [(String, String?, String?, String?)])
    func wanted(_ text: String, _ basis: String?, _ wantedBasis: String?, _ wantedPeriod: String?) throws {
        let mentions = try World.linker().link(World.tokens(text)).mentions
        let amount = try #require(mentions.first { $0.kind == .amount }, "\(text): \(World.summary(mentions))")
        #expect(amount.basis == basis && amount.wantedBasis == wantedBasis && amount.wantedPeriod == wantedPeriod, "\(amount)")
    }
}
