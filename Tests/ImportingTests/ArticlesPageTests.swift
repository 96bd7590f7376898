import Identifiers
import Importing
import Knowledge
import Testing
import TextAnalysis

@Suite("Pages made of articles")
struct ArticlesPageTests {
    @Test("every shape of article makes a page that the shipped schema accepts", arguments: [
        (ArticlesSamples.copied, "a.txt"), (ArticlesSamples.dense, "b.txt"), (ArticlesSamples.page, "c.html"),
        (ArticlesSamples.markdown, "d.md"),
    ])
    func roundTrip(text: String, path: String) throws {
        let article = try ArticlesSamples.read(text, path)
        let result = ArticlesSamples.load(article)
        #expect(result.errors.map(\.description) == [])
        let base = try #require(result.base)
        let entity = try #require(base.entity(article.id))
        // Each passage comes back letter for letter, from the source that is listed.
        for facet in base.schema.kind(entity.kind)?.facets ?? [] {
            let read = entity.section(facet, in: article.language)?.passages ?? []
            #expect(read.map(\.text) == article.texts(facet.rawValue))
            #expect(read.allSatisfy { $0.sources == [article.source.id] && $0.links.isEmpty })
            #expect(!read.isEmpty || entity.absent[article.language]?[facet] != nil)
        }
        #expect(base.source(article.source.id)?.title == article.source.title)
    }

    @Test("text that looks like markup is read back as text", arguments: [
        ("#1 des métiers, dit-on.", "#1 des métiers, dit-on."), ("[[fleur]] et [source]", "[ [fleur]] et [source]"),
        ("Voir [[[a]]] [b].", "Voir [ [ [a]]] [b]."), ("- un tiret", "- un tiret"), ("* une étoile", "* une étoile"),
        ("--- trois tirets", "--- trois tirets"), ("Fin.]", "Fin.]"), ("Une suite [x] [y]", "Une suite [x] [y]"),
        ("{role} et %d et <b>", "{role} et %d et <b>"), ("\"cité\": oui", "\"cité\": oui"),
    ])
    func escaped(written: String, read: String) throws {
        let html = written.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let page = "<html><body><h1>Potier</h1><p>Le potier est un artisan.</p><p>\(html)</p></body></html>"
        let article = try ArticlesSamples.read(page, "p.html")
        let base = try #require(ArticlesSamples.load(article).base)
        let passages = base.entity(article.id)?.passages(in: .french).map(\.text) ?? []
        #expect(passages == ["Le potier est un artisan.", read])
    }

    @Test("titles and names that YAML would take for something else come back as they are", arguments: [
        "no", "12:30", "a: b", "- tiret", "“guillemets” et \"droits\"", "#dièse", "[liste]", "c:\\chemin",
        "2024-01-01", "{x}", "~", "'", "*a &b",
    ])
    func yaml(title: String) throws {
        let article = try ArticlesSamples.read("# Potier\n\nLe potier est un artisan.", "p.md") {
            $0.name = title
            $0.id = EntityID(trusted: "potter")
            $0.publisher = title
        }
        let result = ArticlesSamples.load(article)
        #expect(result.errors.map(\.description) == [])
        #expect(result.base?.entity(article.id)?.names[.french]?.name == title)
        #expect(result.base?.source(article.source.id)?.publisher == title)
    }

    @Test("a long paragraph is cut where sentences end, and nowhere else")
    func cut() throws {
        let sentences = (1...12).map { "La phrase numéro \($0) compte 3.5 mots, etc. selon M. Durand, et finit ici." }
        let article = try ArticlesSamples.read("# Potier\n\nLe potier est un artisan.\n\n" + sentences.joined(separator: " "), "p.md")
        let passages = article.texts("overview").dropFirst()
        #expect(passages.joined(separator: " ") == sentences.joined(separator: " "))
        #expect(passages.count > 1)
        #expect(passages.allSatisfy { $0.count <= 350 && $0.hasPrefix("La phrase") && $0.hasSuffix("ici.") })
    }

    @Test("nothing is lost: each word of an article is in a passage, a heading or a note")
    func nothingLost() throws {
        let article = try ArticlesSamples.read(ArticlesSamples.copied, "copie.txt")
        let kept = article.sections.flatMap { [$0.heading ?? ""] + $0.passages.map(\.text) } + article.imported.notes.map(\.text)
        let words = Set(kept.joined(separator: " ").split { $0.isWhitespace }.map { String($0) })
        let missing = ArticlesSamples.copied.split { $0.isWhitespace }.map { String($0) }.filter { word in
            !words.contains(word) && !words.contains { $0.contains(word) }
        }
        #expect(missing == [])
    }

    @Test("the list of sources is joined: what is there stays as it is, and a clash is told")
    func sources() {
        let old = "# à garder\na-1:\n  publisher: A\n  title: T\n  undated: true\n  reliability: site"
        let new = "a-1:\n  publisher: A\n  title: T\n  undated: true\n  reliability: site\nb-2:\n  publisher: B\n"
        let joined = SourceList.joined(old, with: new)
        #expect(joined.text == old + "\nb-2:\n  publisher: B\n")
        #expect(joined.clashes == [])
        #expect(SourceList.joined(old, with: "a-1:\n  publisher: Z\n").clashes == ["a-1"])
        #expect(SourceList.joined("a-1:\r\n  publisher: A\r\n", with: "a-1:\n  publisher: A\n").clashes == [])
        #expect(SourceList.joined("", with: new).text == new)
    }
}
