import Identifiers
import Knowledge
import Testing
import TextAnalysis

@Suite("Questions on a page") struct PageQuestionTests {
    /// The small base, with questions on the page of the miller.
    private static func asked(
        _ french: String = "questions: [qui moud le grain, c'est bruyant un moulin ?]",
        _ english: String = "questions: [who grinds the grain]"
    ) -> SmallBase {
        var base = SmallBase()
        for (path, line) in [("fr/roles/miller.md", french), ("en/roles/miller.md", english)] {
            base.texts[path] = base.texts[path]?.replacing("absent:", with: line + "\nabsent:")
        }
        return base
    }

    @Test("become an intent about the page, which its kind's first facet answers")
    func intent() throws {
        let result = Self.asked().load()
        #expect(result.diagnostics.map(\.description) == [])
        let base = try #require(result.base)
        #expect(base.intents.map(\.id.rawValue) == ["miller", "salary"])
        let intent = try #require(base.intent(IntentID(trusted: "miller")))
        #expect(intent.act == "ask")
        #expect(intent.about?.rawValue == "miller")
        #expect(intent.facet?.rawValue == "missions")
        #expect(intent.examples == [.french: ["qui moud le grain", "c'est bruyant un moulin ?"], .english: ["who grinds the grain"]])
    }

    @Test("may stand in one language alone, and a page without any is no intent")
    func oneLanguage() throws {
        let result = Self.asked("questions: [qui moud le grain]", "").load()
        #expect(result.errors.isEmpty)
        let base = try #require(result.base)
        #expect(base.intents.map(\.id.rawValue) == ["miller", "salary"])
        #expect(base.intent(IntentID(trusted: "miller"))?.examples[.english, default: []] == [])
        #expect(base.intent(IntentID(trusted: "salary"))?.about == nil)
    }

    @Test("are an error where an intent already has the name of the page")
    func clash() {
        var base = Self.asked()
        base.texts["intents/miller.yaml"] = SmallBase.salaryIntent.replacing("intent: salary", with: "intent: miller")
            .replacing("combien", with: "dis combien").replacing("- salaire", with: "- paie").replacing("how much", with: "say how much")
        let result = base.load()
        #expect(result.base == nil)
        #expect(
            result.errors.map(\.description) == [
                "fr/roles/miller.md:6:1: error: “miller” is also the name of an intent, which has examples of its own; "
                    + "rename the page, or move its questions to intents/miller.yaml"
            ])
    }

    @Test("are told where another intent has the same one")
    func shared() {
        let result = Self.asked("questions: [salaire]").load()
        #expect(result.errors.isEmpty)
        #expect(
            result.diagnostics.map(\.description) == [
                "intents/salary.yaml:7:7: warning: “salaire” is also an example of “miller”; keep it where it belongs"
            ])
    }
}
