import Foundation
import Glibc
import TestSupport
import Testing

@Suite("mentor kb import", .onOwnThreads)
struct KnowledgeImportTests {
    private let bakery: Bakery
    private let article = """
        # Le métier de potier

        Publié le 5 mars 2024

        Le potier est un artisan qui tourne des pots.

        ## Salaire

        Un potier débutant gagne un salaire de 1 700 € par mois.
        """

    init() throws {
        bakery = try Bakery()
        try bakery.scratch.write(article, to: "potier.md")
    }

    private func run(_ arguments: String...) throws -> MentorBinary.Result {
        try MentorBinary.run(["kb", "import", "--knowledge", "base", "--language", "fr"] + arguments, folder: bakery.scratch.folder)
    }

    private func text(_ path: String) -> String? { try? String(contentsOf: bakery.scratch.url(of: path), encoding: .utf8) }

    @Test("an article becomes a page and a source, and the report says what was made of it")
    func page() throws {
        let result = try run("potier.md", "--into", "out", "--publisher", "La Poterie")
        #expect(result.status == 0 && result.error == "")
        #expect(result.output.contains("potier.md → out/fr/roles/potier.md"))
        #expect(result.output.contains("date: 2024-03-05"))
        #expect(result.output.contains("line 3: dropped date line"))
        let page = try #require(text("out/fr/roles/potier.md"))
        #expect(page.contains("name: potier"))
        #expect(page.contains("## Salaire\nUn potier débutant gagne un salaire de 1 700 € par mois. [la-poterie-potier-2024]"))
        #expect(text("out/sources.yaml")?.contains("la-poterie-potier-2024:") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: bakery.scratch.url(of: "out").path).sorted() == ["fr", "sources.yaml"])
    }

    @Test("a page that is there is never overwritten, and then nothing is written")
    func neverOverwrites() throws {
        try bakery.scratch.write("à moi", to: "out/fr/roles/potier.md")
        try bakery.scratch.write("# Le métier de verrier\n\nLe verrier est un artisan qui souffle.", to: "verrier.md")
        let result = try run("verrier.md", "potier.md", "-o", "out")
        #expect(result.status == 65 && result.output == "")
        #expect(result.error.hasPrefix("out/fr/roles/potier.md:1:1: error: this page is already there"))
        #expect(text("out/fr/roles/potier.md") == "à moi")
        #expect(text("out/fr/roles/verrier.md") == nil && text("out/sources.yaml") == nil)
    }

    @Test("a second import adds to the list of sources and leaves what is there")
    func second() throws {
        let mine = "# la mienne\nmine:\n  publisher: Moi\n  title: T\n  undated: true\n  reliability: site\n"
        try bakery.scratch.write(mine, to: "out/sources.yaml")
        #expect(try run("potier.md", "--output", "out").status == 0)
        let list = try #require(text("out/sources.yaml"))
        #expect(list.hasPrefix("# la mienne\nmine:\n") && list.contains("\npotier-2024:\n"))
    }

