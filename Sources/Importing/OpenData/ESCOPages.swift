internal import Figures

/// The pages of ESCO's occupations, French and English ones of the same id.
struct ESCOPages {
    /// Aliases of a page at most; some occupations have forty that differ by a hyphen.
    private static let mostAliases = 14

    let french: ESCOList
    let english: ESCOList?
    /// Names of groups: in French, then in English.
    let groups: [[String: String]]
    let misleading: Set<String>
    let reviewBy: Day
    private(set) var pages: [OpenDataPage] = []

    init(french: ESCOList, english: ESCOList?, groups: [[String: String]], misleading: Set<String>, reviewBy: Day) {
        self.french = french
        self.english = english
        self.groups = groups
        self.misleading = misleading
        self.reviewBy = reviewBy
    }

    /// - Throws: `unexpectedShape` when two occupations have the same code.
    mutating func make(path: String) throws(ImportError) {
        let inEnglish = Dictionary(
            (english?.occupations ?? []).map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<String> = []
        var names = NameBook()
        var drafts: [(page: OpenDataPage, occupation: ESCOList.Occupation)] = []
        for occupation in french.occupations {
            let id = (inEnglish[occupation.address] ?? occupation).pageID
            guard seen.insert(id).inserted else {
                throw ImportError(
                    .unexpectedShape, path: path, line: occupation.line,
                    message: "expected one occupation for \(id), found two",
                    remedy: "name ESCO's own list of occupations")
            }
            let title = occupation.french
            let name = names.takeMain(
                title.masculine, qualifier: inEnglish[occupation.address]?.code ?? occupation.group, for: id)
            let isFeminine = title.feminine == nil && FeminineTitle.isFeminine(name)
            drafts.append(
                (
                    OpenDataPage(
                        id: id, kind: "role", name: FrenchName(name: name, isFeminine: isFeminine), reviewBy: reviewBy),
                    occupation
                ))
        }
        for index in drafts.indices {
            names.addForms(of: drafts[index].occupation.french.feminine, to: &drafts[index].page)
        }
        for (page, occupation) in drafts {
            var page = page
            page.also = names.takeAliases(
                occupation.frenchAliases.filter {
                    !FeminineTitle.isEverydayWord($0) && !misleading.contains($0.lowercased())
                },
                for: page.id, most: Self.mostAliases)
            tell(occupation, inEnglish[occupation.address], on: &page)
            pages.append(page)
        }
        makeEnglish(
            ids: Dictionary(drafts.map { ($0.occupation.address, $0.page) }, uniquingKeysWith: { first, _ in first }))
    }

    private func tell(_ occupation: ESCOList.Occupation, _ other: ESCOList.Occupation?, on page: inout OpenDataPage) {
        let name = page.name
        let newest = other ?? occupation
        let group =
            groups.first?[newest.group].map { "\(newest.group), « \($0.prefix(1).lowercased() + $0.dropFirst()) »" }
            ?? newest.group
        var text = "Dans ESCO, la classification européenne des métiers, \(name.definite) relève du groupe \(group)"
        if let other { text += ". En anglais : « \(other.label) »" }
        if other == nil {
            page.say(.overview, text + ".", ESCOImporter.frenchSource)
        } else {
            page.say(.overview, text + ".", ESCOImporter.frenchSource, ESCOImporter.englishSource)
        }
        let code =
            newest.code.isEmpty ? "" : "Code ESCO \(name.of) : \(newest.code) ; groupe CITP-08 : \(newest.group)."
        page.say(
            .codes, code.isEmpty ? "Groupe CITP-08 \(name.of) : \(newest.group)." : code,
            other == nil ? ESCOImporter.frenchSource : ESCOImporter.englishSource)
        page.absent = [
            ("others", "ESCO donne des noms et des codes ; il ne dit rien de cela sous une forme reprise ici.")
        ]
    }

    private mutating func makeEnglish(ids: [String: OpenDataPage]) {
        guard let english else { return }
        var names = NameBook()
        var drafts = english.occupations.map { occupation in
            let id = ids[occupation.address]?.id ?? occupation.pageID
            var page = OpenDataPage(
                id: id, kind: "role",
                name: FrenchName(name: names.takeMain(occupation.label, qualifier: occupation.code, for: id)),
                reviewBy: ids[occupation.address] == nil ? reviewBy : nil)
            page.isEnglish = true
            return page
        }
        for index in drafts.indices {
            let plural = EnglishPlural.of(drafts[index].name.name)
            _ = names.take(plural, for: drafts[index].id)
            drafts[index].plural = plural
        }
        for (index, occupation) in english.occupations.enumerated() {
            drafts[index].also = names.takeAliases(
                occupation.aliases.filter { !misleading.contains($0.lowercased()) }, for: drafts[index].id,
                most: Self.mostAliases)
            let name = drafts[index].name.name
            let group = groups.count > 1 ? groups[1][occupation.group].map { "\(occupation.group), “\($0)”" } : nil
            var text =
                "In ESCO, the European classification of occupations, “\(name)” belongs to group \(group ?? occupation.group)"
            if let other = ids[occupation.address] {
                text += ". In French: “\(other.name.name)”"
                drafts[index].say(.overview, text + ".", ESCOImporter.englishSource, ESCOImporter.frenchSource)
            } else {
                drafts[index].say(.overview, text + ".", ESCOImporter.englishSource)
            }
            drafts[index].say(
                .codes, "ESCO code of “\(name)”: \(occupation.code); ISCO-08 group: \(occupation.group).",
                ESCOImporter.englishSource)
            drafts[index].absent = [
                ("others", "ESCO gives names and codes; it says nothing of this in a form that is used here.")
            ]
        }
        pages += drafts
    }
}
