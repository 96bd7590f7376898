public import Identifiers
public import TextAnalysis

/// Finds what a question names: entities of the knowledge base, professions outside it, amounts, times, study levels.
///
/// The problem: people write names inflected, abbreviated and misspelt, names overlap ("ingénieur", "ingénieur du son",
/// "ingénieur IA"), and a profession that the knowledge base does not know must be recognised as one, or it would be
/// answered with the nearest that it knows. Naive search for each name finds the short ones inside the long.
///
/// Our way: all readings of all spans are collected first (`EntityLinker+Names`, `+Professions`, `+Quantities`), then
/// the best one is taken, what overlaps it is dropped, and so on: full names before titles from outside, more words
/// before fewer, fewer spelling corrections before more, the sure name before the vague. Corrections are readings with
/// a cost, so that a right spelling always wins.
///
/// Its limits: it knows no syntax; a single word that is both a profession and an ordinary word ("guide") counts only
/// where a profession would stand.
public struct EntityLinker: Sendable {
    public let gazetteer: Gazetteer
    let professions: [PhraseFilter]
    let trades: [PhraseFilter]
    let domainWords: any WordSet
    let grammar: QuantityGrammar
    let people: ProfessionGrammar
    public let unmasked: Set<EntityKind>
    /// The kind of what people do; nil where there is none.
    let mainKind: EntityKind?
    /// Kinds of things that exist by the thousand, of which the knowledge base knows a few: schools, courses of study.
    let series: Set<EntityKind>
    /// Stems of the words that people ask with: behind a name they ask something of it.
    let askedWords: any WordSet
    let strangers: StrangerGrammar
    /// Nodes of the gazetteer where the own names of things in series go on, with those things.
    let heads: [Int32: Set<EntityID>]
    /// Those where a place goes on: "Polytech", of "Polytech Lille".
    let headsBeforePlaces: Set<Int32>

    /// - Parameters:
    ///   - gazetteer: the names of the knowledge base, in the language of the questions.
    ///   - professions: titles of professions, in any language that may be mixed in.
    ///   - trades: those of them that mean somebody at work and nothing else ("infirmier", not "modèle").
    ///   - domainWords: words that the knowledge base itself uses, folded; by themselves they name no other profession.
    ///   - unmasked: kinds whose names say what is asked rather than of what ("net", "alternance"): found, but left
    ///     standing.
    ///   - mainKind: the kind of what people do: what is coordinated with one of it is a profession.
    ///   - series: kinds of which the knowledge base knows a few of many ("school"): names of others are looked for.
    ///   - askedWords: stems of the words that questions are made of; by themselves they name nothing.
    public init(
        gazetteer: Gazetteer, professions: [PhraseFilter], trades: [PhraseFilter] = [], domainWords: any WordSet,
        unmasked: Set<EntityKind> = [], mainKind: EntityKind? = nil, series: Set<EntityKind> = [], askedWords: any WordSet = Set<String>()
    ) {
        self.gazetteer = gazetteer
        self.professions = professions
        self.trades = trades
        self.domainWords = domainWords
        self.unmasked = unmasked
        self.mainKind = mainKind
        self.series = series
        self.askedWords = askedWords
        grammar = .usual
        people = .usual
        strangers = .usual
        (heads, headsBeforePlaces) = gazetteer.heads(of: series, place: Self.place)
    }

    /// Finds the mentions and masks them.
    public func link(_ tokens: [Token]) -> Linking {
        let names = nameSpans(tokens)
        var spans = names + coordinatedSpans(tokens, beside: names) + quantitySpans(tokens)
        spans += professionSpans(tokens, beside: spans)
        let named = withForeignHeads(choose(withoutPartsOfTitles(spans), of: tokens.count), tokens)
        let chosen = withStrangers(named, tokens)
        let mentions = chosen.map { mention($0, tokens, among: chosen) }
        return Linking(
            mentions: mentions, masked: Self.mask(tokens, mentions.filter { !unmasked.contains($0.kind) && $0.kind != .year }))
    }

    /// One reading of a piece of the question.
    struct Span {
        var tokens: Range<Int>
        /// Words that carry meaning.
        var words: Int
        /// Entities, sorted; empty for what has none.
        var entities: [EntityID] = []
        var kind: EntityKind
        var strength = Strength.name
        var cost = 0.0
        /// Words that match by their stem only.
        var inexact = 0
        var number: Double?
        var unit: String?
        /// What an amount is said to be, and to be brought to.
        var basis: String?
        var wantedBasis: String?
        var period: String?
        var wantedPeriod: String?

