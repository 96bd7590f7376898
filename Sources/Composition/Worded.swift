internal import Dialogue
internal import Figures
internal import Identifiers
internal import Knowledge
internal import TextAnalysis

/// One plan in words, with the figures and the sources that it states.
struct Worded {
    private(set) var text = ""
    private(set) var figures: [Figure] = []
    private(set) var sources: [SourceID] = []

    private let composer: AnswerComposer
    private let language: Language

    init(_ plan: Plan, _ composer: AnswerComposer, _ language: Language) {
        self.composer = composer
        self.language = language
        defer {
            if let stranger = plan.leftOut.first { text += "\n\n" + render(.partial, domain.merging(["asked": Self.short(stranger)]) { $1 }) }
        }
        switch plan.action {
        case .answer(let answer): word(answer)
        case .compare(let comparing): word(comparing)
        case .rank(let ranking): text = word(ranking)
        case .convert(let converted): word(converted)
        case .cite(let cited): word(cited)
        case .explain(let topics): word(topics)
        case .clarify(let clarification): word(clarification)
        case .decline(let reason): word(reason)
        case .list(let entities): word(entities)
        case .chat(let act): word(act)
        case .safeguard: text = composer.prompts.render(.safeguard, language)
        case .handOff: text = composer.prompts.render(.handoff, language)
        case .offerErasure: text = composer.prompts.render(.offerErasure, language)
        case .erase: text = composer.prompts.render(.erase, language)
        }
    }

    private var index: KnowledgeIndex { composer.index }
    private var format: FigureFormat { FigureFormat(language == .french ? .french : .english) }

    private func render(_ name: PromptName, _ view: View = [:]) -> String {
        composer.prompts.render(name, language, view)
    }

    private mutating func state(_ passages: [PassageID]) -> [String] {
        passages.compactMap { id in
            guard let passage = index.passage(id) else { return nil }
            for source in passage.sources where !sources.contains(source) { sources.append(source) }
            return passage.text
        }
    }

    private mutating func state(_ stated: [Figure]) {
        figures += stated
        for source in stated.flatMap(\.sources) where !sources.contains(source) { sources.append(source) }
    }

    // MARK: Answers

    private mutating func word(_ answer: DialogueAction.Answer) {
        var view = composer.phrase(answer.entity, language)?.view ?? [:]
        view["noun"] = composer.noun(answer.facet, language)
        var paragraphs = state(answer.passages)
        // A yes opens the answer to a yes-or-no question, and nothing else.
        paragraphs = paragraphs.enumerated().map { $0 > 0 || !answer.isPolar ? Self.withoutYes($1) : $1 }
        let money = answer.figures.filter(\.isMoney)
        guard !money.isEmpty else {
            state(answer.figures)
            view["lead"] = paragraphs.first ?? ""
            view["points"] = Array(paragraphs.dropFirst())
            if paragraphs.isEmpty { view["points"] = answer.figures.map { line($0) } }
            text = render(.answer, view)
            return
        }
        state(answer.figures)
        if answer.isNearest {
            view["nearest"] = true
            view["asked"] = ([answer.level, answer.place].compactMap { $0 }.map { index.label($0, language) }
                + answer.otherPlaces.map { index.label($0, language) }
                + [answer.year.map { String($0) }].compactMap { $0 }).joined(separator: ", ")
            // All that is shown holds for the country as a whole, and is called so.
            let places = Set(money.map(\.place))
            if answer.place != nil, places.count == 1, let place = places.first ?? nil,
                index.placeID(place).map({ index.isHomeItself($0) }) ?? false {
                view["whole"] = index.placeName(place, language)
            }
        }
        if let proposal = answer.proposal { view.merge(values(of: proposal)) { $1 } }
        // What the first sentence says is not said again in the list.
        let isPay = index.kind(answer.entity) == index.mainKind && index.measures(of: answer.facet).contains {
            composer.knowledge.schema.measure($0)?.required.contains(.basis) ?? false
        }
        let said = isPay ? lead(money, asked: answer.level, &view) : []
        view["lines"] = money.filter { !said.contains($0) }.map { line($0) }
        view["points"] = paragraphs
        text = render(.figures, view)
    }

