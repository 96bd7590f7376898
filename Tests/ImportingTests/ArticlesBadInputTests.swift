import Importing
import Knowledge
import Testing

/// Each of these must end with an error that names the place, soon, and with no page.
@Suite("Articles that cannot be imported")
struct ArticlesBadInputTests {
    private func problem(_ bytes: [UInt8], _ path: String) throws -> ImportError? {
        let importer = try ArticlesSamples.importer()
        let format = try #require(ArticleImporter.Format(path: path))
        do {
            let article = try importer.article(bytes, path: path, format: format)
            Issue.record("imported as “\(article.name)”")
            return nil
        } catch { return error }
    }

    private func problem(_ text: String, _ path: String) throws -> ImportError? { try problem(Array(text.utf8), path) }

    @Test("nothing, or nothing but spaces", arguments: ["", "   \n\n\t", "\u{FEFF}"])
    func empty(text: String) throws {
        for path in ["a.txt", "a.md", "a.html"] { #expect(try problem(text, path)?.code == .empty) }
    }

    @Test("a page of menus holds no article")
    func menusOnly() throws {
        let page = "<html><body><nav><ul><li><a href='/'>Un</a></li></ul></nav><form><label>Nom</label></form></body></html>"
        #expect(try problem(page, "a.html")?.code == .empty)
    }

    @Test("Latin-1 without a word of it: the offset and the line are told")
    func latin() throws {
        let error = try #require(try problem(Array("Un mot.\nUn caf".utf8) + [0xE9, 0x20], "a.txt"))
        #expect(error.code == .wrongEncoding)
        #expect(error.description == "a.txt:2:1: error: not valid UTF-8 at byte offset 14; save the file with the encoding UTF-8")
    }

    @Test("Latin-1 that the page declares is read")
    func declaredLatin() throws {
        let head = "<html><head><meta charset=\"iso-8859-1\"></head><body><h1>Potier</h1><p>Le potier est un artisan de "
        let bytes = Array(head.utf8) + Array("la r".utf8) + [0xE9] + Array("gion, \u{20}".utf8) + [0x80] + Array("10 la pi".utf8) + [0xE8]
            + Array("ce.</p></body></html>".utf8)
        let article = try ArticlesSamples.importer().article(bytes, path: "a.html", format: .html)
        #expect(article.texts("overview") == ["Le potier est un artisan de la région, €10 la pièce."])
    }

    @Test("a charset that does not exist, or that the bytes do not fit")
    func unknownCharset() throws {
        let page = Array("<html><head><meta charset=\"klingon-8\"></head><body><p>x".utf8) + [0xE9] + Array("</p></body></html>".utf8)
        #expect(try problem(page, "a.html")?.code == .wrongEncoding)
    }

    @Test("UTF-16 with a mark is read, in either order; cut or unmarked it is refused")
    func utf16() throws {
        let units = Array("# Potier\n\nLe potier est un artisan célèbre.".utf16)
        var little: [UInt8] = [0xFF, 0xFE]
        var big: [UInt8] = [0xFE, 0xFF]
        for unit in units {
            little += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
            big += [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
        }
        for bytes in [little, big] {
            let article = try ArticlesSamples.importer().article(bytes, path: "a.md", format: .markdown)
            #expect(article.texts("overview") == ["Le potier est un artisan célèbre."])
        }
        #expect(try problem(Array(little.dropLast()), "a.md")?.code == .wrongEncoding)
        #expect(try problem(Array(little.dropFirst(2)), "a.md")?.code == .wrongEncoding)
    }

    @Test("a page that was cut on its way", arguments: [
        "<html><body><h1>Potier</h1><p>Le potier est un arti", "<h1>Potier</h1><p>Le potier est un artisan.</p><a href=\"x",
        "<html><body><p>Le potier est un artisan.</p></bo",
    ])
    func truncated(page: String) throws {
        #expect(try problem(page, "a.html")?.code == .malformed)
    }

    @Test("50 MB are refused")
    func large() throws {
        let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 50 << 20)
        for path in ["a.txt", "a.md", "a.html"] { #expect(try problem(bytes, path)?.code == .tooLarge) }
    }

    @Test("two megabytes of text are no article, in whatever form")
    func long() throws {
        let text = String(repeating: "Une phrase de plus. ", count: 100_000)
        #expect(try problem(text, "a.txt")?.code == .tooLarge)
        #expect(try problem("<html><body><p>\(text)</p></body></html>", "a.html")?.code == .tooLarge)
    }

    @Test("elements without end: deep, many, closed without being open, heavy with attributes", arguments: [
        String(repeating: "<div>", count: 100_000), String(repeating: "<b>", count: 200_000) + String(repeating: "</i>", count: 200_000),
        String(repeating: "<p>x</p>", count: 300_000), "<p " + (0..<100_000).map { "a\($0)" }.joined(separator: " ") + ">x</p>",
        "<p " + (0..<100_000).map { "a\($0)='>'" }.joined(separator: "/") + ">x</p>",
    ])
    func bombs(body: String) throws {
        let error = try problem("<html><body>\n\(body)</body></html>", "a.html")
        #expect(error?.code == .tooLarge)
        #expect((error?.line ?? 0) >= 2)
    }

    @Test("declared entities are neither expanded nor accepted")
    func entities() throws {
        let declared = "<!DOCTYPE html [\n<!ENTITY a \"aaaa\">\n<!ENTITY b \"&a;&a;&a;&a;\">\n]>"
        let error = try problem("\(declared)<html><body><p>&b;</p></body></html>", "a.html")
        #expect(error?.code == .malformed)
        #expect(error?.line == 2)
    }

    @Test("brackets that lead nowhere do not take for ever")
    func brackets() throws {
        let text = "# Potier\n\nLe potier est un artisan. " + String(repeating: "[", count: 200_000)
        let article = try ArticlesSamples.importer().article(Array(text.utf8), path: "a.md", format: .markdown)
        #expect(article.name == "potier")
    }

    @Test("damaged at random, an article is imported into a page that loads, or refused; nothing else", arguments: 0..<40 as Range<UInt64>)
    func damaged(seed: UInt64) throws {
        let samples = [
            (ArticlesSamples.page, "a.html"), (ArticlesSamples.markdown, "a.md"), (ArticlesSamples.copied, "a.txt"),
            (ArticlesSamples.dense, "a.txt"),
        ]
        // Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
        var state = seed
        func next(_ limit: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % UInt64(max(limit, 1)))
        }
        let (text, path) = samples[Int(seed) % samples.count]
        var bytes = Array(text.utf8)
        for _ in 0..<(1 + next(12)) {
            let start = next(bytes.count)
            let end = min(bytes.count, start + next(60))
            switch next(4) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: bytes[start..<end], at: next(bytes.count))
            case 2: bytes.insert(contentsOf: Array(["<", "</p>", "[[", "---", "|", "\"", "&lt", "<!--", "]"][next(9)].utf8), at: start)
            default: if start < bytes.count { bytes[start] = UInt8(next(128)) }
            }
        }
        let format = try #require(ArticleImporter.Format(path: path))
        let importer = try ArticlesSamples.importer()
        do {
            let article = try importer.article(bytes, path: path, format: format)
            #expect(ArticlesSamples.load(article).errors.map(\.description) == [], "seed \(seed)")
        } catch {
            #expect(error.description.hasPrefix(path + ":"), "seed \(seed)")
        }
    }

    @Test("documents of other programs are named", arguments: ["%PDF-1.7 …", "PK\u{3}\u{4}…"])
    func otherKinds(text: String) throws {
        #expect(try problem(text, "a.txt")?.code == .unexpectedShape)
    }

    @Test("a language that the schema does not list asks for --language")
    func foreign() throws {
        let schema = try #require(ArticlesSamples.schema)
        let kind = try #require(schema.kinds.first)
        let importer = ArticleImporter(schema: schema, kind: kind, facet: { _, _, _ in nil }, identify: { _ in nil })
        #expect {
            try importer.article(Array("# Panadero\n\nEl panadero hace pan.".utf8), path: "a.md", format: .markdown)
        } throws: { error in
            (error as? ImportError)?.code == .unexpectedShape && "\(error)".contains("--language")
        }
    }
}
