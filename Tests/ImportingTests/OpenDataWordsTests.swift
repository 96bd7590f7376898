import Figures
import Knowledge
import Testing

@testable import Importing

@Suite("Official titles become names that a sentence can hold")
struct OpenDataWordsTests {
    @Test(
        "A title in both genders is told apart",
        arguments: [
            (
                "Conducteur / Conductrice d'engins agricoles", "Conducteur d'engins agricoles",
                "Conductrice d'engins agricoles"
            ),
            (
                "Secrétaire général / Secrétaire générale de mairie", "Secrétaire général de mairie",
                "Secrétaire générale de mairie"
            ),
            (
                "Analyste concepteur / Conceptrice informatique", "Analyste concepteur informatique",
                "Analyste Conceptrice informatique"
            ),
            (
                "Accordeur-réparateur / Accordeuse-réparatrice de pianos", "Accordeur-réparateur de pianos",
                "Accordeuse-réparatrice de pianos"
            ),
            ("Steward / Hôtesse de l'air", "Steward de l'air", "Hôtesse de l'air"),
            ("Poète / Poétesse", "Poète", "Poétesse"),
            ("Chef / Cheffe d’équipe", "Chef d'équipe", "Cheffe d'équipe"),
            ("Sous-officier(ère)", "Sous-officier", nil),
            ("Accessoiriste", "Accessoiriste", nil), ("Responsable de site(s)", "Responsable de site", nil),
            ("Valet / Femme de chambre", "Valet de chambre", "Femme de chambre"),
        ])
    func genders(title: String, masculine: String, feminine: String?) {
        let parts = GenderedTitle(title)
        #expect(parts.masculine == masculine)
        #expect(parts.feminine?.lowercased() == feminine?.lowercased())
        #expect(parts.other == nil)
    }

    @Test(
        "Two names on both sides of a slash are not taken for genders",
        arguments: [
            ("Lapidaire / Diamantaire", "Lapidaire", "Diamantaire"),
            ("Sound designer / Designer sonore", "Sound designer", "Designer sonore"),
            ("Responsable développement / Business developer", "Responsable développement", "Business developer"),
        ])
    func twoNames(title: String, first: String, second: String) {
        let parts = GenderedTitle(title)
        #expect(parts.masculine == first)
        #expect(parts.feminine == nil)
        #expect(parts.other == second)
    }

    @Test(
        "Capitals come down to those of a sentence, and É gets its accent back",
        arguments: [
            ("Ingénieur en Intelligence Artificielle (IA)", "ingénieur en intelligence artificielle (IA)"),
            ("UX designer", "UX designer"),
            ("Juriste de l'Etat", "juriste de l'État"), ("Educateur canin", "éducateur canin"),
            ("Electricien", "électricien"),
            ("Etalagiste", "étalagiste"), ("Expert DevOps", "expert DevOps"), ("Ergonome", "ergonome"),
            ("Event manager", "event manager"),
            ("Employé", "employé"), ("Ethnologue", "ethnologue"), ("", ""),
        ])
    func capitals(title: String, sentence: String) {
        #expect(SentenceCase.apply(title) == sentence)
    }

    @Test(
        "A name of a profession has its plural",
        arguments: [
            ("ingénieur d'études", "ingénieurs d'études"), ("agent commercial", "agents commerciaux"),
            ("data scientist", "data scientists"),
            ("technicien supérieur de laboratoire", "techniciens supérieurs de laboratoire"),
            ("chargé de mission", "chargés de mission"),
            ("boulanger-pâtissier", "boulangers-pâtissiers"), ("sage-femme", "sages-femmes"), ("DJ", "DJ"),
            ("UX designer", "UX designers"),
            ("animateur qualité services", "animateurs qualité services"), ("vice-président", "vice-présidents"),
            ("layout man", "layout men"), ("", ""),
        ])
    func plurals(name: String, plural: String) {
        #expect(FrenchPlural.of(name) == plural)
    }

    @Test(
        "An English name of a profession has its plural",
        arguments: [
            ("data scientist", "data scientists"), ("head of studies", "heads of studies"),
            ("fire safety", "fire safeties"), ("coach", "coaches"),
            ("foreman", "foremen"), ("attaché", "attachés"),
        ])
    func englishPlurals(name: String, plural: String) {
        #expect(EnglishPlural.of(name) == plural)
    }

    @Test(
        "A name takes the article that French wants",
        arguments: [
            ("ingénieur", false, "l'ingénieur", "de l'ingénieur"),
            ("data scientist", false, "le data scientist", "du data scientist"),
            ("licence", true, "la licence", "de la licence"), ("harpiste", false, "le harpiste", "du harpiste"),
            ("hôtelier", false, "l'hôtelier", "de l'hôtelier"), ("écrivain", false, "l'écrivain", "de l'écrivain"),
        ])
    func articles(name: String, isFeminine: Bool, definite: String, of: String) {
        let name = FrenchName(name: name, isFeminine: isFeminine)
        #expect(name.definite == definite)
        #expect(name.of == of)
    }

    @Test(
        "The name of a file tells its date",
        arguments: [
            ("ideo_fiches_metiers_2024-06-25_5fe0808a2da6f.zip", "2024-06-25"), ("marche_2026-03.csv", "2026-03"),
            ("Fiches_25062024.xml", "2024-06-25"), ("unix_referentiel_appellation_v460_utf8.csv", nil),
            ("2019-2021.csv", nil),
        ])
    func dates(name: String, date: String?) {
        #expect(OpenDataFile(path: "folder-2020-01-01/" + name, bytes: []).date?.description == date)
    }

    @Test("The headings are those of the shipped schema")
    func headings() {
        var page = OpenDataPage(id: "test", kind: "role", name: FrenchName(name: "essai"), reviewBy: nil)
        page.plural = "essais"
        page.absent = [("others", "essai")]
        var course = OpenDataPage(id: "course", kind: "curriculum", name: FrenchName(name: "cours"), reviewBy: nil)
        course.absent = [("others", "essai")]
        let ofCourses: Set<OpenDataPage.Facet> = [.programme, .admission, .length, .apprenticeship, .outcomes]
        for facet in OpenDataPage.Facet.allCases {
            if ofCourses.contains(facet) {
                course.say(facet, "Un essai.", "test")
            } else {
                page.say(facet, "Un essai.", "test")
            }
        }
        var english = [page, course]
        for index in english.indices { english[index].isEnglish = true }
        let source = Source.dataSet("test", publisher: "P", title: "T", date: nil, note: "n")
        let result = OpenDataSamples.load(
            Imported(files: [Imported.sources([source])] + ([page, course] + english).map(\.file)))
        #expect(result.errors.map(\.description) == [])
        #expect(result.base?.entities.count == 2)
    }
}
