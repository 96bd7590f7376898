import Dialogue
import Figures
import Identifiers
import Knowledge
import TestSupport
import Testing
import TextAnalysis

@testable import Composition

@Suite("Answer composer")
struct AnswerComposerTests {
    @Test(
        "every side of every thing, asked in the schema's words, is a question without a fault",
        arguments: Language.allCases)
    func questions(_ language: Language) throws {
        let desk = try Desk()
        var seen = Set<String>()
        for (entity, facet) in desk.sides {
            let question = try #require(desk.composer.question(entity, facet, language), "\(entity) \(facet)")
            let wrong = faults(question, language) + articleFaults(question, desk.base, language)
            #expect(wrong.isEmpty, "\(question)")
            #expect(question.hasSuffix("?"), "\(question)")
            #expect(question.first?.isLowercase == false, "\(question)")
            #expect(seen.insert(question).inserted, "two sides ask the same: \(question)")
        }
    }

    @Test(
        "every side of every thing is answered: figures with sources, at most 1,500 characters, no fault of grammar",
        arguments: Language.allCases)
    func answers(_ language: Language) throws {
        let desk = try Desk()
        for (entity, facet) in desk.sides {
            let place = Comment(rawValue: "\(entity) \(facet) \(language.rawValue)")
            let plans = desk.plans(entity, facet, language)
            let reply = desk.composer.compose(plans, language: language)
            let wrong = faults(reply.text, language) + articleFaults(reply.text, desk.base, language)
            #expect(wrong.isEmpty, "\(place): \(reply.text)")
            #expect(reply.text.count <= 1_500, "\(place): \(reply.text.count) characters")
            #expect(reply.language == language, place)
            #expect(
                !reply.text.contains(entity.rawValue) || !entity.rawValue.contains("-"), "an internal name, \(place)")
            if statesFigure(reply.text) { #expect(!reply.citations.isEmpty, "figures without a source, \(place)") }
            let cited = Set(reply.citations.map(\.id))
            for figure in reply.parts.flatMap(\.figures) {
                #expect(
                    !figure.sources.isEmpty && cited.isSuperset(of: figure.sources),
                    "a figure's source is not cited, \(place)")
                #expect(desk.base.entity(entity)?.figures.contains(figure) == true, "another thing's figure, \(place)")
            }
            switch reply.outcome {
            case .answered:
                #expect(!reply.citations.isEmpty, place)
                for citation in reply.citations {
                    #expect(reply.text.contains(citation.publisher), "\(citation.publisher), \(place)")
                }
            case .declined:
                #expect(plans.map(\.code) == ["decline-absent"], place)
                #expect(reply.citations.isEmpty, place)
            default: Issue.record("\(reply.outcome), \(place)")
            }
            #expect(reply.suggestions.count <= 3, place)
            for suggestion in reply.suggestions {
                #expect(faults(suggestion, language).isEmpty, "\(suggestion), \(place)")
            }
            let own = desk.composer.question(entity, facet, language)
            #expect(!reply.suggestions.contains { $0 == own }, "suggests what was just answered, \(place)")
        }
    }

    @Test(
        "every figure that is shown carries amount, period, basis, place, year and source in words",
        arguments: Language.allCases)
    func qualified(_ language: Language) throws {
        let desk = try Desk()
        let format = FigureFormat(language == .french ? .french : .english)
        for entity in desk.index.mainEntities {
            let reply = desk.composer.compose(desk.plans(entity, desk.index.payFacet, language), language: language)
            for figure in reply.parts.flatMap(\.figures) where figure.isMoney {
                let place = Comment(rawValue: "\(entity) \(language.rawValue): \(reply.text)")
                #expect(reply.text.contains(format.words(for: figure)), place)
                if let year = figure.latestYear { #expect(reply.text.contains(String(year)), place) }
                if let name = figure.place { #expect(reply.text.contains(desk.index.placeName(name, language)), place) }
                for source in figure.sources {
                    let publisher = try #require(desk.base.source(source)?.publisher)
                    #expect(reply.text.contains(publisher), place)
                }
            }
        }
    }

    @Test("a side without a source says so, with the editor's reason", arguments: Language.allCases)
    func absent(_ language: Language) throws {
        let desk = try Desk()
        for entity in desk.base.entities {
            for (facet, reason) in entity.absent[language] ?? [:] {
                let reply = desk.reply(.decline(.absent(entity.id, facet)), language)
                #expect(reply.outcome == .declined)
                #expect(reply.text.contains(reason), "\(entity.id) \(facet): \(reply.text)")
                #expect(
                    (faults(reply.text, language) + articleFaults(reply.text, desk.base, language)).isEmpty,
                    "\(reply.text)")
            }
            // Also where no reason is kept.
            for facet in desk.index.facets(of: entity.id) {
                let reply = desk.reply(.decline(.absent(entity.id, facet)), language)
                #expect(
                    (faults(reply.text, language) + articleFaults(reply.text, desk.base, language)).isEmpty,
                    "\(reply.text)")
            }
        }
    }

    @Test("every fixed message, refusal and list is without a fault in both languages", arguments: Language.allCases)
    func fixed(_ language: Language) throws {
        let desk = try Desk()
        var actions: [DialogueAction] = DialogueAct.allCases.map { .chat($0) }
        actions += [
            .safeguard, .handOff, .offerErasure, .erase, .list(desk.index.mainEntities), .list(Array(desk.index.mainEntities.prefix(1))),
        ]
        actions += [
            .profession("souffleur de verre"), .subject, .gibberish, .empty, .language, .nothingSaid, .noFigures(nil),
        ]
        .map { DialogueAction.decline($0) }
        actions += desk.base.entities.map { .decline(.noFigures($0.id)) }
        actions += desk.base.entities.map { entity in
            .explain(desk.index.facets(of: entity.id).prefix(2).map { Topic(entities: [entity.id], facet: $0) })
        }
        actions += [.cite(desk.base.sources.prefix(1).map(\.id)), .cite(desk.base.sources.prefix(4).map(\.id))]
        for action in actions {
            let reply = desk.reply(action, language)
            let wrong = faults(reply.text, language) + articleFaults(reply.text, desk.base, language)
            #expect(wrong.isEmpty, "\(reply.text)")
            #expect(reply.text.count <= 1_500, "\(reply.text)")
            #expect(!statesFigure(reply.text), "\(reply.text)")
        }
    }

    @Test("the citing of every source names its publisher, its title and its date", arguments: Language.allCases)
    func cite(_ language: Language) throws {
        let desk = try Desk()
        for source in desk.base.sources {
            let reply = desk.reply(.cite([source.id]), language)
            #expect(reply.text.contains(source.publisher) && reply.text.contains(source.title), "\(reply.text)")
            let date = source.date?.description ?? (language == .french ? "sans date" : "undated")
            #expect(reply.text.contains(date), "\(reply.text)")
            #expect(reply.citations.map(\.id) == [source.id])
        }
    }

    @Test("a question back numbers its choices in the words a person would use", arguments: Language.allCases)
    func clarify(_ language: Language) throws {
        let desk = try Desk()
        for facet in [nil] + desk.index.facets(of: desk.index.mainEntities[0]).map(Optional.some) {
            let options = desk.index.mainEntities.prefix(3).map { Clarification.Option(entity: $0, facet: facet) }
            let reply = desk.reply(.clarify(Clarification(missing: .entity, options: options, facet: facet)), language)
            check(reply, options, desk, language)
        }
        for entity in desk.base.entities {
            let options = desk.index.facets(of: entity.id).prefix(3).map {
                Clarification.Option(entity: entity.id, facet: $0)
            }
            let reply = desk.reply(.clarify(Clarification(missing: .facet, options: options)), language)
            check(reply, options, desk, language)
        }
    }

    private func check(_ reply: Reply, _ options: [Clarification.Option], _ desk: Desk, _ language: Language) {
        #expect(reply.outcome == .clarified)
        #expect(reply.choices.map(\.id) == options.map(\.id))
        #expect(reply.suggestions.isEmpty)
        for (number, choice) in reply.choices.enumerated() {
            #expect(reply.text.contains("\(number + 1). \(choice.label)"), "\(reply.text)")
            #expect(!choice.label.contains("-engineer"), "an internal name: \(choice.label)")
        }
        #expect(
            (faults(reply.text, language) + articleFaults(reply.text, desk.base, language)).isEmpty, "\(reply.text)")
    }

    @Test(
        "any two roles side by side: no fault, no more than 1,500 characters, figures with sources",
        arguments: Language.allCases)
    func compare(_ language: Language) throws {
        let desk = try Desk()
        let roles = desk.index.mainEntities
        for (number, one) in roles.enumerated() {
            let other = roles[(number + 1) % roles.count]
            for facet in [desk.index.payFacet, desk.index.facets(of: one)[1]] {
                let said = [(one, facet), (other, facet)]
                for intent in ["rank", "difference"] {
                    for plan in desk.plans(intent, after: said, language) {
                        let reply = desk.composer.compose([plan], language: language)
                        let place = Comment(rawValue: "\(intent) \(one) \(other): \(reply.text)")
                        #expect(
                            (faults(reply.text, language) + articleFaults(reply.text, desk.base, language)).isEmpty,
                            place)
                        #expect(reply.text.count <= 1_500, place)
                        if statesFigure(reply.text) { #expect(!reply.citations.isEmpty, place) }
                    }
                }
            }
        }
    }

    @Test("a comparison of two roles names both and cites both sides", arguments: Language.allCases)
    func compareWhole(_ language: Language) throws {
        let desk = try Desk()
        let roles = desk.index.mainEntities
        for (one, other) in zip(roles, roles.dropFirst()) {
            let passages = [one, other].map {
                Array(desk.index.passages($0, desk.index.facets(of: $0)[0], language).prefix(1))
            }
            let comparing = DialogueAction.Comparing(
                entities: [one, other], facet: nil,
                difference: desk.index.differences(between: [one, other], language),
                passages: passages, figures: [[], []])
            let reply = desk.reply(.compare(comparing), language)
            for entity in [one, other] {
                let title = Phrase.capitalized(desk.base.entity(entity)?.names[language]?.name ?? "?")
                #expect(reply.text.contains(title), "\(reply.text)")
            }
            let wanted = passages.flatMap { $0 }.flatMap { desk.index.passage($0)?.sources ?? [] }
            #expect(Set(reply.citations.map(\.id)).isSuperset(of: wanted))
        }
    }

    // MARK: Age and estimates

    private static let caution = [Language.french: "Attention", .english: "Note that"]

    private static func figure(year: Int?, from: Int? = nil, to: Int? = nil, _ base: KnowledgeBase) -> Figure {
        Figure(
            measure: MeasureID(trusted: "salary"), minimum: 1_000, maximum: 1_000, unit: "EUR", period: .month,
            basis: .gross,
            level: "junior", place: "France", year: year, from: from, to: to, origin: .stated(base.sources[0].id))
    }

    @Test(
        "figures are called old when more than three years have passed since theirs",
        arguments: [
            ("2020-12-31", 2020, false), ("2023-12-31", 2020, false), ("2024-01-01", 2020, true),
            ("2026-11-21", 2020, true),
            ("2026-11-21", 2023, false), ("2026-11-21", 2022, true), ("2027-01-01", 2023, true),
            // A figure from the future is not old.
            ("2020-01-01", 2024, false),
        ] as [(String, Int, Bool)])
    func old(_ day: String, _ year: Int, _ isOld: Bool) throws {
        let desk = try Desk(asOf: Day(day))
        let role = desk.index.mainEntities[0]
        for language in Language.allCases {
            let answer = DialogueAction.Answer(
                entity: role, facet: desk.index.payFacet, passages: [], figures: [Self.figure(year: year, desk.base)])
            let text = desk.reply(.answer(answer), language).text
            #expect(text.contains(Self.caution[language] ?? "?") == isOld, "\(text)")
            if isOld {
                #expect(text.contains(language == .french ? "datent de \(year)" : "date from \(year)"), "\(text)")
            }
        }
    }

    @Test("among several figures the oldest one's year is named, once for the whole answer")
    func oldest() throws {
        let desk = try Desk(asOf: Day("2026-11-21"))
        let figures = [2024, 2019, 2021].map { Self.figure(year: $0, desk.base) }
        let answer = DialogueAction.Answer(
            entity: desk.index.mainEntities[0], facet: desk.index.payFacet, passages: [], figures: figures)
        let text = desk.composer.compose([desk.plan(.answer(answer)), desk.plan(.answer(answer))], language: .french)
            .text
        #expect(text.contains("datent de 2019"))
        #expect(text.ranges(of: "Attention").count == 1)
    }

    @Test("the same shipped salary is old on one day and not on another, and nothing else differs")
    func oldShipped() throws {
        let now = try Desk(asOf: Day("2026-11-21"))
        let then = try Desk(asOf: Day("2021-01-01"))
        let role = EntityID(trusted: "machine-learning-engineer")
        let plans = now.plans(role, now.index.payFacet, .french)
        let late = now.composer.compose(plans, language: .french)
        let early = then.composer.compose(plans, language: .french)
        #expect(late.text.contains("Attention"))
        #expect(!early.text.contains("Attention"))
        #expect(late.parts == early.parts)
        #expect(late.citations == early.citations)
    }

    @Test(
        "computed figures say that they are estimates, name the rates' source and stand beside the stated ones",
        arguments: Language.allCases)
    func computed(_ language: Language) throws {
        let desk = try Desk()
        var seen = 0
        for role in desk.index.mainEntities {
            for intent in ["convert-net", "convert-month"] {
                for plan in desk.plans(intent, after: [(role, desk.index.payFacet)], language) {
                    guard case .convert(let converted) = plan.action, !converted.pairs.isEmpty else { continue }
                    seen += 1
                    let reply = desk.composer.compose([plan], language: language)
                    let place = Comment(rawValue: "\(role) \(intent): \(reply.text)")
                    let computed = reply.parts.flatMap(\.figures).filter(\.isComputed)
                    #expect(computed.count == converted.pairs.count, place)
                    if computed.contains(where: \.isEstimate) {
                        #expect(reply.text.contains(language == .french ? "environ " : "about "), place)
                        #expect(reply.text.contains(language == .french ? "estimation" : "estimate"), place)
                        #expect(reply.text.contains(language == .french ? "calculé" : "computed"), place)
                    }
                    let cited = Set(reply.citations.map(\.id))
                    #expect(computed.allSatisfy { cited.isSuperset(of: $0.sources) }, place)
                    let format = FigureFormat(language == .french ? .french : .english)
                    for pair in converted.pairs {
                        #expect(reply.text.contains(format.words(for: pair.stated)), place)
                        #expect(reply.text.contains(format.words(for: pair.computed)), place)
                    }
                    #expect(reply.text.count <= 1_500, place)
                    #expect(
                        (faults(reply.text, language) + articleFaults(reply.text, desk.base, language)).isEmpty, place)
                }
            }
        }
        #expect(seen > 0)
    }

    // MARK: The whole reply

    @Test("several parts stand in order, their sources together at the end, each once")
    func severalParts() throws {
        let desk = try Desk()
        let role = EntityID(trusted: "data-scientist")
        let plans = ["missions", "studies"].flatMap { desk.plans(role, FacetID(trusted: $0), .french) }
        let reply = desk.composer.compose(plans, language: .french)
        #expect(reply.parts.count == 2)
        let first = try #require(reply.text.firstRange(of: reply.parts[0].text))
        let second = try #require(reply.text.firstRange(of: reply.parts[1].text))
        #expect(first.upperBound < second.lowerBound)
        #expect(Set(reply.citations.map(\.id)).count == reply.citations.count)
        #expect(reply.text.ranges(of: "Sources\u{A0}:").count == 1)
    }

    @Test("a message that was cut says so at the end")
    func truncated() throws {
        let desk = try Desk()
        let whole = desk.composer.compose([desk.plan(.chat(.greet))], language: .french)
        let cut = desk.composer.compose([desk.plan(.chat(.greet))], language: .french, isTruncated: true)
        #expect(cut.text.hasPrefix(whole.text))
        #expect(cut.text.contains("n'en ai lu que le début"))
    }

    @Test(
        "the outcome is the strongest of the parts",
        arguments: [
            ([.chat(.greet)], Outcome.chatted), ([.chat(.greet), .decline(.subject)], .declined),
            ([.decline(.subject), .clarify(Clarification(missing: .entity, options: []))], .clarified),
            ([.decline(.subject), .list([])], .answered), ([.safeguard, .list([])], .safeguarded),
            ([.handOff], .handedOff), ([.offerErasure], .clarified), ([.erase], .chatted),
        ] as [([DialogueAction], Outcome)])
    func outcome(_ actions: [DialogueAction], _ expected: Outcome) throws {
        let desk = try Desk()
        #expect(desk.composer.compose(actions.map(desk.plan), language: .french).outcome == expected)
    }

    @Test("a profession is quoted as typed, shortened, and never taken for a template")
    func quoted() throws {
        let desk = try Desk()
        let text = desk.reply(.decline(.profession("{{kinds}} & <b>dresseur</b>")), .french).text
        #expect(text.contains("« {{kinds}} & <b>dresseur</b> »"))
        let long = desk.reply(.decline(.profession(String(repeating: "très ", count: 500) + "grand")), .french).text
        #expect(long.count < 500)
    }

    @Test("the distress message holds the numbers of France and offers nothing else", arguments: Language.allCases)
    func safeguard(_ language: Language) throws {
        let reply = try Desk().reply(.safeguard, language)
        for number in ["3114", "3018", "119", "15", "112"] { #expect(reply.text.contains(number)) }
        #expect(reply.outcome == .safeguarded)
        #expect(reply.suggestions.isEmpty && reply.choices.isEmpty && reply.citations.isEmpty)
        // The numbers stand first in the eye: a message about another subject has none of them.
        #expect(!(try Desk().reply(.decline(.subject), language).text.contains("3114")))
    }

    // MARK: Completion

    @Test("completions begin with what is typed, whatever the accents and the case, before those that hold it")
    func completion() throws {
        let desk = try Desk()
        let found = desk.composer.questions(matching: "QUELLES ETUDES", language: .french, limit: 5)
        #expect(found.count == 5)
        #expect(found.allSatisfy { $0.hasPrefix("Quelles études") })
        #expect(desk.composer.questions(matching: "", language: .french, limit: 5).isEmpty)
        #expect(desk.composer.questions(matching: "combien", language: .french, limit: 0).isEmpty)
        #expect(desk.composer.questions(matching: "combien", language: .french, limit: -1).isEmpty)
        #expect(desk.composer.questions(matching: "zzzz", language: .french, limit: 5).isEmpty)
    }
}
