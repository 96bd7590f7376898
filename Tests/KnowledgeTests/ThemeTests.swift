import Artefact
import Figures
import Identifiers
import Knowledge
import Testing
import TextAnalysis

@Suite("A question may belong to a theme") struct ThemeTests {
    private static let themes = """
        themes:
          bread: {fr: Le pain, en: Bread}
          flour: {fr: La farine, en: Flour}

        """

    private static func base(theme: String, schema: String = themes, in page: String = "fr/roles/baker.md") -> SmallBase {
        var base = SmallBase()
        base.texts["schema.yaml"]? += schema
        base.texts[page] = base.texts[page]?.replacing("id: baker\n", with: "id: baker\ntheme: \(theme)\n")
        return base
    }

    @Test("which is read, named in both languages, and kept in the artefact")
    func read() throws {
        let result = Self.base(theme: "flour").load()
        #expect(result.diagnostics.map(\.description) == [])
        let base = try #require(result.base)
        #expect(base.schema.themes.map(\.id.rawValue) == ["bread", "flour"])
        #expect(base.schema.theme(ThemeID(trusted: "flour"))?.names == [.french: "La farine", .english: "Flour"])
        #expect(base.entity(EntityID(trusted: "baker"))?.theme == ThemeID(trusted: "flour"))
        #expect(base.entity(EntityID(trusted: "miller"))?.theme == nil)
        var writer = ArtefactWriter()
        base.store(in: &writer)
        var reader = ArtefactReader(writer.bytes, place: "here")
        let stored = try KnowledgeBase(from: &reader)
        #expect(stored.schema == base.schema)
        #expect(stored.entities == base.entities)
    }

    @Test("and one that nobody declares is an error at its line, with the one that was meant")
    func unknown() {
        let result = Self.base(theme: "flower").load()
        #expect(result.diagnostics.map(\.description) == [
            "fr/roles/baker.md:3:8: error: unknown theme “flower”; did you mean “flour”?"
        ])
        #expect(Self.base(theme: "flour", schema: "").load().diagnostics.map(\.description) == [
            "fr/roles/baker.md:3:8: error: unknown theme “flour”; declare it under “themes” in schema.yaml"
        ])
    }

    @Test("it needs words in every language, and is read in the first one only")
    func words() {
        let half = Self.base(theme: "bread", schema: "themes:\n  bread: {fr: Le pain}\n").load()
        #expect(half.diagnostics.map(\.message) == ["theme “bread” has no words in en"])
        let elsewhere = Self.base(theme: "bread", in: "en/roles/baker.md").load()
        #expect(elsewhere.diagnostics.map(\.message) == ["“related”, “theme” and “review-by” are not read here"])
    }

    @Test("a measure may have a name in each language")
    func measures() throws {
        var base = SmallBase()
        base.texts["schema.yaml"] = base.texts["schema.yaml"]?.replacing("salary: {units", with: "salary: {fr: salaire, en: pay, units")
        let result = base.load()
        #expect(result.diagnostics.map(\.description) == [])
        #expect(result.base?.schema.measures.first?.names == ["fr": "salaire", "en": "pay"])
    }
}
