/// How a course of study is called in a sentence.
struct CourseName {
    let text: String
    let isFeminine: Bool

    /// Ways in which names begin, and what people say instead.
    static let starts: [(String, [String])] = [
        ("licence pro mention ", ["licence pro ", "licence professionnelle "]), ("licence mention ", ["licence "]),
        ("master mention ", ["master "]), ("bac pro ", ["bac professionnel ", "baccalauréat professionnel "]),
        ("bac techno ", ["bac technologique "]), ("mastère spé. ", ["mastère spécialisé "]),
        ("TP ", ["titre professionnel "]),
        ("BTSA ", ["BTS agricole "]), ("mention complémentaire ", ["MC "]), ("BP ", ["brevet professionnel "]),
    ]

    private static let feminine: Set<String> = [
        "licence", "formation", "mention", "classe", "preparation", "ecole", "prepa", "specialite", "annee",
        "agregation", "mc", "fcil", "cpge",
        "capacite", "double", "mise", "insertion", "passerelle",
    ]
    private static let masculine: Set<String> = [
        "bts", "btsa", "but", "dut", "deust", "master", "mastere", "diplome", "bac", "baccalaureat", "cap", "capa",
        "titre", "tp", "certificat", "brevet",
        "bp", "bpa", "bm", "btm", "bpjeps", "dejeps", "desjeps", "cs", "du", "dn", "dnmade", "dsaa", "de", "dipl.",
        "bachelor", "magistere", "cycle",
        "msc", "ctm", "dma", "parcours", "programme", "doctorat", "dnsep", "dnsp", "dna", "dumi", "dtms", "bt", "cqp",
        "mooc", "diu", "des", "d.e.",
        "concours", "deug", "dcg", "dscg", "certificat,", "bma", "btms", "cpes", "deaes", "dees", "dpp", "btsm", "pass",
        "las", "dip", "pgce", "msc,", "mba", "bicursus", "cupge", "cmi", "dsp",
        "dts", "dgc", "parcours,",
    ]

    /// A name that does not begin as a diploma does, and might be a profession's, is called a formation.
    init(_ name: String) {
        let first = Words.folded(name.prefix { $0 != " " && $0 != "-" })
        let isWord = name.prefix(2).dropFirst().allSatisfy(\.isLowercase)
        let lowered = isWord ? name.prefix(1).lowercased() + name.dropFirst() : name
        if Self.feminine.contains(first) {
            (text, isFeminine) = (lowered, true)
        } else if Self.masculine.contains(first) {
            (text, isFeminine) = (lowered, false)
        } else {
            (text, isFeminine) = ("formation " + lowered, true)
        }
    }
}
