import FoundationEssentials
import JSON

/// Mentor beside other engines on public sets, as tables of Markdown.
///
/// The others' figures come from files that were written where they run: one JSON object, `"set/engine": {…}`. Mentor's
/// are taken here and now, on the same sets, each by a process of its own (`mentor eval intents` or `retrieval`), so that
/// its memory is that of the measurement alone.
struct PeerTable {
    /// What is said of another engine on one set; absent where it was not measured. Seconds, megabytes.
    private struct Peer: Decodable {
        struct Refusal: Decodable { let auroc: Double? }

        let accuracy: Double?
        let refusal: Refusal?
        let microseconds: Double?
        let trainSeconds: Double?
        let trainMemory: Double?
        let modelSize: Double?
        let memory: Double?
        let ndcg: Double?
        let queriesPerSecond: Double?
        let indexSeconds: Double?
        let indexSize: Double?
        let indexMemory: Double?

        enum CodingKeys: String, CodingKey {
            case accuracy
            case refusal = "oos"
            case microseconds = "lat_us_median"
            case trainSeconds = "train_wall_s"
            case trainMemory = "train_rss_peak_mb"
            case modelSize = "model_mb"
            case memory = "rss_peak_mb"
            case ndcg = "ndcg10"
            case queriesPerSecond = "qps"
            case indexSeconds = "index_s"
            case indexSize = "index_mb"
            case indexMemory = "rss_index_mb"
        }
    }

    private let peers: [(set: String, engine: String, figures: Peer)]
    /// Holds a folder a set.
    private let data: String

    private static let largestFile = 16 << 20

    /// - Throws: `badData` for a file that cannot be read or is of another form.
    init(peers files: [String], data: String) throws(CommandError) {
        var peers: [(set: String, engine: String, figures: Peer)] = []
        for path in files {
            let bytes: [UInt8]
            do { bytes = try File.read(path, limit: Self.largestFile) } catch { throw .badFile(error) }
            let found: [String: Peer]
            do { found = try JSONDecoder().decode([String: Peer].self, from: Data(bytes)) } catch {
                throw .badFile(.init(path: path, reason: "expected {\"set/engine\": {…}}; write it with the peers' own script"))
            }
            for (key, figures) in found.sorted(by: { $0.key < $1.key }) {
                let names = key.split(separator: "/", maxSplits: 1).map(String.init)
                guard let set = names.first, names.count == 2 else {
                    throw .badFile(.init(path: path, reason: "expected a key “set/engine”, found “\(key)”"))
                }
                guard figures.accuracy != nil || figures.ndcg != nil else {
                    throw .badFile(.init(path: path, reason: "“\(key)” has neither “accuracy” nor “ndcg10”; write it with the peers' own script"))
                }
                guard SystemCalls.kind(of: "\(data)/\(set)") == .folder else {
                    throw .badFile(.init(path: "\(data)/\(set)", reason: "no such folder, and \(path) has figures on “\(set)”; --data names the folder that holds it"))
                }
                peers.append((set, names[1], figures))
            }
        }
        self.peers = peers
        self.data = data
    }

