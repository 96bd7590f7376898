internal import Dialogue
internal import Identifiers
internal import Knowledge
internal import Retrieval
internal import TextAnalysis
internal import Understanding

/// Reads messages of one language: everything between the text and its interpretations.
///
/// The message is analysed once. The linker, the classifier and the searcher each look at the same tokens and know
/// nothing of one another; here their findings are put side by side, question by question.
struct Reader: Sendable {
    let language: Language
    let knowledge: KnowledgeBase
    let analyzer: Analyzer
    let linker: EntityLinker
    /// Nil when the examples teach nothing, which `Readers` has ruled out.
    let classifier: LinearIntentClassifier?
    let shelf: Shelf
    let spelling: SpellingCorrector
    /// The kind that the knowledge base is about.
    var mainKind: EntityKind { knowledge.schema.kinds.first?.id ?? EntityKind(trusted: "role") }
    /// A question made of these words is about the field.
    let terms: ExampleTerms
    /// The intents that ask for a side of a thing, whatever the thing.
    let sides: [(facet: FacetID, intent: String)]
    /// What the questions of each page name, the main kind apart.
    let pageSubjects: [String: Set<EntityID>]

    func analyze(_ text: String) -> AnalyzedText { analyzer.analyze(text) }

    /// Reads a message.
    ///
    /// - Parameters:
    ///   - focus: what the conversation is about, so that the passages that may answer a follow-up are found.
    ///   - enter: is told of every stage entered; `.reading` on return.
    func read(_ analyzed: AnalyzedText, focus: [EntityID], _ enter: TurnStage.Observer?) -> Reading {
        let asked = QuestionForm.withoutFiller(analyzed.tokens, language).filter { !$0.isCourtesy }
        let tokens = asked.contains { $0.kind != .emoji } ? asked : analyzed.tokens
        var clauses = clauses(of: tokens, enter).map { clause(Array($0), focus: focus, enter) }
        inheritMentions(&clauses, enter)
        let told = clauses
        clauses = withoutPreamble(clauses, enter)
        if clauses.count == 1, told.count > 1, isBareSide(clauses[0]) { clauses = [clause(tokens, focus: focus, enter)] }
        if tokens.count < analyzed.tokens.count, clauses.count == 1, let first = clauses.first,
            !first.interpretation.mentions.contains(where: { $0.candidates.contains { knowledge.contains($0) } }) {
            // "merci beaucoup pour ton aide": what remained without the thanks is no question, the thanks were the message.
            let whole = clause(analyzed.tokens, focus: focus, enter)
            if whole.standsAlone, whole.confidence > first.confidence { clauses = [whole] }
        }
        return Reading(reader: self, tokens: analyzed.tokens, clauses: clauses)
    }

    /// One question of a message, as found.
    struct Clause: Sendable {
        var tokens: [Token]
        var masked: [Token]
        var ranking: IntentRanking
        var interpretation: Interpretation
    }

