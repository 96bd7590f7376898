internal import Knowledge
internal import Dialogue
internal import Identifiers
internal import TextAnalysis
internal import Understanding

extension Reader {
    /// Words that join two questions.
    private static let joints: [Language: Set<String>] = [
        .french: ["et", "puis", "mais", "plus", "aussi"], .english: ["and", "then", "but", "plus", "also"],
    ]
    /// What opens a choice between two.
    private static let openers: Set<String> = ["entre", "between"]
    /// A message is cut into at most this many questions.
    private static let most = 4

    /// Cuts a message into its questions.
    ///
    /// "missions et salaire d'un ingé ML" asks twice, "différence entre ingé ML et data scientist" once, and only the
    /// meaning tells which. So the message is first cut wherever it could be, at the end of a sentence, at a comma, at
    /// an "et"; then neighbours are joined again unless each of them, by itself, asks for something, and for something
    /// else than the other. The limit: two questions for the same thing of two professions stay one, which is a
    /// comparison and is answered as such; what follows a comparison is its own question when the comparison has both its sides.
    func clauses(of tokens: [Token], _ enter: TurnStage.Observer?) -> [ArraySlice<Token>] {
        guard !tokens.isEmpty else { return [] }
        let (pieces, names) = pieces(of: tokens, enter)
        guard pieces.count > 1 else { return [tokens[...]] }
        var clauses: [(tokens: Range<Int>, asked: Asked)] = []
        for piece in pieces.prefix(12) {
            let asked = asked(Array(tokens[piece]), enter)
            guard let last = clauses.last else {
                clauses.append((piece, asked))
                continue
            }
            let isSentence = tokens[piece.lowerBound].boundary == .sentence
            // A conversion without an amount takes that of its neighbour.
            let isOne = clauses.count >= Self.most || isTakenUp(last.tokens, by: piece, tokens, names)
                || last.asked.hasAmount != asked.hasAmount && (last.asked.isConversion || asked.isConversion)
                // "combien gagne un data engineer, en net par mois ?": in which form, not a second question.
                || asked.isConversion && asked.subjects == 0 && !asked.hasAmount && last.asked.asksOfAThing && last.asked.subjects > 0
            let isAnother = last.asked.isAlone && asked.isAlone && last.asked.intent != asked.intent
            if !isOne, isAnother, !last.asked.isComparison || asked.adds(to: last.asked) {
                clauses.append((piece, asked))
            } else if !isOne, isSentence, last.asked.isAlone != asked.isAlone, asked.subjects == 0 || last.asked.subjects == 0 {
                // A statement beside a question: kept apart, and dropped later.
                clauses.append((piece, asked))
            } else {
                let joined = last.tokens.lowerBound..<piece.upperBound
                clauses[clauses.count - 1] = (joined, self.asked(Array(tokens[joined]), enter))
            }
        }
        return clauses.map { tokens[$0.tokens] }
    }

    /// Where the message could be cut: never inside a name.
    private func pieces(of tokens: [Token], _ enter: TurnStage.Observer?) -> (pieces: [Range<Int>], names: [EntityMention]) {
        let joints = Self.joints[language] ?? []
        var cuts = tokens.indices.dropFirst().filter { index in
            tokens[index].boundary >= .comma || joints.contains(tokens[index].folded) && tokens[index].boundary != .none
        }
        guard !cuts.isEmpty else { return ([tokens.indices], []) }
        enter?(.linking)
        let names = linker.link(tokens).mentions
        enter?(.reading)
        cuts.removeAll { cut in names.contains { $0.tokens.contains(cut) && $0.tokens.lowerBound < cut } }
        // "entre un data analyst et un data engineer, …": the first joint behind it joins what it opens.
        for opener in tokens.indices where Self.openers.contains(tokens[opener].folded) {
            if let joint = cuts.first(where: { $0 > opener }), joints.contains(tokens[joint].folded) { cuts.removeAll { $0 == joint } }
        }
        var pieces: [Range<Int>] = []
        var start = 0
        for cut in cuts + [tokens.count] where cut > start {
            // A joint alone is no piece: it goes with what follows.
            if cut - start == 1, joints.contains(tokens[start].folded), cut < tokens.count { continue }
            pieces.append(start..<cut)
            start = cut
        }
        return (pieces, names)
    }