    /// The sentence that answers: what a beginner and a senior get from one source, or the one figure.
    private func lead(_ money: [Figure], asked: EntityID?, _ view: inout View) -> [Figure] {
        // What holds everywhere and for everyone before what holds in one town, or for one case.
        let beginners = money.filter { index.rank(ofLevel: $0.level) == 0 }
        let starters = beginners.filter { $0.about == nil }
        let general = money.filter { index.placeID($0.place).map { index.isHomeItself($0) } ?? true }
        if asked == nil, money.count > 1 {
            for low in starters {
                guard let high = money.last(where: { other in
                    index.rank(ofLevel: other.level) > 0 && other.level != nil && other.sources == low.sources
                        && other.year == low.year && other.basis == low.basis && other.period == low.period && other.place == low.place
                }) else { continue }
                view["range"] = true
                view.merge(values(of: low)) { $1 }
                view["higher"] = said(high)
                view["amount"] = said(low)
                view["higherLevel"] = high.level.map { index.label(EntityID(trusted: $0), language) }
                return [low, high]
            }
        }
        let first = general.first(where: starters.contains) ?? general.first(where: beginners.contains)
            ?? general.first ?? starters.first ?? money.first
        guard let first else { return [] }
        view["single"] = true
        view.merge(values(of: first)) { $1 }
        view["amount"] = said(first)
        return [first]
    }

    /// As the object of "gagne": a French range begins with "de".
    private func said(_ figure: Figure) -> String {
        let isRange = figure.minimum != nil && figure.maximum != nil && figure.amount == nil && !figure.isEstimate
        return (isRange && language == .french ? "de " : "") + format.words(for: figure)
    }

    private func values(of figure: Figure) -> View {
        var view: View = ["amount": format.words(for: figure)]
        if let level = figure.level { view["level"] = index.label(EntityID(trusted: level), language) }
        if let place = figure.place { view["place"] = index.placeName(place, language) }
        if let about = figure.about(in: language.rawValue) { view["about"] = about }
        if let year = figure.latestYear { view["year"] = String(year) }
        if let from = figure.from { view["from"] = String(from) }
        if let to = figure.to { view["to"] = String(to) }
        var publishers: [String] = []
        for source in figure.sources {
            if let name = composer.knowledge.source(source)?.publisher, !publishers.contains(name) { publishers.append(name) }
        }
        if !publishers.isEmpty { view["publisher"] = publishers.joined(separator: ", ") }
        return view
    }

    /// The amount that the person proposed, and how it stands to what the sources say.
    private func values(of proposal: DialogueAction.Proposal) -> View {
        var view: View = ["proposed": format.words(for: proposal.given), "span": said(proposal.range), "isAsked": proposal.isAsked]
        if let brought = proposal.brought { view["brought"] = format.words(for: brought) }
        switch proposal.relation {
        case .below: view["below"] = true
        case .within: view["within"] = true
        case .above: view["above"] = true
        }
        return view
    }

    private func line(_ figure: Figure, subject: String? = nil) -> String {
        var view = values(of: figure)
        if let subject { view["subject"] = subject }
        return render(.figure, view)
    }

    // MARK: Several things

    private mutating func word(_ comparing: DialogueAction.Comparing) {
        var view: View = [:]
        if let verdict = comparing.verdict { view["verdict"] = word(verdict) }
        if let contrast = comparing.contrast { view.merge(values(of: contrast)) { $1 } }
        view["difference"] = state(comparing.difference)
        var sides: [View] = []
        for (number, entity) in comparing.entities.enumerated() {
            let passages = comparing.passages.indices.contains(number) ? comparing.passages[number] : []
            let stated = comparing.figures.indices.contains(number) ? comparing.figures[number] : []
            state(stated)
            let lines = stated.map { line($0) } + state(passages)
            guard let phrase = composer.phrase(entity, language) else { continue }
            let nothing = comparing.facet.map { absence(entity, $0) } ?? ""
            sides.append(["title": Phrase.capitalized(phrase.name), "lines": lines.isEmpty && !nothing.isEmpty ? [nothing] : lines])
        }
        view["sides"] = sides.filter { !(($0["lines"] as? [String]) ?? []).isEmpty }
        text = render(.compare, view)
    }

