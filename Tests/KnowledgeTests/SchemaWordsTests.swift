import Identifiers
import Knowledge
import Testing
import TextAnalysis

@Suite("What a schema may say of its kinds and facets") struct SchemaWordsTests {
    private static let salary = FacetID(trusted: "salary")

    private static func base(_ path: String, _ old: String, _ new: String) throws -> SmallBase {
        var base = SmallBase()
        let text = try #require(base.texts[path])
        try #require(text.contains(old))
        base.texts[path] = text.replacing(old, with: new)
        return base
    }

    @Test("one reason stands for all facets that are neither told nor excused by name")
    func others() throws {
        var small = try Self.base("schema.yaml", "facets: [missions, salary]", "facets: [missions, salary, studies]")
        small.texts["schema.yaml"] = small.texts["schema.yaml"]?.replacing(
            "measures:\n  salary: {",
            with: """
                  studies:
                    fr: {heading: Études, noun: les études, question: "Quelles études {of} ?"}
                    en: {heading: Studies, noun: the studies, question: "Which studies?"}
                measures:
                  salary: {
                """)
        for (path, reason) in [("fr/roles/miller.md", "Rien."), ("en/roles/miller.md", "Nothing.")] {
            small.texts[path] = small.texts[path]?.replacing("absent:\n", with: "absent:\n  others: \(reason)\n")
        }
        for (path, heading) in [("fr/roles/baker.md", "Études"), ("en/roles/baker.md", "Studies")] {
            small.texts[path]? += "\n## \(heading)\nX. [guild-2024]\n"
        }
        let result = small.load()
        #expect(result.diagnostics.map(\.description) == [])
        let miller = try #require(result.base?.entity(EntityID(trusted: "miller")))
        #expect(miller.absent[.french]?[Self.salary] == "Aucune source ne le dit.")
        #expect(miller.absent[.french]?[FacetID(trusted: "studies")] == "Rien.")
        #expect(miller.absent[.english]?[FacetID(trusted: "studies")] == "Nothing.")
        // What is told is not absent: prose on missions, a figure on the baker's salary.
        #expect(miller.absent[.french]?[FacetID(trusted: "missions")] == nil)
    }

    @Test("an optional facet may be missing without a word, one that is not may not")
    func optional() throws {
        let pages = ["fr/roles/miller.md", "en/roles/miller.md"]
        func withoutReasons(_ small: SmallBase) -> SmallBase {
            var small = small
            for page in pages {
                small.texts[page] = small.texts[page]?.replacing("absent:\n  salary: Aucune source ne le dit.\n", with: "")
                    .replacing("absent:\n  salary: No source tells.\n", with: "")
            }
            return small
        }
        let optional = try Self.base("schema.yaml", "facets: [missions, salary]", "facets: [missions, salary]\n    optional: [salary]")
        let result = withoutReasons(optional).load()
        #expect(result.diagnostics.map(\.description) == [])
        #expect(result.base?.schema.kinds.first?.optional == [Self.salary])
        #expect(result.base?.entity(EntityID(trusted: "miller"))?.absent[.french, default: [:]].isEmpty == true)
        let strict = withoutReasons(SmallBase()).load()
        #expect(strict.errors.count == 2)
        #expect(strict.errors.allSatisfy { $0.description.contains("facet “salary” is neither present nor absent") })
    }

    @Test("only a facet of the kind can be optional")
    func optionalUnknown() throws {
        let small = try Self.base("schema.yaml", "facets: [missions, salary]", "facets: [missions, salary]\n    optional: [salry]")
        #expect(
            small.load().errors.map(\.description) == [
                "schema.yaml:8:16: error: “salry” is optional and is no facet of “role”; did you mean “salary”?"
            ])
    }

    @Test("a facet names those that stand near it, and one that does not exist is an error")
    func near() throws {
        let line = "    measures: [salary]\n"
        let good = try Self.base("schema.yaml", line, line + "    near: [missions]\n").load()
        #expect(good.diagnostics.map(\.description) == [])
        #expect(good.base?.schema.facet(Self.salary)?.near.map(\.rawValue) == ["missions"])
        let bad = try Self.base("schema.yaml", line, line + "    near: [mision]\n").load()
        #expect(bad.base == nil)
        #expect(bad.errors.map(\.description) == ["schema.yaml:16:12: error: unknown facet “mision”; did you mean “missions”?"])
    }

    @Test("the field is said in each language, a later folder says it anew, and a language that is none is an error")
    func field() throws {
        let small = try Self.base("schema.yaml", "languages: [fr, en]\n", "languages: [fr, en]\nfield: {fr: du pain, en: of bread}\n")
        #expect(small.load().base?.schema.field == [.french: "du pain", .english: "of bread"])
        let overlay = [KnowledgeFile(path: "schema.yaml", text: "field: {en: of cakes}\n")]
        #expect(small.load(overlays: [overlay]).base?.schema.field == [.french: "du pain", .english: "of cakes"])
        #expect(SmallBase().load().base?.schema.field == [:])
        let bad = try Self.base("schema.yaml", "languages: [fr, en]\n", "languages: [fr, en]\nfield: {pt: do pão}\n").load()
        #expect(bad.base == nil && bad.errors.first?.description.hasPrefix("schema.yaml:3:9: error: ") == true, "\(bad.errors)")
    }
}
