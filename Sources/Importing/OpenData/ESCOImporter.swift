internal import Figures
internal import Knowledge

/// Makes pages of ESCO's occupations, the European classification: names in French and in English, and codes.
///
/// ESCO is what ties the two languages together: three thousand occupations with the names that people use for them in
/// each. The French file at hand is of an older edition than the English one; an occupation keeps its address between
/// editions, so the two are joined by it, and what only one of them knows has a page in that language alone. Codes are
/// those of the newer file. Descriptions are prose and are not taken over.
public enum ESCOImporter {
    static let frenchSource = "esco-fr"
    static let englishSource = "esco-en"

    /// What the licence asks to be said.
    private static let licence =
        "This service uses the ESCO classification of the European Commission. / "
        + "Ce service utilise la classification ESCO de la Commission européenne."

    /// Aliases that mislead: ESCO's data steward is a data entry clerk, everybody else's governs data.
    private static let misleading: Set<String> = ["data steward", "data stewards"]

    /// `files`: the French list of occupations, then the English one where there is one; a list of ISCO groups in each
    /// language, in the same order, adds the names of groups.
    ///
    /// - Throws: `ImportError`; nothing is made of files that are not what they should be.
    public static func read(_ files: [OpenDataFile], terms: ImportTerms) throws(ImportError) -> Imported {
        var lists: [ESCOList] = []
        var groups: [[String: String]] = []
        var occupationFiles: [OpenDataFile] = []
        for file in files {
            let list = try ESCOList(file)
            if list.isGroups {
                groups.append(list.names)
            } else {
                lists.append(list)
                occupationFiles.append(file)
            }
        }
        guard let french = lists.first, lists.count <= 2 else {
            throw ImportError(
                .unexpectedShape, path: files.first?.path ?? "",
                message:
                    "expected the French list of occupations, then the English one, found \(lists.count) such lists",
                remedy: "name them in this order, each once")
        }
        let english = lists.count > 1 ? lists[1] : nil
        var sources = [source(frenchSource, "en français", occupationFiles[0], terms)]
        if english != nil { sources.append(source(englishSource, "en anglais", occupationFiles[1], terms)) }
        var pages = ESCOPages(
            french: french, english: english, groups: groups, misleading: misleading, reviewBy: terms.reviewBy)
        try pages.make(path: occupationFiles[0].path)
        var imported = Imported(files: [Imported.sources(sources)] + pages.pages.map(\.file))
        imported.notes = [
            .init(
                .kept,
                "\(pages.pages.count { !$0.isEnglish }) occupations in French, \(pages.pages.count(where: \.isEnglish)) in English"
            ),
            .init(.dropped, "descriptions, and the alias “data steward”, which ESCO gives to the data entry clerk"),
        ]
        return imported
    }

    private static func source(_ id: String, _ language: String, _ file: OpenDataFile, _ terms: ImportTerms) -> Source {
        let version = file.name.split(separator: "_").first {
            $0.hasPrefix("v") && $0.dropFirst().allSatisfy { $0.isNumber || $0 == "." }
        }
        let edition = version.map { " (version \($0.dropFirst()))" } ?? ""
        return .dataSet(
            id, publisher: "Commission européenne",
            title: "ESCO, classification européenne des métiers, \(language)\(edition)",
            url: "https://esco.ec.europa.eu", date: terms.date(of: file), note: licence)
    }
}
