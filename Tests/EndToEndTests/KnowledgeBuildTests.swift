import Foundation
import TestSupport
import Testing

@Suite("mentor kb build", .onOwnThreads)
struct KnowledgeBuildTests {
    private static let question = "combien gagne un boulanger ?"
    private static let remedy = "; build it again with `mentor kb build`\n"

    private let cache: Cache

    init() throws { cache = try Cache() }

    private var scratch: Scratch { cache.bakery.scratch }

    private func kb(_ arguments: String...) throws -> MentorBinary.Result { try cache.run(["kb"] + arguments) }

    /// Writes `base.knowledge`.
    private func build() throws -> Data {
        let result = try kb("build", "--knowledge", "base", "--output", "base.knowledge")
        #expect(result.status == 0 && result.error == "", "\(result.testDescription)")
        return try Data(contentsOf: scratch.url(of: "base.knowledge"))
    }

    @Test("writes the file that is named, and says what is in it")
    func output() throws {
        let result = try kb("build", "--knowledge", "base", "--output", "base.knowledge")
        #expect(result.status == 0 && result.error == "")
        let size = try Data(contentsOf: scratch.url(of: "base.knowledge")).count
        let lines = result.output.components(separatedBy: "\n")
        #expect(lines.count == 5 && lines.last == "")
        #expect(lines.prefix(2) == ["path: base.knowledge", "bytes: \(size)"])
        #expect(lines[2].wholeMatch(of: /digest: sha256:[0-9a-f]{64}/) != nil)
        #expect(lines[3] == "languages: fr, en")
        #expect(!FileManager.default.fileExists(atPath: cache.folder.path))
        // The same files give the same bytes, and the same account of them.
        #expect(try build() == build())
        #expect(try kb("build", "--knowledge", "base", "--verify", "base.knowledge").output == result.output)
    }

    @Test("without a name writes the cache, which the next question finds whole")
    func toCache() throws {
        let result = try kb("build", "--knowledge", "base")
        #expect(result.status == 0 && result.error == "")
        let file = try cache.file()
        #expect(result.output.hasPrefix("path: \(file.path)\n"))
        let number = try cache.number(of: file)
        for question in [Self.question, "what does a baker do?"] {
            let answer = try cache.ask(question)
            #expect(try cache.number(of: cache.file()) == number, "\(question)")
            #expect(try answer == cache.ask(question, environment: ["MENTOR_CACHE": ""]))
        }
    }

    @Test("a place that cannot be written is an error, unlike for a cache that nobody asked for")
    func unwritable() throws {
        let result = try kb("build", "--knowledge", "base", "--output", "none/base.knowledge")
        #expect(result.status == 70 && result.output == "")
        #expect(result.error == "mentor: cannot write none/base.knowledge: the file cannot be made\n")
        try scratch.write("", to: "file")
        let folder = scratch.url(of: "file/cache").path
        let cached = try cache.run(["kb", "build", "--knowledge", "base"], environment: ["MENTOR_CACHE": folder])
        #expect(cached.status == 70 && cached.error == "mentor: cannot write \(folder): the folder cannot be made\n")
        let none = try cache.run(["kb", "build", "--knowledge", "base"], environment: ["MENTOR_CACHE": ""])
        #expect(none.status == 64 && none.error.contains("there is no cache folder") && none.error.contains("--output"))
    }

    @Test("a knowledge base with an error is not compiled")
    func badBase() throws {
        try cache.edit("base/fr/roles/baker.md", "[guild-2024, mill-page]", "[nobody]")
        let result = try kb("build", "--knowledge", "base", "--output", "base.knowledge")
        #expect(result.status == 65 && result.error.contains("base/fr/roles/baker.md:"))
        #expect(!FileManager.default.fileExists(atPath: scratch.url(of: "base.knowledge").path))
        #expect(try kb("build", "--knowledge", "none").error.contains("none:1:1: error: no such folder"))
    }

    @Test("--verify refuses what is damaged, at whatever byte, and says where")
    func damaged() throws {
        let whole = try build()
        let refusals: [(place: Int, expected: String)] = [
            (0, "header: expected “MentorKB”, found “"), (8, "header: expected format version "),
            (30, "header: expected a header that fits its checksum, found another"),
            (500, "knowledge: expected bytes that fit their checksum, found others"),
            (whole.count - 1, "header: expected a table that fits its checksum, found another"),
            (try cache.place(in: "reader.fr", of: "base.knowledge"), "reader.fr: expected bytes that fit their checksum, found others"),
        ]
        for (place, expected) in refusals {
            var bytes = whole
            bytes[place] ^= 2
            try bytes.write(to: scratch.url(of: "base.knowledge"))
            let result = try kb("build", "--knowledge", "base", "--verify", "base.knowledge")
            #expect(result.status == 65 && result.output == "")
            #expect(result.error.hasPrefix("base.knowledge: error: " + expected), "byte \(place): \(result.error)")
            #expect(result.error.hasSuffix(Self.remedy))
        }
        for count in [0, 7, 15, 40, whole.count / 2, whole.count - 1] {
            try whole.prefix(count).write(to: scratch.url(of: "base.knowledge"))
            let result = try kb("build", "--knowledge", "base", "--verify", "base.knowledge")
            #expect(result.status == 65 && result.error.hasSuffix(Self.remedy), "\(count) bytes")
        }
        #expect(try kb("build", "--verify", "none").error == "none: error: No such file or directory\n")
    }