        /// It is of the knowledge base.
        var isCovered: Bool { !entities.isEmpty }

        /// What is taken first where readings overlap, 0 before 1: a full name; a title of several words, which beats
        /// an alias inside it ("ingénieur du son"); an alias of one word; a title of one word, which beats what merely
        /// shares a stem with it ("médecin", "médecine"); the name of a field.
        var tier: Int {
            if strength == .field { return 5 }
            let isSingle = words == 1 && tokens.count == 1
            if !isCovered { return kind == .profession && isSingle ? 3 : 1 }
            if words > 1 { return 0 }
            return inexact > 0 ? 4 : strength == .name ? 0 : 2
        }

        func precedes(_ other: Span) -> Bool {
            if tier != other.tier { return tier < other.tier }
            if words != other.words { return words > other.words }
            if cost != other.cost { return cost < other.cost }
            if strength != other.strength { return strength < other.strength }
            if inexact != other.inexact { return inexact < other.inexact }
            if tokens.count != other.tokens.count { return tokens.count > other.tokens.count }
            return tokens.lowerBound < other.tokens.lowerBound
        }
    }

    /// Takes the best span, drops those that overlap it, and so on; in the order of the text.
    private func choose(_ spans: [Span], of count: Int) -> [Span] {
        var taken = [Bool](repeating: false, count: count)
        var chosen: [Span] = []
        for span in spans.sorted(by: { $0.precedes($1) }) where !taken[span.tokens].contains(true) {
            chosen.append(span)
            for index in span.tokens { taken[index] = true }
        }
        return chosen.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private func mention(_ span: Span, _ tokens: [Token], among chosen: [Span]) -> EntityMention {
        let pieces = tokens[span.tokens]
        let lower = pieces.map(\.range.lowerBound).min() ?? 0
        let upper = pieces.map(\.range.upperBound).max() ?? lower
        let candidates = span.entities.count > 1 ? decide(span, tokens, among: chosen) : span.entities
        let strength = span.strength == .field && hasHead(span, tokens, candidates, among: chosen) ? Strength.alias : span.strength
        return EntityMention(
            kind: span.kind, entity: candidates.count == 1 ? candidates.first : nil, candidates: candidates,
            text: Self.text(of: pieces), range: lower..<upper, tokens: span.tokens, strength: strength,
            cost: Elementary.quantised(span.cost), number: span.number, unit: span.unit, basis: span.basis, period: span.period,
            wantedBasis: span.wantedBasis, wantedPeriod: span.wantedPeriod)
    }

    /// A word of the entity's names stands before its field: "un ingénieur plutôt machine learning" is the role itself.
    private func hasHead(_ span: Span, _ tokens: [Token], _ candidates: [EntityID], among chosen: [Span]) -> Bool {
        var before = span.tokens.lowerBound - 1
        while before >= 0, tokens[before].isFunctionWord, tokens[before + 1].boundary <= .space { before -= 1 }
        guard before >= 0, tokens[before + 1].boundary <= .space, let entity = candidates.first, candidates.count == 1,
            !chosen.contains(where: { $0.tokens.contains(before) })
        else { return false }
        return gazetteer.context(of: entity, holds: tokens[before].term)
            || tokens[before].corrections.contains { gazetteer.context(of: entity, holds: $0.term) }
    }

    /// Of several entities of one name, those whose other names share most words with the rest of the question.
    ///
    /// A field beside it is a name of its own: the "deep" of "machine learning et deep learning" says nothing of the former.
    private func decide(_ span: Span, _ tokens: [Token], among chosen: [Span]) -> [EntityID] {
        let own = Set(tokens[span.tokens].map(\.term))
        let others = span.strength == .field ? chosen.filter { $0.isCovered && $0.kind != mainKind && unmasked.contains($0.kind) } : []
        let around = tokens.indices.filter { index in
            !span.tokens.contains(index) && !tokens[index].isFunctionWord && !others.contains { $0.tokens.contains(index) }
        }
            .map { tokens[$0].term }.filter { !own.contains($0) }
        let shared = span.entities.map { entity in around.count { gazetteer.context(of: entity, holds: $0) } }
        guard let most = shared.max(), most > 0 else { return span.entities }
        return zip(span.entities, shared).filter { $0.1 == most }.map(\.0)
    }
}
