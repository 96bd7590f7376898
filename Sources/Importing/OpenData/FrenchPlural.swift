/// The plural of a name of a profession: "ingénieurs d'études", "agents commerciaux", "data scientists".
///
/// A grammar would need the kind of each word. Names of professions are plainer than French: the words before the first
/// preposition are a noun and what agrees with it. Which of them agree is told by their endings (`-ique`, `-é`, `-eur`…),
/// an English noun at the end takes the only -s, and anything else is left as it stands. It errs on rare appositions.
enum FrenchPlural {
    static func of(_ name: String) -> String {
        var words = name.split(separator: " ").map(String.init)
        let end = words.firstIndex { stops.contains(Words.folded($0)) || isElided($0) || isSign($0) } ?? words.count
        guard end > 0 else { return name }
        if end > 1, english.contains(Words.folded(words[end - 1])) {
            words[end - 1] = word(words[end - 1])
        } else {
            words[0] = compound(words[0])
            for index in 1..<max(1, end) where agrees(words[index]) { words[index] = compound(words[index]) }
        }
        return words.joined(separator: " ")
    }

    private static let stops: Set<String> = [
        "de", "du", "des", "en", "a", "au", "aux", "pour", "par", "sur", "sous", "chez", "dans", "avec", "et", "ou",
        "entre",
        "sans", "hors", "vers", "of", "the", "-", "–", "/", "es",
    ]
    private static let english: Set<String> = [
        "manager", "engineer", "scientist", "analyst", "designer", "developer", "owner", "planner", "officer", "trader",
        "hacker",
        "tester", "builder", "maker", "hunter", "driver", "broker", "buyer", "leader", "master", "miner", "architect",
        "coach",
        "stylist", "artist", "man", "woman", "editor", "specialist", "consultant",
    ]
    private static let endings = [
        "ique", "aire", "al", "el", "if", "ien", "ier", "eux", "é", "eur", "iste", "able", "ible", "ain", "ais", "ois",
        "ant",
        "logue", "graphe", "er", "naute", "at", "ole", "alent", "in", "ime", "ile",
    ]

    private static func isElided(_ word: String) -> Bool {
        word.lowercased().hasPrefix("d'") || word.lowercased().hasPrefix("l'")
    }
    private static func isSign(_ word: String) -> Bool { word.hasPrefix("(") || word.hasPrefix("«") }
    private static func agrees(_ word: String) -> Bool {
        word == word.lowercased() && word.count > 3 && !word.hasSuffix("ité") && endings.contains { word.hasSuffix($0) }
    }

    /// Both parts of "boulanger-pâtissier", the noun of "aide-soignant" and of "chef-d'œuvre".
    private static func compound(_ name: String) -> String {
        var parts = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, !parts.contains("de"), !parts.contains("en") else { return word(name) }
        let fixed: Set<String> = [
            "vice", "sous", "auto", "co", "ex", "bio", "agro", "socio", "techno", "technico", "e", "web", "cyber",
            "psycho",
        ]
        for index in parts.indices where !isElided(parts[index]) && !fixed.contains(parts[index].lowercased()) {
            if parts[index].count > 2 { parts[index] = word(parts[index]) }
        }
        return parts.joined(separator: "-")
    }

    private static func word(_ word: String) -> String {
        guard let last = word.last, last.isLetter, word != word.uppercased() else { return word }
        let lower = word.lowercased()
        if ["s", "x", "z"].contains(String(last)) { return word }
        if lower.hasSuffix("woman") || lower.hasSuffix("man") { return word.dropLast(2) + "en" }
        if lower.hasSuffix("al"), lower.count > 3 { return word.dropLast(2) + "aux" }
        if lower.hasSuffix("eau") || lower.hasSuffix("au") || lower.hasSuffix("eu") { return word + "x" }
        return word + "s"
    }
}
