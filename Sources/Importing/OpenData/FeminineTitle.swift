/// What titles of professions are called that no slash explains.
enum FeminineTitle {
    /// Whether a title that stands alone is feminine: "sage-femme", "nourrice agréée".
    static func isFeminine(_ title: String) -> Bool {
        let first = Words.folded(title.prefix { $0 != " " })
        return words.contains(first) || first.hasSuffix("femme") && first != "garde-femme"
    }

    private static let words: Set<String> = [
        "nourrice", "fille", "hotesse", "chanteuse", "vendeuse", "assistante", "gouvernante", "ouvreuse", "employee",
        "doublure",
        "premiere", "silhouette", "mascotte", "mascotte-personnage", "danseuse", "entraineuse", "mere", "dame",
        "bioinformaticienne",
    ]

    /// Whether a name is a word of every day, or of every question about professions, that would be taken for this one: the
    /// feminine of "carrier" is "carrière".
    static func isEverydayWord(_ name: String) -> Bool { everyday.contains(Words.folded(name)) }

    private static let everyday: Set<String> = [
        "carriere", "modele", "modeles", "nez", "second", "seconde", "personnage", "silhouette", "doublure", "mousse",
        "bout", "road",
        "vestiaire", "comique", "principal", "premiere", "support", "commandement", "calculateur", "calculatrice",
        "portiere",
        "cafetiere", "critique", "cadre", "membre", "guide", "stationnaire", "formaliste", "agent", "agente", "expert",
        "experte",
        "chef", "cheffe", "aide", "garde", "responsable", "gestionnaire", "analyste", "specialiste", "manager",
        "interprete",
        "personnel", "voiliere", "batteuse", "batterie", "cuisiniere", "betonniere", "friteuse", "majeure", "commande",
        "operateur",
        "operatrice", "technicien", "technicienne", "assistant", "assistante", "charge", "chargee", "conseiller",
        "conseillere",
        "lapidaire", "major", "lead", "e", "music", "art", "game", "network", "cash", "grand", "eco", "project",
        "motion", "level",
        "officielle", "professionnelle", "livraison", "etudiant", "etudiante", "stagiaire", "apprenti", "apprentie",
        "chercheur", "web", "fundraiser",
    ]
}
