import Identifiers
import Knowledge
import Testing
import TextAnalysis

@testable import Importing

@Suite("Open data sets become pages that the knowledge base accepts")
struct OpenDataImporterTests {
    typealias Samples = OpenDataSamples

    private func rome(_ appellations: String = Samples.appellations, market: String? = Samples.market) throws
        -> Imported
    {
        try ROMEImporter.read(
            appellations: Samples.file("appellations.csv", appellations),
            market: market.map { Samples.file("marche_2026-03.csv", $0) },
            terms: ImportTerms(reviewBy: Samples.terms.reviewBy))
    }

    private func onisep(_ jobs: String = Samples.jobs) throws -> Imported {
        var zip = OpenDataZIP()
        zip.store("Fiches_25062024.xml", Array(jobs.utf8))
        return try OnisepImporter.read(
            [
                OpenDataFile(path: "jobs.zip", bytes: zip.bytes),
                Samples.file("courses_2024-06-25.xml", Samples.courses),
                Samples.file("domains.json", Samples.domains),
            ], terms: ImportTerms(reviewBy: Samples.terms.reviewBy))
    }

    private func esco() throws -> Imported {
        try ESCOImporter.read(
            [
                Samples.file("esco_v1.0_fr.csv", Samples.escoFrench),
                Samples.file("esco_v1.1.1_en.csv", Samples.escoEnglish),
            ], terms: Samples.terms)
    }

    private func parcoursup() throws -> Imported {
        try ParcoursupImporter.read(
            [Samples.file("list.csv", Samples.parcoursup), Samples.file("masters.csv", Samples.masters)],
            terms: ImportTerms(reviewBy: Samples.terms.reviewBy))
    }

    @Test("Every data set loads beside the shipped schema without an error, and twice the same")
    func loads() throws {
        let entities = try [(rome(), 4), (onisep(), 5), (esco(), 3), (parcoursup(), 3)]
        for (imported, count) in entities {
            let result = Samples.load(imported)
            #expect(result.errors.map(\.description) == [])
            #expect(result.base?.entities.count == count)
            // A page in one language is all that the loader may find fault with.
            let warnings = result.diagnostics.filter {
                !$0.message.contains("has no file in") && !$0.message.contains("though it is there in")
            }
            #expect(warnings.map(\.description) == [])
        }
        #expect(try rome() == rome())
        #expect(try onisep() == onisep())
        #expect(try esco() == esco())
        #expect(try parcoursup() == parcoursup())
    }

    @Test("A ROME code has its names in both genders, its codes, its market, and no salary")
    func romePage() throws {
        let imported = try rome()
        let page = Samples.page("fr/roles/rome-a1901.md", of: imported)
        for line in [
            "name: dompteur de nuages", "feminine: dompteuse de nuages", "plural: dompteurs de nuages",
            "  - berger de brume", "  - bergère de brume",
            "  - {measure: tension, amount: 4, unit: rank, place: France, year: 2024, source: rome-market}",
            "  - {measure: job-offers, amount: 12980, unit: count, place: France, year: 2026, source: rome-market}",
            "review-by: 2027-06-30",
        ] { #expect(page.contains(line + "\n"), "no line “\(line)” in:\n\(page)") }
        #expect(
            page.contains(
                "Le code ROME du dompteur de nuages est A1901 (ROME 4.0) ; avant ROME 4.0, ce métier relevait de A1101. [rome-appellations]"
            ))
        #expect(page.contains("12 980 offres pour 3 330 demandeurs"))
        #expect(page.contains("emploi réglementé"))
        #expect(!page.contains("27228") && !page.contains("Prose") && page.contains("salary: "))
        // The appellation that two codes share stays with the code whose own name it is.
        let other = Samples.page("fr/roles/rome-a1902.md", of: imported)
        #expect(!other.contains("  - dompteur") && !other.contains("feminine"))
        #expect(Samples.page("fr/roles/rome-m1999.md", of: imported).contains("name: ingénieur en arcs-en-ciel\n"))
        #expect(Samples.page("fr/roles/rome-j1999.md", of: imported).contains("ni favorable ni défavorable"))
        #expect(Samples.page("fr/roles/rome-j1999.md", of: imported).contains("gender: feminine"))
    }

