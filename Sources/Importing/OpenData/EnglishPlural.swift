/// The plural of an English name of a profession: the last noun before a preposition takes it.
enum EnglishPlural {
    static func of(_ name: String) -> String {
        var words = name.split(separator: " ").map(String.init)
        let stops: Set<String> = ["of", "for", "in", "and", "at", "on", "to", "with", "-", "/"]
        let end = words.firstIndex { stops.contains($0.lowercased()) } ?? words.count
        guard end > 0 else { return name }
        words[end - 1] = plural(words[end - 1])
        return words.joined(separator: " ")
    }

    private static func plural(_ word: String) -> String {
        let lower = word.lowercased()
        guard let last = lower.last, last.isLetter else { return word }
        if lower.hasSuffix("woman") || lower.hasSuffix("man") { return word.dropLast(2) + "en" }
        if ["s", "x", "z"].contains(String(last)) || lower.hasSuffix("ch") || lower.hasSuffix("sh") {
            return word + "es"
        }
        if last == "y", let before = lower.dropLast().last, !"aeiou".contains(before) { return word.dropLast() + "ies" }
        return word + "s"
    }
}
