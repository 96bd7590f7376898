internal import Knowledge

/// The state of the job market for each code: offers, people who seek work, tension, and the level of studies most often named.
struct ROMEMarket {
    private struct Entry {
        var offers: Int?
        var seekers: Int?
        /// 1 to 5, with its words.
        var tension: (rank: Int, words: String)?
        var level: String?
    }

    let date: PublicationDate
    let tensionYear: Int
    private var entries: [String: Entry] = [:]
    private(set) var notes: [Imported.Note] = []

    /// - Throws: `ImportError`.
    init(_ file: OpenDataFile, terms: ImportTerms) throws(ImportError) {
        date = try terms.requiredDate(of: file)
        tensionYear = terms.tensionYear ?? date.year - 2
        if terms.tensionYear == nil {
            notes.append(
                .init(
                    .guessed,
                    "the tension describes \(tensionYear), two years before the data; say otherwise with --tension-year"
                ))
        }
        let table = try CSVTable(file.bytes, path: file.path)
        let code = try table.column("code_rome")
        let seekers = try table.column("nombre_demandeurs")
        let offers = try table.column("nombre_offres")
        let rank = try table.column("tension_pct")
        let words = try table.column("tension_desc")
        let level = try table.column("niveau_education")
        if table.has("description") { notes.append(.init(.dropped, "column description: prose of the publisher")) }
        if table.has("salaire_median_annuel") {
            notes.append(
                .init(.dropped, "columns salaire_…: an average of a family of professions, not of the profession"))
        }
        for row in table.rows {
            guard ROMEList.isCode(row[code]) else {
                throw ImportError(
                    .unexpectedShape, path: file.path, line: row.line,
                    message: "expected a code such as M1811, found “\(row[code])”",
                    remedy: "name France Travail's file on the job market")
            }
            var entry = Entry(level: Self.levels[row[level]])
            entry.offers = try Self.number(row[offers], "nombre_offres", row, file.path)
            entry.seekers = try Self.number(row[seekers], "nombre_demandeurs", row, file.path)
            if let value = try Self.number(row[rank], "tension_pct", row, file.path) {
                guard (1...5).contains(value) else {
                    throw ImportError(
                        .unexpectedShape, path: file.path, line: row.line,
                        message: "expected a tension from 1 to 5, found \(value)",
                        remedy: "name France Travail's file on the job market")
                }
                entry.tension = (value, row[words].lowercased())
            }
            entries[row[code]] = entry
        }
        notes.append(.init(.kept, "the job market of \(entries.count) codes, \(date)"))
    }

    private static func number(_ text: String, _ column: String, _ row: CSVTable.Row, _ path: String)
        throws(ImportError) -> Int?
    {
        if text.isEmpty { return nil }
        if let value = Int(text), value >= 0 { return value }
        throw ImportError(
            .unexpectedShape, path: path, line: row.line,
            message: "expected a whole number in “\(column)”, found “\(text)”",
            remedy: "mend the line, or name France Travail's own file")
    }

    private static let levels = [
        "Bac+8 (Doctorat)": "le doctorat (bac+8)", "Bac+5 (Master/Ingénieur)": "bac+5 (master ou diplôme d'ingénieur)",
        "Bac+3 (Licence)": "bac+3 (licence)", "Bac+2 (BTS/DUT)": "bac+2 (BTS ou DUT)",
        "Bac (Baccalauréat)": "le baccalauréat",
        "CAP/BEP": "le CAP ou le BEP", "Sans diplôme": "l'absence de diplôme : le métier s'exerce aussi sans",
    ]

    /// Figures and sentences for a code.
    func tell(_ code: String, on page: inout OpenDataPage) {
        guard let entry = entries[code] else { return }
        let source = ROMEImporter.marketSource
        func figure(_ measure: String, _ value: Int, _ unit: String, _ year: Int) -> OpenDataPage.FigureLine {
            OpenDataPage.FigureLine(
                measure: measure, minimum: Double(value), maximum: Double(value), unit: unit,
                qualifiers: [("place", "France"), ("year", String(year))], source: source)
        }
        if let tension = entry.tension { page.figures.append(figure("tension", tension.rank, "rank", tensionYear)) }
        if let offers = entry.offers { page.figures.append(figure("job-offers", offers, "count", date.year)) }
        if let seekers = entry.seekers { page.figures.append(figure("job-seekers", seekers, "count", date.year)) }
        var parts: [String] = []
        if let offers = entry.offers, let seekers = entry.seekers {
            parts.append(
                "\(date.inFrench) : \(Words.count(offers)) offres pour \(Words.count(seekers)) demandeurs d'emploi en France"
            )
        }
        if let tension = entry.tension {
            let words = tension.words == "neutre" ? "ni favorable ni défavorable" : tension.words
            parts.append(
                "tension de \(tension.rank) sur 5 (\(tensionYear))"
                    + (words.isEmpty ? "" : ", \(words) à qui cherche un emploi"))
        }
        if !parts.isEmpty {
            page.say(.market, "Emploi \(page.name.of), \(parts.joined(separator: " ; ")).", source)
        }
        if let level = entry.level {
            page.say(
                .studies, "Pour \(page.name.definite), le niveau d'études le plus souvent cité est \(level).", source)
        }
    }
}
