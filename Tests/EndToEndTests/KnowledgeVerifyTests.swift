import Foundation
import TestSupport
import Testing

@Suite("mentor kb verify", .onOwnThreads)
struct KnowledgeVerifyTests {
    private static let remedy = "; build it again with `mentor kb build`\n"

    private let cache: Cache

    init() throws { cache = try Cache() }

    private var scratch: Scratch { cache.bakery.scratch }

    private func verify(_ arguments: String...) throws -> MentorBinary.Result { try cache.run(["kb", "verify"] + arguments) }

    private func build() throws -> Data {
        #expect(try cache.run(["kb", "build", "--knowledge", "base", "--output", "base.knowledge"]).status == 0)
        return try Data(contentsOf: scratch.url(of: "base.knowledge"))
    }

    @Test("a sound file: every block, and what it was made from")
    func sound() throws {
        let size = try build().count
        let result = try verify("base.knowledge")
        #expect(result.status == 0 && result.error == "")
        let lines = result.output.components(separatedBy: "\n")
        #expect(lines.prefix(2) == ["file: base.knowledge", "bytes: \(size)"])
        #expect(lines[2].wholeMatch(of: /made from: sha256:[0-9a-f]{64} \d+-\d+-\d+/) != nil)
        let blocks = lines.filter { $0.hasPrefix("block ") }
        for name in ["knowledge", "reader.fr", "reader.en"] {
            #expect(blocks.contains { $0.hasPrefix("block \(name): ") && $0.hasSuffix(" bytes, sound") }, "\(name)")
        }
        #expect(lines.count == 3 + blocks.count + 1)
    }

    @Test("a damaged file: the blocks that are sound on standard output, the others as errors")
    func damaged() throws {
        let whole = try build()
        let sound = try verify("base.knowledge").output.components(separatedBy: "\n").filter { $0.hasPrefix("block ") }
        var bytes = whole
        bytes[500] ^= 1
        bytes[try cache.place(in: "reader.fr", of: "base.knowledge")] ^= 1
        try bytes.write(to: scratch.url(of: "base.knowledge"))
        let result = try verify("base.knowledge")
        #expect(result.status == 65)
        let damage = "expected bytes that fit their checksum, found others" + Self.remedy
        #expect(result.error == "base.knowledge: error: knowledge: \(damage)base.knowledge: error: reader.fr: \(damage)")
        #expect(result.output.components(separatedBy: "\n").filter { $0.hasPrefix("block ") }.count == sound.count - 2)
        for (count, expected) in [(0, "“MentorKB”"), (40, "format"), (whole.count - 1, "a table of")] {
            try whole.prefix(count).write(to: scratch.url(of: "base.knowledge"))
            let result = try verify("base.knowledge")
            #expect(result.status == 65 && result.output == "" && result.error.hasSuffix(Self.remedy), "\(count) bytes")
            if count != 40 { #expect(result.error.contains("expected \(expected)"), "\(result.error)") }
        }
    }

    @Test("a question to a file of which nothing is left hears the remedy, not that it is no folder", arguments: [0, 8, 5_000])
    func named(_ zeros: Int) throws {
        try Data(count: zeros).write(to: scratch.url(of: "base.knowledge"))
        let result = try cache.run(["ask", "--knowledge", "base.knowledge", "combien gagne un boulanger ?"])
        #expect(result.status == 65 && result.output == "")
        #expect(result.error.hasPrefix("base.knowledge") && result.error.hasSuffix(Self.remedy), "\(result.error)")
    }

    @Test("a folder: what the cache keeps of it, and whether it still fits")
    func cached() throws {
        let nothing = try verify("base")
        #expect(nothing.status == 0 && nothing.error == "")
        #expect(nothing.output.contains("kept: nothing yet"))
        _ = try cache.ask("combien gagne un boulanger ?")
        let file = try cache.file()
        let fits = try verify("base")
        #expect(fits.status == 0 && fits.error == "")
        #expect(fits.output.hasPrefix("cache: \(file.path)\n"))
        #expect(fits.output.contains("\nfits: yes\n") && fits.output.contains("block reader.fr: "))
        try cache.edit("base/fr/roles/baker.md", "maximum: 2200", "maximum: 2345")
        #expect(try verify("base").output.contains("\nfits: no, the pages have changed"))
        // Damage is told, and mended by the next question.
        var bytes = try Data(contentsOf: file)
        bytes[500] ^= 1
        try bytes.write(to: file)
        let damaged = try verify("base")
        #expect(damaged.status == 65 && damaged.error.hasPrefix("\(file.path): error: knowledge: expected bytes that fit"))
        _ = try cache.ask("combien gagne un boulanger ?")
        #expect(try verify("base").status == 0)
    }

    @Test("what is no compiled file says so", arguments: [
        ("none", "none: error: No such file or directory\n"),
        ("base/schema.yaml", "base/schema.yaml: error: header: expected “MentorKB”, found “"),
    ])
    func others(name: String, expected: String) throws {
        let result = try verify(name)
        #expect(result.status == 65 && result.output == "")
        #expect(result.error.hasPrefix(expected), "\(result.error)")
    }

    @Test("a misuse is told", arguments: [[""], ["one", "two"], ["--output", "x"]])
    func usage(arguments: [String]) throws {
        #expect(try cache.run(["kb", "verify"] + arguments).status == 64)
    }
}
