import Dialogue
import Figures
import Identifiers
import Testing
import TextAnalysis
import Understanding

@Suite("Dialogue manager: over several turns")
struct DialogueContextTests {
    private static let scientist = Asked.mention("data-scientist")
    private static let engineer = Asked.mention("data-engineer")

    @Test("a side without a thing goes on about the last thing")
    func sameThing() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("missions", about: [Self.engineer]))
        let answer = talk.say(Asked.clearly("salary", words: 1)).first?.answer
        #expect(answer?.entity.rawValue == "data-engineer")
        #expect(answer?.facet.rawValue == "salary")
    }

    @Test("a bare thing goes on about the last side")
    func sameSide() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("studies", about: [Self.engineer]))
        let answer = talk.say(Asked.bare(Self.scientist)).first?.answer
        #expect(answer?.entity.rawValue == "data-scientist")
        #expect(answer?.facet.rawValue == "studies")
    }

    @Test("another subject in between does not lose the thread")
    func offTopicAndBack() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("studies", about: [Self.engineer]))
        #expect(talk.say(Asked.clearly("none")).first?.refusal == .subject)
        #expect(talk.say(Asked.clearly("thank", words: 1)).first?.action == .chat(.thank))
        #expect(talk.say(Asked.clearly("tools", words: 1)).first?.answer?.entity.rawValue == "data-engineer")
    }

    @Test("which of them earns most compares the thing spoken of with the one before it")
    func rankBoth() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("salary", about: [Self.engineer]))
        talk.say(Asked.bare(Self.scientist))
        let plan = try #require(talk.say(Asked.clearly("rank", words: 1)).first)
        let entities = plan.comparing?.entities ?? plan.ranking?.places.map(\.entity) ?? []
        #expect(Set(entities.map(\.rawValue)) == ["data-engineer", "data-scientist"])
    }

    @Test("figures are converted to net as estimates that name the rates' source")
    func convert() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("salary", about: [Self.scientist]))
        let converted = try #require(talk.say(Asked.clearly("convert-net", words: 1)).first?.converted)
        #expect(converted.entity?.rawValue == "data-scientist")
        #expect(!converted.pairs.isEmpty)
        for pair in converted.pairs {
            #expect(pair.computed.isEstimate)
            #expect(pair.computed.isComputed)
            #expect(pair.computed.basis == .net)
            #expect(pair.computed.period == .month)
            #expect(Set(pair.computed.sources).isSuperset(of: pair.stated.sources))
            #expect(pair.computed.sources.count > pair.stated.sources.count, "the rate has a source of its own")
        }
    }

    @Test("the sources that are cited are those of the last answer")
    func cite() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("missions", about: [Self.engineer]))
        let answer = try #require(talk.say(Asked.clearly("salary", words: 1)).first?.answer)
        guard case .cite(let cited)? = talk.say(Asked.clearly("source", words: 1)).first?.action else {
            Issue.record("no sources")
            return
        }
        #expect(!cited.isEmpty)
        #expect(Set(cited).isSuperset(of: answer.figures.flatMap(\.sources)))
        // Asked twice, the same is cited: to cite is no answer of its own.
        guard case .cite(let again)? = talk.say(Asked.clearly("source", words: 1)).first?.action else {
            Issue.record("no sources the second time")
            return
        }
        #expect(again == cited)
    }

    @Test("a correction asks the same of the thing named now")
    func correct() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("salary", about: [Self.engineer]))
        let answer = talk.say(Asked.clearly("correct", about: [Self.scientist], words: 1)).first?.answer
        #expect(answer?.entity.rawValue == "data-scientist")
        #expect(answer?.facet.rawValue == "salary")
    }

    @Test("a correction that names nothing is asked back with sides of the thing")
    func correctNothing() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("salary", about: [Self.engineer]))
        let clarification = talk.say(Asked.clearly("correct", words: 1)).first?.clarification
        #expect(clarification?.missing == .facet)
        #expect(clarification?.options.allSatisfy { $0.entity.rawValue == "data-engineer" } == true)
    }

    @Test("the other language says the last answer again, about the same thing and side")
    func again() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("missions", about: [Self.scientist]))
        talk.language = .english
        let answer = try #require(talk.say(Asked.clearly("language-en", words: 1)).first?.answer)
        #expect(answer.entity.rawValue == "data-scientist")
        #expect(answer.facet.rawValue == "missions")
        #expect(answer.passages.allSatisfy { $0.language == "en" })
        #expect(talk.state.language == .english)
    }

    @Test("to go on shows what was not shown yet, never the same passage twice in a row")
    func more() throws {
        var talk = try Asked.Talk()
        var last = try #require(talk.say(Asked.clearly("overview", about: [Self.scientist])).first?.answer)
        for _ in 0..<6 {
            let next = try #require(talk.say(Asked.clearly("more", words: 1)).first?.answer)
            #expect(next.entity.rawValue == "data-scientist")
            #expect(next.passages != last.passages)
            if next.facet == last.facet { #expect(Set(next.passages).isDisjoint(with: last.passages)) }
            last = next
        }
    }

    @Test("the level alone narrows the last pay")
    func level() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("salary", about: [Self.scientist]))
        let answer = try #require(talk.say(Asked.bare(Asked.mention("senior", kind: "level"))).first?.answer)
        #expect(answer.facet.rawValue == "salary")
        #expect(answer.figures.allSatisfy { $0.level == "senior" })
    }

    @Test("the place alone moves the last pay there")
    func place() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("salary", about: [Asked.mention("machine-learning-engineer")]))
        let plan = talk.say(Asked.bare(Asked.mention("switzerland", kind: "place"))).first
        #expect(plan?.answer?.figures.map(\.place) == ["Suisse"])
    }

    @Test("after a profession that is not covered, a side without a thing is not answered with another role")
    func afterProfession() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("missions", about: [Self.engineer]))
        #expect(talk.say(Asked.bare(Asked.profession("boulanger"))).first?.refusal == .profession("boulanger"))
        let plan = talk.say(Asked.clearly("salary", words: 1)).first
        #expect(plan?.answer == nil)
    }

    // MARK: Choices

    @Test("a number takes the choice it stands beside", arguments: [1, 2, 3])
    func number(_ number: Int) throws {
        var talk = try Asked.Talk()
        let asked = try #require(talk.say(Asked.clearly("salary")).first?.clarification)
        let answer = talk.say(Asked.number(number)).first?.answer
        #expect(answer?.entity == asked.options[number - 1].entity)
        #expect(answer?.facet.rawValue == "salary")
        #expect(talk.state.pending == nil)
    }

    @Test("a number that stands beside no choice is asked again", arguments: [0, 4, -1, 99, Int.max, Int.min + 1])
    func wrongNumber(_ number: Int) throws {
        var talk = try Asked.Talk()
        let asked = try #require(talk.say(Asked.clearly("salary")).first?.clarification)
        #expect(talk.say(Asked.number(number)).first?.clarification == asked)
    }

    @Test("a number without a question asked back chooses nothing")
    func looseNumber() throws {
        var talk = try Asked.Talk()
        #expect(talk.say(Asked.number(1)).first?.answer == nil)
        talk.say(Asked.clearly("salary", about: [Self.engineer]))
        #expect(talk.say(Asked.number(2)).first?.answer?.entity.rawValue ?? "data-engineer" == "data-engineer")
    }

    @Test("naming a thing takes it, offered or not, with the side and the level that were asked")
    func byName() throws {
        var talk = try Asked.Talk()
        let junior = Asked.mention("junior", kind: "level")
        #expect(talk.say(Asked.clearly("salary", about: [junior])).first?.clarification?.level?.rawValue == "junior")
        let answer = talk.say(Asked.bare(Asked.mention("data-architect"))).first?.answer
        #expect(answer?.entity.rawValue == "data-architect")
        #expect(answer?.facet.rawValue == "salary")
        #expect(answer?.level?.rawValue == "junior")
    }

    @Test("any new question escapes, and a number after it chooses nothing of what was offered before")
    func escape() throws {
        var talk = try Asked.Talk()
        let asked = try #require(talk.say(Asked.clearly("salary")).first?.clarification)
        let answer = talk.say(Asked.clearly("tools", about: [Asked.mention("data-steward")])).first?.answer
        #expect(answer?.entity.rawValue == "data-steward")
        #expect(answer?.facet.rawValue == "tools")
        #expect(talk.state.pending == nil)
        #expect(!asked.options.contains { $0.entity.rawValue == "data-steward" && $0.facet?.rawValue == "tools" })
        #expect(talk.say(Asked.number(1)).first?.answer == nil)
    }

    @Test("yes takes the first choice, no takes none")
    func yesAndNo() throws {
        var talk = try Asked.Talk()
        let asked = try #require(talk.say(Asked.clearly("salary")).first?.clarification)
        #expect(talk.say(Asked.clearly("accept", words: 0)).first?.answer?.entity == asked.options[0].entity)
        talk.state = ConversationState()
        talk.say(Asked.clearly("salary"))
        #expect(talk.say(Asked.clearly("refuse", words: 0)).map(\.action) == [.chat(.refuse)])
        #expect(talk.state.pending == nil)
    }

    @Test("a profession that is not covered is declined even while a choice is open")
    func professionForChoice() throws {
        var talk = try Asked.Talk()
        talk.say(Asked.clearly("salary"))
        #expect(talk.say(Asked.bare(Asked.profession("dentiste"))).map(\.refusal) == [.profession("dentiste")])
    }

    // MARK: Several questions in one message

    @Test("every question of a message is answered, in order")
    func compound() throws {
        var talk = try Asked.Talk()
        let plans = talk.say(
            Asked.clearly("missions", about: [Self.scientist]), Asked.clearly("salary", about: [Self.scientist]))
        #expect(plans.map { $0.answer?.facet.rawValue } == ["missions", "salary"])
        #expect(talk.state.topics.map { $0.facet?.rawValue } == ["missions", "salary"])
    }

    @Test("the same question twice is answered once, and a pleasantry beside an answer is not repeated")
    func merged() throws {
        var talk = try Asked.Talk()
        let missions = Asked.clearly("missions", about: [Self.scientist])
        #expect(talk.say(missions, missions).count == 1)
        let plans = talk.say(Asked.clearly("greet", words: 1), missions, Asked.clearly("thank", words: 1))
        #expect(plans.map { $0.answer?.facet.rawValue } == ["missions"])
    }

    @Test("two refusals are said once, and a question back is worth more than a refusal")
    func oneRefusal() throws {
        var talk = try Asked.Talk()
        #expect(talk.say(Asked.clearly("none"), Asked.clearly("none")).map(\.refusal) == [.subject])
        #expect(talk.say(Asked.clearly("none"), Asked.clearly("salary")).map(\.code) == ["clarify-entity"])
    }

    @Test("however many questions, at most four are answered and their text stays in bounds")
    func many() throws {
        var talk = try Asked.Talk()
        let facets = ["missions", "salary", "studies", "tools", "skills", "career", "overview", "sectors"]
        let questions = facets.map { Asked.clearly($0, about: [Self.scientist]) }
        let advanced = talk.manager.advance(talk.state, questions, language: .french)
        #expect(advanced.plans.count == 4)
        talk.say(questions[0])
    }
}
