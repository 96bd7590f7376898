import Identifiers
import Testing
import TextAnalysis

@testable import Understanding

@Suite("Entity linker: names that are not ours")
struct StrangerTests {
    private static func form(_ kind: String, _ id: String, _ text: String, _ strength: Strength = .name) -> GazetteerForm {
        GazetteerForm(text: text, entity: EntityID(trusted: id), kind: EntityKind(trusted: kind), strength: strength)
    }

    private static let forms = World.forms + [
        form("course", "sio", "BTS SIO"), form("course", "info", "licence informatique"), form("course", "miashs", "licence MIASHS"),
        form("course", "master", "master"), form("course", "mva", "master MVA"), form("course", "master", "MIAGE", .alias),
        form("course", "engineers", "école d'ingénieurs"),
        form("school", "polytech", "Polytech Lille"), form("school", "polytech", "Polytech", .alias),
        form("school", "telecom", "Télécom Paris"), form("school", "epita", "EPITA"), form("school", "epita", "EPITA Paris", .alias),
        form("sector", "telecoms", "télécom"),
        form("place", "lille", "Lille"), form("place", "publicis", "Publicis"), form("elsewhere", "accounting", "licence compta", .alias), form("place", "nantes", "Nantes"),
        form("topic", "fees", "frais de scolarité"),
    ]

    /// Words that exist here though nothing is named by them.
    private static let everyday = [
        "tourisme", "prix", "bien", "salaire", "difficile", "ecole", "licence", "bts", "admission", "je", "habite", "lyceen", "ciel", "mai",
    ]

    private static func linker() throws -> EntityLinker {
        EntityLinker(
            gazetteer: Gazetteer(forms: forms, analyzer: World.analyzer), professions: try World.professions(),
            domainWords: Set(everyday).subtracting(["tourisme"]), unmasked: [EntityKind(trusted: "topic")],
            mainKind: EntityKind(trusted: "role"), series: [EntityKind(trusted: "course"), EntityKind(trusted: "school")],
            askedWords: Set(["prix", "bien", "salaire", "difficile", "admission", "habite"].flatMap { World.tokens($0).map(\.term) }))
    }

    /// A word is known when a name or the everyday words have it.
    private static let analyzer = World.analyzer.with(
        spelling: SpellingCorrector(
            vocabulary: Dictionary(
                (forms.map(\.text) + everyday + World.titles).flatMap { World.tokens($0) }
                    .map { ($0.folded, 1) }) { first, _ in first },
            acronyms: ["epita", "miashs"], existing: [], language: .french))

    private func summary(_ text: String) throws -> [String] {
        World.summary(try Self.linker().link(Self.analyzer.analyze(text).tokens).mentions)
    }

