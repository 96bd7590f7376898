/// A fiche formation: its fields.
struct OnisepCourse {
    /// `FOR.1375`.
    let id: String
    let name: String
    /// "SIO", where the fiche has one.
    let acronym: String
    /// "brevet de technicien supérieur", and its short form: "BTS".
    let type: String
    let shortType: String
    /// "2 ans".
    let length: String
    /// "niveau 7 (bac + 5)".
    let certification: String
    /// "Bac + 5".
    let level: String
    let natures: [String]
    let url: String
    let authority: String
    let fields: [String]
    let options: [String]
    let domains: [String]
    let jobs: [String]
    let next: [String]

    private static let prose: Set<String> = [
        "descriptif_format_court", "descriptif_acces", "attendus", "descriptif_poursuite_etudes", "publications",
        "sources_numeriques", "synonymes",
    ]

    /// - Throws: `ImportError`.
    static func read(_ file: OpenDataFile) throws(ImportError) -> [OnisepCourse] {
        var courses: [OnisepCourse] = []
        try XMLRecords(path: file.path, unwanted: prose).read(file.bytes, root: OnisepFiles.Subject.courses.rawValue) {
            record throws(ImportError) in
            courses.append(try OnisepCourse(record, path: file.path))
        }
        return courses
    }

    private init(_ record: XMLElement, path: String) throws(ImportError) {
        id = try OnisepID.read(record, prefix: "FOR.", path: path)
        name = Words.withoutEndings(Words.tidy(record.text("libelle_complet"))).replacing(
            "MC (futur CS)", with: "mention complémentaire")
        guard !name.isEmpty else {
            throw ImportError(
                .unexpectedShape, path: path, line: record.line,
                message: "expected <libelle_complet> in \(id), found nothing",
                remedy: "name Onisep's file of fiches formations")
        }
        acronym = Words.tidy(record.text("sigle"))
        type = Words.tidy(record.text("type_Formation", "type_formation_libelle"))
        shortType = Words.tidy(record.text("type_Formation", "type_formation_sigle"))
        length = Words.tidy(record.text("duree_formation"))
        certification = Words.tidy(record.text("niveau_certification"))
        level = Words.tidy(record.text("niveau_etudes", "libelle"))
        natures = record.texts("nature_certificat", "libelle_nature_certificat").map(Words.tidy)
        url = Words.tidy(record.text("url"))
        authority = Words.tidy(record.text("sous_tutelle"))
        fields =
            (record.texts("nsf_discipline", "NSF_discipline_libelle")
            + record.texts("nsf_fonction", "NSF_fonction_libelle")).map(Words.tidy)
            .filter { $0 != "Fonction non indiquée" }
        options = record.texts("element_enseignement", "element_enseignement_libelle").map(Words.tidy)
        domains = record.texts("sous_domaines_web", "sous_domaine_web", "libelle").map(Words.tidy)
        jobs = record.texts("metiers_formation", "metier", "libelle_masculin").map(Words.tidy)
        next = record.texts("poursuites_etudes", "poursuite_etudes", "formation_poursuite_Etudes").map(Words.tidy)
    }

    /// The number under which France compétences lists it, from the official address: "RNCP37624".
    var registerNumber: String? {
        guard let range = url.firstRange(of: "/rncp/") else { return nil }
        let digits = url[range.upperBound...].prefix(while: \.isNumber)
        return digits.isEmpty ? nil : "RNCP\(digits)"
    }

    /// Number and unit of the schema; nil for a text of another form.
    var duration: (count: Double, unit: String)? {
        let words = length.split(separator: " ")
        guard words.count == 2, let count = Int(words[0]), count > 0 else { return nil }
        switch words[1] {
        case "an", "ans": return (Double(count), "years")
        case "mois": return (Double(count), "months")
        case "semaine", "semaines": return (Double(count), "weeks")
        default: return nil
        }
    }
}
