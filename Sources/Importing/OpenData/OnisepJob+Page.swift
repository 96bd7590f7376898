internal import Figures

extension OnisepJob {
    /// What came of all fiches.
    struct Pages {
        var pages: [OpenDataPage] = []
        var notes: [Imported.Note] = []
        /// Fiches with a salary as a figure.
        var salaries = 0
    }

    /// `year`: of the data, which the salaries are of.
    static func pages(_ jobs: [OnisepJob], domains: OnisepDomains?, year: Int?, terms: ImportTerms) -> Pages {
        var result = Pages()
        var names = NameBook()
        var unclear: [OnisepJob] = []
        let known = Dictionary(jobs.map { ($0.id, $0.masculine) }, uniquingKeysWith: { first, _ in first })
        let short = ShortNames(jobs.map(\.masculine))
        result.pages = jobs.map { job in
            let name = names.takeMain(short.of(job.masculine), qualifier: job.id, for: OnisepID.page(job.id))
            let isFeminine = job.masculine == job.feminine && FeminineTitle.isFeminine(name)
            return OpenDataPage(
                id: OnisepID.page(job.id), kind: "role", name: FrenchName(name: name, isFeminine: isFeminine),
                reviewBy: terms.reviewBy)
        }
        for (index, job) in jobs.enumerated() { names.addForms(of: short.of(job.feminine), to: &result.pages[index]) }
        for (index, job) in jobs.enumerated() {
            let forms = ([job.masculine] + job.synonyms.flatMap { [$0.masculine, $0.feminine] })
                .flatMap { [Words.withoutTrailingNote($0), $0] }
            result.pages[index].also = names.takeAliases(
                forms.filter { !FeminineTitle.isEverydayWord($0) }, for: result.pages[index].id)
            result.pages[index].related = job.neighbours.map(\.id).filter { known[$0] != nil && $0 != job.id }.map(
                OnisepID.page
            )
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
            job.overview(&result.pages[index], domains, known)
            job.tell(on: &result.pages[index])
            if !job.tellSalary(on: &result.pages[index], year: year) { unclear.append(job) }
            result.pages[index].absent.append(
                ("others", "Les données ouvertes de l'Onisep ne le disent pas sous une forme reprise ici."))
            if !result.pages[index].figures.isEmpty { result.salaries += 1 }
        }
        if let first = unclear.first {
            let text = "the salary of \(unclear.count) fiches, which is a longer text; the first one is \(first.id)"
            result.notes.append(.init(.dropped, line: first.line, text))
        }
        return result
    }

    private func tell(on page: inout OpenDataPage) {
        let source = OnisepImporter.jobsSource
        let name = page.name
        if !sectors.isEmpty {
            page.say(.sectors, "Secteurs où l'Onisep situe \(name.definite) : \(Words.some(sectors, most: 8)).", source)
        }
        if isInEverySector { page.say(.sectors, "Ce métier existe dans tous les secteurs d'activité.", source) }
        if !interests.isEmpty {
            let quoted = interests.map { "« \($0) »" }
            page.say(
                .qualities, "L'Onisep conseille ce métier à qui se reconnaît dans ces mots : \(Words.list(quoted)).",
                source)
        }
        if let level = Self.level(level) {
            page.say(.studies, "Pour devenir \(name.name), le niveau minimal est \(level), selon l'Onisep.", source)
        }
        if !diplomas.isEmpty {
            page.say(.studies, "Diplômes qui mènent au métier \(name.of) : \(Words.some(diplomas, most: 5)).", source)
        }
        if !codes.isEmpty {
            page.say(.codes, "Code ROME \(name.of), dans la version 3 du répertoire : \(Words.list(codes)).", source)
        }
        page.say(.codes, "Identifiant de la fiche Onisep : \(id).", source)
    }

    /// `known`: names of all fiches, by id.
    private func overview(_ page: inout OpenDataPage, _ domains: OnisepDomains?, _ known: [String: String]) {
        let source = OnisepImporter.jobsSource
        let name = page.name
        var parts: [String] = []
        if !statuses.isEmpty { parts.append("un métier exercé comme \(Words.list(statuses, and: "ou"))") }
        if let level = Self.level(level) { parts.append("niveau minimal : \(level)") }
        if !parts.isEmpty {
            page.say(
                .overview,
                "\(Words.sentence(name.definite)) : \(parts.joined(separator: " ; ")), selon l'Onisep.", source
            )
        } else {
            page.say(.overview, "\(Words.sentence(name.definite)) : un métier présenté par l'Onisep.", source)
        }
        let found = domains?.domains(of: id) ?? []
        if !found.isEmpty {
            page.say(
                .overview, "Domaine selon l'Onisep : \(found.joined(separator: " ; ")).", OnisepImporter.domainsSource)
        }
        let near = neighbours.map { known[$0.id] ?? $0.name }.filter { !$0.isEmpty }
        if !near.isEmpty { page.say(.overview, "Métiers proches \(name.of) : \(Words.some(near, most: 5)).", source) }
    }

    /// False when there is a text that cannot be carried over.
    private func tellSalary(on page: inout OpenDataPage, year: Int?) -> Bool {
        guard let salary else {
            page.absent.append(("salary", "L'Onisep ne donne pas de salaire de débutant pour ce métier."))
            return true
        }
        let source = OnisepImporter.jobsSource
        switch salary {
        case .amount(let minimum, let maximum, let french, let english):
            guard let year else { return true }
            page.figures.append(
                OpenDataPage.FigureLine(
                    measure: "salary", minimum: minimum, maximum: maximum, unit: "EUR",
                    qualifiers: [
                        ("period", "month"), ("basis", "gross"), ("level", "junior"), ("place", "France"),
                        ("year", String(year)),
                    ],
                    source: source, about: (french, english)))
        case .words(let text):
            page.say(.salary, "Salaire de début \(page.name.of), données Onisep : \(text)", source)
        case .unclear:
            page.absent.append(("salary", "L'Onisep explique ce salaire dans un texte qui n'est pas repris ici."))
            return false
        }
        return true
    }

    /// A level as a sentence has it; nil for one that says nothing.
    static func level(_ text: String) -> String? {
        switch text {
        case "", "autre formation": nil
        case "3E": "la fin de la classe de troisième"
        case "sans diplôme": "l'absence de diplôme"
        case "CAP ou équivalent": "le CAP ou un équivalent"
        case "CAP ou équivalent + 1 an": "le CAP ou un équivalent, plus un an"
        case "Bac ou équivalent": "le bac ou un équivalent"
        case "Diplôme national du brevet": "le diplôme national du brevet"
        default: text.hasPrefix("Bac + ") ? text.replacing("Bac + ", with: "bac+") : text
        }
    }
}
