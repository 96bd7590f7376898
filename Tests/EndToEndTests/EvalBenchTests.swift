import Foundation
import TestSupport
import Testing

@Suite("mentor eval bench", .onOwnThreads)
struct EvalBenchTests {
    private static let stages = [
        "language", "analysis", "reading", "linking", "matching", "retrieval", "dialogue", "composition", "explanation",
    ]

    private static func questions(_ scratch: Scratch) throws -> String {
        try scratch.write(
            "# trois questions\ncombien gagne un data scientist ?\n\nbonjour\nwhat is machine learning?\n", to: "questions.txt")
    }

    @Test("one object with every stage, the whole answer and the memory")
    func json() throws {
        let scratch = try Scratch()
        let result = try MentorBinary.run(["eval", "bench", try Self.questions(scratch), "--runs", "2", "--json"])
        #expect(result.status == 0)
        let object = try #require(result.objects.first)
        #expect(object["questions"] as? Int == 3)
        #expect(object["runs"] as? Int == 2)
        let answer = try #require(object["answer"] as? [String: Any])
        #expect(answer["calls"] as? Int == 6)
        let stages = try #require(object["stages"] as? [[String: Any]])
        #expect(stages.compactMap { $0["stage"] as? String } == Self.stages)
        for span in stages + [answer] {
            let median = try #require(span["median_microseconds"] as? Double)
            let slow = try #require(span["p99_microseconds"] as? Double)
            #expect(median <= slow)
            #expect(try #require(span["per_second"] as? Double) > 0)
        }
        for stage in stages { #expect(try #require(stage["calls"] as? Int) <= 6) }
        let (loaded, peak) = (try #require(object["loaded_rss_bytes"] as? Int), try #require(object["peak_rss_bytes"] as? Int))
        #expect(loaded > 1 << 20)
        #expect(peak >= loaded)
        #expect(try #require(object["artefact_bytes"] as? Int) > 1 << 16)
    }

    @Test("a table for a person, without a question file: the examples of the base")
    func text() throws {
        let bakery = try Bakery()
        let result = try MentorBinary.run(["eval", "bench", "--knowledge", "base", "--runs", "1"], folder: bakery.scratch.folder)
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("étape "))
        for line in ["analyse", "entités", "intentions", "recherche", "dialogue", "rédaction", "réponse entière", "mémoire : "] {
            #expect(result.output.contains("\n" + line), "\(line)")
        }
    }

    @Test("tables of Markdown, the command above them, the others' figures beside ours")
    func markdown() throws {
        let scratch = try Scratch()
        _ = try Self.questions(scratch)
        try scratch.write("salut\tgreet\nbonjour\tgreet\nquel salaire\tpay\ncombien gagne\tpay\n", to: "sets/tiny_fr/train.tsv")
        try scratch.write("bonjour\tgreet\n", to: "sets/tiny_fr/test.tsv")
        _ = try MentorBinary.run(["eval", "corpus", "--documents", "20", "--into", "sets/made_fr"], folder: scratch.folder)
        try scratch.write(
            """
            {"tiny_fr/svc": {"accuracy": 0.5, "lat_us_median": 1300.4, "train_wall_s": 1.4, "model_mb": 37.46, "rss_peak_mb": 163.3,
              "train_rss_peak_mb": 211.9, "oos": {"auroc": 0.9758, "n": 50}, "classes": 2},
             "made_fr/tantivy": {"ndcg10": 0.25, "qps": 7953.2, "index_s": 0.091, "index_mb": 0.515, "rss_peak_mb": 80.1}}
            """, to: "peers.json")
        let result = try MentorBinary.run(
            ["eval", "bench", "questions.txt", "--runs", "1", "--markdown", "--data", "sets", "--peers", "peers.json"],
            folder: scratch.folder)
        #expect(result.status == 0)
        #expect(result.error == "")
        #expect(result.output.hasPrefix("```sh\nmentor eval bench questions.txt --runs 1 --markdown --data sets --peers peers.json\n```\n"))
        #expect(result.output.contains(" | whole answer |\n"))
        #expect(result.output.contains("\n| tiny_fr | **Mentor** | 1.0 | – | "))
        #expect(result.output.contains("\n| tiny_fr | svc | 0.5 | 0.9758 | 1300 | 1.4 | 37.5 | 212 |\n"))
        #expect(result.output.contains("\n| made_fr | **Mentor fused** | "))
        #expect(result.output.contains("\n| made_fr | **Mentor bm25** | "))
        #expect(result.output.contains("\n| made_fr | tantivy | 0.25 | 7953 | 0.091 | 0.52 | 80 |\n"))
    }

    @Test("peers' figures of another form, and a set that is not there, are told with status 65")
    func badPeers() throws {
        let scratch = try Scratch()
        try scratch.write("[1]", to: "list.json")
        let list = try MentorBinary.run(["eval", "bench", "--markdown", "--data", ".", "--peers", "list.json"], folder: scratch.folder)
        #expect(list.status == 65)
        #expect(list.error == "list.json: error: expected {\"set/engine\": {…}}; write it with the peers' own script\n")
        try scratch.write("{\"gone_fr/svc\": {\"accuracy\": 0.5}}", to: "gone.json")
        try scratch.write("bonjour\n", to: "q.txt")
        let gone = try MentorBinary.run(
            ["eval", "bench", "q.txt", "--runs", "1", "--markdown", "--data", ".", "--peers", "gone.json"], folder: scratch.folder)
        #expect(gone.status == 65)
        #expect(gone.error == "./gone_fr: error: no such folder, and gone.json has figures on “gone_fr”; --data names the folder that holds it\n")
        try scratch.write("{\"gone_fr/svc\": {\"exactness\": 0.5}}", to: "other.json")
        let other = try MentorBinary.run(["eval", "bench", "--markdown", "--data", ".", "--peers", "other.json"], folder: scratch.folder)
        #expect(other.status == 65)
        #expect(other.error.hasPrefix("other.json: error: “gone_fr/svc” has neither “accuracy” nor “ndcg10”"))
    }

    @Test(
        "options that do not go together are refused, with status 64",
        arguments: [
            ["--runs", "0"], ["--json", "--markdown"], ["--peers", "x.json"], ["--peers", "x.json", "--data", "."],
            ["--markdown", "--data", "."],
        ])
    func usage(arguments: [String]) throws {
        #expect(try MentorBinary.run(["eval", "bench"] + arguments).status == 64)
    }
}
