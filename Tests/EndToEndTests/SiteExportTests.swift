import Foundation
import TestSupport
import Testing

@Suite("mentor kb export --format site", .onOwnThreads)
struct SiteExportTests {
    private let bakery: Bakery

    init() throws { bakery = try Bakery() }

    private func export(_ folder: String, base: String = "base", _ options: String...) throws -> MentorBinary.Result {
        try bakery.kb(["export", "--knowledge", base, "--format", "site", folder] + options)
    }

    private func names(_ folder: String) throws -> [String] {
        let walk = try #require(FileManager.default.enumerator(atPath: bakery.scratch.url(of: folder).path))
        return walk.compactMap { $0 as? String }.sorted()
    }

    @Test("writes pages in every language, and says how many files")
    func written() throws {
        let result = try export("new/public")
        #expect(result.status == 0 && result.output == "")
        #expect(result.error.hasSuffix("new/public: 14 files\n"), "\(result)")
        let files = try names("new/public")
        #expect(Set(files).isSuperset(of: ["index.html", "faq.html", "site.css", "metiers/index.html", "metiers/baker.html", "en/metiers/baker.html", "en/faq.jsonld"]))
        let page = try String(contentsOf: bakery.scratch.url(of: "new/public/metiers/baker.html"), encoding: .utf8)
        #expect(page.contains("&lt;/script&gt;&lt;script&gt;alert(&quot;pain&quot;)") && !page.contains("<script"))
        #expect(page.contains("1\u{202F}800 à 2\u{202F}200\u{A0}€") && page.contains("href=\"../site.css\""))
    }

    @Test("says on every page whose site it is and whom to turn to, and refuses what is no address")
    func school() throws {
        let made = try export("public", "--site-name", "Lycée <Ada>", "--contact", "cio@ada.example")
        #expect(made.status == 0, "\(made)")
        for name in ["index.html", "faq.html", "en/metiers/baker.html"] {
            let page = try String(contentsOf: bakery.scratch.url(of: "public/" + name), encoding: .utf8)
            #expect(page.contains("Lycée &lt;Ada&gt;") && page.contains("mailto:cio@ada.example"), "\(name)")
        }
        for wrong in [["--contact", "javascript:alert(1)"], ["--site-accessibility", "ada"], ["--site-privacy", "http://ada.example"]] {
            let refused = try bakery.kb(["export", "--knowledge", "base", "--format", "site", "other"] + wrong)
            #expect(refused.status == 64 && refused.error.contains(wrong[0]), "\(refused)")
        }
        #expect(try bakery.kb("export", "--knowledge", "base", "--format", "json", "--site-name", "Ada").status == 64)
    }

    @Test("replaces what it wrote before, whole, and leaves nothing else behind")
    func again() throws {
        #expect(try export("public").status == 0)
        let before = try names("public")
        try bakery.write("more", [("fr/roles/baker.md", "Un CAP de boulangerie suffit.", "Un CAP suffit.")])
        try FileManager.default.removeItem(at: bakery.scratch.url(of: "public/faq.html"))
        #expect(try export("public", base: "more").status == 0)
        #expect(try names("public") == before)
        let page = try String(contentsOf: bakery.scratch.url(of: "public/metiers/baker.html"), encoding: .utf8)
        #expect(page.contains("Un CAP suffit."))
        #expect(try FileManager.default.contentsOfDirectory(atPath: bakery.scratch.folder.path).filter { $0.hasPrefix("public") } == ["public"])
    }

    @Test("touches no folder that holds anything else, and says what it found")
    func refused() throws {
        try bakery.scratch.write("mine", to: "full/notes.txt")
        let full = try export("full")
        #expect(full.status == 65)
        #expect(full.error.contains("expected an empty folder or one that this command wrote, found “notes.txt”"))
        #expect(try names("full") == ["notes.txt"])
        #expect(try export("public").status == 0)
        try bakery.scratch.write("mine", to: "public/metiers/mine.html")
        let mixed = try export("public")
        #expect(mixed.status == 65 && mixed.error.contains("“metiers/mine.html”"))
        try bakery.scratch.write("mine", to: "file")
        #expect(try export("file").status == 65)
    }

    @Test("needs a folder, and only this format takes one")
    func usage() throws {
        #expect(try bakery.kb("export", "--knowledge", "base", "--format", "site").status == 64)
        #expect(try bakery.kb("export", "--knowledge", "base", "--format", "json", "public").status == 64)
        #expect(try bakery.kb("export", "--knowledge", "base", "--format", "site", "public", "--language", "fr").status == 64)
        #expect(try bakery.kb("export", "--knowledge", "base", "--format", "site", "public", "-o", "x").status == 64)
    }
}
