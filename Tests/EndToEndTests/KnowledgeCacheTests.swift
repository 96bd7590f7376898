import Foundation
import TestSupport
import Testing

@Suite("The cache of what was learnt", .onOwnThreads)
struct KnowledgeCacheTests {
    private static let french = "combien gagne un boulanger ?"
    private static let english = "what does a baker do?"

    private let cache: Cache

    init() throws { cache = try Cache() }

    @Test("the first answer leaves one file, closed to other users; the second comes from it and is the same")
    func kept() throws {
        let first = try cache.ask(Self.french)
        let file = try cache.file()
        let mode = try FileManager.default.attributesOfItem(atPath: cache.folder.path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        let (number, bytes) = (try cache.number(of: file), try Data(contentsOf: file))
        #expect(try cache.ask(Self.french) == first)
        // What is learnt anew is written anew.
        #expect(try cache.number(of: cache.file()) == number)
        #expect(try Data(contentsOf: cache.file()) == bytes)
        #expect(try cache.ask(Self.french, environment: ["MENTOR_CACHE": ""]) == first)
    }

    @Test("each language is learnt once, whichever comes first")
    func languages() throws {
        let answers = [try cache.ask(Self.french), try cache.ask(Self.english)]
        let number = try cache.number(of: cache.file())
        for (question, answer) in zip([Self.french, Self.english], answers) {
            #expect(try cache.ask(question) == answer)
            #expect(try cache.number(of: cache.file()) == number, "\(question)")
        }
        #expect(answers.map { $0["language"] as? String } == ["fr", "en"])
    }

    @Test("an edited page, a new one and one taken away give their answer at once", arguments: ["edited", "new", "gone"])
    func changed(how: String) throws {
        let before = try cache.ask(Self.french)
        #expect(String(describing: before["figures"]).contains("2200"))
        let number = try cache.number(of: cache.file())
        switch how {
        case "edited": try cache.edit("base/fr/roles/baker.md", "maximum: 2200", "maximum: 2345")
        case "new": try cache.bakery.scratch.write("courtesies: [bonjour]\n", to: "base/lexicon/later.md")
        default: try FileManager.default.removeItem(at: cache.bakery.scratch.url(of: "base/lexicon/en.yaml"))
        }
        let after = try cache.ask(Self.french)
        if how == "edited" { #expect(String(describing: after["figures"]).contains("2345")) }
        #expect(try after == cache.ask(Self.french, environment: ["MENTOR_CACHE": ""]))
        #expect(try cache.number(of: cache.file()) != number)
    }

    @Test("two knowledge bases have a file each, and so has one under another")
    func several() throws {
        try cache.bakery.write("other", [("fr/roles/baker.md", "maximum: 2200", "maximum: 2345")])
        let one = try cache.ask(Self.french)
        let other = try cache.ask(Self.french, knowledge: "other")
        #expect(one["figures"] as? NSArray != other["figures"] as? NSArray)
        #expect(try cache.files().count == 2)
        let both = try cache.run(["ask", "--knowledge", "base", "--knowledge", "other", Self.french])
        #expect(both.status == 0)
        #expect(try cache.files().count == 3)
        #expect(try cache.ask(Self.french) == one)
        #expect(try cache.ask(Self.french, knowledge: "./other/") == other)
        #expect(try cache.files().count == 3)
    }

    @Test("a damaged file is made again without a word", arguments: [
        "empty", "cut", "longer", "something else", "another format", "first byte", "in the header", "in the knowledge", "last byte",
    ])
    func damaged(how: String) throws {
        let answer = try cache.ask(Self.french)
        let file = try cache.file()
        let whole = try Data(contentsOf: file)
        var bytes = whole
        switch how {
        case "empty": bytes = Data()
        case "cut": bytes = whole.prefix(whole.count / 2)
        case "longer": bytes.append(0)
        case "something else": bytes = Data("# Boulanger\n".utf8)
        case "another format": bytes[8] ^= 3
        case "first byte": bytes[0] ^= 1
        case "in the header": bytes[20] ^= 1
        case "in the knowledge": bytes[400] ^= 1
        default: bytes[bytes.count - 1] ^= 1
        }
        try bytes.write(to: file)
        #expect(try cache.ask(Self.french) == answer)
        #expect(try Data(contentsOf: cache.file()) == whole)
    }

    /// The pages of the checkout have rested long enough to be known by their looks.
    @Test("files that look as they did are not read again; whatever is wrong with the stamp, they are", arguments: [
        "nothing", "cut", "empty", "another origin", "another program", "artefact gone", "artefact damaged",
    ])
    func stamped(how: String) throws {
        func ask() throws -> NSDictionary { try cache.ask("combien gagne un data scientist ?", knowledge: "builtin") }
        let answer = try ask()
        let stamp = try #require(try FileManager.default.contentsOfDirectory(atPath: cache.folder.path).first { $0.hasSuffix(".stamp") })
        let place = cache.folder.appending(path: stamp)
        let file = try cache.file()
        let (whole, artefact) = (try Data(contentsOf: place), try Data(contentsOf: file))
        switch how {
        case "cut": try whole.prefix(whole.count - 1).write(to: place)
        case "empty": try Data().write(to: place)
        case "another origin":
            var bytes = whole
            bytes[20] = bytes[20] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
            try bytes.write(to: place)
        case "another program":
            var bytes = whole
            bytes[75] = bytes[75] == UInt8(ascii: "9") ? UInt8(ascii: "8") : UInt8(ascii: "9")
            try bytes.write(to: place)
        case "artefact gone": try FileManager.default.removeItem(at: file)
        case "artefact damaged":
            var bytes = artefact
            bytes[400] ^= 1
            try bytes.write(to: file)
        default: break
        }
        #expect(try ask() == answer)
        #expect(try Data(contentsOf: place) == whole)
        #expect(try Data(contentsOf: cache.file()) == artefact)
    }

    @Test("a folder that cannot be made, and a place that is taken, are no harm")
    func unwritable() throws {
        let answer = try cache.ask(Self.french)
        try cache.bakery.scratch.write("", to: "file")
        for folder in [cache.bakery.scratch.url(of: "file").path, cache.bakery.scratch.url(of: "file/cache").path, "/proc/none/x"] {
            #expect(try cache.ask(Self.french, environment: ["MENTOR_CACHE": folder]) == answer)
        }
        let file = try cache.file()
        try FileManager.default.removeItem(at: file)
        try FileManager.default.createDirectory(at: file.appending(path: "in the way"), withIntermediateDirectories: true)
        #expect(try cache.ask(Self.french) == answer)
        #expect(try FileManager.default.contentsOfDirectory(atPath: file.path) == ["in the way"])
        #expect(try cache.files().count == 1, "something half-written was left")
    }

    @Test("an empty MENTOR_CACHE keeps nothing; without it, the user's folder for caches is taken")
    func places() throws {
        let scratch = cache.bakery.scratch
        try FileManager.default.createDirectory(at: scratch.url(of: "home"), withIntermediateDirectories: true)
        let home = ["HOME": scratch.url(of: "home").path, "XDG_CACHE_HOME": scratch.url(of: "xdg").path]
        _ = try cache.ask(Self.french, environment: home.merging(["MENTOR_CACHE": ""]) { $1 })
        #expect(!FileManager.default.fileExists(atPath: cache.folder.path))
        #expect(!FileManager.default.fileExists(atPath: scratch.url(of: "xdg").path))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url(of: "home").path) == [])

        func ask(_ environment: [String: String]) throws {
            let result = try MentorBinary.run(
                ["ask", "--knowledge", "base", Self.french], environment: environment, folder: scratch.folder,
                without: ["MENTOR_CACHE"])
            #expect(result.status == 0 && result.error == "")
        }
        try ask(home)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url(of: "xdg/mentor").path).count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url(of: "home").path) == [])
        // A relative path is to be ignored.
        try ask(home.merging(["XDG_CACHE_HOME": "relative"]) { $1 })
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url(of: "home/.cache/mentor").path).count == 1)
        #expect(!FileManager.default.fileExists(atPath: scratch.url(of: "relative").path))
        // A home that is not there is not made.
        try ask(["HOME": scratch.url(of: "nowhere").path])
        #expect(!FileManager.default.fileExists(atPath: scratch.url(of: "nowhere").path))
    }

    @Test("several programs at once do not disturb each other")
    func together() async throws {
        let cache = cache
        let expected = [
            try cache.ask(Self.french, environment: ["MENTOR_CACHE": ""]),
            try cache.ask(Self.english, environment: ["MENTOR_CACHE": ""]),
        ]
        let results = try await withThrowingTaskGroup(of: (Int, MentorBinary.Result).self) { group in
            for number in 0..<6 {
                group.addTask { (number % 2, try cache.asked(number % 2 == 0 ? Self.french : Self.english)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count == 6)
        for (number, result) in results { #expect(try cache.answer(in: result) == expected[number]) }
        let file = try cache.file()
        let verified = try cache.run(["kb", "build", "--knowledge", "base", "--verify", file.path])
        #expect(verified.status == 0, "\(verified.testDescription)")
    }
}
