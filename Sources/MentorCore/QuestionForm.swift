internal import Dialogue
internal import TextAnalysis

/// Tells from the grammar words of a question whether it wants a yes or a no.
///
/// "faut-il des maths ?" does, "quelles maths faut-il ?" does not: a question that asks with a question word wants a
/// thing, one that begins with a verb, or turns verb and subject round, wants a yes or a no. A line of bare nouns wants
/// neither.
enum QuestionForm {
    private static let questionWords: [Language: Set<String>] = [
        .french: [
            "quel", "quelle", "quels", "quelles", "combien", "comment", "ou", "quand", "pourquoi", "quoi", "qui", "lequel",
            "laquelle", "lesquels", "lesquelles",
        ],
        .english: ["what", "which", "how", "where", "when", "why", "who", "whom", "whose"],
    ]
    private static let turned: Set<String> = ["il", "elle", "on", "ils", "elles", "je", "tu", "vous", "nous", "ce"]
    private static let openings: [Language: Set<String>] = [
        .french: ["est", "faut", "peut", "peux", "doit", "dois", "y"],
        .english: [
            "do", "does", "did", "is", "are", "was", "were", "can", "could", "should", "must", "will", "would", "has", "have",
            "am", "may",
        ],
    ]
    private static let cues: [Language: Set<String>] = [
        .french: ["obligatoire", "obligatoires", "vrai", "possible", "necessaire", "indispensable", "suffit"],
        .english: ["true", "possible", "necessary", "mandatory", "required", "compulsory"],
    ]

    private static let lowest: [Language: Set<String>] = [
        .french: ["moins", "pire", "pires", "bas", "basse"], .english: ["least", "lowest", "less", "worst", "fewest"],
    ]

    /// Asks for the end of an order: "le moins bien payé", "the least".
    static func isReversed(_ tokens: [Token], _ language: Language) -> Bool {
        guard let lowest = lowest[language] else { return false }
        return tokens.contains { lowest.contains($0.folded) }
    }

    private static let superlatives: [Language: Set<String>] = [
        .french: [
            "plus", "moins", "mieux", "meilleur", "meilleure", "meilleurs", "meilleures", "pire", "pires", "top", "classement", "classe", "ordre",
            "palmares", "lequel", "laquelle", "lesquels", "premier",
        ],
        .english: [
            "most", "more", "least", "less", "best", "better", "worst", "top", "highest", "lowest", "higher", "rank", "ranking", "order",
            "which", "easiest", "easier", "hardest", "harder", "fastest", "longest", "shortest", "fewest",
        ],
    ]

    /// Asks for an order: "le plus", "lequel", "the best".
    static func isSuperlative(_ tokens: [Token], _ language: Language) -> Bool {
        guard let superlatives = superlatives[language] else { return false }
        return tokens.contains { superlatives.contains($0.folded) || superlatives.contains($0.term) }
    }

    private static let ordinals: [Language: [String: Int]] = [
        .french: [
            "premier": 1, "premiere": 1, "1er": 1, "1ere": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3,
            "2eme": 2, "2e": 2, "2nd": 2, "2nde": 2, "3eme": 3, "3e": 3,
            "dernier": 0, "derniere": 0,
        ],
        .english: ["first": 1, "second": 2, "third": 3, "last": 0],
    ]

    /// "le deuxième", "the last one": a choice by its place, 0 for the last. Nil unless nothing else is said.
    static func ordinal(_ tokens: [Token], _ language: Language) -> Int? {
        let others = tokens.filter { !$0.isFunctionWord && ordinals[language]?[$0.folded] == nil && $0.folded != "one" }
        guard others.isEmpty else { return nil }
        let found = tokens.compactMap { ordinals[language]?[$0.folded] }
        return found.count == 1 ? found.first : nil
    }

    private static let determiners: [Language: Set<String>] = [
        .french: ["le", "la", "l", "du", "au", "ce", "cette"], .english: ["the", "that"],
    ]
    private static let others: [Language: Set<String>] = [.french: ["autre"], .english: ["other"]]
    /// What is first or second without being one of the things compared.
    private static let counted: [Language: Set<String>] = [
        .french: [
            "emploi", "poste", "job", "stage", "salaire", "annee", "an", "mois", "semestre", "cycle", "langage", "langue", "cours", "etape",
            "chose", "truc", "point", "question", "temps", "degre", "ministre", "jour", "fois", "pas", "choix", "voeu",
        ],
        .english: [
            "job", "year", "month", "language", "step", "thing", "point", "question", "time", "day", "degree", "internship", "salary", "choice",
        ],
    ]