    /// Who earns more by the figures shown, or that they do not tell.
    private func values(of contrast: DialogueAction.Comparing.Contrast) -> View {
        guard contrast.entities.count == 2, contrast.ranges.count == 2, let first = composer.phrase(contrast.entities[0], language),
            let second = composer.phrase(contrast.entities[1], language)
        else { return [:] }
        var view: View = [
            "contrast": true, "overlapping": contrast.isOverlapping, "first": first.definite, "to": first.to,
            "First": Phrase.capitalized(first.definite), "second": second.definite,
            "amount": format.words(for: contrast.ranges[0]), "secondAmount": format.words(for: contrast.ranges[1]),
        ]
        if let level = contrast.level { view["level"] = index.label(level, language) }
        return view
    }

    private func absence(_ entity: EntityID, _ facet: FacetID) -> String {
        var view = composer.phrase(entity, language)?.view ?? [:]
        view["noun"] = composer.noun(facet, language)
        if let reason = index.absence(entity, facet, language) { view["reason"] = reason }
        return render(.declineAbsent, view)
    }

    /// At most this many lines of a ranking.
    private static let mostRanked = 8

    private mutating func word(_ ranking: DialogueAction.Ranking) -> String {
        guard let first = ranking.places.first, let second = ranking.places.dropFirst().first else { return "" }
        state(ranking.places.map(\.figure))
        var view = values(of: first.figure)
        if let about = view["about"] as? String {
            view["level"] = [view["level"] as? String, about].compactMap { $0 }.joined(separator: ", ")
        }
        view["lowest"] = ranking.isReversed
        view["amount"] = counted(first.figure)
        if ranking.places.count > 2 {
            view["among"] = String(ranking.places.count)
            view["kinds"] = domain["kinds"]
        }
        view["first"] = composer.phrase(first.entity, language)?.definite
        view["second"] = composer.phrase(second.entity, language)?.definite
        view["secondAmount"] = counted(second.figure)
        view["equal"] = first.figure.minimum == second.figure.minimum && first.figure.maximum == second.figure.maximum
        view["lines"] = ranking.places.count > 2 ? ranking.places.prefix(Self.mostRanked).map { place in
            (composer.phrase(place.entity, language)?.name ?? "") + (language == .french ? "\u{A0}: " : ": ") + counted(place.figure)
                + (place.figure.about == first.figure.about ? "" : aside(place.figure))
        } : []
        return render(.rank, view)
    }

    /// "13 170 offres d'emploi", "4 sur 5": an amount with what is counted, where its unit does not say it.
    private func counted(_ figure: Figure) -> String {
        let words = format.words(for: figure)
        switch figure.unit {
        case "count": return [words, composer.knowledge.schema.measure(figure.measure)?.names[language.rawValue]].compactMap { $0 }.joined(separator: " ")
        case "rank": return words + (language == .french ? " sur 5" : " out of 5")
        default: return words
        }
    }

    private func aside(_ figure: Figure) -> String { figure.about(in: language.rawValue).map { " (\($0))" } ?? "" }

    private mutating func word(_ converted: DialogueAction.Converted) {
        var view = converted.entity.flatMap { composer.phrase($0, language)?.view } ?? [:]
        view["isKnown"] = converted.entity != nil
        if !converted.missing.isEmpty { view["nearest"] = converted.missing.map { index.label($0, language) }.joined(separator: ", ") }
        view["lines"] = converted.pairs.map { pair in
            var values = values(of: pair.stated)
            values["stated"] = format.words(for: pair.stated)
            values["amount"] = format.words(for: pair.computed)
            if let about = pair.computed.about(in: language.rawValue) { values["about"] = about }
            return render(.converted, values)
        }
        view["already"] = converted.already.map { line($0) }
        state(converted.already)
        state(converted.pairs.map(\.computed))
        if let pair = converted.pairs.first, case .computed(let inputs, let rule) = pair.computed.origin {
            let rates = inputs.filter { $0.measure == .netRate }
            if let place = rates.compactMap(\.place).first { view["place"] = index.placeName(place, language) }
            let publishers = rates.flatMap(\.sources).compactMap { composer.knowledge.source($0)?.publisher }
            var unique: [String] = []
            for publisher in publishers where !unique.contains(publisher) { unique.append(publisher) }
            let worded = language == .french ? String(rule.map { $0 == "." ? "," : $0 }) : rule
            view["rates"] = unique.isEmpty ? worded : worded + " (" + unique.joined(separator: ", ") + ")"
        }
        text = render(.convert, view)
    }

