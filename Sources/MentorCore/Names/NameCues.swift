/// The few words of both languages that tell a name by where it stands; folded.
enum NameCues {
    /// A surname follows, whatever word it is.
    static let titles: Set<String> = ["monsieur", "madame", "mademoiselle", "mr", "mme", "mlle", "mrs", "ms", "miss", "mister", "docteur", "maitre"]

    /// Behind "my" and the like: somebody whose name may follow.
    static let people: Set<String> = [
        "soeur", "soeurs", "frere", "freres", "mere", "pere", "maman", "papa", "cousin", "cousine", "oncle", "tante", "tonton", "tata", "ami",
        "amie", "pote", "copain", "copine", "fils", "fille", "voisin", "voisine", "prof", "profs", "professeur", "professeure", "proviseur",
        "proviseure", "principal", "principale", "cpe", "psyen", "eleve", "camarade", "tuteur", "tutrice", "conseiller", "conseillere",
        "directeur", "directrice", "coach", "chef", "patron", "patronne", "meuf", "mec", "daron", "daronne",
        "sister", "brother", "mother", "father", "mom", "mum", "dad", "uncle", "aunt", "friend", "buddy", "son", "daughter", "neighbour",
        "neighbor", "teacher", "principal", "headteacher", "classmate", "tutor", "counselor", "counsellor", "boss", "boyfriend", "girlfriend",
    ]
    static let owners: Set<String> = ["mon", "ma", "mes", "notre", "nos", "my", "our"]
    /// May stand between the person and the name: "mon prof de maths", "ma soeur qui s'appelle".
    static let naming: Set<String> = ["qui", "s", "appelle", "prenomme", "prenommee", "nomme", "nommee", "named", "called", "c", "est"]

    /// The name of a school follows.
    static let schools: Set<String> = [
        "lycee", "lycees", "college", "colleges", "bahut", "institution", "maternelle", "cfa", "mfr", "campus", "internat",
    ]
    /// What a school is called before its name.
    static let schoolKinds: Set<String> = [
        "public", "publique", "prive", "privee", "general", "technique", "technologique", "professionnel", "pro", "polyvalent", "agricole",
        "hotelier", "militaire", "catholique", "international", "francais",
    ]
    /// Inside the names of schools and places.
    static let particles: Set<String> = [
        "de", "du", "des", "d", "la", "le", "les", "l", "saint", "sainte", "st", "ste", "notre", "dame", "et", "of", "the",
    ]

    /// Where somebody lives or comes from follows.
    static let homes: Set<String> = [
        "habite", "habitons", "vis", "viens", "vient", "originaire", "domicilie", "domiciliee", "ville", "village", "commune", "quartier",
        "banlieue", "loge", "grandi", "live", "lives", "living", "from", "town", "city", "neighbourhood", "neighborhood", "grew",
    ]
    static let placing: Set<String> = [
        "a", "au", "aux", "de", "du", "des", "d", "en", "sur", "pres", "dans", "vers", "la", "le", "les", "l", "in", "near", "at", "of", "the", "up",
    ]
}
