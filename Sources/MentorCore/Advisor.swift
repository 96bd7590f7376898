internal import Artefact
public import Composition
public import Dialogue
public import Figures
public import Knowledge
public import TextAnalysis
public import Identifiers

/// The career adviser: a message and a conversation in, a turn out, and nothing else touched.
///
/// ```swift
/// let advisor = try Advisor(knowledge: knowledge, prompts: prompts, asOf: Day("2026-11-21")!)
/// let turn = advisor.respond(to: "combien gagne un ingé ML ?")
/// print(turn.reply.text)
/// let next = advisor.respond(to: "et en brut ?", state: turn.state)
/// ```
///
/// A value: share it between threads, replace it to load new knowledge. It reads no clock, no file and no network; the
/// same message, conversation and `asOf` give the same turn, byte for byte.
public struct Advisor: Sendable {
    public let knowledge: KnowledgeBase
    private let readers: Readers
    let languages: LanguageIdentifier
    private let safeguard: Safeguard
    private let manager: DialogueManager
    private let composer: AnswerComposer

    /// Builds the index, the models and the word lists of every language from the knowledge base.
    ///
    /// - Parameter asOf: the day that decides whether a figure is called old.
    /// - Throws: `AdvisorError` when a packed word list is damaged or the intents cannot be learnt from.
    public init(knowledge: KnowledgeBase, prompts: PromptLibrary, asOf: Day) throws(AdvisorError) {
        try self.init(knowledge, nil, prompts, asOf)
    }

    /// An adviser that takes up what was learnt before; a language that the artefact does not hold is learnt anew.
    ///
    /// - Throws: `AdvisorError` as above.
    public init(compiled: CompiledKnowledge, prompts: PromptLibrary, asOf: Day) throws(AdvisorError) {
        try self.init(compiled.knowledge, compiled.file, prompts, asOf)
    }

    private init(_ knowledge: KnowledgeBase, _ file: ArtefactFile?, _ prompts: PromptLibrary, _ asOf: Day) throws(AdvisorError) {
        self.knowledge = knowledge
        readers = try Readers(knowledge, compiled: file)
        languages = Self.identifier(file, readers.words) ?? Self.identifier(knowledge, readers.words)
        safeguard = Self.safeguard(file)
            ?? Safeguard(alarming: knowledge.safeguard.alarming, harmless: knowledge.safeguard.harmless)
        manager = DialogueManager(knowledge: knowledge)
        composer = AnswerComposer(knowledge: knowledge, index: manager.index, prompts: prompts, asOf: asOf)
    }

    /// Answers a message.
    ///
    /// - Parameters:
    ///   - text: as typed; beyond `Analyzer.longestMessage` bytes only the beginning is read, and the answer says so.
    ///   - state: the conversation so far.
    ///   - language: the language to read and answer in; nil to tell it from the message and the conversation.
    ///   - weighs: whether the explanation names the terms that spoke for the intent, which takes a fifteenth of the time.
    ///   - enter: is told of every stage that the work enters; it cannot change the turn.
    public func respond(
        to text: String, state: ConversationState = ConversationState(), language: Language? = nil, weighs: Bool = true,
        entering enter: TurnStage.Observer? = nil
    ) -> Turn {
        enter?(.language)
        let verdict = languages.identify(text)
        let spoken = language ?? spokenLanguage(verdict, state)
        let reader = readers[spoken]
        enter?(.analysis)
        let analyzed = reader.analyze(text)
        enter?(.dialogue)
        if safeguard.hears(analyzed.tokens) || hearsBeyond(analyzed, of: text, reader) { return safeguarded(analyzed, verdict, state, spoken) }
        if Self.isObject(text) { return declined(.object, analyzed, verdict, state, spoken) }

        enter?(.reading)
        var reading = reader.read(analyzed, focus: state.focus, enter)
        if language == nil, case .foreign = verdict, !reading.isUnderstood {
            return declined(.language, analyzed, verdict, state, spoken)
        }
        var answerLanguage = spoken
        if let wanted = wantedLanguage(reading) {
            answerLanguage = wanted
        } else if language == nil, state.language == nil, case .unclear = verdict, !reading.isUnderstood, analyzed.tokens.count > 0 {
            // The message says little of its language: the other one may understand it better.
            for other in knowledge.schema.languages where other != spoken {
                enter?(.analysis)
                let analyzedAgain = readers[other].analyze(text)
                enter?(.reading)
                let alternative = readers[other].read(analyzedAgain, focus: state.focus, enter)
                if alternative.isUnderstood, alternative.namesSomething || alternative.isSmallTalk || analyzed.tokens.count > 2 {
                    reading = alternative
                    answerLanguage = other
                }
            }
        }
        enter?(.dialogue)
        if let pending = state.pending, reading.interpretations.count == 1,
            let number = composer.number(of: text, in: pending, language: answerLanguage) {
            reading.take(choice: number)
        } else if state.isErasureOffered, reading.interpretations.count == 1,
            let number = composer.numberOfErasureChoice(text, language: answerLanguage, orBefore: reading.wishesErasure) {
            reading.take(choice: number)
        }
        let advanced = manager.advance(state, reading.interpretations, language: answerLanguage)
        enter?(.composition)
        let reply = composer.compose(advanced.plans, language: answerLanguage, isTruncated: analyzed.isTruncated)
        enter?(.explanation)
        let explanation = reading.explanation(
            plans: advanced.plans, language: Self.code(verdict), isTruncated: analyzed.isTruncated, weighs: weighs)
        return Turn(reply: reply, events: advanced.events, state: advanced.state, explanation: explanation)
    }

