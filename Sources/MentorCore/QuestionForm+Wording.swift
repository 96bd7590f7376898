internal import Dialogue
internal import Figures
internal import TextAnalysis
internal import Understanding

extension QuestionForm {
    private static let net: Set<String> = ["net", "nets", "nette", "nettes"]
    private static let gross: Set<String> = ["brut", "bruts", "brute", "brutes", "gross"]
    private static let monthly: Set<String> = ["mensuel", "mensuels", "mensuelle", "mensuelles", "mensuellement", "monthly"]
    private static let yearly: Set<String> = ["annuel", "annuels", "annuelle", "annuelles", "annuellement", "yearly", "annual", "annually"]
    private static let months: Set<String> = ["mois", "month"]
    private static let years: Set<String> = ["an", "annee", "year"]
    private static let per: Set<String> = ["par", "chaque", "au", "per", "a", "each", "every"]
    private static let both: [Language: Set<String>] = [.french: ["deux", "eux", "elles"], .english: ["both", "two", "them"]]
    private static let joints: Set<String> = ["et", "ou", "vs", "versus", "and", "or", "contre"]
    private static let articles: Set<String> = ["un", "une", "le", "la", "les", "l", "des", "du", "de", "d", "a", "an", "the"]
    private static let tags: [Language: Set<String>] = [
        .french: ["non", "nan", "hein", "vrai", "si"], .english: ["right", "no", "correct", "true", "yeah", "huh"],
    ]
    private static let longTags: [[String]] = [["c", "est", "ca"], ["c", "ca"], ["est", "ce", "pas"], ["isn", "t", "it"], ["is", "it", "true"]]

    /// What the small words of a question say about its form.
    static func wording(_ tokens: [Token], _ mentions: [EntityMention], _ language: Language) -> Interpretation.Wording {
        let words = tokens.filter { $0.kind != .emoji }.map(\.folded)
        var wording = Interpretation.Wording()
        if !mentions.contains(where: { $0.kind == .amount }) {
            let isNet = words.contains(where: net.contains), isGross = words.contains(where: gross.contains)
            wording.basis = isNet == isGross ? nil : isNet ? .net : .gross
            let isMonthly = isPaid(by: months, adjectives: monthly, words), isYearly = isPaid(by: years, adjectives: yearly, words)
            wording.period = isMonthly == isYearly ? nil : isMonthly ? .month : .year
        }
        wording.isOfBoth = words.contains { both[language]?.contains($0) ?? false }
        wording.isPair = isPair(tokens, mentions)
        wording.isTagged = words.count > 1 && (words.last.flatMap { tags[language]?.contains($0) } ?? false)
            || longTags.contains { words.count > $0.count && Array(words.suffix($0.count)) == $0 }
        wording.isQualified = words.contains { qualifiers[language]?.contains($0) ?? false }
        wording.goesOn = words.count > 1 && words.first.map(goings.contains) ?? false
        wording.isAdding = wording.goesOn && words.dropFirst().first.map(adding.contains) ?? false
        wording.isOpenBasis = words.contains(where: net.contains) && words.contains(where: gross.contains)
        wording.unit = unit(tokens)
        return wording
    }

    private static let qualifiers: [Language: Set<String>] = [
        .french: [
            "plus", "moins", "minimum", "maximum", "min", "max", "toujours", "jamais", "tous", "toutes", "tout", "forcement", "moyenne", "mediane", "depasse",
            "depassent", "presque", "souvent", "rarement", "seulement", "atteint", "atteignent",
        ],
        .english: [
            "more", "less", "least", "most", "over", "under", "above", "below", "always", "never", "all", "every", "average", "median", "minimum", "maximum",
            "often", "rarely", "only", "exceed", "exceeds",
        ],
    ]
    private static let goings: Set<String> = ["et", "sinon", "and"]
    private static let adding: Set<String> = ["avec", "with"]
    private static let units = ["euro": "€", "euros": "€", "eur": "€", "pourcentage": "%", "pourcent": "%", "percent": "%", "percentage": "%"]
    private static let into: Set<String> = ["en", "in"]

    /// "en euros ?": the sign of the unit, when nothing else is asked.
    private static func unit(_ tokens: [Token]) -> String? {
        let said = tokens.filter { !$0.isCourtesy && $0.kind != .emoji }
        guard let last = said.last, let sign = units[last.folded], said.dropLast().contains(where: { into.contains($0.folded) }),
            said.dropLast().allSatisfy(\.isFunctionWord)
        else { return nil }
        return sign
    }

    private static let fillers: [Language: Set<String>] = [
        .french: ["bon", "bref", "enfin", "euh", "voila", "mouais"], .english: ["well", "anyway", "hmm", "right", "um"],
    ]

    /// Without the word that only opens the mouth: "bon et en Suisse ?", "bon, les études ?". "un bon salaire", "bon dossier" keep theirs.
    static func withoutFiller(_ tokens: [Token], _ language: Language) -> [Token] {
        guard let first = tokens.first, let next = tokens.dropFirst().first, fillers[language]?.contains(first.folded) ?? false,
            next.isFunctionWord || next.isCourtesy || next.boundary >= .comma
        else { return tokens }
        return Array(tokens.dropFirst())
    }

    /// Groups of words that ask what something means.
    private static let definitions: [[String]] = [
        ["c", "est", "quoi"], ["qu", "est", "ce"], ["veut", "dire"], ["veulent", "dire"], ["signifie"], ["recouvre"], ["definition"], ["designe"],
        ["what", "is"], ["what", "s"], ["does", "mean"], ["stand", "for"], ["mean"],
    ]

    /// "c'est quoi …", "… ça veut dire quoi": asks what something means.
    static func isDefinition(_ tokens: [Token]) -> Bool {
        let words = tokens.map(\.folded)
        return definitions.contains { group in
            words.indices.contains { start in words.count >= start + group.count && Array(words[start..<start + group.count]) == group }
        }
    }

    /// "par mois", "mensuel".
    private static func isPaid(by times: Set<String>, adjectives: Set<String>, _ words: [String]) -> Bool {
        words.contains(where: adjectives.contains)
            || zip(words, words.dropFirst()).contains { per.contains($0) && times.contains($1) }
    }

    /// A name, a joint and one word that names nothing, articles apart.
    private static func isPair(_ tokens: [Token], _ mentions: [EntityMention]) -> Bool {
        let named = mentions.filter { !$0.candidates.isEmpty }
        let others = tokens.indices.filter { index in
            tokens[index].kind != .emoji && !articles.contains(tokens[index].folded) && !named.contains { $0.tokens.contains(index) }
        }
        guard named.count == 1, others.count == 2, let name = named.first?.tokens else { return false }
        let (joint, word) = name.lowerBound < others[0] ? (others[0], others[1]) : (others[1], others[0])
        return joints.contains(tokens[joint].folded) && tokens[word].kind == .word && !tokens[word].isFunctionWord
            && min(name.lowerBound, word) < joint && joint < max(name.lowerBound, word)
    }
}
