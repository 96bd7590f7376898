internal import Figures
internal import Knowledge

/// Makes pages out of the ministry's lists: what Parcoursup offers, and the masters of "Trouver mon master".
///
/// Both lists have a line for each course of each establishment; what a pupil asks is about the kind of course. So lines
/// are brought together: all licences of history into one page, which says how many establishments offer it, public or
/// not, and where. The list of Parcoursup has neither a year nor rates of access, and nothing is made up for them. The
/// list of masters has capacities, which are added up and said to be a sum.
public enum ParcoursupImporter {
    static let listSource = "parcoursup-list"
    static let mastersSource = "masters-list"

    private static let licence =
        "Licence Ouverte présumée (ministère de l'Enseignement supérieur) ; copie d'un tiers, à confirmer à la source."

    /// `files`: either list, or both, told apart by their columns.
    ///
    /// - Throws: `ImportError`; nothing is made of files that are not what they should be.
    public static func read(_ files: [OpenDataFile], terms: ImportTerms) throws(ImportError) -> Imported {
        var names = NameBook()
        var pages: [OpenDataPage] = []
        var sources: [Source] = []
        var notes: [Imported.Note] = []
        for file in files {
            let table = try CSVTable(file.bytes, path: file.path)
            if table.has(MasterList.titleColumn) {
                let masters = try MasterList(table)
                let made = masters.pages(&names, terms: terms)
                pages += made
                sources.append(
                    .dataSet(
                        mastersSource, publisher: "Ministère de l'Enseignement supérieur",
                        title: "Trouver mon master, mentions de master \(masters.firstYear)-\(masters.lastYear)",
                        url: "https://data.enseignementsup-recherche.gouv.fr",
                        date: PublicationDate(String(masters.lastYear)), note: licence))
                notes.append(.init(.kept, "\(made.count) mentions de master, out of \(table.rows.count) lines"))
            } else {
                let made = try ParcoursupList(table).pages(&names, date: terms.date(of: file), terms: terms)
                pages += made
                sources.append(
                    .dataSet(
                        listSource, publisher: "Ministère de l'Enseignement supérieur",
                        title: "Parcoursup, liste des formations",
                        url: "https://data.enseignementsup-recherche.gouv.fr", date: terms.date(of: file), note: licence
                    ))
                notes.append(.init(.kept, "\(made.count) kinds of course, out of \(table.rows.count) lines"))
                notes.append(
                    .init(.dropped, "position of each course; the list has no year, no seats and no rate of access"))
            }
        }
        guard Set(sources.map(\.id)).count == sources.count else {
            throw ImportError(
                .unexpectedShape, path: files.last?.path ?? "",
                message: "expected each list once, found the same list twice",
                remedy: "name each file once")
        }
        var imported = Imported(files: [Imported.sources(sources)] + pages.map(\.file))
        imported.notes = notes
        return imported
    }
}
