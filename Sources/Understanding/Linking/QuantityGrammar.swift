/// The few words around a number that say what it counts, in both languages: folded.
struct QuantityGrammar: Sendable {
    var years: Set<String>
    var months: Set<String>
    /// Next to a length of time: it is time spent in a profession.
    var experience: Set<String>
    /// In front of a length of time: likewise.
    var after: Set<String>
    /// Next to a length of time: it is time spent in studies.
    var study: Set<String>

    static let usual = QuantityGrammar(
        years: ["an", "ans", "annee", "annees", "year", "years", "yr", "yrs"],
        months: ["mois", "month", "months"],
        experience: [
            "experience", "experiences", "xp", "exp", "metier", "carriere", "anciennete", "career", "seniority",
        ],
        after: ["apres", "after", "bout"],
        study: ["etude", "etudes", "study", "studies", "college"])
}
