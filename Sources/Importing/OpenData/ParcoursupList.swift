internal import Knowledge

/// The list of courses of Parcoursup, brought together by kind of course.
struct ParcoursupList {
    /// A kind of course.
    private struct Kind {
        var name: ParcoursupName
        var lines = 0
        var establishments: Set<String> = []
        var titles: Set<String> = []
        /// Status → lines.
        var statuses: [String: Int] = [:]
        var regions: [String: Int] = [:]
    }

    /// Sorted by name.
    private let kinds: [Kind]

    /// - Throws: `unexpectedShape` when a column is missing.
    init(_ table: CSVTable) throws(ImportError) {
        let title = try table.column("Filiere de formation", "Filière de formation")
        let status = try table.column(
            "Statut de l’etablissement de la filiere de formation (public, prive…)",
            "Statut de l’établissement de la filière de formation (public, privé…)")
        let establishment = try table.column("Code UAI de l etablissement", "Code UAI de l'établissement")
        let region = try table.column("Region de l’etablissement", "Région de l’établissement")
        var found: [String: Kind] = [:]
        for row in table.rows where !row[title].isEmpty {
            let name = ParcoursupName(row[title])
            var kind = found[Words.folded(name.text)] ?? Kind(name: name)
            kind.lines += 1
            kind.establishments.insert(row[establishment])
            kind.titles.insert(Words.tidy(row[title]))
            kind.statuses[row[status], default: 0] += 1
            if !row[region].isEmpty { kind.regions[Words.tidy(row[region]), default: 0] += 1 }
            found[Words.folded(name.text)] = kind
        }
        kinds = found.values.sorted { $0.name.text.utf8.lexicographicallyPrecedes($1.name.text.utf8) }
    }

    func pages(_ names: inout NameBook, date: PublicationDate?, terms: ImportTerms) -> [OpenDataPage] {
        var ids: Set<String> = []
        var pages = kinds.map { kind in
            let id = Self.id(kind.name.text, among: &ids)
            let shown = CourseName(kind.name.text)
            let name = names.takeMain(shown.text, qualifier: "Parcoursup", for: id)
            return OpenDataPage(
                id: id, kind: "curriculum", name: FrenchName(name: name, isFeminine: shown.isFeminine),
                reviewBy: terms.reviewBy)
        }
        for (index, kind) in kinds.enumerated() {
            pages[index].also = names.takeAliases(kind.name.aliases, for: pages[index].id)
            tell(kind, on: &pages[index], date: date)
        }
        return pages
    }

    private func tell(_ kind: Kind, on page: inout OpenDataPage, date: PublicationDate?) {
        let source = ParcoursupImporter.listSource
        let name = page.name
        let list =
            date.map { "la liste Parcoursup de \($0.inFrench)" }
            ?? "la liste Parcoursup importée, qui ne dit pas son année"
        let places =
            kind.establishments.count == 1
            ? "un établissement" : "\(Words.count(kind.establishments.count)) établissements"
        var text = "Dans \(list), \(name.definite) est proposé\(name.isFeminine ? "e" : "") par \(places)"
        if kind.titles.count > 1 { text += ", sous \(kind.titles.count) intitulés" }
        page.say(.overview, text + ".", source)
        let statuses = Self.ranked(kind.statuses).map {
            "\(Words.count($0.count)) \(Self.statuses[$0.name] ?? $0.name.lowercased())"
        }
        page.say(
            .overview, "Offres \(name.of) sur Parcoursup, par statut : \(statuses.joined(separator: " ; ")).", source)
        let regions = Self.ranked(kind.regions).map { "\(Self.regions[$0.name] ?? $0.name) (\($0.count))" }
        if !regions.isEmpty {
            page.say(
                .overview, "Régions où se trouve \(name.definite) sur Parcoursup : \(Words.some(regions, most: 6)).",
                source)
        }
        page.absent = [
            (
                "admission",
                "La liste Parcoursup importée ne donne ni places, ni taux d'accès ; ils sont sur la fiche de la formation."
            ),
            ("others", "La liste Parcoursup importée ne dit que l'offre."),
        ]
    }

    /// Most first, then by name.
    private static func ranked(_ counts: [String: Int]) -> [(name: String, count: Int)] {
        counts.map { (name: $0.key, count: $0.value) }.sorted {
            $0.count != $1.count ? $0.count > $1.count : $0.name < $1.name
        }
    }

    /// `parcoursup-bts-services-informatiques-aux-organisations`, with a number behind it for the second of a name.
    static func id(_ name: String, among ids: inout Set<String>, prefix: String = "parcoursup") -> String {
        let letters = Words.folded(name).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let slug = String(letters).split(separator: "-").joined(separator: "-").prefix(60)
        var id = "\(prefix)-\(slug)"
        var number = 2
        while !ids.insert(id).inserted {
            id = "\(prefix)-\(slug)-\(number)"
            number += 1
        }
        return id
    }

    private static let statuses = [
        "Public": "dans le public", "Prive sous contrat d association": "dans le privé sous contrat",
        "Prive enseignement superieur": "dans l'enseignement supérieur privé",
        "Prive hors contrat": "dans le privé hors contrat",
    ]
    private static let regions = [
        "Ile de France": "Île-de-France", "Auvergne Rhone Alpes": "Auvergne-Rhône-Alpes",
        "Hauts de France": "Hauts-de-France",
        "Nouvelle Aquitaine": "Nouvelle-Aquitaine", "Provence Alpes Cote d Azur": "Provence-Alpes-Côte d'Azur",
        "Bourgogne Franche Comte": "Bourgogne-Franche-Comté", "Centre": "Centre-Val de Loire", "Reunion": "La Réunion",
        "Pays de la Loire": "Pays de la Loire",
    ]
}