    @Test("one bad article of a folder: each problem on its line, nothing written", arguments: [["--json"], []])
    func badArticle(options: [String]) throws {
        try bakery.scratch.write(article, to: "articles/a.md")
        try bakery.scratch.write("", to: "articles/b.txt")
        try bakery.scratch.write("<html><body><p>Coup", to: "articles/c.html")
        try Data(repeating: UInt8(ascii: "x"), count: 50 << 20).write(to: bakery.scratch.url(of: "articles/d.txt"))
        let result = try MentorBinary.run(
            ["kb", "import", "--knowledge", "base", "articles", "--into", "out"] + options, folder: bakery.scratch.folder)
        #expect(result.status == 65 && result.output == "")
        let lines = result.error.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.first == "articles/b.txt:1:1: error: the file is empty; name a file that holds an article")
        #expect(lines.dropFirst().first?.hasPrefix("articles/c.html:1:1: error: the page is cut") == true)
        #expect(lines.last?.hasPrefix("articles/d.txt:1:1: error: larger than") == true)
        #expect(text("out/sources.yaml") == nil && !FileManager.default.fileExists(atPath: bakery.scratch.url(of: "out").path))
    }

    @Test("--json gives the sections, the facets and the notes to programs")
    func json() throws {
        let result = try run("potier.md", "--into", "out", "--json")
        let object = try #require(result.objects.first)
        let made = try #require((object["articles"] as? [[String: Any]])?.first)
        #expect(made["name"] as? String == "potier" && made["page"] as? String == "out/fr/roles/potier.md")
        #expect((made["source"] as? [String: Any])?["date"] as? String == "2024-03-05")
        let sections = try #require(made["sections"] as? [[String: Any]])
        #expect(sections.map { $0["heading"] as? String } == ["Le métier de potier", "Salaire"])
        #expect((made["notes"] as? [[String: Any]])?.contains { $0["kind"] as? String == "dropped" && $0["line"] as? Int == 3 } == true)
    }

    @Test("usage errors end with 64 and write nothing", arguments: [
        ["potier.md", "--kind", "planet"], ["potier.md", "--date", "hier"], ["potier.md", "--url", "exemple"],
        ["potier.md", "--id", "Pas Bon"],
        ["potier.md", "--name", ""], ["potier.md", "--name", "../../evil"], ["potier.md", "--name", "42 !"],
        ["potier.md", "--name", "po\ntier"],
        ["potier.md", "potier2.md", "--name", "x"], ["potier.md", "--reliability", "divine"], [],
    ])
    func usage(arguments: [String]) throws {
        try bakery.scratch.write(article, to: "potier2.md")
        let result = try MentorBinary.run(
            ["kb", "import", "--knowledge", "base", "--into", "out"] + arguments, folder: bakery.scratch.folder)
        #expect(result.status == 64)
        #expect(!FileManager.default.fileExists(atPath: bakery.scratch.url(of: "out").path))
    }

    @Test("a name that leads nowhere, and a folder without articles, are told")
    func missing() throws {
        try FileManager.default.createDirectory(at: bakery.scratch.url(of: "vide"), withIntermediateDirectories: true)
        let result = try run("vide", "nulle-part.html")
        #expect(result.status == 65)
        #expect(result.error.contains("vide:1:1: error: no article in this folder"))
        #expect(result.error.contains("nulle-part.html:1:1: error: no such file"))
    }

    @Test("imports into one folder at once lose neither a page nor a source")
    func atOnce() async throws {
        let names = ["verrier", "vannier", "tonnelier", "luthier"]
        for name in names { try bakery.scratch.write("# Le métier de \(name)\n\nLe \(name) est un artisan.", to: "\(name).md") }
        let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
            for name in names { group.addTask { try run("\(name).md", "--into", "new/out").status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == [0, 0, 0, 0])
        let list = try #require(text("new/out/sources.yaml"))
        for name in names { #expect(list.contains("\n  title: Le métier de \(name)\n") && text("new/out/fr/roles/\(name).md") != nil) }
    }

    @Test("an import waits for the one that holds the folder, and then keeps what that one wrote")
    func waits() throws {
        try FileManager.default.createDirectory(at: bakery.scratch.url(of: "out"), withIntermediateDirectories: true)
        let holder = unsafe open(bakery.scratch.url(of: "out").path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        #expect(flock(holder, LOCK_EX) == 0)
        let process = Process()
        let said = Pipe()
        process.executableURL = MentorBinary.url
        process.arguments = ["kb", "import", "--knowledge", "base", "--language", "fr", "potier.md", "--into", "out"]
        process.environment = MentorBinary.environment()
        process.currentDirectoryURL = bakery.scratch.folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = said
        try process.run()
        #expect(String(decoding: said.fileHandleForReading.availableData, as: UTF8.self).hasPrefix("mentor: waiting for another import"))
        try bakery.scratch.write("mine:\n  publisher: Moi\n  title: T\n  undated: true\n  reliability: site\n", to: "out/sources.yaml")
        close(holder)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let list = try #require(text("out/sources.yaml"))
        #expect(list.hasPrefix("mine:\n") && list.contains("\npotier-2024:\n"))
    }

    @Test("links that lead in a circle bring no article twice")
    func circle() throws {
        try bakery.scratch.write(article, to: "articles/below/potier.md")
        let links = [
            ("articles/loop", "articles"), ("articles/below/up", "articles"), ("articles/again", "articles/below"), ("articles/top", "."),
        ]
        for (link, folder) in links {
            try FileManager.default.createSymbolicLink(at: bakery.scratch.url(of: link), withDestinationURL: bakery.scratch.url(of: folder))
        }
        let result = try run("articles", "articles/loop", "--into", "out")
        #expect(result.status == 0 && result.output.contains("\n1 page, "), "\(result)")
    }

    @Test("a line feed in the name of a file does not break the line of its problem")
    func oddName() throws {
        try bakery.scratch.write("", to: "odd\n\u{1B}.txt")
        let result = try run("odd\n\u{1B}.txt", "--into", "out")
        #expect(result.status == 65 && result.error == "odd\\n\\u{1b}.txt:1:1: error: the file is empty; name a file that holds an article\n")
        try bakery.scratch.write("---\n", to: "base/fr/roles/odd\n.md")
        #expect(try bakery.kb("check", "--knowledge", "base").error.contains("base/fr/roles/odd\\n.md:1:1: error: "))
    }

    @Test("a page that shares its name with one of the base is told which of the two will answer")
    func sharedName() throws {
        let options = ["potier.md", "--name", "artisan boulanger", "--into"]
        let result = try run(options[0], options[1], options[2], options[3], "out")
        #expect(result.status == 0, "\(result)")
        let note = "“artisan boulanger” is also the name of “baker” in the base, whose fuller page answers when both are loaded"
        #expect(result.output.contains("  noted \(note)\n"), "\(result)")
        #expect(try !run("potier.md", "--into", "other").output.contains("noted"))
        #expect(try run(options[0], options[1], options[2], "--id", "baker", options[3], "third").output.contains("takes its place"))
    }
}