    /// Learns the languages now that would otherwise be learnt at the first message in each.
    public func prepare(_ languages: [Language] = Language.allCases) {
        for language in languages where knowledge.schema.languages.contains(language) { readers.prepare(language) }
    }

    /// Learns the language of a message now, so that answering it takes no longer than any other.
    public func prepare(for text: String, state: ConversationState = ConversationState(), language: Language? = nil) {
        readers.prepare(language ?? spokenLanguage(languages.identify(text), state))
    }

    /// A language has been learnt that the artefact, if there was one, does not hold.
    public var hasLearnt: Bool { readers.hasLearnt }

    /// The knowledge base and the languages learnt so far, for `CompiledKnowledge`.
    ///
    /// - Parameter origin: names the files and the program that it is made from.
    public func compiled(origin: String) -> [UInt8] {
        var (pages, phrases, signs) = (ArtefactWriter(), ArtefactWriter(), ArtefactWriter())
        knowledge.store(in: &pages)
        safeguard.store(in: &phrases)
        languages.store(in: &signs)
        return ArtefactFile.encoded(
            origin: origin,
            blocks: [
                (CompiledKnowledge.block, pages.bytes), (CompiledKnowledge.safeguard, phrases.bytes),
                (CompiledKnowledge.identifier, signs.bytes),
            ] + readers.blocks())
    }

    /// Nil without an artefact, or when what it holds is damaged: it is then learnt anew.
    private static func identifier(_ file: ArtefactFile?, _ lists: WordLists) -> LanguageIdentifier? {
        guard var block = try? file?.block(CompiledKnowledge.identifier) else { return nil }
        return try? LanguageIdentifier(from: &block, existing: lists.words)
    }

    /// Nil without an artefact, or when its phrases are damaged: they are then read anew.
    private static func safeguard(_ file: ArtefactFile?) -> Safeguard? {
        guard var block = try? file?.block(CompiledKnowledge.safeguard) else { return nil }
        return try? Safeguard(from: &block)
    }

    /// Questions that can be answered and begin with `prefix`, or hold it, for completion. Empty when it is empty.
    public func suggestions(for prefix: String, language: Language, limit: Int = 8) -> [String] {
        composer.questions(matching: prefix, language: language, limit: limit)
    }

    func reader(of language: Language) -> Reader { readers[language] }
    var words: WordLists { readers.words }

    /// The passages that hold the words, best first; for a person who looks for a text, not for an answer.
    ///
    /// - Returns: at most `limit`, each with the searcher's score (higher is better) and the share of the words that it
    ///   holds, weighted by rarity, in [0, 1].
    public func search(_ text: String, language: Language, limit: Int) -> [(passage: PassageID, score: Double, cover: Double)] {
        readers[language].search(text).prefix(max(limit, 0)).map { ($0.passage, $0.score, $0.cover) }
    }

    /// The facet of a kind that a heading, or else the text below it, speaks of; nil when neither tells.
    ///
    /// A heading is much like a question ("Quel salaire pour un ingénieur ?"), so the intents sort it.
    public func facet(forHeading heading: String, text: String, language: Language, kind: EntityKind) -> FacetID? {
        let facets = knowledge.schema.kind(kind)?.facets ?? []
        for piece in [heading, text] where !piece.isEmpty {
            let ranking = readers[language].intents(of: piece)
            for candidate in ranking.prefix(2) where candidate.probability >= 0.35 {
                guard let facet = knowledge.intent(candidate.intent)?.facet else { continue }
                if facets.contains(facet) { return facet }
                if let near = knowledge.schema.facet(facet)?.near.first(where: facets.contains) { return near }
            }
        }
        return nil
    }

    // MARK: Language

    /// At most so many examples a language: enough to know its letters by, few enough to learn at every start.
    private static let samples = 400

