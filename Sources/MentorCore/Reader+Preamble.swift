internal import Dialogue
internal import Identifiers
internal import Knowledge
internal import TextAnalysis
internal import Understanding

/// What stands before a question: "je suis en terminale.", "j'suis nul en maths,".
///
/// A message is cut into what could be questions, and some pieces are none: they tell the situation. The naive ways answer the
/// situation too, or forget it. Ours drops the piece, but lets it name the subject of what follows and, where the question's own
/// words find nothing, choose the passage. Limit: what a page would answer by itself and what is merely told look alike; how
/// sure the page is decides.
extension Reader {
    /// What can be answered does not need what was said before it: "je suis en terminale. combien gagne …?"
    func withoutPreamble(_ clauses: [Clause], _ enter: TurnStage.Observer?) -> [Clause] {
        guard clauses.count > 1 else { return clauses }
        // An amount that is said to be gross or net is to be reckoned with.
        var standing = clauses.filter { $0.standsAlone || $0.interpretation.mentions.contains { $0.basis != nil } }
        // "je suis nul en maths, c'est mort ?": a turn of phrase is no second question.
        if standing.count > 1 {
            let asking = standing.filter { !isOfPage($0) || $0.interpretation.contentWords >= 2 || !$0.interpretation.mentions.isEmpty }
            if !asking.isEmpty { standing = asking }
        }
        // "je suis étudiant, quelles études pour …?": what a page would answer by itself may be no more than the situation.
        if let first = standing.first, standing.count > 1, isOfPage(first), first.confidence < Self.certain,
            !standing.dropFirst().contains(where: isOfPage) {
            standing.removeFirst()
        }
        guard standing.count == 1 else {
            return standing.isEmpty ? [clauses.max { $0.confidence < $1.confidence } ?? clauses[0]] : standing
        }
        colour(&standing[0], by: clauses, enter)
        narrow(&standing[0], by: clauses)
        return standing
    }

    private static let narrowing: Set<EntityKind> = [EntityKind(trusted: "place"), EntityKind(trusted: "level"), EntityKind(trusted: "experience")]

    /// "aux États-Unis, combien gagne …?": where and at which level was told ahead of the question.
    private func narrow(_ clause: inout Clause, by all: [Clause]) {
        let own = Set(clause.interpretation.mentions.map(\.kind))
        for told in all where told.tokens.first?.range != clause.tokens.first?.range {
            clause.interpretation.mentions += told.interpretation.mentions.filter { Self.narrowing.contains($0.kind) && !own.contains($0.kind) }
        }
    }

    /// "24 ans, deuxième année d'apprentissage, salaire ?": one word without a thing asks about what was told before it.
    func isBareSide(_ clause: Clause) -> Bool {
        clause.interpretation.contentWords == 1 && clause.tokens.count == 1 && clause.interpretation.mentions.isEmpty
    }

    /// A passage that holds so much of a question's words is its answer.
    private static let held = 0.4

    /// "je suis nul en maths, data scientist c'est jouable ?": where no passage holds the question's own words, those of what was
    /// said before it tell which is meant.
    private func colour(_ clause: inout Clause, by all: [Clause], _ enter: TurnStage.Observer?) {
        let found = clause.interpretation.found
        let mentions = clause.interpretation.mentions
        guard mentions.contains(where: { $0.candidates.contains { knowledge.contains($0) } }),
            !found.contains(where: { $0.cover >= Self.held })
        else { return }
        let words = all.filter { $0.tokens.first?.range != clause.tokens.first?.range }
            .flatMap { contentWords($0.tokens, linker.link($0.tokens).mentions) }
        enter?(.retrieval)
        let coloured = shelf.search(words, mentions: mentions, focus: [], terms: terms).filter { $0.cover >= Self.held }
        enter?(.reading)
        guard !coloured.isEmpty else { return }
        clause.interpretation.isColoured = true
        clause.interpretation.found = coloured + found.filter { one in !coloured.contains { $0.passage == one.passage } }
    }

    /// A page this likely is asked for, whatever is asked beside it: "je suis nul en maths, je peux devenir …?"
    private static let certain = 0.75

    private func isOfPage(_ clause: Clause) -> Bool {
        clause.ranking.candidates.first.flatMap { knowledge.intent(IntentID(trusted: $0.label))?.about } != nil
    }

    /// A question without a subject is about the subject of the one before it, or else of the one after it.
    func inheritMentions(_ clauses: inout [Clause], _ enter: TurnStage.Observer?) {
        guard clauses.count > 1 else { return }
        func subjects(_ clause: Clause) -> [EntityMention] {
            clause.interpretation.mentions.filter { mention in
                mention.kind == .profession || mention.candidates.contains { knowledge.contains($0) }
            }
        }
        for index in clauses.indices where subjects(clauses[index]).isEmpty {
            let before = clauses[..<index].last { !subjects($0).isEmpty }
            let after = clauses[(index + 1)...].first { !subjects($0).isEmpty }
            guard let source = before ?? after else { continue }
            // The places of inherited mentions are those of another question: its own tell which words are left.
            let words = contentWords(clauses[index].tokens, clauses[index].interpretation.mentions)
            clauses[index].interpretation.mentions = subjects(source) + clauses[index].interpretation.mentions
            clauses[index].interpretation.areMentionsInherited = true
            enter?(.retrieval)
            clauses[index].interpretation.found = shelf.search(words, mentions: subjects(source), focus: [], terms: terms)
            enter?(.reading)
        }
    }
}
