import Dialogue
import Figures
import Identifiers
import Testing
import TextAnalysis
import Understanding

@Suite("Dialogue manager: pay in a form of its own")
struct PayFormTests {
    private static func amount(_ number: Double, _ basis: String? = nil, period: String? = nil) -> EntityMention {
        EntityMention(
            kind: .amount, entity: nil, text: "x", range: 0..<1, tokens: 0..<1, number: number, unit: "EUR", basis: basis, period: period)
    }

    private static func salary(_ wording: Interpretation.Wording, about mentions: [EntityMention]) -> Interpretation {
        var question = Asked.clearly("salary", about: mentions, words: 1)
        question.wording = wording
        return question
    }

    private static func proposal(_ plan: Plan?) throws -> DialogueAction.Proposal {
        guard case .answer(let answer)? = plan?.action else { throw Unexpected(code: plan?.code ?? "nothing") }
        return try #require(answer.proposal)
    }

    private struct Unexpected: Error { let code: String }

    @Test("an amount that is proposed is held against the figures shown, gross and by the year",
        arguments: [
            (200_000, nil, nil, DialogueAction.Proposal.Relation.above), (15_000, nil, nil, .below), (50_000, nil, nil, .within),
            (4_000, nil, "month", .within), (900, "net", "month", .below), (20_000, "net", "month", .above),
        ] as [(Double, String?, String?, DialogueAction.Proposal.Relation)])
    func proposed(_ number: Double, _ basis: String?, _ period: String?, _ expected: DialogueAction.Proposal.Relation) throws {
        var talk = try Asked.Talk()
        let question = Self.salary(
            .init(isTagged: true), about: [Asked.mention("data-scientist"), Self.amount(number, basis, period: period)])
        let found = try Self.proposal(talk.say(question).first)
        #expect(found.relation == expected && found.isAsked)
        #expect(found.range.period == .year && found.range.basis == .gross)
        #expect((found.brought == nil) == (basis == nil && period == nil))
    }

    @Test("an amount after a salary is held against the same profession, but only when it is asked about")
    func proposedAfterwards() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("salary", about: [Asked.mention("data-analyst")]))
        #expect(try Self.proposal(talk.say(Self.salary(.init(isTagged: true), about: [Self.amount(15_000)])).first).relation == .below)
        var other = try Asked.Talk()
        #expect(other.say(Self.salary(.init(isTagged: true), about: [Self.amount(15_000)])).first?.code != "answer")
    }

    @Test("pay asked for in net, or by the month, is reckoned from the figures")
    func inNet() throws {
        var talk = try Asked.Talk()
        let role = [Asked.mention("data-scientist")]
        let net = try #require(talk.say(Self.salary(.init(basis: .net), about: role)).first?.converted)
        #expect(net.entity == EntityID(trusted: "data-scientist"))
        #expect(net.pairs.allSatisfy { $0.computed.basis == .net && $0.computed.period == .month })
        let monthly = try #require(talk.say(Self.salary(.init(period: .month), about: role)).first?.converted)
        #expect(monthly.pairs.allSatisfy { $0.computed.basis == $0.stated.basis && $0.computed.period == .month })
        #expect(talk.say(Self.salary(.init(period: .year), about: role)).first?.code == "answer")
    }

    @Test("where no source ranks two, what their figures span tells which is higher")
    func contrast() throws {
        var talk = try Asked.Talk()
        let question = Asked.clearly("rank", about: [Asked.mention("data-analyst"), Asked.mention("data-scientist")])
        guard case .compare(let compared)? = talk.say(question).first?.action else { throw Unexpected(code: "no comparison") }
        let contrast = try #require(compared.contrast)
        #expect(contrast.entities.map(\.rawValue) == ["data-scientist", "data-analyst"])
        #expect(contrast.ranges.map { $0.midpoint ?? 0 }.sorted(by: >) == contrast.ranges.map { $0.midpoint ?? 0 })
    }

    @Test("a difference between the two is one between what was spoken of last and before")
    func both() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("overview", about: [Asked.mention("data-analyst")]))
        talk.say(Asked.clearly("overview", about: [Asked.mention("data-scientist")]))
        var question = Asked.clearly("difference", words: 1)
        question.wording.isOfBoth = true
        let plan = try #require(talk.say(question).first)
        #expect(plan.code == "compare")
        #expect(plan.topic?.entities.map(\.rawValue) == ["data-analyst", "data-scientist"])
    }

    @Test("as a freelance, after a salary, asks for the rates of freelances")
    func freelance() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("salary", about: [Asked.mention("data-engineer")]))
        let plan = try #require(talk.say(Asked.clearly("sectors", about: [Asked.mention("freelancing", kind: "sector")], words: 1)).first)
        #expect(plan.topic?.entities.map(\.rawValue) == ["freelance-tjm", "data-engineer"])
    }

    @Test("two places of which no figure is are both named, and the figures of the country shown")
    func places() throws {
        var talk = try Asked.Talk()
        let question = Asked.clearly(
            "salary", about: [Asked.mention("data-engineer"), Asked.mention("lille", kind: "place"), Asked.mention("nantes", kind: "place")])
        guard case .answer(let answer)? = talk.say(question).first?.action else { throw Unexpected(code: "no answer") }
        #expect(answer.isNearest && [answer.place].compactMap { $0 } + answer.otherPlaces == ["lille", "nantes"].map { EntityID(trusted: $0) })
        #expect(answer.figures.allSatisfy { $0.place == "France" })
    }
}
