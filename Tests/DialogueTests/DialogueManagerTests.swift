import Dialogue
import Figures
import Identifiers
import Knowledge
import Testing
import TextAnalysis
import Understanding

@Suite("Dialogue manager: a question alone")
struct DialogueManagerTests {
    private static let salary = FacetID(trusted: "salary")

    @Test("a bare name is answered with what the thing is")
    func bareName() throws {
        var talk = try Asked.Talk()
        let answer = talk.say(Asked.bare(Asked.mention("data-steward"))).first?.answer
        #expect(answer?.entity.rawValue == "data-steward")
        #expect(answer?.facet.rawValue == "overview")
        #expect(answer?.passages.isEmpty == false)
    }

    @Test("a named thing and a clear side are answered with passages and figures of that thing and side alone")
    func clear() throws {
        var talk = try Asked.Talk()
        let answer = try #require(
            talk.say(Asked.clearly("missions", about: [Asked.mention("nlp-engineer")])).first?.answer)
        #expect(answer.entity.rawValue == "nlp-engineer")
        #expect(answer.facet.rawValue == "missions")
        #expect(
            answer.passages.allSatisfy { $0.entity == answer.entity && $0.facet == answer.facet && $0.language == "fr" }
        )
    }

    @Test("passages are those of the language that is spoken")
    func language() throws {
        var talk = try Asked.Talk()
        talk.language = .english
        let answer = try #require(
            talk.say(Asked.clearly("studies", about: [Asked.mention("data-engineer")])).first?.answer)
        #expect(!answer.passages.isEmpty)
        #expect(answer.passages.allSatisfy { $0.language == "en" })
    }

    @Test("a side on which no source speaks is declined as absent, for every one that the base declares")
    func absent() throws {
        var talk = try Asked.Talk()
        var seen = 0
        for entity in talk.base.entities {
            for (language, reasons) in entity.absent {
                for facet in reasons.keys {
                    guard let intent = talk.base.intents.first(where: { $0.facet == facet && $0.act == "ask" }) else {
                        continue
                    }
                    talk.state = ConversationState()
                    talk.language = language
                    let mention = Asked.mention(entity.id.rawValue, kind: entity.kind.rawValue)
                    let plan = talk.say(Asked.clearly(intent.id.rawValue, about: [mention])).first
                    #expect(plan?.refusal == .absent(entity.id, facet), "\(entity.id) \(facet) \(language)")
                    #expect(plan?.topic == nil)
                    seen += 1
                }
            }
        }
        #expect(seen > 0)
    }

    @Test("a profession that is not covered is declined by its name, and no event holds the name")
    func profession() throws {
        var talk = try Asked.Talk()
        let advanced = talk.manager.advance(
            talk.state, [Asked.clearly("salary", about: [Asked.profession("souffleur de verre")])], language: .french)
        #expect(advanced.plans.map(\.refusal) == [.profession("souffleur de verre")])
        #expect(advanced.events == [.languageChosen(.french), .declined("profession")])
        talk.say(Asked.clearly("salary", about: [Asked.profession("souffleur de verre")]))
        #expect(talk.state.topics.isEmpty)
    }

    @Test(
        "comparing a covered role with a profession that is not covered is declined", arguments: ["difference", "rank"])
    func halfCovered(_ intent: String) throws {
        var talk = try Asked.Talk()
        let mentions = [Asked.mention("data-analyst"), Asked.profession("notaire")]
        #expect(talk.say(Asked.clearly(intent, about: mentions)).map(\.refusal) == [.profession("notaire")])
    }

    @Test("a profession beside a role that is asked about does not hide the role")
    func professionAside() throws {
        var talk = try Asked.Talk()
        // "je suis comptable, quelles études pour devenir data analyst ?"
        let plans = talk.say(
            Asked.clearly("studies", about: [Asked.profession("comptable"), Asked.mention("data-analyst")]))
        #expect(plans.first?.answer?.entity.rawValue == "data-analyst")
    }

    @Test("another subject is declined, even when words of it are known")
    func elsewhere() throws {
        var talk = try Asked.Talk()
        #expect(talk.say(Asked.clearly("salary", none: 0.95)).map(\.refusal) == [.subject])
        #expect(talk.say(Asked.clearly("none")).map(\.refusal) == [.subject])
        #expect(talk.say(Asked.strange(words: 3, gibberish: 0, none: 0.9)).map(\.refusal) == [.subject])
    }

    @Test("words of no language are declined as such")
    func gibberish() throws {
        var talk = try Asked.Talk()
        #expect(talk.say(Asked.strange(words: 3, gibberish: 3, none: 0.9)).map(\.refusal) == [.gibberish])
        #expect(talk.say(Asked.strange(words: 3, gibberish: 3, none: 0.1)).map(\.refusal) == [.gibberish])
    }

    @Test("an empty message is declined as empty and changes nothing but the language")
    func empty() throws {
        let talk = try Asked.Talk()
        let advanced = talk.manager.advance(talk.state, [], language: .english)
        #expect(advanced.plans.map(\.refusal) == [.empty])
        #expect(advanced.events == [.languageChosen(.english), .declined("empty")])
    }

    @Test(
        "pleasantries are answered as such",
        arguments: [
            ("greet", DialogueAct.greet), ("thank", .thank), ("goodbye", .goodbye), ("wellbeing", .wellbeing),
            ("help", .help), ("identity", .identity), ("accept", .accept), ("refuse", .refuse), ("restart", .restart),
        ])
    func pleasantries(_ intent: String, _ act: DialogueAct) throws {
        var talk = try Asked.Talk()
        #expect(talk.say(Asked.clearly(intent, words: 1)).map(\.action) == [.chat(act)])
        #expect(talk.state.topics.isEmpty)
    }

    @Test(
        "a side without a thing is asked back: at most three things, each of which can answer",
        arguments: Language.allCases)
    func withoutThing(_ language: Language) throws {
        var talk = try Asked.Talk()
        talk.language = language
        let index = KnowledgeIndex(talk.base)
        // What one page answers needs no thing.
        for intent in talk.base.intents where intent.act == "ask" && intent.about == nil {
            guard let facet = intent.facet, index.mainEntities.contains(where: { index.isStated($0, facet, language) })
            else { continue }
            talk.state = ConversationState()
            let clarification = try #require(
                talk.say(Asked.clearly(intent.id.rawValue)).first?.clarification, "\(intent.id)")
            #expect(clarification.missing == .entity)
            #expect(clarification.facet == facet)
            #expect((1...3).contains(clarification.options.count))
            #expect(Set(clarification.options.map(\.entity)).count == clarification.options.count)
            #expect(clarification.options.allSatisfy { index.isStated($0.entity, facet, language) }, "\(intent.id)")
            #expect(talk.state.pending == clarification)
        }
    }

    @Test("a side that no role has is not asked back without a single choice")
    func withoutChoice() throws {
        var talk = try Asked.Talk()
        let plan = talk.say(Asked.clearly("programme")).first
        #expect(plan?.clarification?.options.isEmpty != true)
    }

    @Test("a name that may be several things is asked back")
    func ambiguous() throws {
        var talk = try Asked.Talk()
        let mention = Asked.ambiguous(["data-architect", "data-engineer"])
        let clarification = talk.say(Asked.clearly("salary", about: [mention])).first?.clarification
        #expect(clarification?.options.map(\.id) == ["data-architect.salary", "data-engineer.salary"])
    }

    @Test("a thing named without a side is asked back with sides of that thing")
    func withoutSide() throws {
        var talk = try Asked.Talk()
        let unclear = Interpretation(
            mentions: [Asked.mention("data-analyst")],
            candidates: ["thank", "greet"].map { .init(intent: IntentID(trusted: $0), probability: 0.12) }, none: 0.4,
            found: [],
            contentWords: 2, unexplained: [], gibberish: 0, number: nil, text: "x")
        let clarification = talk.say(unclear).first?.clarification
        #expect(clarification?.missing == .facet)
        #expect(clarification?.options.count == 3)
        #expect(clarification?.options.allSatisfy { $0.entity.rawValue == "data-analyst" && $0.facet != nil } == true)
    }

    @Test("two things and a comparison stand side by side in the order they were named")
    func compare() throws {
        var talk = try Asked.Talk()
        let mentions = [Asked.mention("data-steward"), Asked.mention("data-analyst")]
        let comparing = try #require(talk.say(Asked.clearly("difference", about: mentions)).first?.comparing)
        #expect(comparing.entities.map(\.rawValue) == ["data-steward", "data-analyst"])
        #expect(comparing.facet == nil)
        #expect(comparing.passages.count == 2)
        #expect(
            zip(comparing.entities, comparing.passages).allSatisfy { entity, ids in
                ids.allSatisfy { $0.entity == entity }
            })
        #expect(talk.state.focus == comparing.entities)
    }

    @Test("one side of two things is compared on that side")
    func compareSide() throws {
        var talk = try Asked.Talk()
        let mentions = [Asked.mention("data-engineer"), Asked.mention("data-scientist")]
        let comparing = try #require(talk.say(Asked.clearly("salary", about: mentions)).first?.comparing)
        #expect(comparing.facet == Self.salary)
        for (entity, figures) in zip(comparing.entities, comparing.figures) {
            let own = try #require(talk.base.entity(entity)).figures
            #expect(!figures.isEmpty)
            #expect(figures.allSatisfy(own.contains), "figures of another role beside \(entity)")
        }
    }

    @Test("only figures of one source, year, level and place are set in an order, the highest first")
    func rank() throws {
        var talk = try Asked.Talk()
        let plans = talk.say(Asked.clearly("rank"))
        let ranking = try #require(plans.first?.ranking)
        #expect(ranking.places.count >= 2)
        #expect(Set(ranking.places.map(\.entity)).count == ranking.places.count)
        let figures = ranking.places.map(\.figure)
        #expect(Set(figures.map(\.sources)).count == 1)
        #expect(Set(figures.map(\.year)).count == 1)
        #expect(Set(figures.map(\.level)).count == 1)
        #expect(Set(figures.map(\.place)).count == 1)
        #expect(Set(figures.map(\.basis)).count == 1)
        #expect(Set(figures.map(\.period)).count == 1)
        let middles = figures.compactMap(\.midpoint)
        #expect(middles == middles.sorted(by: >))
        for place in ranking.places {
            #expect(talk.base.entity(place.entity)?.figures.contains(place.figure) == true)
        }
    }

    @Test("an experience in years narrows the pay to the level that covers it")
    func experience() throws {
        var talk = try Asked.Talk()
        let mentions = [Asked.mention("data-scientist"), Asked.experience(years: 7)]
        let answer = try #require(talk.say(Asked.clearly("salary", about: mentions)).first?.answer)
        #expect(answer.level?.rawValue == "senior")
        #expect(!answer.figures.isEmpty)
        #expect(answer.figures.allSatisfy { $0.level == "senior" })
    }

    @Test("a foreign place is answered with its own figures, no place with none from abroad")
    func place() throws {
        var talk = try Asked.Talk()
        let role = Asked.mention("machine-learning-engineer")
        let there = try #require(
            talk.say(Asked.clearly("salary", about: [role, Asked.mention("switzerland", kind: "place")])).first?.answer)
        #expect(!there.figures.isEmpty)
        #expect(there.figures.allSatisfy { $0.place == "Suisse" })
        #expect(!there.isNearest)
        let home = try #require(talk.say(Asked.clearly("salary", about: [role])).first?.answer)
        #expect(home.figures.allSatisfy { $0.unit == "EUR" && $0.place != "Belgique" && $0.place != "Luxembourg" })
    }

    @Test("a place without figures is answered with the nearest, and says so")
    func nearest() throws {
        var talk = try Asked.Talk()
        let mentions = [Asked.mention("machine-learning-engineer"), Asked.mention("japan", kind: "place")]
        let answer = try #require(talk.say(Asked.clearly("salary", about: mentions)).first?.answer)
        #expect(answer.isNearest)
        #expect(answer.figures.allSatisfy { $0.unit == "EUR" })
    }

    @Test("the source, the reason and another form are declined when nothing was said yet")
    func nothingSaid() throws {
        var talk = try Asked.Talk()
        #expect(talk.say(Asked.clearly("source", words: 1)).map(\.refusal) == [.nothingSaid])
        #expect(talk.say(Asked.clearly("explain", words: 1)).map(\.refusal) == [.nothingSaid])
        #expect(talk.say(Asked.clearly("convert-net", words: 1)).map(\.refusal) == [.noFigures(nil)])
    }

    @Test("the list of what is known holds every thing of the main kind once")
    func list() throws {
        var talk = try Asked.Talk()
        guard case .list(let entities)? = talk.say(Asked.clearly("list")).first?.action else {
            Issue.record("no list")
            return
        }
        let roles = talk.base.entities.filter { $0.kind.rawValue == "role" }.map(\.id)
        #expect(entities.sorted() == roles.sorted())
    }
}
