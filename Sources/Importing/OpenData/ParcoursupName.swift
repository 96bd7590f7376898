/// The kind of a course of Parcoursup, out of a title such as "BTS   Services   Services informatiques aux organisations".
///
/// The list writes titles without accents, without apostrophes, and with three spaces where parts end. The first part is
/// the diploma and the second the field; what stands behind them (a track, a site) is one establishment's own. Of a BTS the
/// second part is only the branch and the third the field. Apostrophes come back before a vowel, and accents in the words
/// that come most often; the rest stays as published.
struct ParcoursupName {
    /// "BTS services informatiques aux organisations".
    let text: String
    /// What people say instead: "prépa PCSI".
    let aliases: [String]

    init(_ title: String) {
        let parts = Self.parts(title)
        var kept = Array(parts.prefix(2))
        if let first = parts.first, first == "BTS" || first == "BTSA", parts.count > 2 { kept = [first, parts[2]] }
        if let first = parts.first, Self.alone.contains(where: first.hasPrefix) { kept = [first] }
        let words = kept.joined(separator: " ").split(separator: " ").map { Self.mended(String($0)) }
        let last = words.last.map { ["parcours", "option", "specialite", "spécialité"].contains($0) } ?? false
        let name = Self.joined(last ? words.dropLast() : words)
        let full = Self.expanded(name)
        text = full
        aliases =
            (full == name ? [] : [name])
            + Self.starts.flatMap { start, others in
                full.hasPrefix(start) ? others.map { $0 + full.dropFirst(start.count) } : []
            }
    }

    /// Split where at least two spaces stand together.
    private static func parts(_ title: String) -> [String] {
        var parts: [String] = [""]
        for word in title.split(separator: " ", omittingEmptySubsequences: false) {
            if word.isEmpty {
                if parts.last != "" { parts.append("") }
            } else {
                parts[parts.count - 1] += (parts.last == "" ? "" : " ") + word
            }
        }
        return parts.map(Words.tidy).filter { !$0.isEmpty }
    }

    private static func mended(_ word: String) -> String {
        let lower = SentenceCase.apply(word)
        let letters = lower.prefix { $0.isLetter }
        return (accents[String(letters)] ?? String(letters)) + lower.dropFirst(letters.count)
    }

    /// "d acces" → "d'accès".
    private static func joined(_ words: some Sequence<String>) -> String {
        var text = ""
        for word in words {
            let last = text.split(separator: " ").last.map(String.init) ?? ""
            let begins = Words.folded(word.prefix(1)).first.map { "aeiouhy".contains($0) } ?? false
            if text.isEmpty {
                text = word
            } else if begins, ["d", "l", "D", "L"].contains(last) {
                text += "'" + word
            } else {
                text += " " + word
            }
        }
        return text
    }

    private static func expanded(_ name: String) -> String {
        for (short, long) in [("D.E ", "diplôme d'État "), ("C.M.I ", "CMI ")] where name.hasPrefix(short) {
            return long + name.dropFirst(short.count)
        }
        return name
    }

    /// Diplomas whose other parts say nothing of the field.
    private static let alone = ["Formation d ingenieur", "Formation des ecoles", "Formations des ecoles"]

    private static let starts = [
        ("CPGE ", ["prépa ", "classe préparatoire "]), ("diplôme d'État ", ["DE "]), ("licence portail ", ["portail "]),
        ("BUT ", ["bachelor universitaire de technologie "]), ("BTS ", ["brevet de technicien supérieur "]),
    ]

    private static let accents = [
        "diplome": "diplôme", "ingenieur": "ingénieur", "etudes": "études", "metiers": "métiers",
        "mathematiques": "mathématiques",
        "superieures": "supérieures", "specialisation": "spécialisation", "etrangeres": "étrangères",
        "preparation": "préparation",
        "etablissement": "établissement", "superieure": "supérieure", "universite": "université", "annee": "année",
        "litteratures": "littératures", "regionales": "régionales", "specialite": "spécialité",
        "ingenierie": "ingénierie",
        "genie": "génie", "appliquees": "appliquées", "amenagement": "aménagement", "systemes": "systèmes",
        "realisation": "réalisation", "sante": "santé", "securite": "sécurité", "geographie": "géographie",
        "hotellerie": "hôtellerie",
        "mecanique": "mécanique", "vehicules": "véhicules", "activites": "activités", "archeologie": "archéologie",
        "generale": "générale", "cinema": "cinéma", "humanites": "humanités", "numerique": "numérique",
        "electronique": "électronique",
        "societe": "société", "aeronautique": "aéronautique", "electrique": "électrique", "qualite": "qualité",
        "carrieres": "carrières", "biomedicales": "biomédicales", "developpement": "développement",
        "cybersecurite": "cybersécurité",
        "reseaux": "réseaux", "electriques": "électriques", "education": "éducation", "educateur": "éducateur",
        "materiaux": "matériaux", "ecologique": "écologique", "economique": "économique", "multimedia": "multimédia",
        "medicale": "médicale", "mediation": "médiation", "donnees": "données", "numeriques": "numériques",
        "europeen": "européen",
        "strategie": "stratégie", "energies": "énergies", "comptabilite": "comptabilité", "batiment": "bâtiment",
        "equipements": "équipements", "geologie": "géologie", "theologie": "théologie", "controle": "contrôle",
        "competition": "compétition", "medical": "médical", "energetique": "énergétique", "francais": "français",
        "europeennes": "européennes", "geometre": "géomètre", "telecommunications": "télécommunications",
        "operationnel": "opérationnel", "procedes": "procédés", "echanges": "échanges", "dietetique": "diététique",
        "theatre": "théâtre", "specialise": "spécialisé", "economiques": "économiques", "publicite": "publicité",
        "manageriale": "managériale", "evenement": "événement", "clientele": "clientèle", "elevage": "élevage",
        "specifique": "spécifique", "bibliotheques": "bibliothèques", "appliquee": "appliquée",
        "competences": "compétences",
        "electrotechnique": "électrotechnique", "ergotherapeute": "ergothérapeute", "specifiques": "spécifiques",
        "interieur": "intérieur", "therapeutique": "thérapeutique", "associee": "associée", "creatives": "créatives",
        "electroradiologie": "électroradiologie", "hygiene": "hygiène", "negociation": "négociation",
        "immobilieres": "immobilières",
        "esthetique": "esthétique", "cosmetique": "cosmétique", "superieur": "supérieur", "edition": "édition",
        "ingenieurs": "ingénieurs", "litteraire": "littéraire", "creation": "création", "geosciences": "géosciences",
        "acces": "accès",
        "economie": "économie", "ecoles": "écoles", "ecole": "école", "energie": "énergie", "etat": "État",
        "generaux": "généraux",
        "prive": "privé", "pedicure": "pédicure", "scenographie": "scénographie", "prothesiste": "prothésiste",
        "matiere": "matière",
        "decoration": "décoration",
    ]
}