    @Test(
        "what begins like a name of ours and goes on otherwise is another of its kind",
        arguments: [
            ("BTS compta", ["elsewhere:BTS compta"]), ("un bts tourisme", ["elsewhere:bts tourisme"]),
            ("BTS en tourisme", ["elsewhere:BTS en tourisme"]), ("c'est bien le BTS CIEL", ["elsewhere:BTS CIEL"]),
            ("licence MIAGE", ["elsewhere:licence MIAGE"]), ("et le master MEEF ?", ["elsewhere:master MEEF"]),
            ("Polytech Nantes", ["elsewhere:Polytech Nantes"]), ("Polytech Sophia-Antipolis prix", ["elsewhere:Polytech Sophia-Antipolis"]),
            ("Télécom SudParis admission", ["elsewhere:Télécom SudParis"]), ("école 42 prix", ["elsewhere:école 42"]),
        ] as [(String, [String])])
    func another(_ text: String, _ expected: [String]) throws { #expect(try summary(text) == expected) }

    @Test(
        "our own names stay ours, with what is asked of them, a place or another name behind",
        arguments: [
            ("BTS SIO", ["course:sio"]), ("bts sio difficile", ["course:sio"]), ("licence informatique", ["course:info"]),
            ("licence difficile", []), ("bts salaire", []), ("licence infromatique", ["course:info"]),
            ("Polytech Lille", ["school:polytech"]), ("Polytech prix", ["school:polytech"]), ("polytech", ["school:polytech"]),
            ("EPITA Paris", ["school:epita"]), ("EPITA Nantes", ["school:epita", "place:nantes"]),
            ("master Nantes", ["course:master", "place:nantes"]), ("master 2", ["course:master"]),
            ("MIAGE", ["course:master"]), ("Télécom", ["sector:telecoms"]),
        ] as [(String, [String])])
    func ours(_ text: String, _ expected: [String]) throws { #expect(try summary(text) == expected) }

    @Test(
        "a single unknown word is a name where one would stand",
        arguments: [
            ("EPITO prix", ["elsewhere:EPITO"]), ("et efrei ?", ["elsewhere:efrei"]),
            ("frais de scolarité efrei", ["topic:fees", "elsewhere:efrei"]),
            ("frais de scolarité à l'EFREI", ["topic:fees", "elsewhere:EFREI"]), ("epita ou efrei", ["school:epita", "elsewhere:efrei"]),
        ] as [(String, [String])])
    func alone(_ text: String, _ expected: [String]) throws { #expect(try summary(text) == expected) }

    @Test(
        "an unknown word elsewhere names nothing",
        arguments: [
            ("j'habite à Guéret", []), ("master à Guéret", ["course:master"]), ("salaire data scientist Netflix", ["role:ds"]),
            ("xkcdqwz", []),
            // What has no inflection is not found in a word of the same stem.
            ("prix de la publique", []), ("licence il faut compter", []), ("licence compta", ["elsewhere:accounting"]),
        ] as [(String, [String])])
    func noName(_ text: String, _ expected: [String]) throws { #expect(try summary(text) == expected) }

    @Test(
        "a profession set beside one of ours is one, without an article",
        arguments: [
            ("data scientist ou médecin ?", ["role:ds", "profession:médecin"]),
            ("avocat ou data analyst", ["profession:avocat", "role:da"]),
            ("entre data analyst, data scientist et avocat", ["role:da", "role:ds"]),
            ("entre data analyst, data scientist et pharmacien", ["role:da", "role:ds", "profession:pharmacien"]),
            // A word that the pages use is one only where it is set against the other.
            ("data scientist ou modèle", ["role:ds", "profession:modèle"]), ("data scientist et modèle", ["role:ds"]),
        ] as [(String, [String])])
    func professions(_ text: String, _ expected: [String]) throws {
        let linker = EntityLinker(
            gazetteer: Gazetteer(forms: World.forms, analyzer: World.analyzer), professions: try World.professions(),
            domainWords: Set(["modele", "avocat"]), mainKind: EntityKind(trusted: "role"))
        #expect(World.summary(linker.link(World.tokens(text)).mentions) == expected)
    }

    @Test("a course inside a longer title is no course")
    func title() throws {
        let titles = [try PhraseFilter(contentsOf: PhraseFilter.pack([["scrum", "master"]]))]
        let linker = EntityLinker(
            gazetteer: Gazetteer(forms: Self.forms, analyzer: World.analyzer), professions: titles, domainWords: Set<String>(),
            series: [EntityKind(trusted: "course")])
        #expect(World.summary(linker.link(World.tokens("c'est quoi un scrum master")).mentions) == ["profession:scrum master"])
    }

    @Test("a year is found and left standing")
    func year() throws {
        let linking = try World.linker().link(World.tokens("salaire data scientist en 1998"))
        #expect(World.summary(linking.mentions) == ["role:ds", "year:1998.0"])
        #expect(linking.masked.contains { $0.folded == "1998" })
        #expect(World.summary(try World.linker().link(World.tokens("2000 € net")).mentions) == ["amount:2000.0 EUR"])
    }
}
