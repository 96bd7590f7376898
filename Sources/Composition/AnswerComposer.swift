public import Dialogue
public import Figures
internal import Identifiers
public import Knowledge
public import TextAnalysis
internal import Understanding

/// Finds the words for what was decided: plans in, a reply out.
///
/// The first sentence answers; what supports it follows; then the sources, each with its year, and a caution when a
/// figure has grown old. Every sentence about the field is a passage of the knowledge base, quoted whole; every figure
/// is worded from its qualifiers; the templates of `Prompts/` only say how the pieces stand together. The same plans
/// give the same bytes.
public struct AnswerComposer: Sendable {
    /// A figure older than this is served with a caution.
    public static let yearsUntilOld = 3

    let knowledge: KnowledgeBase
    let index: KnowledgeIndex
    let prompts: PromptLibrary
    let asOf: Day

    /// - Parameters:
    ///   - asOf: the day that decides whether a figure is old.
    ///   - index: over the same knowledge base, where there is one already.
    public init(knowledge: KnowledgeBase, index: KnowledgeIndex? = nil, prompts: PromptLibrary, asOf: Day) {
        self.knowledge = knowledge
        self.prompts = prompts
        self.asOf = asOf
        self.index = index ?? KnowledgeIndex(knowledge)
    }

    /// Words a turn.
    ///
    /// - Parameters:
    ///   - plans: one or more, in the order in which they are to be said.
    ///   - language: the language to write in.
    ///   - isTruncated: only the beginning of the message was read, and the answer says so.
    public func compose(_ plans: [Plan], language: Language, isTruncated: Bool = false) -> Reply {
        var parts: [ReplyPart] = []
        var cited: [SourceID] = []
        var shown: [Figure] = []
        for plan in plans {
            let worded = Worded(plan, self, language)
            parts.append(ReplyPart(
                intent: plan.intent, confidence: plan.confidence, entities: plan.mentions, text: worded.text,
                figures: worded.figures))
            for source in worded.sources where !cited.contains(source) { cited.append(source) }
            shown += worded.figures
        }
        var blocks = parts.map(\.text)
        if let caution = caution(shown, language) { blocks.append(caution) }
        let citations = cited.compactMap { citation($0) }
        if !citations.isEmpty, !plans.contains(where: \.listsItsSources) {
            blocks.append(prompts.render(.sources, language, ["lines": sourceLine(citations, language)]))
        }
        if isTruncated { blocks.append(prompts.render(.truncated, language)) }
        return Reply(
            outcome: outcome(of: plans), language: language, text: blocks.filter { !$0.isEmpty }.joined(separator: "\n\n"),
            parts: parts, choices: choices(plans, language), suggestions: suggestions(plans, language),
            citations: citations)
    }

    /// The strongest outcome of the parts.
    private func outcome(of plans: [Plan]) -> Outcome {
        var found: Outcome = .chatted
        for plan in plans {
            switch plan.action {
            case .safeguard: return .safeguarded
            case .answer, .compare, .rank, .convert, .cite, .explain, .list: return .answered
            case .clarify, .offerErasure: found = .clarified
            case .decline: if found == .chatted { found = .declined }
            case .handOff: if found == .chatted { found = .handedOff }
            case .chat, .erase: continue
            }
        }
        return found
    }

    /// Says that some figures are old, and how old the oldest is.
    private func caution(_ figures: [Figure], _ language: Language) -> String? {
        let old = figures.filter { $0.isOlderThan(years: Self.yearsUntilOld, asOf: asOf) }
        guard let year = old.compactMap(\.latestYear).min() else { return nil }
        return prompts.render(.caution, language, ["year": String(year)])
    }

    func citation(_ id: SourceID) -> Citation? {
        guard let source = knowledge.source(id) else { return nil }
        return Citation(id: id, publisher: source.publisher, title: source.title, url: source.url, date: source.date?.description)
    }

    /// "Sources : ESGI (2020) ; France Travail (2026)."
    private func sourceLine(_ citations: [Citation], _ language: Language) -> String {
        var names: [String] = []
        for citation in citations {
            let name = citation.publisher + " (" + (citation.date.map { String($0.prefix(4)) } ?? undated(language)) + ")"
            if !names.contains(name) { names.append(name) }
        }
        switch language {
        case .french: return (names.count > 1 ? "Sources" : "Source") + "\u{A0}: " + names.joined(separator: "\u{A0}; ") + "."
        case .english: return (names.count > 1 ? "Sources" : "Source") + ": " + names.joined(separator: "; ") + "."
        }
    }

    private func undated(_ language: Language) -> String {
        language == .french ? "sans date" : "undated"
    }

    // MARK: What else can be said

