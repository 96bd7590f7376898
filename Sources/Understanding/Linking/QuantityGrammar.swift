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
    /// Next to a number: it is pay, before or after contributions.
    var gross: Set<String>
    var net: Set<String>
    /// Behind an amount: for how long it is paid.
    var monthly: Set<String>
    var yearly: Set<String>
    var hourly: Set<String>
    var daily: Set<String>
    /// Times that no pay is stated by here: weeks, quarters.
    var otherPeriods: Set<String>
    /// What a freelancer bills is no pay.
    var rates: Set<String>
    /// Between two words of pay: which of them it is.
    var or: Set<String>
    /// Between an amount and such a word.
    var per: Set<String>
    /// Between an amount and a word of pay: the amount is to be brought to that.
    var into: Set<String>
    /// Between such a word and one of pay: "combien de brut".
    var of: Set<String>
    /// Words of time that by themselves say how pay is counted.
    var adjectives: Set<String>

    static let usual = QuantityGrammar(
        years: ["an", "ans", "annee", "annees", "year", "years", "yr", "yrs"],
        months: ["mois", "month", "months"],
        experience: [
            "experience", "experiences", "xp", "exp", "metier", "carriere", "anciennete", "bouteille", "terrain", "boite", "pratique", "career",
            "seniority", "practice",
        ],
        after: ["apres", "after", "bout"],
        study: ["etude", "etudes", "study", "studies", "college"],
        gross: ["brut", "bruts", "brute", "brutes", "gross"], net: ["net", "nets", "nette", "nettes"],
        monthly: ["mois", "mensuel", "mensuels", "mensuelle", "mensuellement", "month", "monthly"],
        yearly: ["an", "annuel", "annuels", "annuelle", "annee", "year", "yearly", "annual", "annum"],
        hourly: ["heure", "heures", "h", "horaire", "hour", "hourly"],
        daily: ["jour", "jours", "journalier", "day", "daily"],
        otherPeriods: ["semaine", "semaines", "hebdomadaire", "trimestre", "week", "weekly", "quarter"],
        rates: ["tjm", "ht", "facture", "factures", "freelance", "freelancing", "prime", "primes", "bonus", "invoice"],
        or: ["ou", "or"], per: ["par", "per", "a", "an", "each", "every"],
        into: ["en", "in", "into", "to", "after", "combien", "how", "much", "quel", "au", "du"],
        of: ["de", "of"],
        adjectives: [
            "mensuel", "mensuels", "mensuelle", "annuel", "annuels", "annuelle", "monthly", "yearly", "annual",
        ])
}
