import Identifiers
import Testing
import TextAnalysis

@testable import Understanding

@Suite("Entity linker: foreign heads")
struct ForeignHeadTests {
    private static func linker() throws -> EntityLinker {
        let trades = [try PhraseFilter(contentsOf: PhraseFilter.pack([["avocat"], ["medecin"]]))]
        return EntityLinker(
            gazetteer: Gazetteer(forms: World.forms, analyzer: World.analyzer), professions: try World.professions(), trades: trades,
            domainWords: Set(["modele", "directeur", "salaire", "avocat", "medecin"]), mainKind: EntityKind(trusted: "role"))
    }

    private func summary(_ text: String) throws -> [String] {
        World.summary(try Self.linker().link(World.tokens(text)).mentions)
    }

    @Test(
        "a profession in front of our field takes it in",
        arguments: [
            ("salaire boulanger en IA", ["profession:boulanger en IA"]), ("c'est quoi un avocat IA", ["profession:avocat IA"]),
            ("avocat spécialisé en intelligence artificielle", ["profession:avocat spécialisé en intelligence artificielle"]),
            ("un médecin dans le machine learning à Paris", ["profession:médecin dans le machine learning", "place:paris"]),
            ("pilote de ligne spé IA", ["profession:pilote de ligne spé IA"]),
        ] as [(String, [String])])
    func beforeField(_ text: String, _ expected: [String]) throws { #expect(try summary(text) == expected) }

    @Test("a title of the list is the same with words that link its own")
    func linked() throws {
        let titles = [try PhraseFilter(contentsOf: PhraseFilter.pack([["chef", "travaux", "publics"]]))]
        let linker = EntityLinker(
            gazetteer: Gazetteer(forms: World.forms, analyzer: World.analyzer), professions: titles, domainWords: Set<String>(),
            mainKind: EntityKind(trusted: "role"))
        for title in ["chef travaux publics", "chef de travaux publics", "chef en travaux publics"] {
            #expect(World.summary(linker.link(World.tokens("salaire \(title)")).mentions) == ["profession:\(title)"])
        }
    }

    @Test("in English our field stands in front of it")
    func behindField() throws {
        #expect(try summary("how much does an IA avocat earn") == ["profession:IA avocat"])
        #expect(try summary("machine learning pharmacien") == ["profession:machine learning pharmacien"])
    }

    @Test("so does one in front of a role of ours, unless it is what somebody leaves")
    func beforeRole() throws {
        #expect(try summary("pharmacien data scientist") == ["profession:pharmacien data scientist"])
        #expect(try summary("reconversion pharmacien data scientist").contains("role:ds"))
        #expect(try summary("pharmacien, data scientist").contains("role:ds"))
    }

    @Test(
        "words that the pages use, and those of our own names, head nothing",
        arguments: [
            ("modèle IA", ["role:ai"]), ("directeur data scientist", ["role:ds"]), ("ingénieur IA", ["role:ai"]),
            ("salaire IA", ["role:ai"]),
        ] as [(String, [String])])
    func own(_ text: String, _ expected: [String]) throws { #expect(try summary(text) == expected) }

    @Test("a field beside another keeps its own meaning")
    func fields() throws {
        let field = GazetteerForm(
            text: "deep learning", entity: EntityID(trusted: "deep"), kind: EntityKind(trusted: "topic"), strength: .name)
        let notion = GazetteerForm(
            text: "machine learning", entity: EntityID(trusted: "notion"), kind: EntityKind(trusted: "topic"), strength: .field)
        let forms = [field, notion, World.role("ml", "machine learning", .field), World.role("ml", "ingénieur deep learning")]
        let linker = EntityLinker(
            gazetteer: Gazetteer(forms: forms, analyzer: World.analyzer), professions: [], domainWords: Set<String>(),
            unmasked: [EntityKind(trusted: "topic")], mainKind: EntityKind(trusted: "role"))
        let mentions = linker.link(World.tokens("machine learning et deep learning")).mentions
        #expect(mentions.first?.candidates.map(\.rawValue) == ["ml", "notion"])
    }
}
