internal import Figures

/// A fiche métier: its fields.
struct OnisepJob {
    /// `MET.12`.
    let id: String
    let line: Int
    let masculine: String
    let feminine: String
    let synonyms: [(masculine: String, feminine: String)]
    /// Of ROME's third version.
    let codes: [String]
    let level: String
    let statuses: [String]
    let sectors: [String]
    let isInEverySector: Bool
    let interests: [String]
    let diplomas: [String]
    let neighbours: [(id: String, name: String)]
    let salary: OnisepSalary?

    /// Elements that hold prose.
    private static let prose: Set<String> = [
        "competences", "condition_travail", "nature_travail", "acces_metier", "accroche_metier", "formats_courts",
        "publications",
        "sources_numeriques",
    ]

    /// - Throws: `ImportError`.
    static func read(_ file: OpenDataFile) throws(ImportError) -> [OnisepJob] {
        var jobs: [OnisepJob] = []
        try XMLRecords(path: file.path, unwanted: prose).read(file.bytes, root: OnisepFiles.Subject.jobs.rawValue) {
            record throws(ImportError) in
            jobs.append(try OnisepJob(record, path: file.path))
        }
        return jobs
    }

    private init(_ record: XMLElement, path: String) throws(ImportError) {
        id = try OnisepID.read(record, prefix: "MET.", path: path)
        line = record.line
        masculine = Words.withoutEndings(Words.tidy(record.text("libelle_masculin")))
        feminine = Words.tidy(record.text("libelle_feminin"))
        guard !masculine.isEmpty else {
            throw ImportError(
                .unexpectedShape, path: path, line: record.line,
                message: "expected <libelle_masculin> in \(id), found nothing",
                remedy: "name Onisep's file of fiches métiers")
        }
        synonyms = record.elements("synonymes", "synonyme").map {
            (Words.tidy($0.text("libelle_masculin")), Words.tidy($0.text("libelle_feminin")))
        }
        codes = record.texts("romesV3", "romeV3").filter(ROMEList.isCode)
        level = Words.tidy(record.text("niveau_acces_min", "libelle"))
        statuses = record.texts("statuts", "statut", "libelle").map(Words.tidy)
        sectors = record.texts("secteurs_activite", "secteur_activite", "libelle").map(Words.tidy)
        isInEverySector = record.text("secteurs_activite", "metier_transverse") == "oui"
        interests = record.texts("centres_interet", "centre_interet", "libelle").map(Words.tidy)
        diplomas = record.texts("formations_min_requise", "formation_min_requise", "libelle").map(Words.tidy)
        neighbours = record.elements("metiers_associes", "metier_associe").map {
            ($0.text("id"), Words.tidy($0.text("libelle")))
        }
        salary = OnisepSalary(html: record.text("vie_professionnelle"))
    }
}

/// Onisep's own identifiers: `MET.12`, `FOR.1375`.
enum OnisepID {
    /// - Throws: `unexpectedShape`.
    static func read(_ record: XMLElement, prefix: String, path: String) throws(ImportError) -> String {
        let id = record.text("identifiant")
        guard id.hasPrefix(prefix), let number = Int(id.dropFirst(prefix.count)), number >= 0 else {
            throw ImportError(
                .unexpectedShape, path: path, line: record.line,
                message: "expected an <identifiant> such as \(prefix)12, found “\(Words.tidy(String(id.prefix(40))))”",
                remedy: "name Onisep's own file")
        }
        return id
    }

    /// `onisep-met-12`.
    static func page(_ id: String) -> String { "onisep-" + id.lowercased().replacing(".", with: "-") }
}
