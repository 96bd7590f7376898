internal import Knowledge
internal import TextAnalysis

/// How the thing that an article describes is called, with the grammar that a page states.
struct ArticleName: Sendable, Hashable {
    /// Without article, in lower case but for acronyms.
    let name: String
    /// Other names: without its preposition, with an acronym that the article uses.
    let also: [String]
    /// Nil in English.
    let gender: Gender?
    let feminine: String?
    let plural: String

    /// A name whose grammar is known.
    init(name: String, also: [String], gender: Gender?, feminine: String?, plural: String) {
        self.name = name
        self.also = also
        self.gender = gender
        self.feminine = feminine
        self.plural = plural
    }

    /// `text`: the whole article, which shows acronyms and gender.
    init(_ name: String, text: String, language: Language) {
        let name = Self.lowered(name)
        self.name = name
        let words = name.split(separator: " ").map { String($0) }
        let folded = ArticleText.words(text)
        also = Self.variants(name, acronyms: Self.acronyms(in: text))
        plural = Self.plural(words, language)
        guard language == .french else {
            gender = nil
            feminine = nil
            return
        }
        let gender = Self.gender(words, folded)
        self.gender = gender
        feminine = gender == .masculine ? Self.feminine(words) : nil
    }

    /// Lower case but for words with two capitals ("IA", "MLOps") or a digit.
    static func lowered(_ text: String) -> String {
        // A title in capitals throughout says nothing about single words.
        let isShouted = !text.contains(where: \.isLowercase) && text.split(separator: " ").contains { $0.count > 5 }
        return ArticleText.oneLine(text).split(separator: " ").map { word in
            !isShouted && word.count(where: \.isUppercase) > 1 || word.contains(where: \.isNumber) ? String(word) : word.lowercased()
        }.joined(separator: " ")
    }

    // MARK: Variants

    /// Words of two to five capitals.
    private static func acronyms(in text: String) -> Set<String> {
        Set(
            text.split { !($0.isLetter || $0.isNumber) }.filter { (2...5).contains($0.count) && $0.allSatisfy(\.isUppercase) }
                .map { String($0) })
    }

    private static let prepositions: Set<String> = ["en", "de", "du", "des", "in", "of"]

    private static func variants(_ name: String, acronyms: Set<String>) -> [String] {
        var forms = [name]
        let words = name.split(separator: " ").map { String($0) }
        // "… intelligence artificielle" → "… IA", when the article writes IA.
        for count in [2, 3] where words.count > count {
            let tail = words.suffix(count)
            let initials = tail.compactMap(\.first).map { $0.uppercased() }.joined()
            if acronyms.contains(initials) { forms.append((words.dropLast(count) + [initials]).joined(separator: " ")) }
        }
        for form in forms {
            let short = form.split(separator: " ").map { String($0) }
            // "ingénieur en machine learning" → "ingénieur machine learning"; "chef de projet" stays.
            if short.count > 2, short[1] == "en" || short[1] == "in" {
                forms.append(([short[0]] + short.dropFirst(2)).joined(separator: " "))
            }
        }
        return forms.dropFirst().reduce(into: []) { if !$0.contains($1), $1 != name { $0.append($1) } }
    }

    // MARK: Grammar

    /// English puts the noun last, and so do French names made of English words ("data scientist").
    private static let englishModifiers: Set<String> = [
        "data", "machine", "business", "product", "lead", "big", "deep", "web", "cloud", "full", "front", "back", "growth",
        "software", "ux", "ui", "scrum", "community", "head", "chief", "prompt", "ai", "ml", "devops", "cyber", "security",
    ]

    private static let englishHeads = [
        "designer", "manager", "engineer", "scientist", "analyst", "developer", "owner", "officer", "master", "ops",
    ]

    private static func plural(_ words: [String], _ language: Language) -> String {
        guard let first = words.first, let last = words.last else { return "" }
        let isEnglish = language == .english || englishModifiers.contains(first.lowercased())
            || englishHeads.contains { last.lowercased().hasSuffix($0) }
        let joint = words.firstIndex { prepositions.contains($0) }
        let head = isEnglish ? (joint ?? words.count) - 1 : 0
        guard words.indices.contains(head), words.count > 1 else { return plural(of: last, isEnglish) }
        return words.enumerated().map { $0 == head ? plural(of: $1, isEnglish) : $1 }.joined(separator: " ")
    }

    private static func plural(of word: String, _ isEnglish: Bool) -> String {
        if isEnglish {
            if word.hasSuffix("y"), !["ay", "ey", "oy", "uy"].contains(where: word.hasSuffix) { return word.dropLast() + "ies" }
            return ["s", "x", "ch", "sh"].contains(where: word.hasSuffix) ? word + "es" : word + "s"
        }
        if ["s", "x", "z"].contains(where: word.hasSuffix) || word.contains(where: \.isUppercase) { return word }
        if word.hasSuffix("al") { return word.dropLast(2) + "aux" }
        return ["eau", "eu"].contains(where: word.hasSuffix) ? word + "x" : word + "s"
    }

    private static let feminineEndings = [
        "tion", "sion", "euse", "trice", "ière", "ienne", "ure", "ence", "ance", "ité", "école", "année", "filière", "classe",
        "spécialité",
    ]

    private static func gender(_ words: [String], _ text: String) -> Gender {
        let name = ArticleText.words(words.joined(separator: " "))
        let feminine = text.ranges(of: " une\(name)").count + text.ranges(of: " la\(name)").count
        let masculine = text.ranges(of: " un\(name)").count + text.ranges(of: " le\(name)").count
        if feminine != masculine { return feminine > masculine ? .feminine : .masculine }
        return feminineEndings.contains { words.first?.hasSuffix($0) ?? false } ? .feminine : .masculine
    }

    /// The feminine of nouns for people; nil for any other, and where both are the same.
    private static func feminine(_ words: [String]) -> String? {
        guard let head = words.first else { return nil }
        let known = ["ingénieur": "ingénieure", "chef": "cheffe", "expert": "experte", "délégué": "déléguée", "professeur": "professeure"]
        let endings = [("icien", "icienne"), ("ecteur", "ectrice"), ("acteur", "actrice"), ("ateur", "atrice"), ("cepteur", "ceptrice"),
            ("loppeur", "loppeuse"), ("cheur", "cheuse"), ("ultant", "ultante")]
        if let form = known[head] { return ([form] + words.dropFirst()).joined(separator: " ") }
        guard let ending = endings.first(where: { head.hasSuffix($0.0) }) else { return nil }
        return ([head.dropLast(ending.0.count) + ending.1] + words.dropFirst()).joined(separator: " ")
    }
}