    @Test("An Onisep fiche gives fields and no prose")
    func onisepPage() throws {
        let imported = try onisep()
        let page = Samples.page("fr/roles/onisep-met-1.md", of: imported)
        #expect(
            page.contains(
                "  - {measure: salary, minimum: 2300, maximum: 2500, unit: EUR, period: month, basis: gross, level: junior, "
                    + "place: France, year: 2024, source: onisep-jobs"
            ))
        for words in [
            "related: [onisep-met-2]", "bac+5", "Ciel & terre", "« j'aime le vent »", "A1901", "ciel (nuages)",
            "polisseur de lune", "salarié ou artisan",
        ] {
            #expect(page.contains(words), "no “\(words)” in:\n\(page)")
        }
        #expect(!imported.files.contains { $0.text.contains("Prose") })
        #expect(
            Samples.page("fr/roles/onisep-met-2.md", of: imported).contains("salary: L'Onisep ne donne pas de salaire"))
    }

    @Test("A course named as a profession is called a formation, and two of a name are told apart")
    func courses() throws {
        let imported = try onisep()
        let page = Samples.page("fr/curricula/onisep-for-7.md", of: imported)
        #expect(page.contains("  - BTS NB\n") && page.contains("RNCP12345"))
        #expect(page.contains("{measure: duration, amount: 2, unit: years, source: onisep-courses}"))
        #expect(
            Samples.page("fr/curricula/onisep-for-8.md", of: imported).contains("name: formation dompteur de nuages\n"))
        #expect(
            Samples.page("fr/curricula/onisep-for-9.md", of: imported).contains(
                "name: formation dompteur de nuages (RNCP777)\n"))
    }

    @Test("ESCO joins both languages by address, and the misleading alias is gone")
    func escoPages() throws {
        let imported = try esco()
        #expect(Samples.page("fr/roles/esco-4132-1.md", of: imported).contains("En anglais : « cloud clerk »"))
        let english = Samples.page("en/roles/esco-4132-1.md", of: imported)
        #expect(english.contains("plural: cloud clerks\n") && english.contains("  - cloud tamer\n"))
        #expect(!imported.files.contains { $0.text.contains("data steward") || $0.text.contains("Prose") })
        // An occupation of one edition alone has a page in that language alone.
        #expect(imported.files.contains { $0.path == "en/roles/esco-2511-77.md" })
        #expect(!imported.files.contains { $0.path == "fr/roles/esco-2511-77.md" })
        #expect(Samples.page("fr/roles/esco-2511-bbbb2222.md", of: imported).contains("name: carrier de lune\n"))
        #expect(
            Samples.page("sources.yaml", of: imported).contains(
                "This service uses the ESCO classification of the European Commission."))
    }

    @Test("Lines of Parcoursup are brought together by kind of course")
    func parcoursupPages() throws {
        let imported = try parcoursup()
        let page = Samples.page("fr/curricula/parcoursup-bts-nuages-et-acces-a-l-eau.md", of: imported)
        #expect(page.contains("name: BTS nuages et accès a l'eau\n"))
        #expect(
            page.contains("proposé par 2 établissements")
                && page.contains("1 dans le privé hors contrat ; 1 dans le public"))
        let licence = Samples.page("fr/curricula/parcoursup-licence-brume.md", of: imported)
        #expect(licence.contains("proposée par un établissement, sous 2 intitulés"))
    }

    @Test("A master counts its latest year, one capacity for each establishment that enrols, and open mentions only")
    func masterPages() throws {
        let imported = try parcoursup()
        let page = Samples.page("fr/curricula/parcoursup-master-nuages.md", of: imported)
        #expect(
            page.contains("{measure: seats, amount: 42, unit: count, place: France, year: 2021, source: masters-list"))
        #expect(page.contains("3 établissements proposaient le master mention nuages en 2021"))
        #expect(!imported.files.contains { $0.path.contains("brumes") })
    }

    @Test("Data that is not the named set is refused with its place")
    func wrongData() throws {
        let cases: [(ImportError.Code, Int?, () throws -> Imported)] = [
            (.unexpectedShape, 1, { try rome(Samples.market) }),
            (
                .unexpectedShape, 3,
                {
                    try rome(
                        Samples.appellations.replacing("\"A1901\",\"Emploi Blanc\"", with: "\"X\",\"Emploi Blanc\""))
                }
            ),
            (.unexpectedShape, 2, { try rome(market: Samples.market.replacing("12980", with: "many")) }),
            (.unexpectedShape, 2, { try rome(market: Samples.market.replacing(",4,", with: ",9,")) }),
            (
                .unexpectedShape, nil,
                {
                    try ROMEImporter.read(
                        appellations: Samples.file("a.csv", Samples.appellations),
                        market: Samples.file("b.csv", Samples.market),
                        terms: ImportTerms(reviewBy: Samples.terms.reviewBy))
                }
            ),
            (.unexpectedShape, 2, { try onisep(Samples.jobs.replacing("MET.1<", with: "ZZZ<")) }),
            (.unexpectedShape, nil, { try onisep(Samples.jobs.replacing("metiers", with: "recettes")) }),
            (
                .unexpectedShape, nil,
                { try onisep(Samples.jobs.replacing("<identifiant>MET.2", with: "<identifiant>MET.1")) }
            ),
            (.malformed, 18, { try onisep(Samples.jobs.replacing("</metiers>", with: "")) }),
            (.malformed, nil, { try OnisepImporter.read([Samples.file("d.json", "[{")], terms: Samples.terms) }),
            (
                .unexpectedShape, nil,
                { try OnisepImporter.read([Samples.file("d.json", "{\"a\": 1}")], terms: Samples.terms) }
            ),
            (.empty, nil, { try OnisepImporter.read([Samples.file("d.json", Samples.domains)], terms: Samples.terms) }),
            (.unexpectedShape, nil, { try ESCOImporter.read([], terms: Samples.terms) }),
            (
                .unexpectedShape, 1,
                { try ESCOImporter.read([Samples.file("a.csv", Samples.appellations)], terms: Samples.terms) }
            ),
            (
                .unexpectedShape, 1,
                { try ParcoursupImporter.read([Samples.file("a.csv", Samples.appellations)], terms: Samples.terms) }
            ),
            (
                .unexpectedShape, 3,
                {
                    try ParcoursupImporter.read(
                        [Samples.file("m.csv", Samples.masters.replacing("2021;001", with: "last year;001"))],
                        terms: Samples.terms)
                }
            ),
        ]
        for (number, (code, line, run)) in cases.enumerated() {
            let error = #expect(throws: ImportError.self, "case \(number)") { try run() }
            #expect(error?.code == code, "case \(number): \(error?.description ?? "")")
            #expect(error?.line == line, "case \(number): \(error?.description ?? "")")
        }
    }

    @Test("A file cut anywhere is refused, or gives pages that load")
    func cutAnywhere() throws {
        let appellations = Array(Samples.appellations.utf8)
        let courses = Array(Samples.courses.utf8)
        for length in stride(from: 1, to: appellations.count, by: 13) {
            let file = OpenDataFile(path: "a.csv", bytes: Array(appellations.prefix(length)))
            guard let imported = try? ROMEImporter.read(appellations: file, terms: Samples.terms) else { continue }
            #expect(Samples.load(imported).errors.map(\.description) == [], "cut to \(length) bytes")
        }
        for length in stride(from: 1, to: courses.count - 10, by: 7) {
            let file = OpenDataFile(path: "c_2024-06-25.xml", bytes: Array(courses.prefix(length)))
            #expect(throws: ImportError.self, "cut to \(length) bytes") {
                try OnisepImporter.read([file], terms: Samples.terms)
            }
        }
    }

    @Test("Words that could be read as markup stay words")
    func markup() throws {
        let hostile = Samples.jobs.replacing(
            "Ciel &amp; terre", with: "- # [[x]] [source] \"q\": {a} \\n --- \n## Salaire"
        )
        .replacing(
            "polisseur de lune</libelle_masculin>", with: "polisseur: de [[lune]] \"x\" # - y</libelle_masculin>")
        let result = Samples.load(try onisep(hostile))
        #expect(result.errors.map(\.description) == [])
        let sections = result.base?.entities.first { $0.id.rawValue == "onisep-met-1" }?.sections[.french]
        let text = sections?.first { $0.facet.rawValue == "sectors" }?.passages.map(\.text).joined() ?? ""
        #expect(text.contains("- # ((x)) (source) ”q”: {a} /n --- ## Salaire"))
    }
}