    private func clause(_ tokens: [Token], focus: [EntityID], _ enter: TurnStage.Observer?) -> Clause {
        enter?(.linking)
        let linking = linker.link(tokens)
        enter?(.matching)
        let ranking = rank(linking.masked)
        enter?(.reading)
        let words = contentWords(tokens, linking.mentions)
        let unexplained = words.filter { !isExplained($0) }
        enter?(.retrieval)
        let sought = words + partWords(tokens, linking.mentions)
        let found = shelf.search(sought, mentions: linking.mentions, focus: focus, terms: terms)
        enter?(.reading)
        let use = terms.use(of: words)
        let numbers = tokens.filter { $0.kind == .number && !$0.isFunctionWord }
        let ordinal = QuestionForm.ordinal(tokens, language)
        let pick = QuestionForm.pick(tokens, language)
        let saying = pick == nil ? words : words.filter { !QuestionForm.picks($0, language) }
        let isBareNumber = numbers.count == 1 && words.allSatisfy { $0.kind == .number }
        var wording = QuestionForm.wording(tokens, linking.mentions, language)
        wording.definesTerm = QuestionForm.isDefinition(tokens) && saying.filter { !Self.asksOfMeaning($0) }.contains(where: isTerm)
            && saying.allSatisfy { isTerm($0) || Self.asksOfMeaning($0) }
        let interpretation = Interpretation(
            mentions: linking.mentions,
            candidates: ranking.candidates.enumerated().map { place, candidate in
                .init(
                    intent: IntentID(trusted: candidate.label), probability: candidate.probability,
                    overlap: place < 3 ? overlap(use, linking.mentions, candidate.label) : 1)
            },
            none: ranking.none, found: found, contentWords: saying.count, unexplained: unexplained.map(\.surface),
            gibberish: unexplained.count { !$0.isKnown && $0.corrections.isEmpty },
            isOfStranger: QuestionForm.isOwned(unexplained, tokens, language),
            isElliptical: QuestionForm.isElliptical(tokens, linking.mentions.map(\.tokens), language),
            isPolar: QuestionForm.isPolar(tokens, language), isReversed: QuestionForm.isReversed(tokens, language),
            isSuperlative: QuestionForm.isSuperlative(tokens, language),
            wordFacet: wordFacet(use), wanted: QuestionForm.wantedFigure(tokens, language),
            number: isBareNumber ? numbers.first.flatMap { Int($0.folded) } : ordinal.flatMap { $0 > 0 ? $0 : nil },
            isLastChoice: ordinal == 0, pick: pick,
            wording: wording, text: Self.text(of: tokens))
        return Clause(tokens: tokens, masked: linking.masked, ranking: ranking, interpretation: interpretation)
    }

    /// Share of the words that an intent's examples or page use.
    ///
    /// The questions of a page are masked like all examples, so that "prépa ou BUT ?" reads as "bachelor ou BUT ?": when the
    /// question names other things than they do, the page is not meant.
    private func overlap(_ use: ExampleTerms.Use, _ mentions: [EntityMention], _ intent: String) -> Double {
        if let subjects = pageSubjects[intent] {
            let named = Self.subjects(mentions, knowledge)
            let hasPages = named.contains { knowledge.contains($0) }
            if !named.isEmpty, hasPages || !subjects.isEmpty, named.isDisjoint(with: subjects) { return 0 }
        }
        return use.share(of: intent)
    }

    /// The side whose examples use most of the words, whatever the form of the question: "facile d'accès" speaks of access
    /// in a ranking as well. Nil when none uses any, or two use the same.
    private func wordFacet(_ use: ExampleTerms.Use) -> FacetID? {
        guard !use.isEmpty else { return nil }
        var best: (facet: FacetID, share: Double)?
        var second = 0.0
        for side in sides {
            let share = use.share(of: side.intent)
            if share > best?.share ?? 0 {
                second = best?.share ?? 0
                best = (side.facet, share)
            } else {
                second = max(second, share)
            }
        }
        return best.flatMap { $0.share > second ? $0.facet : nil }
    }

    /// Intents that a dialogue looks at.
    private static let mostCandidates = 8

    func rank(_ masked: [Token]) -> IntentRanking {
        classifier?.rank(masked, most: Self.mostCandidates) ?? IntentRanking(
            candidates: [], none: 1, evidence: .init(coverage: 0, nearest: 0, score: 0, margin: 0, unseen: []))
    }

    /// The passages that hold the words of a text, best first.
    func search(_ text: String) -> [Interpretation.Found] {
        let words = analyze(text).tokens.filter { !$0.isFunctionWord && $0.kind != .emoji }
        return shelf.search(words, mentions: [], focus: [], terms: terms)
    }

    /// What a text would ask, were it a question.
    func intents(of text: String) -> [Interpretation.Candidate] {
        let ranking = rank(linker.link(analyze(text).tokens).masked)
        return ranking.none > 0.8 ? [] : ranking.candidates.map {
            .init(intent: IntentID(trusted: $0.label), probability: $0.probability)
        }
    }

    /// Mentions without a page whose words are words of the question all the same.
    private static let left: Set<EntityKind> = [.studyLevel, .duration, .year, .elsewhere]