    /// Pronouns that take up what was named ahead of the question.
    private static let resumptions: [Language: Set<String>] = [
        .french: ["c", "ca", "cela", "il", "elle", "ils", "elles"], .english: ["it", "they", "he", "she", "that"],
    ]
    /// So many words may stand beside the name.
    private static let mostBesideName = 2

    /// "un data scientist fonctionnaire, c'est payé combien ?": a thing that is named ahead and taken up by a pronoun.
    private func isTakenUp(_ topic: Range<Int>, by piece: Range<Int>, _ tokens: [Token], _ names: [EntityMention]) -> Bool {
        let resumptions = Self.resumptions[language] ?? []
        guard tokens[piece.lowerBound].boundary == .comma, resumptions.contains(tokens[piece.lowerBound].folded) else { return false }
        let picked = Array(tokens[topic])
        if QuestionForm.pick(picked, language) != nil, contentWords(picked, []).allSatisfy({ QuestionForm.picks($0, language) }) { return true }
        let head = topic.first { !tokens[$0].isFunctionWord && !tokens[$0].isCourtesy }
        let others = topic.filter { index in !tokens[index].isFunctionWord && !names.contains { $0.tokens.contains(index) } }
        return others.count <= Self.mostBesideName && !topic.contains { resumptions.contains(tokens[$0].folded) }
            && names.contains { name in
                name.tokens.lowerBound == head && name.candidates.contains { knowledge.kind(of: $0) == mainKind }
            }
    }

    /// What may stand beside a given amount without asking anything.
    private static let asksOfPay: Set<String> = [
        "brut", "bruts", "net", "nets", "gross", "mois", "mensuel", "an", "annuel", "month", "monthly", "year", "yearly", "annual",
    ]

    /// What a piece of a message asks by itself.
    private struct Asked {
        let intent: String
        let isAlone: Bool
        let isComparison: Bool
        let asksOfAThing: Bool
        let isConversion: Bool
        let hasAmount: Bool
        let subjects: Int

        /// "différence entre A et B, et ça paye cb ?": both sides are named, so what follows and names nobody asks the next
        /// thing. "lequel est le mieux payé et recrute le plus ?" still asks one.
        func adds(to comparison: Asked) -> Bool { asksOfAThing && comparison.subjects >= 2 && subjects == 0 }
    }

    private func asked(_ tokens: [Token], _ enter: TurnStage.Observer?) -> Asked {
        enter?(.linking)
        let linking = linker.link(tokens)
        enter?(.matching)
        let ranking = rank(linking.masked)
        enter?(.reading)
        let best = ranking.candidates.first
        let act = best.flatMap { knowledge.intent(IntentID(trusted: $0.label)) }.flatMap { DialogueAct(rawValue: $0.act) } ?? .none
        let hasWords = linking.masked.contains { !$0.isFunctionWord && $0.kind != .mask }
        // "c'est quoi et ça paye cb": grammar words alone can ask, when they are typical of an intent.
        // "4 500 € brut par mois," gives what the rest asks about.
        let isGiven = linking.mentions.contains { $0.kind == .amount && $0.wantedBasis == nil } && !linking.masked.contains { $0.kind == .word && !$0.isFunctionWord && $0.corrections.isEmpty && !Self.asksOfPay.contains($0.folded) }
        // "data engineer confirmé," only names, and so does "et un data scientist".
        let asks = hasWords || linking.masked.contains { $0.isFunctionWord }
            && !QuestionForm.isElliptical(tokens, linking.mentions.map(\.tokens), language)
        let isAlone = !isGiven && asks && (best?.probability ?? 0) >= 0.45 && ranking.none < 0.5
        let subjects = linking.mentions.count { $0.kind == .profession || $0.candidates.contains { knowledge.contains($0) } }
        return Asked(
            intent: best?.label ?? "", isAlone: isAlone, isComparison: act == .compare || act == .rank, asksOfAThing: act == .ask,
            isConversion: act == .convert && (best?.probability ?? 0) >= 0.45,
            hasAmount: linking.mentions.contains { $0.kind == .amount }, subjects: subjects)
    }
}