    /// Both tables, each only when a peer was measured on such a set.
    ///
    /// - Throws: `badData` when a set is not there, and what the measurement throws.
    func markdown() throws(CommandError) -> String {
        let intents = sets { $0.accuracy != nil }
        let retrieval = sets { $0.ndcg != nil }
        var lines: [String] = []
        if !intents.isEmpty {
            lines += [
                "| intents | engine | accuracy | refusal AUROC | µs a query | training s | model MB | peak MB |",
                "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
            ]
            for set in intents {
                lines.append(try ownIntents(set))
                for peer in peers where peer.set == set {
                    let figures = peer.figures
                    lines.append(Self.row(set, peer.engine, [
                        (figures.accuracy, 4), (figures.refusal?.auroc, 4), (figures.microseconds, 0), (figures.trainSeconds, 2),
                        (figures.modelSize, 1), (Self.larger(figures.trainMemory, figures.memory), 0),
                    ]))
                }
            }
        }
        if !retrieval.isEmpty {
            if !lines.isEmpty { lines.append("") }
            lines += [
                "| retrieval | engine | nDCG@10 | queries a second | index s | index MB | peak MB |",
                "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
            ]
            for set in retrieval {
                for ranking in ["fused", "bm25"] { lines.append(try ownRetrieval(set, ranking)) }
                for peer in peers where peer.set == set {
                    let figures = peer.figures
                    lines.append(Self.row(set, peer.engine, [
                        (figures.ndcg, 4), (figures.queriesPerSecond, 0), (figures.indexSeconds, 3), (figures.indexSize, 2),
                        (Self.larger(figures.indexMemory, figures.memory), 0),
                    ]))
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func sets(_ isWanted: (Peer) -> Bool) -> [String] {
        var seen: Set<String> = []
        return peers.filter { isWanted($0.figures) }.map(\.set).filter { seen.insert($0).inserted }
    }

    // MARK: Our own figures

    private func ownIntents(_ set: String) throws(CommandError) -> String {
        let folder = "\(data)/\(set)"
        var arguments = [
            "eval", "intents", "--json", "--language", Self.language(set), "--train", "\(folder)/train.tsv",
            "--test", "\(folder)/test.tsv",
        ]
        if SystemCalls.kind(of: "\(folder)/oos_test.tsv") == .regular { arguments += ["--reject-test", "\(folder)/oos_test.tsv"] }
        if SystemCalls.kind(of: "\(folder)/oos_train.tsv") == .regular { arguments += ["--reject-tune", "\(folder)/oos_train.tsv"] }
        let names = ["accuracy", "reject_auroc", "microseconds_per_query", "train_seconds", "model_bytes", "peak_rss_bytes"]
        let found = try measure(arguments, names)
        return Self.row(set, "**Mentor**", [
            (found[0], 4), (found[1], 4), (found[2], 0), (found[3], 2), (found[4].map { $0 / 1e6 }, 1), (found[5].map { $0 / 1e6 }, 0),
        ])
    }

    private func ownRetrieval(_ set: String, _ ranking: String) throws(CommandError) -> String {
        let folder = "\(data)/\(set)"
        let found = try measure(
            ["eval", "retrieval", "--json", "--language", Self.language(set), "--ranking", ranking, "--corpus", "\(folder)/corpus.jsonl",
                "--queries", "\(folder)/queries.jsonl", "--qrels", "\(folder)/qrels/test.tsv"],
            ["ndcg_at_10", "queries_per_second", "index_seconds", "index_bytes", "peak_rss_bytes"])
        return Self.row(set, "**Mentor \(ranking)**", [
            (found[0], 4), (found[1], 0), (found[2], 3), (found[3].map { $0 / 1e6 }, 2), (found[4].map { $0 / 1e6 }, 0),
        ])
    }

    /// The figures of a measurement that this program makes in another process; nil for one that is null.
    private func measure(_ arguments: [String], _ names: [String]) throws(CommandError) -> [Double?] {
        let command = "mentor " + arguments.joined(separator: " ")
        let done: (output: [UInt8], status: Int32)
        do { done = try SystemCalls.runSelf(arguments) } catch { throw .unreadable(command, reason: error.message) }
        // It has said on standard error what is wrong.
        guard done.status == 0 else { throw CommandError(status: ExitStatus(rawValue: done.status) ?? .inside, lines: []) }
        guard let values = try? JSONFields(names).read(done.output) else {
            throw .unreadable(command, reason: "its output is no JSON object")
        }
        return values.map { value in if case .number(let digits) = value { Double(digits) } else { nil } }
    }

    /// Nil when neither is known.
    private static func larger(_ one: Double?, _ other: Double?) -> Double? { [one, other].compactMap { $0 }.max() }

    private static func language(_ set: String) -> String { set.hasSuffix("_en") ? "en" : "fr" }

    private static func row(_ set: String, _ engine: String, _ figures: [(value: Double?, digits: Int)]) -> String {
        "| \(set) | \(engine) | " + figures.map { figure in
            guard let value = figure.value else { return "–" }
            let scale = (0..<figure.digits).reduce(1.0) { scale, _ in scale * 10 }
            let rounded = (value * scale).rounded() / scale
            return figure.digits == 0 ? String(Int(rounded)) : String(rounded)
        }.joined(separator: " | ") + " |"
    }
}
