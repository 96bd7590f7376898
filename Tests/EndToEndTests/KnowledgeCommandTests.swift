import Foundation
import Glibc
import TestSupport
import Testing

@Suite("mentor kb", .onOwnThreads)
struct KnowledgeCommandTests {
    private static let overlaid = ["--knowledge", "builtin", "--knowledge", "base"]
    private static let reworded = ["--prompts", "builtin", "--prompts", "words"]

    @Test("the shipped knowledge base has no error")
    func shipped() throws {
        let result = try MentorBinary.run(["kb", "check"])
        #expect(result.status == 0)
        #expect(result.output.wholeMatch(of: /\d+ entities, \d+ intents, \d+ sources: no error\n/) != nil)
        #expect(!result.error.contains(": error:"))
    }

    @Test(
        "a folder that does not exist is named, with status 65",
        arguments: [
            ["kb", "check", "--knowledge", "nowhere"], ["kb", "stats", "--knowledge", "nowhere"],
            ["ask", "--knowledge", "nowhere", "x"],
        ])
    func missingFolder(arguments: [String]) throws {
        let scratch = try Scratch()
        let result = try MentorBinary.run(arguments, folder: scratch.folder)
        #expect(result.status == 65)
        #expect(result.output == "")
        #expect(
            result.error.contains(
                "nowhere:1:1: error: no such folder; name a folder that exists, or `builtin` for the shipped one\n"))
    }

    @Test("every problem of a broken page is told at once, sorted, each with its place, and status 65")
    func brokenPage() throws {
        let scratch = try Scratch()
        try scratch.write(
            """
            ---
            id: baker
            kind: role
            nmae: boulanger
            figures:
              - {measure: salary, amount: 1900, unit: EUR}
            ---
            ## En bref
            Il fait le pain.
            """, to: "base/fr/roles/baker.md")
        let result = try MentorBinary.run(["kb", "check"] + Self.overlaid, folder: scratch.folder)
        #expect(result.status == 65)
        #expect(result.output == "")
        let all = result.error.split(separator: "\n")
        #expect(all.last?.wholeMatch(of: /\d+ errors, \d+ warnings?; intents are compared once there is no error/) != nil)
        let lines = all.dropLast()
        #expect(lines.allSatisfy { $0.wholeMatch(of: /\S+:\d+:\d+: (error|warning): .+/) != nil })
        let ours = lines.filter { $0.hasPrefix("base/") }
            .compactMap { $0.prefixMatch(of: #/base/fr/roles/baker\.md:(\d+):\d+: error: /#)?.1 }
        #expect(ours == ["2", "4", "6", "9"])
        let asked = try MentorBinary.run(["ask", "bonjour"] + Self.overlaid, folder: scratch.folder)
        #expect(asked.status == 65)
        #expect(asked.output == "")
    }

    @Test("pipes, links in a circle and copies of editors do not stop the reading of a folder")
    func oddFiles() throws {
        let scratch = try Scratch()
        try scratch.write("not knowledge", to: "base/.hidden.md")
        try scratch.write("not knowledge", to: "base/page.md~")
        try scratch.write("not knowledge", to: "base/LICENSE")
        #expect(unsafe mkfifo(scratch.url(of: "base/pipe.md").path, 0o600) == 0)
        try FileManager.default.createSymbolicLink(
            at: scratch.url(of: "base/loop"), withDestinationURL: scratch.url(of: "base"))
        let result = try MentorBinary.run(["kb", "check"] + Self.overlaid, folder: scratch.folder)
        #expect(result.status == 65)
        #expect(result.error.contains("base/pipe.md:1:1: error: the file cannot be read: not a regular file"))
        #expect(result.error.contains("base/loop:1:1: error: the link leads to a folder that is read already"))
        #expect(result.error.split(separator: "\n").count { $0.contains("base/") } == 2, "\(result)")
        #expect(!result.error.contains("hidden"))
        #expect(!result.error.contains("~"))
    }

    @Test("prompts with a hole are told with their place, and status 65")
    func brokenPrompt() throws {
        let scratch = try Scratch()
        try scratch.write("Bonjour {{nobody}}\n", to: "words/fr/greet.mustache")
        let result = try MentorBinary.run(["ask", "bonjour"] + Self.reworded, folder: scratch.folder)
        #expect(result.status == 65)
        #expect(result.output == "")
        #expect(result.error.contains("fr/greet.mustache:1:1: error: "))
        #expect(result.error.contains("nobody"))
    }

    @Test("prompts of one's own lie over the shipped ones")
    func ownPrompt() throws {
        let scratch = try Scratch()
        try scratch.write("Ohé !\n", to: "words/fr/greet.mustache")
        let result = try MentorBinary.run(["ask", "bonjour"] + Self.reworded, folder: scratch.folder)
        #expect(result.status == 0)
        #expect(result.output == "Ohé !\n")
    }

    @Test("stats counts, as text and as an object")
    func stats() throws {
        let text = try MentorBinary.run(["kb", "stats"])
        #expect(text.status == 0)
        #expect(text.output.contains("passages (fr)"))
        let object = try #require(try MentorBinary.run(["kb", "stats", "--json"]).objects.first)
        #expect(try #require(object["entities"] as? [String: Int])["role"] ?? 0 >= 2)
        #expect((object["digest"] as? String)?.wholeMatch(of: /sha256:[0-9a-f]{64}/) != nil)
        #expect(try #require(object["sources"] as? Int) > 0)
    }

    @Test("words are packed into a file")
    func packWords() throws {
        let scratch = try Scratch()
        let result = try MentorBinary.run(
            ["kb", "pack-words", "--output", "words.filter"], input: Array("été\nÉté\nboulangère\n".utf8),
            folder: scratch.folder)
        #expect(result.status == 0)
        #expect(result.output == "")
        #expect(result.error.wholeMatch(of: /words\.filter: \d+ bytes\n/) != nil)
        #expect(try !Data(contentsOf: scratch.url(of: "words.filter")).isEmpty)
    }
}
