import Dialogue
import Figures
import Identifiers
import Knowledge
import Testing
import TextAnalysis
import Understanding

@Suite("Dialogue manager: questions that go on, and questions that leave")
struct FollowUpTests {
    private static let officer = Asked.mention("chief-data-officer")
    private static let platform = Asked.mention("parcoursup", kind: "topic")

    /// A question without a subject.
    private static func question(
        _ intent: String, _ probability: Double = 0.5, none: Double = 0.1, words: Int = 2, found: [Interpretation.Found] = [],
        wordFacet: String? = nil, isOfStranger: Bool = false, about mentions: [EntityMention] = []
    ) -> Interpretation {
        Interpretation(
            mentions: mentions, candidates: [.init(intent: IntentID(trusted: intent), probability: probability)], none: none, found: found,
            contentWords: words, unexplained: isOfStranger ? ["x"] : [], gibberish: 0, isOfStranger: isOfStranger,
            wordFacet: wordFacet.map { FacetID(trusted: $0) }, number: nil, text: "x")
    }

    @Test("a side asked of a name that nothing explains is refused, and what was spoken of is left")
    func stranger() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("missions", about: [Self.officer]))
        #expect(talk.say(Self.question("salary", 0.95, words: 3, isOfStranger: true)).first?.refusal == .stranger)
        #expect(talk.state.topics.isEmpty)
        #expect(talk.say(Asked.clearly("studies", words: 1)).first?.answer == nil)
    }

    @Test("a name that nothing explains beside a thing that is known does not hide it")
    func strangerBesideName() throws {
        var talk = try Asked.Talk()
        let plan = talk.say(Self.question("salary", 0.95, words: 3, isOfStranger: true, about: [Self.officer])).first
        #expect(plan?.answer?.entity.rawValue == "chief-data-officer")
    }

    @Test("studies of another field are refused by their name, unless a role is asked about")
    func elsewhere() throws {
        let law = EntityMention(
            kind: .elsewhere, entity: EntityID(trusted: "law"), candidates: [EntityID(trusted: "law")], text: "x", range: 0..<1,
            tokens: 0..<1)
        var talk = try Asked.Talk()
        #expect(talk.say(Asked.clearly("access", about: [law])).first?.refusal == .unknown("x"))
        #expect(talk.say(Asked.clearly("studies", about: [law, Self.officer])).first?.answer?.entity.rawValue == "chief-data-officer")
    }

    @Test("a bare name goes on about the side that was asked for, though a page answered in its place")
    func askedSide() throws {
        var talk = try Asked.Talk()
        talk.say(Self.question("tuition-fees", 0.9, wordFacet: "cost"))
        let answer = talk.say(Asked.bare(Asked.mention("doctorate", kind: "curriculum"))).first?.answer
        #expect(answer?.entity.rawValue == "doctorate")
        #expect(answer?.facet.rawValue == "cost")
        #expect(answer?.figures.contains { $0.midpoint == 397 } ?? false)
    }

    @Test("a name with nothing but words that go on asks the last side, whatever the classifier makes of them")
    func elliptical() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("salary", about: [Self.officer]))
        var question = Self.question("skills", 0.8, words: 0, about: [Asked.mention("data-scientist")])
        question.isElliptical = true
        let answer = talk.say(question).first?.answer
        #expect(answer?.entity.rawValue == "data-scientist" && answer?.facet.rawValue == "salary")
    }

    @Test("a side that a notion has not is no question for a profession: what was said of the notion is said again")
    func saidAgain() throws {
        var talk = try Asked.Talk()
        let first = try #require(talk.say(Asked.clearly("detail", about: [Self.platform])).first?.answer)
        let again = try #require(talk.say(Self.question("career", 0.6)).first?.answer)
        #expect(again.entity.rawValue == "parcoursup")
        #expect(!again.passages.isEmpty && again.passages.allSatisfy(first.passages.contains))
    }

    @Test("a passage on what is spoken of that holds the words answers, though a page has heard something alike")
    func heldByFocus() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("overview", about: [Self.platform]))
        let passage = try #require(talk.manager.index.passages(
            EntityID(trusted: "parcoursup"), FacetID(trusted: "detail"), .french).first)
        let found = Interpretation.Found(passage: passage, score: 20, cover: 0.6, held: 1)
        let answer = talk.say(Self.question("first-job", 0.45, found: [found])).first?.answer
        #expect(answer?.entity.rawValue == "parcoursup")
        #expect(answer?.passages.first == passage)
    }

    @Test("before refusing, a page that uses the question's words is tried")
    func likelyPage() throws {
        var talk = try Asked.Talk()
        let plan = talk.say(Self.question("without-degree", 0.35, words: 3)).first
        #expect(plan?.answer?.entity.rawValue == "without-degree")
        #expect(talk.say(Self.question("without-degree", 0.35, none: 0.7, words: 3)).first?.refusal == .subject)
    }

    @Test("the same pay by another period stays gross when it is asked so")
    func samePay() throws {
        var talk = try Asked.Talk()
        let mention = EntityMention(
            kind: .amount, entity: nil, text: "x", range: 0..<1, tokens: 0..<1, number: 3_500, unit: "EUR", basis: "gross", period: "month",
            wantedBasis: "gross", wantedPeriod: "year")
        let converted = try #require(talk.say(Self.question("salary", 0.5, about: [mention])).first?.converted)
        #expect(converted.pairs.map(\.computed.period) == [.year])
        #expect(converted.pairs.allSatisfy { $0.computed.basis == .gross && $0.computed.midpoint == 42_000 })
    }
}
