/// The few words around a title that show that a person of that profession is meant, in both languages: folded.
///
/// Most titles of one word are ordinary words too ("guide", "modèle", "second", "host"). "Un guide" may be a book;
/// "combien gagne un guide", "devenir guide" and "salaire guide" are about a person.
struct ProfessionGrammar: Sendable {
    /// Directly before a title.
    var articles: Set<String>
    /// Between the word that points at a title and the title: "de", "bon".
    var links: Set<String>
    /// Before a title, an article or link between or not, wherever the title stands: what only a person has or is.
    var before: Set<String>
    /// Behind a title that has an article.
    var after: Set<String>
    /// Directly behind a title.
    var behind: Set<String>
    /// Between two titles of which one is set against the other.
    var opposing: Set<String>
    /// Between a title and the field that its holder works in: "avocat en IA", "médecin spécialisé en IA".
    var fieldLinks: Set<String>
    /// Who says one of these tells what they are, or leave: "reconversion infirmière data scientist".
    var moving: Set<String>
    /// Directly before a title that is no ordinary word of the knowledge base.
    var weak: Set<String>

    static let usual = ProfessionGrammar(
        articles: ["un", "une", "a", "an"],
        links: [
            "de", "d", "du", "des", "un", "une", "of", "a", "an", "the", "bon", "bonne", "jeune", "good", "est", "for",
            "pour",
        ],
        before: [
            "gagne", "gagnent", "gagner", "gagnerait", "touche", "touchent", "percoit", "paye", "paie", "payent",
            "salaire", "salaires", "remuneration", "revenu", "revenus", "devenir", "deviens", "devient", "devenu",
            "metier", "profession", "etudes", "salary", "salaries", "pay", "wage", "wages", "income", "become",
            "becoming", "earn", "earns",
        ],
        after: [
            "gagne", "gagnent", "touche", "touchent", "est", "make", "makes", "earn", "earns", "get", "gets", "paid",
            "paye", "do",
        ],
        behind: ["salaire", "salary", "salaries", "pay", "wage", "wages", "income"],
        opposing: ["ou", "or", "vs", "versus", "contre"],
        fieldLinks: [
            "en", "de", "d", "du", "dans", "l", "le", "la", "les", "specialise", "specialisee", "specialises", "specialisees", "spe",
            "specialite", "oriente", "orientee", "in", "of", "the", "specialized", "specialised", "specializing", "specialising",
            "specializes", "specialises", "working", "who", "qui",
        ],
        moving: [
            "reconversion", "reconvertir", "reconverti", "reconvertie", "suis", "etais", "ancien", "ancienne", "ex", "passer", "changer",
            "quitter", "transition", "am", "m", "was", "former", "switch", "switching", "retrain", "retraining", "from", "leave",
        ],
        weak: [
            "un", "une", "des", "comme", "etre", "suis", "es", "est", "travail", "poste", "que", "a", "an", "as",
            "being", "be", "job",
        ])
}
