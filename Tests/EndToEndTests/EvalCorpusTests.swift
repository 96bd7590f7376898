import Foundation
import TestSupport
import Testing

@Suite("mentor eval corpus", .onOwnThreads)
struct EvalCorpusTests {
    private static let names = ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"]

    private static func make(_ scratch: Scratch, _ folder: String, _ arguments: String...) throws -> MentorBinary.Result {
        try MentorBinary.run(["eval", "corpus", "--into", folder] + arguments, folder: scratch.folder)
    }

    private static func files(_ scratch: Scratch, _ folder: String) throws -> [Data] {
        try names.map { try Data(contentsOf: scratch.url(of: folder + "/" + $0)) }
    }

    @Test("the same seed writes the same bytes, another seed others")
    func seeds() throws {
        let scratch = try Scratch()
        for (folder, seed) in [("one", "7"), ("two", "7"), ("three", "8")] {
            #expect(try Self.make(scratch, folder, "--documents", "300", "--seed", seed).status == 0)
        }
        let (one, two, three) = (try Self.files(scratch, "one"), try Self.files(scratch, "two"), try Self.files(scratch, "three"))
        #expect(one == two)
        // Every document has its question: the judgements are the same whatever the words.
        #expect(one[0] != three[0])
        #expect(one[1] != three[1])
        // Written down once: the same on every machine.
        let first = String(decoding: one[0], as: UTF8.self).prefix { $0 != "\n" }
        #expect(first == #"{"_id":"d1","title":"Nouvan coumoudi","text":"Jiji fonlu joufétra tréga nochidan."}"#)
    }

    @Test("a smaller corpus is the beginning of a larger one")
    func beginning() throws {
        let scratch = try Scratch()
        _ = try Self.make(scratch, "small", "--documents", "50", "--seed", "3")
        _ = try Self.make(scratch, "large", "--documents", "400", "--seed", "3")
        let (small, large) = (try Self.files(scratch, "small")[0], try Self.files(scratch, "large")[0])
        #expect(large.starts(with: small))
        #expect(large.count > small.count)
    }

    @Test("it is in the layout that eval retrieval reads, and most questions find their document")
    func retrieval() throws {
        let scratch = try Scratch()
        let made = try #require(
            try Self.make(scratch, "made", "--documents", "500", "--queries", "100", "--seed", "1", "--json").objects.first)
        #expect(made["documents"] as? Int == 500)
        #expect(made["queries"] as? Int == 100)
        let measured = try #require(
            try MentorBinary.run(
                ["eval", "retrieval", "--json", "--corpus", "made/corpus.jsonl", "--queries", "made/queries.jsonl",
                    "--qrels", "made/qrels/test.tsv"],
                folder: scratch.folder
            ).objects.first)
        #expect(measured["documents"] as? Int == 500)
        #expect(measured["queries"] as? Int == 100)
        #expect(try #require(measured["ndcg_at_10"] as? Double) > 0.8)
    }

    @Test("texts have as many words as asked, and each question is made of words of its document")
    func words() throws {
        let scratch = try Scratch()
        _ = try Self.make(scratch, "made", "--documents", "200", "--words", "3…9", "--seed", "5")
        let files = try Self.files(scratch, "made")
        func objects(_ data: Data) -> [[String: String]] {
            data.split(separator: 0x0A).compactMap { try? JSONSerialization.jsonObject(with: $0) as? [String: String] }
        }
        func words(_ text: String?) -> [String] { (text ?? "").lowercased().split { $0 == " " || $0 == "." }.map(String.init) }
        let documents = Dictionary(uniqueKeysWithValues: objects(files[0]).map { ($0["_id"] ?? "", $0) })
        #expect(documents.count == 200)
        for document in documents.values { #expect((3...9).contains(words(document["text"]).count)) }
        let queries = Dictionary(uniqueKeysWithValues: objects(files[1]).map { ($0["_id"] ?? "", words($0["text"])) })
        let lines = String(decoding: files[2], as: UTF8.self).split(separator: "\n").dropFirst()
        let judgements = lines.map { $0.split(separator: "\t").map(String.init) }
        #expect(judgements.count == 200)
        for judgement in judgements {
            let document = try #require(documents[judgement[1]])
            let query = try #require(queries[judgement[0]])
            #expect((1...5).contains(query.count))
            #expect(Set(query).isSubset(of: words(document["title"]) + words(document["text"])))
            #expect(judgement[2] == "1")
        }
    }

    @Test("a few words are frequent, most are rare, and the dictionary grows more slowly than the text")
    func frequencies() throws {
        let scratch = try Scratch()
        var distinct: [Double] = []
        for documents in ["500", "4000"] {
            let made = try #require(
                try Self.make(scratch, "d" + documents, "--documents", documents, "--seed", "2", "--json").objects.first)
            distinct.append(try #require(made["distinct_words"] as? Double))
        }
        // Eight times the text; Heaps' law with 0.57 says 3.3 times the words, a little more while the head fills up.
        #expect((2.5...5).contains(distinct[1] / distinct[0]))
        var counts: [Substring: Int] = [:]
        for line in String(decoding: try Self.files(scratch, "d4000")[0], as: UTF8.self).split(separator: "\n") {
            guard let text = line.split(separator: "\"text\":\"").last else { continue }
            for word in text.split(whereSeparator: { " .\"}".contains($0) }) { counts[word, default: 0] += 1 }
        }
        let all = counts.values.reduce(0, +)
        let most = try #require(counts.values.max())
        #expect((0.02...0.1).contains(Double(most) / Double(all)))
        #expect(Double(counts.values.count { $0 == 1 }) / Double(counts.count) > 0.35)
    }

    @Test("what it made is replaced, what it did not make stays, with status 65")
    func overwriting() throws {
        let scratch = try Scratch()
        #expect(try Self.make(scratch, "made", "--documents", "20").status == 0)
        #expect(try Self.make(scratch, "made", "--documents", "30").status == 0)
        #expect(try Self.files(scratch, "made")[2].split(separator: 0x0A).count == 31)
        for name in Self.names {
            let mine = "mine-" + name.filter(\.isLetter)
            try scratch.write("mine\n", to: mine + "/" + name)
            let result = try Self.make(scratch, mine, "--documents", "20")
            #expect(result.status == 65)
            #expect(
                result.error == "\(mine)/\(name): error: a file that `mentor eval corpus` did not make is in the way; "
                    + "name another folder with --into\n")
            #expect(try String(contentsOf: scratch.url(of: mine + "/" + name), encoding: .utf8) == "mine\n")
        }
        // Made by it, and changed since.
        try scratch.write("changed\n", to: "made/queries.jsonl")
        #expect(try Self.make(scratch, "made", "--documents", "20").status == 65)
        try scratch.write("", to: "file")
        #expect(try Self.make(scratch, "file", "--documents", "20").status == 65)
    }

    @Test(
        "sizes that make no sense are refused, with status 64",
        arguments: [
            ["--documents", "0"], ["--documents", "5", "--queries", "6"], ["--documents", "5", "--words", "9-3"],
            ["--documents", "5", "--words", "0-3"], ["--documents", "5", "--seed", "-1"], [],
        ])
    func usage(arguments: [String]) throws {
        let scratch = try Scratch()
        let result = try MentorBinary.run(["eval", "corpus"] + arguments, folder: scratch.folder)
        #expect(result.status == 64)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).isEmpty)
    }
}
