/// The list of appellations: each with its code, one of each code being its own name.
struct ROMEList {
    /// A code and what bears it.
    struct Code {
        let code: String
        /// Its own name first, then the others in the order of the list.
        var titles: [GenderedTitle] = []
        /// The code that it was part of before ROME 4.0, where it was another one.
        var parent: String?
        /// What France Travail says of it: "emploi vert".
        var marks: [String] = []
        var isRegulated = false
        /// Whether its own name has been read.
        fileprivate var hasMain = false

        /// Its own name.
        var main: GenderedTitle { titles.first ?? GenderedTitle(code) }

        /// The domain, which is the code's letter.
        var domain: String { ROMEList.domains[code.prefix(1).uppercased()] ?? "autre" }
    }

    /// Sorted by code.
    private(set) var codes: [Code]
    /// How many appellations there were.
    let rows: Int

    /// - Throws: `ImportError`.
    init(_ file: OpenDataFile) throws(ImportError) {
        let table = try CSVTable(file.bytes, path: file.path)
        let title = try table.column("libelle_appellation_long")
        let code = try table.column("code_rome")
        let rank = try table.column("classification")
        let parent = try table.column("code_rome_parent")
        let ecology = table.optionalColumn(["transition_eco"])
        let digital = table.optionalColumn(["transition_num"])
        let regulated = table.optionalColumn(["emploi_reglemente"])
        let executive = table.optionalColumn(["emploi_cadre"])
        var found: [String: Code] = [:]
        for row in table.rows {
            guard Self.isCode(row[code]), !row[title].isEmpty else {
                throw ImportError(
                    .unexpectedShape, path: file.path, line: row.line,
                    message:
                        "expected an appellation and a code such as M1811, found “\(row[title])” and “\(row[code])”",
                    remedy: "name France Travail's list of appellations")
            }
            var entry = found[row[code]] ?? Code(code: row[code])
            let name = GenderedTitle(SentenceCase.apply(Words.tidy(row[title])))
            if row[rank] == "PRINCIPALE", !entry.hasMain {
                entry.hasMain = true
                entry.titles.insert(name, at: 0)
                if Self.isCode(row[parent]), row[parent] != row[code] { entry.parent = row[parent] }
                entry.marks = Self.marks(ecology.map { row[$0] }, digital.map { row[$0] }, executive.map { row[$0] })
                entry.isRegulated = regulated.map { row[$0] == "O" } ?? false
            } else {
                entry.titles.append(name)
            }
            found[row[code]] = entry
        }
        codes = found.values.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
        rows = table.rows.count
    }

    private static func marks(_ ecology: String?, _ digital: String?, _ executive: String?) -> [String] {
        var marks: [String] = []
        switch ecology {
        case "Emploi Vert": marks.append("emploi vert")
        case "Emploi Brun": marks.append("emploi brun (très émetteur de pollution)")
        case "Emploi stratégique pour la Transition écologique":
            marks.append("emploi stratégique pour la transition écologique")
        default: break
        }
        if digital == "O" { marks.append("emploi de la transition numérique") }
        if executive == "O" { marks.append("emploi de cadre") }
        return marks
    }

    /// A letter and four digits.
    static func isCode(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 5 && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[0])
            && bytes.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// The letters of ROME.
    static let domains = [
        "A": "agriculture et pêche, espaces naturels et espaces verts, soins aux animaux",
        "B": "arts et façonnage d'ouvrages d'art",
        "C": "banque, assurance, immobilier", "D": "commerce, vente et grande distribution",
        "E": "communication, média et multimédia",
        "F": "construction, bâtiment et travaux publics",
        "G": "hôtellerie-restauration, tourisme, loisirs et animation",
        "H": "industrie", "I": "installation et maintenance", "J": "santé",
        "K": "services à la personne et à la collectivité",
        "L": "spectacle", "M": "support à l'entreprise", "N": "transport et logistique",
    ]
}
