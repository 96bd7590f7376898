import Foundation
import TestSupport
import Testing

@Suite("mentor eval", .onOwnThreads)
struct EvalTests {
    private static let train = """
        bonjour\tgreet
        salut à tous\tgreet
        bonsoir\tgreet
        combien gagne un boulanger\tpay
        quel est le salaire\tpay
        ça paye combien\tpay

        """

    @Test("intents: one object with the figures of the contract")
    func intents() throws {
        let scratch = try Scratch()
        let train = try scratch.write(Self.train, to: "train.tsv")
        let test = try scratch.write("salut\tgreet\nquel est le salaire d'un boulanger\tpay\n", to: "test.tsv")
        let out = try scratch.write("la météo de demain\toos\nrecette de crêpes\toos\n", to: "oos.tsv")
        let arguments = ["eval", "intents", "--train", train, "--test", test, "--language", "fr", "--json"]
        let object = try #require(try MentorBinary.run(arguments).objects.first)
        #expect(object["accuracy"] as? Double == 1)
        #expect(object["classes"] as? Int == 2)
        #expect(object["train_rows"] as? Int == 6)
        #expect(object["test_rows"] as? Int == 2)
        #expect(object["reject_auroc"] is NSNull)
        let rejecting = try #require(
            try MentorBinary.run(arguments + ["--reject-tune", out, "--reject-test", out]).objects.first)
        for name in [
            "accuracy", "macro_f1", "train_seconds", "microseconds_per_query", "reject_auroc", "reject_recall",
            "accuracy_after_rejection", "ece", "model_bytes", "peak_rss_bytes",
        ] {
            #expect(rejecting[name] is NSNumber, "\(name)")
        }
    }

    @Test(
        "bad rows are told with their places, and status 65",
        arguments: [
            ("bonjour\n", "1:1: error: expected `text<TAB>label`, found no tabulator"),
            ("salut\tgreet\nsalut\tgreet\t1\n", "2:1: error: expected `text<TAB>label`, found 3 columns"),
            ("bonjour\tgreet\r\nsalut\t \r\n", "2:7: error: the label is empty; name it or remove the line"),
            ("été\0\tgreet\n", "1:4: error: expected text, found a NUL byte; remove it"),
            ("", "1:1: error: the file holds no row; write `text<TAB>label`, one a line"),
        ])
    func badRows(text: String, problem: String) throws {
        let scratch = try Scratch()
        try scratch.write(text, to: "bad.tsv")
        let result = try MentorBinary.run(
            ["eval", "intents", "--train", "bad.tsv", "--test", "bad.tsv"], folder: scratch.folder)
        #expect(result.status == 65)
        #expect(result.output == "")
        #expect(result.error == "bad.tsv:\(problem)\n")
    }

    @Test("bytes that are not UTF-8 are told with their line, and status 65")
    func badBytes() throws {
        let scratch = try Scratch()
        try Data([0x61, 0x09, 0x62, 0x0A, 0xFF, 0xFE, 0x09, 0x62, 0x0A]).write(to: scratch.url(of: "bad.tsv"))
        let result = try MentorBinary.run(
            ["eval", "intents", "--train", "bad.tsv", "--test", "bad.tsv"], folder: scratch.folder)
        #expect(result.status == 65)
        #expect(result.error == "bad.tsv:2:1: error: the line is not UTF-8; save the file as UTF-8\n")
    }

    @Test("a byte order mark, carriage returns and empty lines are no part of the rows")
    func tolerated() throws {
        let scratch = try Scratch()
        let train = try scratch.write("\u{FEFF}" + Self.train.replacing("\n", with: "\r\n") + "\r\n", to: "train.tsv")
        let test = try scratch.write("bonjour\tgreet\r\n", to: "test.tsv")
        let object = try #require(
            try MentorBinary.run(["eval", "intents", "--train", train, "--test", test, "--json"]).objects.first)
        #expect(object["accuracy"] as? Double == 1)
        #expect(object["train_rows"] as? Int == 6)
        #expect(object["classes"] as? Int == 2)
    }

    @Test("a label with a single example is learnt like the others")
    func singleExample() throws {
        let scratch = try Scratch()
        let train = try scratch.write(Self.train + "quelle heure est-il\ttime\n", to: "train.tsv")
        let test = try scratch.write("bonjour\tgreet\n", to: "test.tsv")
        let result = try MentorBinary.run(
            ["eval", "intents", "--train", train, "--test", test, "--reject-test", test, "--json"])
        #expect(result.status == 0)
        #expect(result.objects.first?["classes"] as? Int == 3)
    }

    @Test("one label alone is nothing to tell apart, with status 65")
    func oneLabel() throws {
        let scratch = try Scratch()
        try scratch.write("bonjour\tgreet\nsalut\tgreet\n", to: "one.tsv")
        let result = try MentorBinary.run(
            ["eval", "intents", "--train", "one.tsv", "--test", "one.tsv"], folder: scratch.folder)
        #expect(result.status == 65)
        #expect(result.error.hasPrefix("one.tsv:1:1: error: "))
    }

    @Test("a line without an end is refused when it is longer than a line may be, and takes no memory")
    func longLine() throws {
        let scratch = try Scratch()
        // Holes take no room on the disk: a file of 1 GB that is one line of NUL bytes.
        let path = try scratch.write("", to: "long")
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.truncate(atOffset: 1 << 30)
        try handle.close()
        for arguments in [
            ["eval", "intents", "--train", "long", "--test", "long"],
            ["eval", "retrieval", "--corpus", "long", "--queries", "long", "--qrels", "long"],
            ["eval", "retrieval", "--corpus", "c.jsonl", "--queries", "q.jsonl", "--qrels", "long"],
        ] {
            try scratch.write("{\"_id\": \"a\", \"text\": \"pain\"}\n", to: "c.jsonl")
            try scratch.write("{\"_id\": \"1\", \"text\": \"pain\"}\n", to: "q.jsonl")
            // An address space of 512 MB: less than the file.
            let result = try MentorBinary.run(arguments, folder: scratch.folder, addressSpace: 512 << 20)
            #expect(result.status == 65)
            #expect(result.error.hasPrefix("long:1:") && result.error.contains("error: the line is longer than "))
        }
    }

    @Test("a folder and a pipe are no files to read, with status 65")
    func notFiles() throws {
        let scratch = try Scratch()
        try scratch.write("", to: "folder/file")
        let made = unsafe mkfifo(scratch.url(of: "pipe").path, 0o600)
        #expect(made == 0)
        for (name, problem) in [
            ("folder", "expected a file, found a folder; name a file inside it"),
            ("pipe", "expected a file, found a pipe or a device; save its content as a file"),
        ] {
            let result = try MentorBinary.run(
                ["eval", "intents", "--train", name, "--test", name], folder: scratch.folder)
            #expect(result.status == 65)
            #expect(result.error == "\(name): error: \(problem)\n")
        }
    }

    @Test("a file that is not there is told, with status 65")
    func missingFile() throws {
        let scratch = try Scratch()
        let result = try MentorBinary.run(
            ["eval", "intents", "--train", "no.tsv", "--test", "no.tsv"], folder: scratch.folder)
        #expect(result.status == 65)
        #expect(result.error == "no.tsv: error: No such file or directory\n")
    }

    @Test(
        "retrieval: the figures of a collection small enough to reckon by hand", arguments: ["fused", "bm25", "tfidf"])
    func retrieval(ranking: String) throws {
        let scratch = try Scratch()
        try scratch.write(
            """
            {"_id": "a", "title": "Pain", "text": "la recette du pain de campagne"}
            {"_id": "b", "title": "", "text": "le salaire du boulanger"}
            {"_id": "c", "title": "Chiens", "text": "élever des chiens de berger"}
            """, to: "corpus.jsonl")
        try scratch.write(
            "{\"_id\": \"1\", \"text\": \"salaire boulanger\"}\n{\"_id\": \"2\", \"text\": \"zzz\"}\n",
            to: "queries.jsonl")
        // The second question finds nothing: every figure is the mean of 1 and 0.
        try scratch.write("query-id\tcorpus-id\tscore\n1\tb\t1\n2\ta\t1\n", to: "qrels.tsv")
        let result = try MentorBinary.run(
            [
                "eval", "retrieval", "--corpus", "corpus.jsonl", "--queries", "queries.jsonl", "--qrels", "qrels.tsv",
                "--ranking", ranking,
                "--json",
            ], folder: scratch.folder)
        #expect(result.status == 0)
        let object = try #require(result.objects.first)
        #expect(object["ndcg_at_10"] as? Double == 0.5)
        #expect(object["mrr_at_10"] as? Double == 0.5)
        #expect(object["recall_at_100"] as? Double == 0.5)
        #expect(object["documents"] as? Int == 3)
        #expect(object["queries"] as? Int == 2)
        for name in ["index_seconds", "queries_per_second", "microseconds_per_query", "index_bytes", "peak_rss_bytes"] {
            #expect(object[name] is NSNumber, "\(name)")
        }
    }

    @Test(
        "a collection that does not hold together is told, with status 65",
        arguments: [
            (
                "corpus.jsonl", "{\"_id\": \"a\"}\n",
                "corpus.jsonl:1:1: error: the field “text” is missing; a document is {\"_id\", \"title\", \"text\"}"
            ),
            (
                "corpus.jsonl", "{\"_id\": \"a\", \"text\": [\"pain\"]}\n",
                "corpus.jsonl:1:1: error: expected a string as “text”, found an array; a document is {\"_id\", \"title\", \"text\"}"
            ),
            (
                "corpus.jsonl", "{\"_id\": \"a\", \"text\": \"x\"}\n\n{\"_id\": \"a\", \"text\": \"y\"}\n",
                "corpus.jsonl:3:1: error: the document “a” is there twice; keep one"
            ),
            (
                "corpus.jsonl", "{\"_id\": \"é\", \"text\": \"a\0b\"}\n",
                "corpus.jsonl:1:24: error: a control character (0000) in a string; write it as \\u0000"
            ),
            ("corpus.jsonl", "", "corpus.jsonl:1:1: error: the file is empty; a document is {\"_id\", \"title\", \"text\"}, one a line"),
            ("queries.jsonl", "nonsense\n", "queries.jsonl:1:1: error: expected an object, found `n`"),
            (
                "qrels.tsv", "query-id\tcorpus-id\tscore\n9\ta\t1\n1\tb\t1\n",
                """
                qrels.tsv:2:1: error: queries.jsonl has no question “9”; add it or remove the judgement
                qrels.tsv:3:3: error: corpus.jsonl has no document “b”; add it or remove the judgement
                """
            ),
            (
                "qrels.tsv", "query-id\tcorpus-id\tscore\n1 a\n",
                "qrels.tsv:2:1: error: expected `query-id<TAB>corpus-id<TAB>score`, found 2 columns"
            ),
            (
                "qrels.tsv", "query-id\tcorpus-id\tscore\n1\ta\tbeaucoup\n",
                "qrels.tsv:2:5: error: expected a grade, found “beaucoup”; write it as 0, 1, 2…"
            ),
            (
                "qrels.tsv", "1\ta\t1\n",
                "qrels.tsv:1:1: error: expected the header `query-id<TAB>corpus-id<TAB>score`, found a judgement; put the header above it"
            ),
            (
                "qrels.tsv", "query-id\tcorpus-id\tscore\n",
                "qrels.tsv:1:1: error: no question has a relevant document; give one a grade above 0"
            ),
        ])
    func badCollection(file: String, text: String, problem: String) throws {
        let scratch = try Scratch()
        try scratch.write("{\"_id\": \"a\", \"text\": \"pain\"}\n", to: "corpus.jsonl")
        try scratch.write("{\"_id\": \"1\", \"text\": \"pain\"}\n", to: "queries.jsonl")
        try scratch.write("query-id\tcorpus-id\tscore\n1\ta\t1\n", to: "qrels.tsv")
        try scratch.write(text, to: file)
        let result = try MentorBinary.run(
            ["eval", "retrieval", "--corpus", "corpus.jsonl", "--queries", "queries.jsonl", "--qrels", "qrels.tsv"],
            folder: scratch.folder)
        #expect(result.status == 65)
        #expect(result.output == "")
        #expect(result.error == problem + "\n")
    }

    private static let transcript = """
        # Salutations, puis salaire
        // une remarque
        > bonjour
        = chatted
        ! 2 ?900

        > combien gagne un ingénieur machine learning junior ?
        = answered|clarified
        intent: salary
        entity: machine-learning-engineer
        source: esgi-ml-2020
        ~ 2 ?900

        """

    @Test("conversations that go as expected are counted, with status 0")
    func conversations() throws {
        let scratch = try Scratch()
        let path = try scratch.write(Self.transcript, to: "talk.txt")
        let result = try MentorBinary.run(["eval", "conversations", path])
        #expect(result.status == 0)
        #expect(result.error == "")
        #expect(result.output == "2 of 2 answers as expected, 1 conversations\n")
    }

    @Test("a miss says what was said, expected, got, and the best three, with status 1")
    func miss() throws {
        let scratch = try Scratch()
        try scratch.write(Self.transcript + "! euro|€\n= declined\n", to: "talk.txt")
        let result = try MentorBinary.run(["eval", "conversations", "talk.txt"], folder: scratch.folder)
        #expect(result.status == 1)
        #expect(
            result.output.hasPrefix(
                """
                talk.txt:7: Salutations, puis salaire: not as expected
                  said      combien gagne un ingénieur machine learning junior ?
                  expected  an answer without /euro|€/
                  expected  outcome declined
                  got       answered, intent salary

                """))
        #expect(result.output.contains("\n  top 3     salary 0."))
        #expect(result.output.hasSuffix("1 of 2 answers as expected, 1 conversations\n"))
        let object = try #require(
            try MentorBinary.run(["eval", "conversations", "--json", "talk.txt"], folder: scratch.folder).objects.first)
        #expect(object["failed"] as? Int == 1)
    }

    @Test("no conversation at all is a failure")
    func nothing() throws {
        let scratch = try Scratch()
        let path = try scratch.write("# un titre\n", to: "talk.txt")
        let result = try MentorBinary.run(["eval", "conversations", path])
        #expect(result.status == 1)
        #expect(result.output == "no conversation found\n")
    }

    @Test("--record writes the answers down, and they then hold word for word")
    func record() throws {
        let scratch = try Scratch()
        let path = try scratch.write(Self.transcript, to: "talk.txt")
        #expect(try MentorBinary.run(["eval", "conversations", "--record", "--as-of", "2026-11-01", path]).status == 0)
        let recorded = try String(contentsOf: scratch.url(of: "talk.txt"), encoding: .utf8)
        #expect(recorded.contains("\n< "))
        #expect(try MentorBinary.run(["eval", "conversations", "--as-of", "2026-11-01", path]).status == 0)
        try scratch.write(recorded.replacing("\n< ", with: "\n< x"), to: "talk.txt")
        let other = try MentorBinary.run(["eval", "conversations", path])
        #expect(other.status == 1)
        #expect(other.output.contains("  expected  the recorded answer\n"))
    }

    @Test(
        "a transcript that is no text is told with its place, and status 65",
        arguments: [
            ([0x3E, 0x20, 0x61, 0x0A, 0xFF, 0x0A], "2:1: error: the line is not UTF-8; save the file as UTF-8"),
            ([0x3E, 0x20, 0xC3, 0xA9, 0x00, 0x0A], "1:4: error: expected text, found a NUL byte; remove it"),
        ] as [([UInt8], String)])
    func unreadableTranscript(bytes: [UInt8], problem: String) throws {
        let scratch = try Scratch()
        try Data(bytes).write(to: scratch.url(of: "talk.txt"))
        let result = try MentorBinary.run(["eval", "conversations", "talk.txt"], folder: scratch.folder)
        #expect(result.status == 65)
        #expect(result.error == "talk.txt:\(problem)\n")
    }

    @Test("a byte order mark and carriage returns are no part of a transcript")
    func foreignTranscript() throws {
        let scratch = try Scratch()
        let path = try scratch.write("\u{FEFF}" + Self.transcript.replacing("\n", with: "\r\n"), to: "talk.txt")
        let result = try MentorBinary.run(["eval", "conversations", path])
        #expect(result.status == 0)
        #expect(result.output == "2 of 2 answers as expected, 1 conversations\n")
    }

    @Test("a transcript with mistakes tells all of them, with status 65")
    func badTranscript() throws {
        let scratch = try Scratch()
        try scratch.write("= answered\n> bonjour\n= nonsense\n~ (\nblah\n", to: "talk.txt")
        let result = try MentorBinary.run(["eval", "conversations", "talk.txt"], folder: scratch.folder)
        #expect(result.status == 65)
        #expect(result.output == "")
        #expect(
            result.error == """
                talk.txt:1:1: error: expected a question (`> …`) before what is said of its answer
                talk.txt:3:1: error: expected an outcome (answered, clarified, declined, chatted, safeguarded, handed_off), found “nonsense”
                talk.txt:4:1: error: expected a regular expression, found “(”
                talk.txt:5:1: error: expected one of `>`, `=`, `~`, `!`, `<`, `intent:`, `entity:`, `source:`, `#`, `//`

                """)
    }
}
