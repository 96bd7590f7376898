internal import Knowledge

/// The masters of "Trouver mon master", brought together by their title.
struct MasterList {
    static let titleColumn = "Intitulé de la mention de master"

    /// A title, in the latest year in which it was open.
    private struct Mention {
        /// Spellings → lines; the most frequent one is shown.
        var spellings: [String: Int] = [:]
        var year = 0
        var establishments: Set<String> = []
        /// Of those that state one.
        var seats = 0
        var seatedBy: Set<String> = []
        var domains: Set<String> = []
        /// Licences that are advised → lines.
        var licences: [String: Int] = [:]
        /// Ways of studying → establishments.
        var ways: [String: Set<String>] = [:]
    }

    private let mentions: [(key: String, mention: Mention)]
    private(set) var firstYear = Int.max
    private(set) var lastYear = 0

    /// - Throws: `unexpectedShape` when a column is missing, or a year or a capacity is no number.
    init(_ table: CSVTable) throws(ImportError) {
        let title = try table.column(Self.titleColumn)
        let year = try table.column("Année de la campagne de recueil des informations")
        let establishment = try table.column(
            "Code UAI de l’établissement accrédité", "Code UAI de l'établissement accrédité")
        let isOpen = try table.column("Mention ouverte ou non ouverte")
        let seats = try table.column(
            "Capacité d’accueil limitée au 1er semestre", "Capacité d'accueil limitée au 1er semestre")
        let domain = try table.column("Domaine(s) de la mention de master")
        let ways = try table.column("Modalités d’enseignement de la mention", "Modalités d'enseignement de la mention")
        let licences = try table.column("Licences conseillées pour suivre la formation de la mention")
        let enrols = table.optionalColumn([
            "Inscription des étudiants effectuée ou non par l’établissement dans la mention"
        ])
        var found: [String: Mention] = [:]
        for row in table.rows where !row[title].isEmpty && row[isOpen] != "0" {
            guard let campaign = Int(row[year]), (2000...2100).contains(campaign) else {
                throw Self.problem(table.path, row.line, "a year", row[year])
            }
            firstYear = min(firstYear, campaign)
            lastYear = max(lastYear, campaign)
            let name = Words.tidy(row[title])
            var mention = found[Words.folded(name)] ?? Mention()
            if campaign > mention.year {
                mention = Mention(spellings: mention.spellings)
                mention.year = campaign
            }
            mention.spellings[name, default: 0] += 1
            if campaign == mention.year {
                mention.establishments.insert(row[establishment])
                for part in row[domain].split(separator: "|") {
                    mention.domains.insert(Words.tidy(String(part)).lowercased())
                }
                for way in row[ways].split(separator: ",") {
                    mention.ways[Words.tidy(String(way)).lowercased(), default: []].insert(row[establishment])
                }
                if !row[licences].isEmpty { mention.licences[Words.tidy(row[licences]), default: 0] += 1 }
                // An establishment that enrols nobody repeats the capacity of the one that does.
                if !row[seats].isEmpty, enrols.map({ row[$0] != "0" }) ?? true {
                    guard let count = Int(row[seats]), count >= 0 else {
                        throw Self.problem(table.path, row.line, "a capacity", row[seats])
                    }
                    mention.seats += count
                    mention.seatedBy.insert(row[establishment])
                }
            }
            found[Words.folded(name)] = mention
        }
        guard !found.isEmpty else { throw Self.problem(table.path, 2, "open mentions", "none") }
        mentions = found.map { ($0.key, $0.value) }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }

    private static func problem(_ path: String, _ line: Int, _ expected: String, _ found: String) -> ImportError {
        ImportError(
            .unexpectedShape, path: path, line: line, message: "expected \(expected), found “\(Words.tidy(found))”",
            remedy: "name the ministry's list of mentions de master")
    }

    func pages(_ names: inout NameBook, terms: ImportTerms) -> [OpenDataPage] {
        var ids: Set<String> = []
        var pages = mentions.map { _, mention in
            let title = Self.shown(mention)
            let id = ParcoursupList.id(title, among: &ids, prefix: "parcoursup-master")
            let name = names.takeMain("master mention \(title)", qualifier: "Trouver mon master", for: id)
            return OpenDataPage(id: id, kind: "curriculum", name: FrenchName(name: name), reviewBy: terms.reviewBy)
        }
        for (index, entry) in mentions.enumerated() {
            pages[index].also = names.takeAliases(["master \(Self.shown(entry.mention))"], for: pages[index].id)
            tell(entry.mention, on: &pages[index])
        }
        return pages
    }

    private static func shown(_ mention: Mention) -> String {
        let best = mention.spellings.min { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        return SentenceCase.apply(best?.key ?? "")
    }

    private func tell(_ mention: Mention, on page: inout OpenDataPage) {
        let source = ParcoursupImporter.mastersSource
        let name = page.name
        let count = mention.establishments.count
        let places = count == 1 ? "Un établissement proposait" : "\(Words.count(count)) établissements proposaient"
        page.say(.overview, "\(places) \(name.definite) en \(mention.year), selon Trouver mon master.", source)
        if !mention.domains.isEmpty {
            page.say(.programme, "Domaine \(name.of) : \(mention.domains.sorted().joined(separator: " ; ")).", source)
        }
        if mention.seats > 0 {
            let about = mention.seatedBy.count
            page.figures.append(
                OpenDataPage.FigureLine(
                    measure: "seats", minimum: Double(mention.seats), maximum: Double(mention.seats), unit: "count",
                    qualifiers: [("place", "France"), ("year", String(mention.year))], source: source,
                    about: (
                        about == 1
                            ? "capacité limitée en première année, un établissement"
                            : "somme des capacités limitées en première année de \(about) établissements",
                        about == 1
                            ? "limited first-year capacity, one establishment"
                            : "sum of the limited first-year capacities of \(about) establishments"
                    )))
        }
        let advised = mention.licences.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(
            \.key)
        if let first = advised.first {
            let licences = first.split(separator: ",").map { Words.tidy(String($0)) }.joined(separator: ", ")
            page.say(
                .admission,
                "Licences conseillées le plus souvent pour \(name.definite) : \(licences).",
                source)
        }
        let work = (mention.ways["alternance"] ?? []).union(mention.ways["apprentissage"] ?? []).count
        if work > 0 {
            page.say(
                .apprenticeship,
                "En \(mention.year), \(work == 1 ? "un établissement annonçait" : "\(work) établissements annonçaient") "
                    + "\(name.definite) en alternance ou en apprentissage.", source)
        }
        page.absent = [("others", "La liste Trouver mon master ne le dit pas sous une forme reprise ici.")]
    }
}