    /// The words that carry a subject: no grammar, no figures, no name of a thing that is answered about. Names of tools,
    /// skills and sectors stay: they are what is asked of the thing.
    func contentWords(_ tokens: [Token], _ mentions: [EntityMention]) -> [Token] {
        var named = Set<Int>()
        let things = mentions.filter { mention in
            !linker.unmasked.contains(mention.kind) && mention.candidates.contains { knowledge.contains($0) }
        }
        let hasThing = things.contains { $0.strength != .field }
        var forms: [Int: [Correction]] = [:]
        for mention in mentions {
            // Beside a thing, a notion is no subject of its own: "2900, c'est net ou brut pour un ingé ML ?"
            let isCovered = mention.candidates.contains { knowledge.contains($0) }
            let isThing = !linker.unmasked.contains(mention.kind)
            let isSubject = isCovered && (isThing ? !hasThing || mention.strength != .field : things.isEmpty)
                || mention.candidates.isEmpty && !Self.left.contains(mention.kind)
                || mention.kind.rawValue == "level" || mention.kind.rawValue == "place"
            if isSubject { named.formUnion(mention.tokens) } else { forms[mention.tokens.lowerBound] = otherForms(mention) }
        }
        return tokens.indices.filter { index in
            let token = tokens[index]
            guard !named.contains(index), !token.isFunctionWord else { return false }
            switch token.kind {
            case .word, .technology, .studyLevel, .year: return true
            // "à 19 ans": a number that some passage says.
            case .number: return token.folded.utf8.count > 1 && shelf.holds(token.term)
            case .money, .percentage, .emoji, .mask: return false
            }
        }.map { index in
            var token = tokens[index]
            token.corrections += forms[index] ?? []
            return token
        }
    }

    /// The words of another name of a notion that its own name has not: "la phase complémentaire" is a part of Parcoursup, and
    /// the passage that says so is meant.
    private func partWords(_ tokens: [Token], _ mentions: [EntityMention]) -> [Token] {
        mentions.flatMap { mention -> [Token] in
            guard mention.strength == .alias, mention.tokens.count > 1, let entity = mention.entity.flatMap({ knowledge.entity($0) }),
                linker.unmasked.contains(entity.kind), let name = entity.names[language]?.name
            else { return [] }
            let own = Set(analyzer.analyze(name).tokens.map(\.term))
            return tokens[mention.tokens].filter { !$0.isFunctionWord && $0.kind == .word && !own.contains($0.term) }
        }
    }

    /// A tool or a skill by its other names: who asks about "stats" is served by a passage on "statistiques".
    private func otherForms(_ mention: EntityMention) -> [Correction] {
        guard let entity = mention.entity, let name = knowledge.name(entity.rawValue, of: mention.kind) else { return [] }
        return (name.forms[language] ?? []).prefix(6).compactMap { form in
            let tokens = analyzer.analyze(form).tokens.filter { !$0.isFunctionWord }
            return tokens.count == 1 ? tokens.first.map { Correction(folded: $0.folded, term: $0.term, cost: 0.25) } : nil
        }
    }

    /// A word that passages use and no dictionary has: "SNT".
    private func isTerm(_ token: Token) -> Bool {
        shelf.holds(token.term) && (token.kind == .technology || token.kind == .word && !spelling.isOfDictionary(token.folded))
    }

    private static let meanings: Set<String> = ["dire", "signifie", "recouvre", "definition", "designe", "mean", "stand", "exactement"]

    private static func asksOfMeaning(_ token: Token) -> Bool { meanings.contains(token.folded) }

    /// The examples or the knowledge base use the word, as typed or as corrected.
    private func isExplained(_ token: Token) -> Bool {
        if token.kind != .word || terms.contains(token.term) || shelf.holds(token.term) { return true }
        return token.corrections.contains { terms.contains($0.term) || shelf.holds($0.term) }
    }

    /// What was typed, tokens made of the same characters once.
    private static func text(of tokens: [Token]) -> String {
        var words: [String] = []
        for (index, token) in tokens.enumerated() where index == 0 || token.range != tokens[index - 1].range {
            words.append(token.surface)
        }
        return words.joined(separator: " ")
    }
}

extension Reader.Clause {
    var confidence: Double { (interpretation.candidates.first?.probability ?? 0) * (1 - interpretation.none) }

    /// Is a question by itself.
    var standsAlone: Bool {
        let best = interpretation.candidates.first?.probability ?? 0
        return best >= 0.4 && interpretation.none < 0.6
            && (tokens.count >= 2 || tokens.contains { !$0.isFunctionWord || $0.isCourtesy })
    }
}
