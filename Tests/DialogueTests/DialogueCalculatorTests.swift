import Dialogue
import Figures
import Identifiers
import Testing
import TextAnalysis
import Understanding

@Suite("Dialogue manager: pay that the person gives")
struct DialogueCalculatorTests {
    /// An amount, with what the words beside it say of it; the text tells for whom it is.
    private static func amount(
        _ number: Double?, _ basis: String? = nil, to wanted: String? = nil, _ intent: String = "convert-net", text: String = "x",
        words: Int = 1, about others: [EntityMention] = []
    ) -> Interpretation {
        var mentions = others
        if let number {
            mentions.append(
                EntityMention(
                    kind: .amount, entity: nil, text: "x", range: 0..<1, tokens: 0..<1, number: number, unit: "EUR", basis: basis,
                    wantedBasis: wanted))
        }
        return Interpretation(
            mentions: mentions, candidates: [.init(intent: IntentID(trusted: intent), probability: 0.9)], none: 0.05, found: [],
            contentWords: words, unexplained: [], gibberish: 0, number: nil, text: text)
    }

    /// What was reckoned: the amount given, its basis and period, and the result by the year.
    private static func reckoned(_ plan: Plan?) throws -> (given: Figure, year: Figure) {
        let converted = try #require(plan?.converted, "\(plan?.code ?? "nothing")")
        #expect(converted.entity == nil && converted.already.isEmpty)
        #expect(converted.pairs.map(\.computed.period) == [.month, .year])
        for pair in converted.pairs {
            #expect(pair.stated.origin == .given && pair.computed.isEstimate && !pair.computed.sources.isEmpty)
            #expect(pair.computed.basis == pair.stated.basis?.opposite)
        }
        let last = try #require(converted.pairs.last)
        return (last.stated, last.computed)
    }

    @Test("five digits are a year's pay and fewer a month's; pay that is not said to be net is gross",
        arguments: [
            (45_000, "gross", nil, "convert-net", GrossNet.gross, Period.year), (2_900, "net", nil, "convert-gross", .net, .month),
            (3_000, nil, "net", "convert-net", .gross, .month), (52_000, nil, "gross", "convert-gross", .net, .year),
            (38_000, nil, nil, "convert-net", .gross, .year), (10_000, nil, nil, "convert-net", .gross, .year),
            (9_999, nil, nil, "convert-net", .gross, .month),
        ] as [(Double, String?, String?, String, GrossNet, Period)])
    func whatIsGiven(
        _ number: Double, _ basis: String?, _ wanted: String?, _ intent: String, _ expected: GrossNet, _ period: Period
    ) throws {
        var talk = try Asked.Talk()
        let (given, _) = try Self.reckoned(talk.say(Self.amount(number, basis, to: wanted, intent)).first)
        #expect(given.amount == number && given.basis == expected && given.period == period)
    }

    @Test("for whom it is reckoned narrows the rates, the longest word first, and stays so for the next amount")
    func status() throws {
        var talk = try Asked.Talk()
        let all = try Self.reckoned(talk.say(Self.amount(45_000, "gross")).first).year
        let other = try Self.reckoned(talk.say(Self.amount(nil, text: "et pour un non-cadre ?")).first).year
        let executive = try Self.reckoned(talk.say(Self.amount(nil, text: "et pour un cadre ?")).first).year
        let next = try Self.reckoned(talk.say(Self.amount(60_000, words: 0)).first)
        #expect(other.about == "non-cadre" && executive.about == "cadre" && next.year.about == "cadre")
        #expect(all.minimum == executive.minimum && all.maximum == other.maximum)
        let low = try #require(executive.maximum), high = try #require(other.minimum)
        #expect(low < high)
        #expect(next.given.amount == 60_000 && next.given.basis == .gross)
    }

    @Test("the status may stand in the question itself, in either language", arguments: [Language.french, .english])
    func inOne(_ language: Language) throws {
        var talk = try Asked.Talk()
        talk.language = language
        let text = language == .french ? "45k brut cadre en net" : "45k gross (non-cadre) in net"
        let year = try Self.reckoned(talk.say(Self.amount(45_000, "gross", text: text)).first).year
        #expect(year.about == (language == .french ? "cadre" : "non-cadre"))
    }

    @Test("beside a role an amount is not reckoned unless a conversion is asked, and no amount at all is no calculator's")
    func notTaken() throws {
        var talk = try Asked.Talk()
        let role = Asked.mention("data-scientist")
        #expect(talk.say(Self.amount(45_000, "gross", "salary", about: [role])).first?.converted == nil)
        talk.state = ConversationState()
        #expect(talk.say(Self.amount(0, "gross")).first?.converted == nil)
        #expect(talk.say(Self.amount(45_000, nil, "salary")).first?.converted == nil)
        #expect(talk.say(Self.amount(nil, text: "et pour un cadre ?")).first?.converted == nil)
    }

    @Test("the amount is remembered as a number, and the role that was spoken of with it")
    func remembered() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("salary", about: [Asked.mention("data-engineer")]))
        talk.say(Self.amount(45_000, "gross"))
        #expect(talk.state.topics.first?.reckoned?.amount == 45_000)
        #expect(talk.state.topics.first?.entities.map(\.rawValue) == ["data-engineer"])
        #expect(talk.say(Asked.clearly("missions", words: 1)).first?.answer?.entity.rawValue == "data-engineer")
    }
}
