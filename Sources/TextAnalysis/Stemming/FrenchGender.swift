/// Brings French feminine forms to the masculine before stemming, so that "une développeuse" asks about "développeur".
///
/// The French Snowball rules read accents ("-ière", "-ée"), but words reach the stemmer without them, since people type
/// them with and without. What those rules would have done is done here, on unaccented letters: -trice → -teur, -euse →
/// -eur, -iere → -ier, -ative → -atif, -ee → -e. The rest (-ienne, -ante, -eure, -elle) Snowball does by itself.
///
/// Limits: it looks at endings, not at meaning. "-ieuse" and "-reuse" are mostly adjectives ("sérieuse",
/// "nombreuse") and stay Snowball's; the lexicon's stem exceptions have the last word.
enum FrenchGender {
    private static let keptTrices: Set<String> = ["matrice", "cicatrice", "patrice", "beatrice", "varice"]
    private static let workingReuses: Set<String> = [
        "coureuse", "assureuse", "tireuse", "restaureuse", "mesureuse", "procureuse", "doreuse", "foreuse", "serreuse",
        "soudeuse", "entrepreneuse",
    ]

    /// The masculine of a folded word, singular if the word was a feminine plural; other words as they are.
    static func masculine(_ word: String) -> String {
        var letters = Array(word.utf8)
        guard letters.count >= 5 else { return word }
        if letters.last == UInt8(ascii: "s") { letters.removeLast() }
        // Most words are done with here: none of the endings below has another letter before its "e".
        guard letters.last == UInt8(ascii: "e"), "cersv".utf8.contains(letters[letters.count - 2]) else { return word }
        func ends(in ending: String) -> Bool {
            letters.count > ending.utf8.count && letters.suffix(ending.utf8.count).elementsEqual(ending.utf8)
        }
        func singular(without ending: Int, _ masculine: String = "") -> String {
            String(decoding: letters.dropLast(ending) + masculine.utf8, as: UTF8.self)
        }
        if ends(in: "trice"), !keptTrices.contains(singular(without: 0)) { return singular(without: 4, "eur") }
        if ends(in: "euse"), letters.count >= 6, !ends(in: "ieuse"), !ends(in: "reuse") || workingReuses.contains(singular(without: 0)) {
            return singular(without: 4, "eur")
        }
        // Verbs end in -ctive and -tive as well ("active", "motive"); in -ative, none worth the name does.
        if ends(in: "ative"), letters.count >= 7 { return singular(without: 2, "f") }
        if ends(in: "ere"), letters.count >= 6 { return singular(without: 3, "er") }
        if ends(in: "ee"), letters.count >= 5 { return singular(without: 1) }
        return word
    }
}
