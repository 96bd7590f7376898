internal import Figures
internal import Knowledge

/// Makes pages out of Onisep's open data: a role of each fiche métier, a curriculum of each fiche formation.
///
/// Onisep writes its fiches for pupils, in prose that is its own; beside it stand fields: names in both genders, level of
/// access, sectors, statuses, neighbouring jobs, diplomas, codes, length. Only the fields are taken over, and the
/// sentences around them are made here. The one exception is the salary of a beginner, which stands at the head of a text
/// as an amount ("De 2300 à 2500 euros brut par mois."): it becomes a figure where it says nothing else, and a short
/// labelled quotation otherwise.
public enum OnisepImporter {
    static let jobsSource = "onisep-jobs"
    static let coursesSource = "onisep-courses"
    static let domainsSource = "onisep-domains"

    private static let licence =
        "Données ouvertes de l'Onisep ; copie d'un tiers, licence à lire sur opendata.onisep.fr ; champs seulement, sans la prose."

    /// `files`: ZIP or XML of fiches métiers or fiches formations, and JSON of domains, in any order.
    ///
    /// - Throws: `ImportError`; nothing is made of files that are not what they should be.
    public static func read(_ files: [OpenDataFile], terms: ImportTerms) throws(ImportError) -> Imported {
        var jobs: [OnisepJob] = []
        var courses: [OnisepCourse] = []
        var domains: OnisepDomains?
        var sources: [String: Source] = [:]
        var jobsDate: PublicationDate?
        for file in files {
            if file.name.lowercased().hasSuffix(".json") {
                domains = try OnisepDomains(file)
                sources[domainsSource] = .dataSet(
                    domainsSource, publisher: "Onisep", title: "Idéo, référentiel des métiers",
                    date: terms.date(of: file), note: licence)
                continue
            }
            for document in try OnisepFiles.documents(in: file) {
                switch try OnisepFiles.subject(of: document.file) {
                case .jobs:
                    let date = try terms.requiredDate(of: document.file, inside: document.names)
                    jobsDate = date
                    jobs += try OnisepJob.read(document.file)
                    sources[jobsSource] = .dataSet(
                        jobsSource, publisher: "Onisep", title: "Idéo, fiches métiers",
                        url: "https://opendata.onisep.fr", date: date, note: licence)
                case .courses:
                    courses += try OnisepCourse.read(document.file)
                    sources[coursesSource] = .dataSet(
                        coursesSource, publisher: "Onisep", title: "Idéo, fiches formations",
                        url: "https://opendata.onisep.fr",
                        date: terms.date(of: document.file, inside: document.names), note: licence)
                }
            }
        }
        guard !jobs.isEmpty || !courses.isEmpty else {
            throw ImportError(
                .empty, path: files.first?.path ?? "",
                message: "expected fiches métiers or fiches formations, found none",
                remedy: "name Onisep's ZIP or XML; the JSON only adds to them")
        }
        try unique(jobs.map(\.id) + courses.map(\.id), path: files.first?.path ?? "")
        if let domains, jobs.allSatisfy({ domains.domains(of: $0.id).isEmpty }) { sources[domainsSource] = nil }
        let rolePages = OnisepJob.pages(jobs, domains: domains, year: jobsDate?.year, terms: terms)
        let coursePages = OnisepCourse.pages(courses, terms: terms)
        var imported = Imported(
            files: [Imported.sources(Array(sources.values))] + (rolePages.pages + coursePages).map(\.file))
        if !jobs.isEmpty {
            imported.notes.append(
                .init(.kept, "\(jobs.count) fiches métiers, \(rolePages.salaries) of them with a salary as a figure"))
        }
        if !courses.isEmpty { imported.notes.append(.init(.kept, "\(courses.count) fiches formations")) }
        imported.notes.append(.init(.dropped, "descriptions, conditions, access and other prose of the publisher"))
        imported.notes += rolePages.notes
        return imported
    }

    /// - Throws: `unexpectedShape` when an identifier comes twice.
    private static func unique(_ ids: [String], path: String) throws(ImportError) {
        var seen: Set<String> = []
        guard let twice = ids.first(where: { !seen.insert($0).inserted }) else { return }
        throw ImportError(
            .unexpectedShape, path: path, message: "expected each fiche once, found \(twice) twice",
            remedy: "name each file once")
    }
}
