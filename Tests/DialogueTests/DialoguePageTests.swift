import Dialogue
import Identifiers
import Knowledge
import Testing
import TextAnalysis
import Understanding

@Suite("Dialogue manager: pages, notions and sides that stand for others")
struct DialoguePageTests {
    private static let scientist = Asked.mention("data-scientist")
    private static let salary = FacetID(trusted: "salary")

    /// A message that a page answers, as likely and as much its own as given.
    private static func page(
        _ id: String, _ probability: Double = 0.8, overlap: Double = 1, about mentions: [EntityMention] = [],
        beside other: (String, Double) = ("thank", 0.01)
    ) -> Interpretation {
        Interpretation(
            mentions: mentions,
            candidates: [
                .init(intent: IntentID(trusted: id), probability: probability, overlap: overlap),
                .init(intent: IntentID(trusted: other.0), probability: other.1),
            ],
            none: 0.02, found: [], contentWords: 3, unexplained: [], gibberish: 0, number: nil, text: "x")
    }

    @Test("a page answers a doubt, and the role that was spoken of stays in mind for the question after it")
    func pageThenRole() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("missions", about: [Self.scientist]))
        let plan = try #require(talk.say(Self.page("maths-level")).first)
        #expect(plan.answer?.entity.rawValue == "maths-level")
        #expect(plan.topic?.entities.map(\.rawValue) == ["maths-level", "data-scientist"])
        let after = talk.say(Asked.clearly("salary", words: 1)).first?.answer
        #expect(after?.entity.rawValue == "data-scientist")
        #expect(after?.facet == Self.salary)
    }

    @Test("a role that the doubt names stays in mind too")
    func pageNamesRole() throws {
        var talk = try Asked.Talk()
        #expect(talk.say(Self.page("ai-replace", about: [Self.scientist])).first?.answer?.entity.rawValue == "ai-replace")
        #expect(talk.say(Asked.clearly("salary", words: 1)).first?.answer?.entity.rawValue == "data-scientist")
    }

    @Test("a message that is hardly made of a page's words, or hardly likely to ask it, is not answered by the page",
        arguments: [(0.8, 0.1), (0.5, 0.4), (0.2, 1.0)])
    func notThePage(_ probability: Double, _ overlap: Double) throws {
        var talk = try Asked.Talk()
        #expect(talk.say(Self.page("maths-level", probability, overlap: overlap)).first?.answer?.entity.rawValue != "maths-level")
    }

    @Test("a clear question about a role is not taken by a page")
    func clearRole() throws {
        var talk = try Asked.Talk()
        let question = Self.page("salary", 0.9, about: [Self.scientist], beside: ("salary-figures", 0.09))
        let answer = talk.say(question).first?.answer
        #expect(answer?.entity.rawValue == "data-scientist" && answer?.facet == Self.salary)
    }

    @Test("a side that a kind has not is answered by the one that stands near it, if any does", arguments: Language.allCases)
    func nearSide(_ language: Language) throws {
        var talk = try Asked.Talk()
        talk.language = language
        let course = EntityID(trusted: "but-informatique"), role = EntityID(trusted: "data-scientist")
        let index = KnowledgeIndex(talk.base)
        let studies = FacetID(trusted: "studies"), codes = FacetID(trusted: "codes")
        #expect(index.facet(serving: studies, of: course, language)?.rawValue == "admission")
        #expect(index.facet(serving: studies, of: role, language) == studies)
        #expect(index.facet(serving: codes, of: course, language) == nil)
        #expect(index.facet(serving: codes, of: EntityID(trusted: "nobody"), language) == nil)
        let answer = talk.say(Asked.clearly("studies", about: [Asked.mention("but-informatique", kind: "curriculum")])).first?.answer
        #expect(answer?.entity == course)
        #expect(answer?.facet.rawValue == "admission")
        #expect(answer?.passages.isEmpty == false)
    }

    @Test("what stands near a side is told on every page of the kind: a side that is empty stands back for one that is not")
    func servedByWhatIsTold() throws {
        let base = try Heard.base()
        let index = KnowledgeIndex(base)
        for entity in base.entities {
            for facet in base.schema.facets.map(\.id) where !index.facets(of: entity.id).contains(facet) {
                guard let serving = index.facet(serving: facet, of: entity.id, .french) else { continue }
                #expect(index.facets(of: entity.id).contains(serving))
                let near = base.schema.facet(facet)?.near.filter { index.facets(of: entity.id).contains($0) } ?? []
                if near.contains(where: { index.isStated(entity.id, $0, .french) }) {
                    #expect(index.isStated(entity.id, serving, .french), "\(entity.id) \(facet) → \(serving)")
                }
            }
        }
    }

    @Test("a name that a notion shares with the field of a role means the notion, unless a side of the role is asked",
        arguments: [("overview", "machine-learning"), ("salary", "machine-learning-engineer"), ("skills", "machine-learning-engineer")])
    func sharedName(_ intent: String, _ meant: String) throws {
        let ids = ["machine-learning", "machine-learning-engineer"].map { EntityID(trusted: $0) }
        let mention = EntityMention(
            kind: EntityKind(trusted: "role"), entity: nil, candidates: ids, text: "machine learning", range: 0..<1, tokens: 0..<1,
            strength: .field)
        var talk = try Asked.Talk()
        let plan = try #require(talk.say(Asked.clearly(intent, about: [mention], words: intent == "overview" ? 0 : 1)).first)
        #expect(plan.answer?.entity.rawValue == meant, "\(plan.code)")
    }

    @Test("three things are set side by side, as wholes or on one side; of four, the first three",
        arguments: [("difference", 3), ("salary", 3), ("difference", 4), ("tools", 4)])
    func three(_ intent: String, _ count: Int) throws {
        let ids = ["data-scientist", "data-engineer", "data-analyst", "ai-engineer"]
        var talk = try Asked.Talk()
        let plan = try #require(talk.say(Asked.clearly(intent, about: ids.prefix(count).map { Asked.mention($0) })).first)
        let comparing = try #require(plan.comparing, "\(plan.code)")
        #expect(comparing.entities.map(\.rawValue) == Array(ids.prefix(3)))
        #expect(comparing.facet?.rawValue == (intent == "difference" ? nil : intent))
        #expect(comparing.passages.count == 3 && comparing.figures.count == 3)
        for (number, entity) in comparing.entities.enumerated() {
            #expect(comparing.passages[number].allSatisfy { $0.entity == entity })
            #expect(!comparing.passages[number].isEmpty || !comparing.figures[number].isEmpty)
        }
        #expect(talk.state.topics.first?.entities == comparing.entities)
    }
}
