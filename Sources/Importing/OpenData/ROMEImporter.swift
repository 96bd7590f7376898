internal import Figures
internal import Knowledge

/// Makes a page of each code of ROME, France Travail's list of professions: names, codes, and the state of the job market.
///
/// The list of appellations is the widest list of names of professions that there is in French: 13 120 of them under 1 584
/// codes. It gives Mentor the words that people use, and little to say; so a page is short, its sentences are made here out
/// of fields, and the official prose is not taken over. The second file, where it is given, adds offers, people who seek
/// work and the tension between the two as figures. Its column of salaries is left out: it holds an average of a whole
/// family of professions, and would be believed to be this one's.
public enum ROMEImporter {
    static let namesSource = "rome-appellations"
    static let marketSource = "rome-market"

    private static let licence =
        "Licence Ouverte 2.0 (Etalab), attribution France Travail ; copie d'un tiers, licence et version à confirmer à la source."

    /// - Throws: `ImportError`; nothing is made of files that are not what they should be.
    public static func read(
        appellations: OpenDataFile, market: OpenDataFile? = nil, terms: ImportTerms
    ) throws(ImportError) -> Imported {
        let list = try ROMEList(appellations)
        let figures = try market.map { file throws(ImportError) in try ROMEMarket(file, terms: terms) }
        var sources = [
            Source.dataSet(
                namesSource, publisher: "France Travail", title: "ROME 4.0, référentiel des appellations",
                date: terms.date ?? appellations.date, note: licence)
        ]
        if let figures {
            sources.append(
                .dataSet(
                    marketSource, publisher: "France Travail", title: "Demandeurs, offres et tension par métier",
                    date: figures.date,
                    note: licence
                        + " Les salaires de ce fichier sont ceux de familles de métiers et ne sont pas repris."))
        }
        var names = NameBook()
        let short = ShortNames(list.codes.map(\.main.masculine))
        var pages: [OpenDataPage] = list.codes.map { code in
            let id = "rome-" + code.code.lowercased()
            let name = names.takeMain(short.of(code.main.masculine), qualifier: code.code, for: id)
            return OpenDataPage(
                id: id, kind: "role", name: FrenchName(name: name, isFeminine: FeminineTitle.isFeminine(name)),
                reviewBy: terms.reviewBy)
        }
        for index in pages.indices {
            names.addForms(of: list.codes[index].main.feminine.map(short.of), to: &pages[index])
        }
        for (index, code) in list.codes.enumerated() {
            let forms = code.titles.flatMap { title in
                [title.masculine, title.feminine, title.other].compactMap { $0 }.flatMap {
                    [Words.withoutTrailingNote($0), $0]
                }
            }
            pages[index].also = names.takeAliases(
                forms.filter { !FeminineTitle.isEverydayWord($0) }, for: pages[index].id)
            tell(code, on: &pages[index])
            figures?.tell(code.code, on: &pages[index])
            pages[index].absent += [
                ("salary", "France Travail ne publie de salaire que par famille de métiers, pas pour ce métier seul."),
                ("others", "Le ROME donne des noms et des codes ; il ne dit rien de cela sous une forme reprise ici."),
            ]
        }
        var imported = Imported(files: [Imported.sources(sources)] + pages.map(\.file))
        imported.notes = [
            .init(.kept, "\(pages.count) codes ROME, \(list.rows) appellations"),
            .init(.dropped, "appellations shared by two codes stay with the first one"),
        ]
        if let figures { imported.notes += figures.notes }
        return imported
    }

    /// What the list of names says of a code.
    private static func tell(_ code: ROMEList.Code, on page: inout OpenDataPage) {
        let name = page.name
        page.say(
            .overview,
            "Dans le ROME, le répertoire des métiers de France Travail, \(name.definite) relève du domaine « \(code.domain) ».",
            namesSource)
        let others = code.titles.dropFirst().map(\.masculine)
        if !others.isEmpty {
            page.say(.overview, "Autres appellations sous le même code : \(Words.some(others, most: 6)).", namesSource)
        }
        if !code.marks.isEmpty {
            page.say(.overview, "France Travail signale ce métier comme \(Words.list(code.marks)).", namesSource)
        }
        if code.isRegulated {
            page.say(
                .access,
                "France Travail signale \(name.definite) comme un emploi réglementé : l'accès dépend de règles officielles.",
                namesSource)
        }
        var codes = "Le code ROME \(name.of) est \(code.code) (ROME 4.0)"
        if let parent = code.parent { codes += " ; avant ROME 4.0, ce métier relevait de \(parent)" }
        page.say(.codes, codes + ".", namesSource)
    }
}

extension NameBook {
    /// The feminine and the plural of a page, where nobody else has them and they are no everyday words.
    mutating func addForms(of feminine: String?, to page: inout OpenDataPage) {
        let plural = FrenchPlural.of(page.name.name)
        _ = take(plural, for: page.id)
        page.plural = plural
        guard let feminine, feminine != page.name.name else {
            page.feminine = page.name.name
            return
        }
        guard !FeminineTitle.isEverydayWord(feminine), take(feminine, for: page.id) else { return }
        page.feminine = feminine
    }
}
