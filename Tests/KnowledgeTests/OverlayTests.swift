import Identifiers
import Knowledge
import Testing
import TextAnalysis

@Suite struct OverlayTests {
    @Test("A later folder replaces an entity's page in one language and keeps the other")
    func entity() throws {
        let page = SmallBase.englishBaker.replacing("Kneads the dough.", with: "Kneads our dough.")
        let base = try #require(
            SmallBase().load(overlays: [[KnowledgeFile(path: "en/roles/baker.md", text: page)]]).base)
        let baker = try #require(base.entity(EntityID(trusted: "baker")))
        #expect(baker.passages(in: .english).map(\.text) == ["Kneads our dough."])
        #expect(baker.passages(in: .french).count == 3)
        #expect(baker.figures.count == 1)
    }

    @Test("A later folder may name sources of its own, and replace one by id")
    func sources() throws {
        let text = """
            guild-2024:
              publisher: La Guilde
              title: Corrigé
              date: 2025
              reliability: official
            other:
              publisher: X
              title: Y
              undated: true
              reliability: press
            """
        let base = try #require(SmallBase().load(overlays: [[KnowledgeFile(path: "sources.yaml", text: text)]]).base)
        #expect(base.sources.map(\.title) == ["Corrigé", "Nos métiers", "Y"])
    }

    @Test("Intents are replaced by id, lexicons joined entry by entry, the version is the last one stated")
    func lists() throws {
        let overlay = [
            KnowledgeFile(
                path: "intents/salary.yaml", text: "intent: salary\nact: rank\nexamples: {fr: [qui], en: [who]}\n"),
            KnowledgeFile(
                path: "lexicon/fr.yaml", text: "shorthands: {cb: combien de, tkt: d'accord}\nsynonyms: [[a, b]]\n"),
            KnowledgeFile(path: "schema.yaml", text: "version: school-7\n"),
        ]
        let result = SmallBase().load(overlays: [overlay])
        #expect(result.diagnostics.map(\.description) == [])
        let base = try #require(result.base)
        #expect(base.intents.map(\.act) == ["rank"])
        #expect(base.lexicons[.french]?.shorthands == ["cb": "combien de", "c koi": "c'est quoi", "tkt": "d'accord"])
        #expect(base.lexicons[.french]?.synonyms == [["taf", "travail"], ["a", "b"]])
        #expect(base.lexicons[.french]?.courtesies == ["bonjour", "s'il te plaît"])
        #expect(base.version == "school-7")
    }

    @Test("The same id twice is an error within one folder only")
    func twice() {
        let copy = KnowledgeFile(path: "fr/other/baker.md", text: SmallBase.frenchBaker)
        #expect(SmallBase().load(overlays: [[copy]]).base != nil)
        let result = KnowledgeBaseLoader().load(files: SmallBase().files + [copy])
        #expect(
            result.errors.map(\.description) == [
                "fr/roles/baker.md:2:5: error: entity “baker” is declared twice, first at fr/other/baker.md:2; "
                    + "remove or rename one"
            ])
    }

    @Test("A diagnostic names the folder as it was handed in")
    func folder() {
        let result = SmallBase().load(overlays: [
            [KnowledgeFile(path: "intents/x.yaml", text: "intnt: x\n", folder: "../ours")]
        ])
        #expect(result.errors.first?.path == "../ours/intents/x.yaml")
    }
}

extension String {
    /// The same with every `old` replaced.
    func replacing(_ old: String, with new: String) -> String {
        var result = ""
        var rest = self[...]
        while let range = rest.firstRange(of: old) {
            result += rest[..<range.lowerBound] + new
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}
