/// Brings the capitals of titles down to those of a sentence: "Ingénieur en Intelligence Artificielle" reads "ingénieur
/// en intelligence artificielle", while "SAP", "l'État" and "UX designer" keep theirs.
///
/// A word that is capital all through, or inside, keeps its letters, and so do a few names. An É at the beginning, which
/// old lists write without its accent, gets it back where French has it: before one consonant and a vowel.
enum SentenceCase {
    static func apply(_ title: String) -> String {
        var result = ""
        var word = ""
        for character in title {
            if character.isLetter || character.isNumber {
                word.append(character)
            } else {
                result += lowered(word)
                result.append(character)
                word = ""
            }
        }
        return result + lowered(word)
    }

    private static func lowered(_ word: String) -> String {
        guard let first = word.first, first.isUppercase, word.count > 1, word.dropFirst().allSatisfy(\.isLowercase)
        else { return word }
        if let name = names[word] { return name }
        let lower = word.lowercased()
        return first == "E" && lacksAccent(lower) ? "é" + lower.dropFirst() : lower
    }

    private static let names = [
        "Etat": "État", "France": "France", "Education": "Éducation", "République": "République", "Noël": "Noël",
        "Saint": "Saint",
        "Jacques": "Jacques", "Foucault": "Foucault", "Jacquard": "Jacquard", "Europe": "Europe", "Paris": "Paris",
        "Python": "Python",
        "Java": "Java", "Excel": "Excel", "Linux": "Linux", "Windows": "Windows",
    ]

    /// Whether a word that begins with a bare e is spoken with é: "educateur", "electricien", "etalagiste"; not "expert",
    /// "ergonome", "employé", "event".
    private static func lacksAccent(_ word: String) -> Bool {
        let letters = word.unicodeScalars.dropFirst().prefix(3).map { Character($0) }
        guard letters.count == 3, !english.contains(word) else { return false }
        let vowels: Set<Character> = ["a", "e", "é", "è", "ê", "i", "o", "u", "y", "â", "ô", "î"]
        if vowels.contains(letters[0]) || letters[0] == "x" { return false }
        if vowels.contains(letters[1]) { return true }
        let isCluster =
            letters[1] == "l" || letters[1] == "r" || (letters[1] == "h" && "cpt".contains(letters[0]))
            || String(letters[...1]) == "qu"
        return isCluster && letters[0] != "l" && letters[0] != "r" && vowels.contains(letters[2])
            || String(letters[...1]) == "ta"
            || String(letters[...1]) == "tu"
    }

    private static let english: Set<String> = ["event", "events", "editor", "elearning", "ethical", "export"]
}
