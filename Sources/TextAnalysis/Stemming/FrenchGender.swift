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
        let letters = word.utf8
        guard letters.count >= 5, let last = letters.last else { return word }
        let isPlural = last == UInt8(ascii: "s")
        let singular = isPlural ? Substring(word).dropLast() : Substring(word)
        guard singular.utf8.last == UInt8(ascii: "e") else { return word }
        // Most words are done with here: none of the endings below has another letter before its "e".
        switch singular.utf8.dropLast().last {
        case UInt8(ascii: "c"), UInt8(ascii: "e"), UInt8(ascii: "r"), UInt8(ascii: "s"), UInt8(ascii: "v"): break
        default: return word
        }
        func replacing(_ ending: Int, by masculine: String) -> String { singular.dropLast(ending) + masculine }
        let count = singular.utf8.count
        if count >= 6, singular.hasSuffix("trice"), !keptTrices.contains(String(singular)) {
            return replacing(4, by: "eur")
        }
        if count >= 6, singular.hasSuffix("euse"), !singular.hasSuffix("ieuse"),
            !singular.hasSuffix("reuse") || workingReuses.contains(String(singular))
        {
            return replacing(4, by: "eur")
        }
        // Verbs end in -ctive and -tive as well ("active", "motive"); in -ative, none worth the name does.
        if count >= 7, singular.hasSuffix("ative") { return replacing(2, by: "f") }
        if count >= 6, singular.hasSuffix("ere") { return replacing(3, by: "er") }
        if count >= 5, singular.hasSuffix("ee") { return String(singular.dropLast()) }
        return word
    }
}