    /// "le deuxième gagne combien ?", "et l'autre ?": one of the things compared before; nil when what follows is counted
    /// ("le premier emploi").
    static func pick(_ tokens: [Token], _ language: Language) -> Interpretation.Pick? {
        guard let determiners = determiners[language], let counted = counted[language] else { return nil }
        for place in tokens.indices.dropFirst() where determiners.contains(tokens[place - 1].folded) {
            let next = tokens.indices.contains(place + 1) ? tokens[place + 1].folded : ""
            guard !counted.contains(next) else { continue }
            if let ordinal = ordinals[language]?[tokens[place].folded] { return ordinal == 0 ? .last : .place(ordinal) }
            if others[language]?.contains(tokens[place].folded) == true { return .other }
        }
        return nil
    }

    /// Words that only pick: they say nothing of what is asked.
    static func picks(_ word: Token, _ language: Language) -> Bool {
        ordinals[language]?[word.folded] != nil || others[language]?.contains(word.folded) == true || word.folded == "one"
    }

    private static let counting: [Language: Set<String>] = [
        .french: ["combien", "pourcentage", "taux", "proportion", "nombre", "chiffre", "%"],
        .english: ["percentage", "rate", "share", "number", "proportion", "%"],
    ]
    private static let dating: [Language: Set<String>] = [.french: ["quand", "date", "dates"], .english: ["when", "date", "dates"]]
    private static let amountWords: Set<String> = ["many", "much", "long", "large", "big"]

    /// What kind of figure answers: a number ("combien d'entreprises"), a date ("quand"), or nothing of the sort.
    static func wantedFigure(_ tokens: [Token], _ language: Language) -> Interpretation.Wanted? {
        if asksTime(tokens) { return .time }
        if let words = counting[language], tokens.contains(where: { words.contains($0.folded) || $0.surface == "%" }) { return .number }
        let pairs = zip(tokens, tokens.dropFirst())
        if language == .english, pairs.contains(where: { $0.folded == "how" && amountWords.contains($1.folded) }) { return .number }
        if let words = dating[language], tokens.contains(where: { words.contains($0.folded) }) { return .date }
        return nil
    }

    private static let times: Set<String> = ["annees", "annee", "ans", "mois", "years", "months"]

    /// "combien d'années d'expérience ?", "how many years?"
    private static func asksTime(_ tokens: [Token]) -> Bool {
        let words = tokens.map(\.folded)
        return words.indices.contains { place in
            guard words[place] == "combien" || words[place] == "many" else { return false }
            return words.dropFirst(place + 1).prefix(2).contains(where: times.contains)
        }
    }

    private static let goingOn: [Language: Set<String>] = [
        .french: [
            "et", "ou", "pour", "un", "une", "le", "la", "les", "l", "de", "d", "du", "des", "en", "a", "au", "aux", "dans", "chez", "alors", "sinon", "puis",
            "pareil",
        ],
        .english: ["and", "or", "for", "a", "an", "the", "of", "in", "at", "what", "how", "about", "same", "then"],
    ]

    /// "et pour un data scientist ?", "what about a data analyst?": beside what is named, only words that go on.
    static func isElliptical(_ tokens: [Token], _ named: [Range<Int>], _ language: Language) -> Bool {
        guard !named.isEmpty, let words = goingOn[language] else { return false }
        let others = tokens.indices.filter { index in tokens[index].kind != .emoji && !named.contains { $0.contains(index) } }
        return !others.isEmpty && others.allSatisfy { words.contains(tokens[$0].folded) }
    }

    private static let owners: [Language: Set<String>] = [.french: ["de", "d", "du", "des"], .english: ["of", "for"]]
    private static let amounts: [Language: Set<String>] = [
        .french: ["combien", "plus", "moins", "beaucoup", "trop", "peu", "assez", "nombre"], .english: ["lot", "lots", "number"],
    ]

    /// "le salaire de Mbappé": one of the words stands behind "de", and no amount before it ("combien de balles").
    static func isOwned(_ words: [Token], _ tokens: [Token], _ language: Language) -> Bool {
        guard !words.isEmpty, let owners = owners[language], let amounts = amounts[language] else { return false }
        return tokens.indices.dropFirst().contains { place in
            tokens[place].boundary <= .space && owners.contains(tokens[place - 1].folded)
                && words.contains { $0.range == tokens[place].range }
                && (place < 2 || !amounts.contains(tokens[place - 2].folded))
        }
    }

    static func isPolar(_ tokens: [Token], _ language: Language) -> Bool {
        let words = tokens.map(\.folded)
        if let asking = questionWords[language], words.contains(where: asking.contains) { return false }
        if let first = words.first, openings[language]?.contains(first) ?? false { return true }
        if let cues = cues[language], words.contains(where: cues.contains) { return true }
        guard language == .french else { return false }
        if zip(words, words.dropFirst()).contains(where: { $0 == "est" && $1 == "ce" || $0 == "il" && $1 == "faut" }) { return true }
        return tokens.dropFirst().contains { $0.boundary == .none && turned.contains($0.folded) }
    }
}