    // MARK: About the conversation

    private mutating func word(_ cited: [SourceID]) {
        sources = cited
        let lines: [View] = cited.compactMap { composer.citation($0) }.map { citation in
            var view: View = ["publisher": citation.publisher, "title": citation.title]
            if let date = citation.date { view["date"] = date }
            if let url = citation.url { view["url"] = url }
            return view
        }
        text = render(.cite, ["lines": lines, "single": lines.count == 1])
    }

    private mutating func word(_ topics: [Topic]) {
        let lines: [View] = topics.flatMap { topic in
            topic.entities.compactMap { entity -> View? in
                guard let phrase = composer.phrase(entity, language) else { return nil }
                var view: View = ["name": phrase.name]
                if let facet = topic.facet { view["noun"] = composer.noun(facet, language) }
                return view
            }
        }
        text = render(.explain, ["lines": lines])
    }

    private mutating func word(_ clarification: Clarification) {
        var view = domain
        view["feminine"] = composer.knowledge.schema.kind(index.mainKind)?.nouns[language]?.gender == .feminine
        if let first = clarification.options.first { view.merge(composer.phrase(first.entity, language)?.view ?? [:]) { $1 } }
        view["options"] = clarification.options.enumerated().map { number, option in
            ["number": String(number + 1), "label": composer.label(option, clarification, language)] as View
        }
        switch clarification.missing {
        case .entity:
            if let facet = clarification.facet { view["noun"] = composer.noun(facet, language) }
            text = render(.clarifyEntity, view)
        case .facet: text = render(.clarifyFacet, view)
        }
    }

    private mutating func word(_ reason: Decline) {
        switch reason {
        case .profession(let asked): text = render(.declineProfession, domain.merging(["asked": Self.short(asked)]) { $1 })
        case .unknown(let asked): text = render(.declineUnknown, domain.merging(["asked": Self.short(asked)]) { $1 })
        case .subject, .stranger: text = render(.declineSubject, domain)
        case .gibberish: text = render(.declineGibberish, domain)
        case .empty: text = render(.declineEmpty, domain)
        case .object: text = render(.declineObject, domain)
        case .language: text = render(.declineLanguage, domain)
        case .nothingSaid: text = render(.declineNothingSaid, domain)
        case .absent(let entity, let facet): text = absence(entity, facet)
        case .noFigures(let entity):
            text = render(.declineFigures, entity.flatMap { composer.phrase($0, language)?.view } ?? [:])
        }
    }

    private mutating func word(_ entities: [EntityID]) {
        let names = entities.prefix(Self.longestList).compactMap { composer.phrase($0, language)?.name }
        text = render(.list, domain.merging(["lines": names, "count": String(entities.count)]) { $1 })
    }

    private mutating func word(_ act: DialogueAct) {
        let prompt: PromptName = switch act {
        case .greet: .greet
        case .wellbeing: .wellbeing
        case .thank: .thank
        case .goodbye: .goodbye
        case .identity: .identity
        case .refuse: .refuse
        case .accept: .accept
        case .restart: .restart
        default: .help
        }
        text = render(prompt, domain)
    }

    /// "Oui, il faut des maths" answers "faut-il des maths ?"; to "quelles compétences ?" it says "Il faut des maths".
    private static func withoutYes(_ passage: String) -> String {
        for yes in ["Oui, c'est vrai : ", "Oui, ", "Yes, it is true: ", "Yes, "] where passage.hasPrefix(yes) {
            return Phrase.capitalized(String(passage.dropFirst(yes.count)))
        }
        return passage
    }

    /// At most so many things are listed by name.
    private static let longestList = 30

    /// At most 60 characters of what a person wrote.
    private static func short(_ text: String) -> String {
        text.count > 60 ? text.prefix(60) + "…" : text
    }

    /// What the knowledge base is about, for prompts that say what can be asked.
    private var domain: View {
        let kind = composer.knowledge.schema.kind(index.mainKind)?.nouns[language]
        let names = index.mainEntities.prefix(3).compactMap { composer.phrase($0, language)?.name }
        return [
            "kind": kind?.one ?? "", "kinds": kind?.many ?? "", "field": composer.knowledge.schema.field[language] ?? "",
            "examples": names.joined(separator: ", "),
        ]
    }
}
