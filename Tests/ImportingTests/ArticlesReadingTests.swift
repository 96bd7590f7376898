import Figures
import Identifiers
import Importing
import Knowledge
import Testing
import TextAnalysis

@Suite("Articles are taken apart")
struct ArticlesReadingTests {
    @Test("a text copied from a browser: title, date and publisher are found, its frame is dropped with a reason")
    func copied() throws {
        let article = try ArticlesSamples.read(ArticlesSamples.copied, "copie.txt")
        #expect(article.name == "apiculteur en ville")
        #expect(article.source.title == "Apiculteur en ville, un métier d'avenir ?")
        #expect(article.source.date?.description == "2021-03-05")
        #expect(article.source.publisher == "ABC")
        #expect(article.language == .french)
        #expect(article.sections.map(\.heading) == [
            "Apiculteur en ville, un métier d'avenir ?", "Les missions de l'apiculteur en ville",
            "Quelles sont les qualités de l'apiculteur en ville ?",
        ])
        #expect(article.notes(.dropped) == [
            "1 a single sign: X", "2 date line: Mardi 3 février", "3 invitation: L'ABC vous invite à sa Journée Portes Ouvertes !",
            "4 invitation: Inscrivez-vous", "5 invitation: Une question ?", "6 invitation: L'ABC vous recontacte !",
            "7 invitation: Être recontacté", "12 date line: Actualité publiée le 5 mars 2021",
            "14 name of a picture: abeilles-sur-les-toits", "36 a lone number: 200",
        ])
    }

    @Test("sentences that speak of pay, of offers or of a day go there, whatever the heading above them")
    func refined() throws {
        let article = try ArticlesSamples.read(ArticlesSamples.copied, "copie.txt")
        let pay = "Sa rémunération est modeste : un apiculteur débutant touche un salaire d'environ 1 700 euros net par mois."
        #expect(article.texts("salary") == [pay])
        #expect(article.texts("market").contains { $0.contains("27 %") })
        #expect(article.texts("day").contains { $0.hasPrefix("Au quotidien") })
        #expect(article.texts("qualities").first?.hasPrefix("Il faut de la rigueur") == true)
        #expect(article.texts("overview").contains { $0.hasPrefix("L'apiculteur en ville est un éleveur") })
    }

    @Test("a text without title or blank lines: headings are told by their shape, the name by what is repeated")
    func dense() throws {
        let article = try ArticlesSamples.read(ArticlesSamples.dense, "dense.txt")
        #expect(article.name == "couvreur en ardoise naturelle")
        #expect(article.sections.compactMap(\.heading).count == 3)
        #expect(article.texts("salary").first?.contains("1 900 €") == true)
        #expect(article.texts("studies").first?.hasPrefix("Un diplôme du bâtiment") == true)
        #expect(article.source.isUndated)
        #expect(article.notes(.dropped) == [])
        #expect(article.notes(.guessed).contains { $0.contains("undated") })
    }

    @Test("HTML: menus, banners, forms, scripts and footers are left out; lists and tables are kept, an item each")
    func html() throws {
        let article = try ArticlesSamples.read(ArticlesSamples.page, "page.html")
        #expect(article.name == "luthier")
        #expect(article.source.title == "Le métier de luthier : missions et salaire")
        #expect(article.source.date?.description == "2024-03-05")
        #expect(article.source.publisher == "École Exemple")
        #expect(article.source.url == "https://www.exemple.org/luthier")
        #expect(article.texts("missions") == ["Il taille le bois", "à la main", "à la machine", "Il vernit les violons."])
        #expect(article.texts("salary") == [
            "Débutant : salaire brut 1 800 €", "Confirmé : salaire brut 2 600 €", "À l'étranger : Les prix y sont plus hauts.",
        ])
        #expect(article.texts("overview") == ["Le luthier est un artisan qui fabrique des violons.", "Sans lui, pas d'orchestre !"])
        let dropped = article.notes(.dropped)
        let frame = [
            "Ce site garde", "Tout accepter", "Formations", "Accueil > Luthier", "À lire aussi", "Partager", "Envoyer", "Mentions", "Camille",
        ]
        for words in frame {
            #expect(dropped.contains { $0.contains(words) }, "“\(words)” is not reported")
        }
        #expect(!article.imported.files.contains { $0.text.contains("jamais") || $0.text.contains("color: red") })
    }

    @Test("Markdown: front matter is believed, marks and pictures are taken out")
    func markdown() throws {
        let article = try ArticlesSamples.read(ArticlesSamples.markdown, "note.md")
        #expect(article.name == "fleuriste")
        #expect(article.source.date?.description == "2023-11-02")
        #expect(article.source.publisher == "Association Exemple")
        #expect(article.source.url == "https://exemple.org/fleuriste")
        #expect(article.texts("overview") == ["Le fleuriste est un commerçant : il compose des bouquets. Voir la fiche."])
        #expect(article.texts("salary") == ["Débutant : brut mensuel 1 750 €"])
        #expect(article.texts("missions") == ["composer des bouquets", "conseiller"])
        #expect(article.texts("studies") == ["Un CAP en deux ans."])
    }

    @Test("HTML without any structure of its own: bold lines are headings, a list belongs to the line that announces it")
    func soup() throws {
        let page = """
            <html lang="en"><head><title>Vannier - Fiche - Mon Site</title></head><body>
            <div id="menu-principal"><a href="/1">Métiers</a> <a href="/2">Écoles</a></div>
            <div class="hero banner"><h1>VANNIER D'ART</h1><div>Mis à jour le 12/04/2023</div></div>
            <div class="col content"><div>Le vannier d'art tresse des paniers pour les musées et les marchés.</div>
            <p><strong>Ses missions</strong></p><p>Il coupe l'osier en hiver.</p>
            <p>Il emploie :</p><ul><li><a href="/o">l'osier</a> ;</li><li><a href="/r">le rotin</a>.</li></ul>
            <h2>Salaire</h2><dl><dt>Débutant</dt><dd>1 500 € par mois</dd></dl>
            <h2>COOKIES MAISON</h2><p>Il en mange souvent.</p></div>
            <div class="sidebar"><p>Nos formations</p></div><div id="footer">© Mon Site</div></body></html>
            """
        let article = try ArticlesSamples.read(page, "soup.html")
        #expect(article.name == "vannier d'art")
        #expect(article.source.publisher == "Mon Site" && article.notes(.guessed).contains { $0.contains("Mon Site") })
        #expect(article.source.date?.description == "2023-04-12")
        #expect(article.language == .french)
        #expect(article.texts("missions") == ["Il coupe l'osier en hiver.", "Il emploie : l'osier ; le rotin"])
        #expect(article.texts("salary").first == "Débutant : 1 500 € par mois")
        #expect(article.sections.last?.passages.map(\.text) == ["Il en mange souvent."])
        #expect(article.notes(.dropped).count == 5)
    }

    @Test("HTML: a paragraph in an item is the item, a fold-out's summary is a heading, a table may only lay out")
    func shapes() throws {
        let page = """
            <html><body><main><h1>Le BTS SIO</h1><p>Le BTS SIO est un diplôme.</p><ul><li><p>réseaux</p></li><li>code</li></ul>
            <details><summary>Quelle formation avant ?</summary><p>Un bac suffit.</p></details>
            <table><tr><td><h2>Missions</h2><p>Il aide.</p></td><td><ul><li>Il répare.</li></ul></td></tr></table>
            </main></body></html>
            """
        let article = try ArticlesSamples.read(page, "a.html")
        #expect(article.name == "BTS SIO")
        #expect(article.texts("overview") == ["Le BTS SIO est un diplôme.", "réseaux", "code"])
        #expect(article.texts("studies") == ["Un bac suffit."])
        #expect(article.texts("missions") == ["Il aide.", "Il répare."])
        #expect(article.sections.flatMap(\.passages).map(\.isItem) == [false, true, true, false, false, true])
    }

    @Test("an English text, wrapped at a fixed width")
    func english() throws {
        let text = """
            What is a beekeeper?

            Published on March 3, 2022

            A beekeeper is the person who looks after bees in all the seasons of the year, and who
            sells the honey to people of the village, which takes more patience than it seems to
            those who only eat it.

            Share this article
            """
        let article = try ArticlesSamples.read(text, "bees.txt")
        #expect(article.language == .english)
        #expect(article.name == "beekeeper")
        #expect(article.source.date?.description == "2022-03-03")
        #expect(article.texts("overview").count == 1)
        #expect(article.imported.files.first?.path == "en/roles/beekeeper.md")
    }

    @Test("what the person says wins over what is found")
    func wishes() throws {
        let article = try ArticlesSamples.read(ArticlesSamples.copied, "copie.txt") { wishes in
            wishes.name = "gardien de ruches"
            wishes.id = EntityID(trusted: "hive-keeper")
            wishes.sourceID = SourceID(trusted: "my-source")
            wishes.publisher = "Ruches & Cie"
            wishes.url = "https://exemple.org/ruches"
            wishes.date = PublicationDate("2020")
            wishes.reliability = .press
            wishes.reviewBy = Day("2027-01-31")
        }
        #expect(article.name == "gardien de ruches")
        #expect(article.source == Source(
            id: SourceID(trusted: "my-source"), publisher: "Ruches & Cie", title: "Apiculteur en ville, un métier d'avenir ?",
            url: "https://exemple.org/ruches", date: PublicationDate("2020"), reliability: .press, note: "Article importé, à relire."))
        let page = try #require(article.imported.files.first)
        #expect(page.path == "fr/roles/hive-keeper.md")
        #expect(page.text.contains("review-by: 2027-01-31"))
    }

    @Test("acronyms that the article uses become other names; grammar follows", arguments: [
        ("ingénieur en intelligence artificielle", "Un ingénieur en intelligence artificielle (IA).",
            ["ingénieur en IA", "ingénieur intelligence artificielle", "ingénieur IA"], "ingénieurs en intelligence artificielle"),
        ("data steward", "Le data steward range.", [], "data stewards"),
        ("UX designer", "Un UX designer.", [], "UX designers"),
    ])
    func names(name: String, text: String, also: [String], plural: String) throws {
        let article = try ArticlesSamples.read("# \(name)\n\n\(text)", "n.md") { $0.name = name }
        let base = try #require(ArticlesSamples.load(article).base)
        let names = try #require(base.entity(article.id)?.names[.french])
        #expect(names.also == also)
        #expect(names.plural == plural)
        #expect(names.gender == .masculine)
    }
}