    private static func identifier(_ knowledge: KnowledgeBase, _ lists: WordLists) -> LanguageIdentifier {
        var samples: [Language: [String]] = [:]
        var words = knowledge.functionWords
        for language in knowledge.schema.languages {
            let examples = knowledge.intents.flatMap { $0.examples[language] ?? [] }
            let step = max(1, examples.count / Self.samples)
            samples[language] = stride(from: 0, to: examples.count, by: step).map { examples[$0] }
            // "jsuis", "pk": what is typed for grammar words tells the language as well as they do.
            let typed = (knowledge.lexicons[language]?.shorthands ?? [:]).keys.filter { !$0.utf8.contains(UInt8(ascii: " ")) }
            words[language.rawValue, default: []] += typed.sorted()
        }
        return LanguageIdentifier(functionWords: words, samples: samples, existing: lists.words)
    }

    func spokenLanguage(_ verdict: LanguageIdentifier.Verdict, _ state: ConversationState) -> Language {
        let fallback = state.language ?? knowledge.schema.languages.first ?? .french
        guard case .spoken(let language, let confidence) = verdict else { return fallback }
        // A short message in the middle of a conversation stays in its language unless it clearly changes.
        if let before = state.language, before != language, confidence < 0.8 { return before }
        return language
    }

    /// "In English, please": the language asked for.
    private func wantedLanguage(_ reading: Reading) -> Language? {
        guard let first = reading.interpretations.first?.candidates.first, first.probability >= 0.5,
            let intent = knowledge.intent(first.intent), intent.act == DialogueAct.language.rawValue
        else { return nil }
        return intent.to.flatMap { Language(rawValue: $0) }
    }

    private static func code(_ verdict: LanguageIdentifier.Verdict) -> String {
        switch verdict {
        case .spoken(let language, _): language.rawValue
        case .foreign(let code): code
        case .unclear: "unclear"
        }
    }

    // MARK: Turns decided without ranking

    /// What is too long to be answered is still listened to, for so many pieces of the length that is read.
    private static let mostPieces = 16
    /// Bytes that two pieces have in common, so that no phrase falls between them.
    private static let sharedBytes = 400

    /// Distress behind the part of a long message that is read.
    private func hearsBeyond(_ analyzed: AnalyzedText, of text: String, _ reader: Reader) -> Bool {
        guard analyzed.isTruncated else { return false }
        var rest = text.utf8.dropFirst(max(analyzed.bytesRead - Self.sharedBytes, 0))
        for _ in 0..<Self.mostPieces where !rest.isEmpty {
            let piece = reader.analyze(String(decoding: rest.prefix(Analyzer.longestMessage), as: UTF8.self))
            if safeguard.hears(piece.tokens) { return true }
            guard rest.count > Analyzer.longestMessage else { break }
            rest = rest.dropFirst(Analyzer.longestMessage - Self.sharedBytes)
        }
        return false
    }

    private func safeguarded(
        _ analyzed: AnalyzedText, _ verdict: LanguageIdentifier.Verdict, _ state: ConversationState, _ language: Language
    ) -> Turn {
        let plan = Plan(intent: IntentID(trusted: "safeguard"), confidence: 1, mentions: [], action: .safeguard)
        return fixed(plan, [.safeguarded], analyzed, verdict, state, language)
    }

    /// Nothing but what stands for an object in a text (U+FFFC): so platforms hand on a voice or a picture, and so some programs
    /// paste one.
    private static func isObject(_ text: String) -> Bool {
        let signs = text.unicodeScalars.filter { !$0.properties.isWhitespace }
        return !signs.isEmpty && signs.allSatisfy { $0 == "\u{FFFC}" }
    }

    private func declined(
        _ reason: Decline, _ analyzed: AnalyzedText, _ verdict: LanguageIdentifier.Verdict, _ state: ConversationState,
        _ language: Language
    ) -> Turn {
        let plan = Plan(intent: IntentID(trusted: "none"), confidence: 1, mentions: [], action: .decline(reason))
        return fixed(plan, [.declined(reason.code)], analyzed, verdict, state, language)
    }

    /// A turn that ranks nothing; the explanation holds none of the message.
    private func fixed(
        _ plan: Plan, _ events: [DialogueEvent], _ analyzed: AnalyzedText, _ verdict: LanguageIdentifier.Verdict,
        _ state: ConversationState, _ language: Language
    ) -> Turn {
        var after = state
        after.apply(turn: events)
        let reply = composer.compose([plan], language: language, isTruncated: analyzed.isTruncated)
        let explanation = TurnExplanation(
            language: Self.code(verdict), readings: [],
            clauses: [.init(
                text: "", candidates: [], margin: 0, none: 1, coverage: 0, unexplained: [], weights: [], found: [],
                decision: plan.code, refusal: plan.code)],
            isTruncated: analyzed.isTruncated)
        return Turn(reply: reply, events: events, state: after, explanation: explanation)
    }
}
