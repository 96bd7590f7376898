import Foundation
import TestSupport
import Testing

@Suite("mentor eval retrieval --index", .onOwnThreads)
struct EvalIndexTests {
    /// A collection of `count` documents over a few words, each with a question that says most of it.
    private static func collection(_ count: Int) throws -> Scratch {
        let scratch = try Scratch()
        let words = (0..<400).map { "mot" + String(UnicodeScalar(UInt8(97 + $0 % 26))) + "\($0 * 7919 % 400)" }
        var (corpus, queries, judgements) = ("", "", "query-id\tcorpus-id\tscore\n")
        for number in 0..<count {
            let own = (0..<8).map { words[(number * 31 + $0 * $0 * 17 + number / 400) % words.count] }.joined(separator: " ")
            corpus += "{\"_id\": \"d\(number)\", \"title\": \"\", \"text\": \"\(own)\"}\n"
            guard number % 50 == 0 else { continue }
            queries += "{\"_id\": \"q\(number)\", \"text\": \"\(own.split(separator: " ").dropFirst(2).joined(separator: " "))\"}\n"
            judgements += "q\(number)\td\(number)\t1\n"
        }
        try scratch.write(corpus, to: "corpus.jsonl")
        try scratch.write(queries, to: "queries.jsonl")
        try scratch.write(judgements, to: "qrels.tsv")
        return scratch
    }

    private static let arguments = [
        "eval", "retrieval", "--corpus", "corpus.jsonl", "--queries", "queries.jsonl", "--qrels", "qrels.tsv", "--json",
    ]

    @Test("The index is saved, opened the next time, and finds the same", arguments: ["fused", "bm25", "tfidf"])
    func savedAndOpened(ranking: String) throws {
        let scratch = try Self.collection(2_000)
        let arguments = Self.arguments + ["--ranking", ranking]
        let kept = try #require(try MentorBinary.run(arguments, folder: scratch.folder).objects.first)
        let built = try #require(
            try MentorBinary.run(arguments + ["--index", "x.index"], folder: scratch.folder).objects.first)
        let opened = try #require(
            try MentorBinary.run(arguments + ["--index", "x.index"], folder: scratch.folder).objects.first)
        for name in ["ndcg_at_10", "mrr_at_10", "recall_at_100", "documents", "queries"] {
            #expect(built[name] as? Double != nil, "\(name)")
            #expect(built[name] as? Double == kept[name] as? Double, "\(name)")
            #expect(built[name] as? Double == opened[name] as? Double, "\(name)")
        }
        #expect(built["index_bytes"] as? Int == opened["index_bytes"] as? Int)
        #expect(kept["open_milliseconds"] == nil)
        #expect(built["index_seconds"] is NSNumber && built["open_milliseconds"] is NSNumber)
        #expect(opened["index_seconds"] is NSNull)
        #expect(opened["open_milliseconds"] is NSNumber && opened["first_query_milliseconds"] is NSNumber)
    }

    @Test("Little memory gives the same index, byte for byte, and leaves no file behind")
    func littleMemory() throws {
        let scratch = try Self.collection(20_000)
        let temporary = scratch.folder.appending(path: "temporary")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        func run(_ options: [String]) throws -> [String: Any] {
            try #require(
                try MentorBinary.run(
                    Self.arguments + options, environment: ["TMPDIR": temporary.path()], folder: scratch.folder
                ).objects.first)
        }
        let roomy = try run(["--index", "roomy.index", "--memory", "900"])
        let tight = try run(["--index", "tight.index", "--memory", "1"])
        let nameless = try run(["--memory", "1"])
        #expect(roomy["segments"] as? Int == 0)
        #expect(try #require(tight["segments"] as? Int) > 1)
        #expect(
            try Data(contentsOf: scratch.url(of: "roomy.index")) == Data(contentsOf: scratch.url(of: "tight.index")))
        #expect(nameless["ndcg_at_10"] as? Double == roomy["ndcg_at_10"] as? Double)
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path()) == [])
    }

    @Test("An index of another corpus, ranking or language, or a damaged one, is refused with status 65")
    func refused() throws {
        let scratch = try Self.collection(300)
        let index = Self.arguments + ["--index", "x.index"]
        #expect(try MentorBinary.run(index, folder: scratch.folder).status == 0)
        for options in [["--ranking", "bm25"], ["--language", "en"]] {
            let result = try MentorBinary.run(index + options, folder: scratch.folder)
            #expect(result.status == 65)
            #expect(result.error.hasPrefix("x.index:1:1: error: ") && result.error.contains("build the index again"))
        }
        // The same ids and the same number of bytes, in another order.
        let corpus = scratch.url(of: "corpus.jsonl")
        let lines = try String(contentsOf: corpus, encoding: .utf8).split(separator: "\n")
        try (lines.reversed().joined(separator: "\n") + "\n").write(to: corpus, atomically: true, encoding: .utf8)
        let changed = try MentorBinary.run(index, folder: scratch.folder)
        #expect(changed.status == 65)
        #expect(changed.error.contains("build the index again"))
        try (lines.joined(separator: "\n") + "\n").write(to: corpus, atomically: true, encoding: .utf8)
        var bytes = try Data(contentsOf: scratch.url(of: "x.index"))
        for place in stride(from: 20, to: bytes.count, by: 500) { bytes[place] ^= 0x40 }
        try bytes.write(to: scratch.url(of: "x.index"))
        let damaged = try MentorBinary.run(index, folder: scratch.folder)
        #expect(damaged.status == 65)
        #expect(damaged.output == "")
        #expect(damaged.error.hasPrefix("x.index:1:1: error: "))
        for options in [["--top", "0"], ["--memory", "0"]] {
            #expect(try MentorBinary.run(Self.arguments + options, folder: scratch.folder).status == 64)
        }
    }
}
