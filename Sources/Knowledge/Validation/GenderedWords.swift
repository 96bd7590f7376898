import TextAnalysis

/// Words for people that name one gender only, and what to write instead.
///
/// The list is short on purpose. French grammar makes "l'ingénieur… il" of every role, and a warning on each would be read
/// by nobody; what is listed are words for the people who read, which have a form for everybody: pairs ("étudiantes et
/// étudiants"), words without gender ("élèves"), "they". A word is let pass where its counterpart stands in the same
/// passage, in inclusive writing, in fixed expressions, where shares of women or men are counted, and in names ("L'Étudiant").
enum GenderedWords {
    struct Finding: Sendable, Hashable {
        /// As written.
        let word: String
        let remedy: String
    }

    private struct Entry {
        let words: Set<String>
        /// In the same passage, they make the word one of a pair.
        let counterparts: Set<String>
        let remedy: String
        /// Words just before or after it with which it means no person.
        var fixed: Set<String> = []
        /// Says who is counted beside a percentage.
        var isCounted = false
    }

    /// Each word of the list in a passage, once, in the order of the text.
    static func found(in tokens: [Token], _ language: Language) -> [Finding] {
        let words = tokens.map { $0.surface.lowercased() }
        let all = Set(words)
        let hasShare = tokens.contains { $0.kind == .percentage }
        var found: [Finding] = []
        for (index, word) in words.enumerated() {
            guard let entry = entries(language)[word], tokens[index].rewrite != .inclusiveWriting,
                all.isDisjoint(with: entry.counterparts), !(hasShare && entry.isCounted), !isName(tokens[index], index)
            else { continue }
            let beside = words[max(0, index - 3)..<min(words.count, index + 2)]
            let finding = Finding(word: tokens[index].surface, remedy: entry.remedy)
            if entry.fixed.isDisjoint(with: beside), !found.contains(finding) { found.append(finding) }
        }
        return found
    }

    /// A capital in the middle of a sentence, also after "L'".
    private static func isName(_ token: Token, _ index: Int) -> Bool {
        index > 0 && token.boundary != .sentence && token.surface.first.map(\.isUppercase) ?? false
    }

    private static func entries(_ language: Language) -> [String: Entry] {
        switch language {
        case .french: french
        case .english: english
        }
    }

    private static func byWord(_ entries: [Entry]) -> [String: Entry] {
        var byWord: [String: Entry] = [:]
        for entry in entries { for word in entry.words { byWord[word] = entry } }
        return byWord
    }

    /// Masculine and feminine without the plural's s, and a wording for everybody.
    private static let frenchPairs: [(String, String, String)] = [
        ("étudiant", "étudiante", "“étudiantes et étudiants”, “élèves” or “personnes en études”"),
        ("lycéen", "lycéenne", "“lycéennes et lycéens” or “élèves de lycée”"),
        ("collégien", "collégienne", "“collégiennes et collégiens” or “élèves de collège”"),
        ("écolier", "écolière", "“écolières et écoliers” or “élèves”"),
        ("bachelier", "bachelière", "“bachelières et bacheliers” or “titulaires du bac”"),
        ("candidat", "candidate", "“candidates et candidats” or “candidatures”"),
        ("apprenti", "apprentie", "“apprenties et apprentis” or “jeunes en apprentissage”"),
        ("alternant", "alternante", "“alternantes et alternants” or “jeunes en alternance”"),
        ("doctorant", "doctorante", "“doctorantes et doctorants” or “personnes en doctorat”"),
    ]

    private static let french = byWord(
        frenchPairs.map {
            Entry(
                words: [$0.0, $0.0 + "s"], counterparts: [$0.1, $0.1 + "s"], remedy: $0.2,
                fixed: ["carte", "compte", "job", "jobs", "prêt", "prêts", "stage", "stages", "statut", "statuts"])
        } + [
            // In the singular "débutant" is a level and "diplômé" most often an adjective.
            Entry(
                words: ["débutants"], counterparts: ["débutantes"],
                remedy: "“débutantes et débutants” or “en début de carrière”"),
            Entry(
                words: ["diplômés"], counterparts: ["diplômées"],
                remedy: "“diplômées et diplômés” or “titulaires du diplôme”"),
            Entry(
                words: ["homme", "hommes"], counterparts: ["femme", "femmes"], remedy: "“personnes” or “femmes et hommes”",
                fixed: ["machine", "droits"], isCounted: true),
            Entry(
                words: ["garçon", "garçons"], counterparts: ["fille", "filles"], remedy: "“filles et garçons” or “élèves”",
                isCounted: true),
            Entry(words: ["mec", "mecs", "gars"], counterparts: [], remedy: "“personnes”"),
            Entry(words: ["mademoiselle"], counterparts: [], remedy: "“Madame”"),
        ])

    private static let english = byWord([
        Entry(
            words: ["he", "him", "his", "himself"], counterparts: ["she", "her", "hers", "herself"],
            remedy: "“they”, “them”, “their”"),
        Entry(
            words: ["she", "her", "hers", "herself"], counterparts: ["he", "him", "his", "himself"],
            remedy: "“they”, “them”, “their”"),
        Entry(
            words: ["man", "men"], counterparts: ["woman", "women"], remedy: "“people” or “women and men”", isCounted: true),
        Entry(
            words: ["boy", "boys"], counterparts: ["girl", "girls"], remedy: "“pupils” or “girls and boys”", isCounted: true),
        Entry(words: ["guy", "guys"], counterparts: [], remedy: "“people”"),
        Entry(words: ["chairman", "chairmen"], counterparts: [], remedy: "“chair”"),
        Entry(words: ["businessman", "businessmen"], counterparts: [], remedy: "“business people”"),
        Entry(words: ["salesman", "salesmen"], counterparts: [], remedy: "“sales people”"),
        Entry(words: ["freshman", "freshmen"], counterparts: [], remedy: "“first-year students”"),
        Entry(words: ["manpower"], counterparts: [], remedy: "“staff”"),
        Entry(words: ["mankind"], counterparts: [], remedy: "“humanity”"),
    ])
}