    private func choices(_ plans: [Plan], _ language: Language) -> [Choice] {
        if plans.contains(where: { $0.action == .offerErasure }) { return erasureChoices(language) }
        guard case .clarify(let clarification)? = plans.first?.action else { return [] }
        return clarification.options.map { Choice(id: $0.id, label: label($0, clarification, language)) }
    }

    /// A choice in the words a person would use: the thing's name, or the question about it.
    func label(_ option: Clarification.Option, _ clarification: Clarification, _ language: Language) -> String {
        switch clarification.missing {
        case .entity: phrase(option.entity, language)?.name ?? option.entity.rawValue
        case .facet: option.facet.flatMap { question(option.entity, $0, language) } ?? option.entity.rawValue
        }
    }

    /// Yes and no, in this order.
    private func erasureChoices(_ language: Language) -> [Choice] {
        switch language {
        case .french: [Choice(id: "erase", label: "Oui"), Choice(id: "keep", label: "Non")]
        case .english: [Choice(id: "erase", label: "Yes"), Choice(id: "keep", label: "No")]
        }
    }

    /// Which of the two a text is, word for word, when it was asked whether to erase the conversation; one-based.
    ///
    /// - Parameter isWish: the text says the wish again, and the word may stand before it: "oui, efface tout".
    public func numberOfErasureChoice(_ text: String, language: Language, orBefore isWish: Bool) -> Int? {
        let words = Analyzer.fold(text).split { !$0.isLetter }
        guard let word = words.first, words.count == 1 || isWish else { return nil }
        return erasureChoices(language).firstIndex { Analyzer.fold($0.label) == word }.map { $0 + 1 }
    }

    /// Which choice a text names word for word, accents and case apart; one-based.
    public func number(of text: String, in clarification: Clarification, language: Language) -> Int? {
        let wanted = Analyzer.fold(text)
        return clarification.options.firstIndex { option in
            wanted == Analyzer.fold(label(option, clarification, language)) || text == option.id
        }.map { $0 + 1 }
    }

    /// Up to three questions that go on from here.
    private func suggestions(_ plans: [Plan], _ language: Language) -> [String] {
        for plan in plans {
            if case .clarify = plan.action { return [] }
            if case .offerErasure = plan.action { return [] }
            if case .safeguard = plan.action { return [] }
        }
        guard let topic = plans.last(where: { $0.topic != nil })?.topic, let entity = topic.entities.first else {
            return examples(language)
        }
        let asked = plans.compactMap(\.topic).filter { $0.entities.contains(entity) }.compactMap(\.facet)
        let facets = index.facets(of: entity).filter { index.isStated(entity, $0, language) }
        let from = topic.facet.flatMap { facet in facets.firstIndex(of: facet).map { $0 + 1 } } ?? 0
        let next = (facets[from...] + facets[..<from]).filter { !asked.contains($0) }
        return next.prefix(3).compactMap { question(entity, $0, language) }
    }

    /// Three questions that can be answered, each about another thing.
    func examples(_ language: Language) -> [String] {
        let wanted = index.exampleFacets
        return zip(index.mainEntities, wanted).compactMap { question($0, $1, language) }
    }

    /// Questions that can be answered and hold `prefix`, those that begin with it first.
    public func questions(matching prefix: String, language: Language, limit: Int) -> [String] {
        let wanted = Analyzer.fold(prefix)
        guard !wanted.isEmpty, limit > 0 else { return [] }
        var starting: [String] = []
        var holding: [String] = []
        for entity in index.mainEntities {
            for facet in index.facets(of: entity) where index.isStated(entity, facet, language) {
                guard let question = question(entity, facet, language) else { continue }
                let folded = Analyzer.fold(question)
                if folded.hasPrefix(wanted) { starting.append(question) } else if folded.contains(wanted) { holding.append(question) }
            }
        }
        return Array((starting + holding).prefix(limit))
    }

    func phrase(_ entity: EntityID, _ language: Language) -> Phrase? {
        index.names(entity, language).map { Phrase($0.names, $0.language) }
    }

    func question(_ entity: EntityID, _ facet: FacetID, _ language: Language) -> String? {
        guard let language = index.names(entity, language)?.language,
            let template = knowledge.schema.facet(facet)?.wordings[language]?.question
        else { return nil }
        return phrase(entity, language).map { Phrase.capitalized($0.fill(template)) }
    }

    func noun(_ facet: FacetID, _ language: Language) -> String {
        knowledge.schema.facet(facet)?.wordings[language]?.noun ?? facet.rawValue
    }
}

extension Plan {
    /// The answer is the list of sources itself.
    fileprivate var listsItsSources: Bool {
        if case .cite = action { true } else { false }
    }
}