    @Test("--verify refuses what was made from other files")
    func otherFiles() throws {
        _ = try build()
        try cache.edit("base/fr/roles/baker.md", "maximum: 2200", "maximum: 2345")
        let result = try kb("build", "--knowledge", "base", "--verify", "base.knowledge")
        #expect(result.status == 65)
        #expect(result.error.contains(#/^base.knowledge: error: header: expected sha256:[0-9a-f]{64} .+, found sha256:[0-9a-f]{64} /#))
        #expect(result.error.hasSuffix(Self.remedy))
        // It still answers for itself.
        #expect(String(describing: try cache.ask(Self.question, knowledge: "base.knowledge")["figures"]).contains("2200"))
    }

    @Test("a compiled file answers like its folder, without the folder and without a cache")
    func used() throws {
        _ = try build()
        let without = ["MENTOR_CACHE": ""]
        let questions = [Self.question, "what does a baker do?", "bonjour"]
        let answers = try questions.map { try cache.ask($0, environment: without) }
        let shown = try kb("stats", "--knowledge", "base").output
        try FileManager.default.removeItem(at: scratch.url(of: "base"))
        #expect(try questions.map { try cache.ask($0, knowledge: "base.knowledge") } == answers)
        #expect(!FileManager.default.fileExists(atPath: cache.folder.path))
        #expect(try kb("stats", "--knowledge", "base.knowledge").output == shown)
        #expect(try kb("show", "--knowledge", "base.knowledge", "baker").output.contains("role baker\n"))
        #expect(try kb("search", "--knowledge", "base.knowledge", "--language", "fr", "moulin").output.contains("miller/fr/missions/1"))
        #expect(try kb("export", "--knowledge", "base.knowledge", "--format", "markdown").output.contains("boulanger"))
        let chat = try MentorBinary.run(
            ["chat", "--knowledge", "base.knowledge"], input: Array(Self.question.utf8), folder: scratch.folder)
        #expect(chat.status == 0 && chat.output.contains("La Guilde"))
    }

    @Test("two compiled files are compared like two folders")
    func compared() throws {
        _ = try build()
        #expect(try kb("diff", "base", "base.knowledge").status == 0)
        try cache.edit("base/fr/roles/baker.md", "maximum: 2200", "maximum: 2345")
        let result = try kb("diff", "base.knowledge", "base")
        #expect(result.status == 1 && result.output.contains("baker"))
    }

    @Test("a file of another program, of another format, or damaged is refused as knowledge")
    func refused() throws {
        var bytes = try build()
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let copy = scratch.url(of: "mentor")
        try FileManager.default.copyItem(at: MentorBinary.url.resolvingSymlinksInPath(), to: copy)
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: copy.path)
        let process = Process()
        process.executableURL = copy
        process.arguments = ["ask", "--knowledge", scratch.url(of: "base.knowledge").path, "bonjour"]
        process.environment = MentorBinary.environment(["MENTOR_HOME": root.path])
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let said = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 65)
        #expect(said.contains(#/base.knowledge: error: header: expected the program \d+-1000000000-0, found \d+-\d+-\d+; /#))
        #expect(said.hasSuffix(Self.remedy))

        for (place, expected) in [
            (8, "format version 5, found "), (30, "a header that fits"), (bytes.count / 2, "bytes that fit"),
            (bytes.count - 1, "a table that fits"),
        ] {
            bytes[place] ^= 2
            try bytes.write(to: scratch.url(of: "base.knowledge"))
            bytes[place] ^= 2
            let result = try cache.run(["ask", "--knowledge", "base.knowledge", "bonjour"])
            #expect(result.status == 65 && result.output == "")
            #expect(result.error.hasPrefix("base.knowledge: error: ") && result.error.contains("expected \(expected)"))
            #expect(result.error.hasSuffix(Self.remedy))
        }
    }

    @Test("a compiled file stands alone, and is no page to read", arguments: [
        ["ask", "--knowledge", "base", "--knowledge", "base.knowledge", "bonjour"],
        ["ask", "--knowledge", "base.knowledge", "--knowledge", "builtin", "bonjour"],
        ["ask", "--knowledge", "base.knowledge", "--knowledge", "base.knowledge", "bonjour"],
        ["kb", "check", "--knowledge", "base.knowledge"], ["kb", "build", "--knowledge", "base.knowledge"],
        ["kb", "build", "--knowledge", "base", "--output", "x", "--verify", "base.knowledge"],
        ["kb", "build", "--knowledge", "base", "--output", ""],
    ])
    func alone(arguments: [String]) throws {
        let whole = try build()
        let result = try cache.run(arguments)
        #expect(result.status == 64 && result.output == "")
        #expect(result.error.hasPrefix("mentor: --knowledge base.knowledge: ") || result.error.hasPrefix("Error: "))
        #expect(try Data(contentsOf: scratch.url(of: "base.knowledge")) == whole)
    }
}
