/// The few words around a name that is not ours, in both languages: folded.
struct StrangerGrammar: Sendable {
    /// Between a head and what it is a head of: "BTS en …", "master of …".
    var links: Set<String>
    /// In front of a head that is a word of grammar as well: "un BUT …".
    var articles: Set<String>
    /// In front of where somebody is rather than of what is asked about.
    var places: Set<String>
    /// In front of what is asked about: "frais de scolarité à l'…".
    var owners: Set<String>
    /// What a question that goes on is made of, beside the name: "et … ?", "what about …?"
    var goingOn: Set<String>

    static let usual = StrangerGrammar(
        links: ["de", "d", "en", "in", "of"],
        articles: ["un", "le", "du", "en", "mon", "ce", "quel", "au", "ton", "son", "a", "the"],
        places: ["a", "en", "vers", "sur", "pres", "dans", "chez", "in", "near", "at", "from", "on", "via"],
        owners: ["a", "l", "de", "d", "du", "chez", "pour", "at", "of", "for"],
        goingOn: [
            "et", "ou", "pour", "un", "une", "le", "la", "les", "l", "de", "d", "du", "chez", "alors", "sinon", "puis", "a", "c",
            "est", "quoi", "and", "or", "for", "the", "what", "how", "about", "then", "s", "is", "que", "ce", "qu",
        ])
}
