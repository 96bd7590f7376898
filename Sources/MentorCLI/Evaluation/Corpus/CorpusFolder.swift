import JSON

/// A folder in the layout of BEIR that a made corpus is written into, and only over files that were made the same way.
///
/// Whoever gives the name of a folder with their own corpus by mistake must not lose it. So the folder also gets
/// `about.json`, a line with what was asked for and the sizes of the files; files that are there are replaced when it
/// stands beside them and their sizes are as it says. Each file is written under another name first and then moved.
struct CorpusFolder {
    /// What was written.
    struct Written {
        /// Of titles and texts.
        var words = 0
        var distinctWords = 0
        /// Of all three files.
        var bytes = 0
    }

    static let corpus = "corpus.jsonl"
    static let queries = "queries.jsonl"
    static let judgements = "qrels/test.tsv"
    private static let names = [corpus, queries, judgements]
    private static let about = "about.json"
    private static let maker = "mentor eval corpus"
    /// Bytes handed to the system at once.
    private static let piece = 1 << 20

    private let path: String

    /// - Throws: `badData` when the name is a file's, or files that this command did not make are in the way.
    init(_ path: String) throws(CommandError) {
        self.path = path.isEmpty ? "." : path
        switch SystemCalls.kind(of: self.path) {
        case nil, .folder: break
        case .regular, .other: throw .badFile(.init(path: path, reason: "expected a folder, found a file; name another one with --into"))
        }
        let sizes = Self.recorded(self.path)
        for (place, name) in Self.names.enumerated() where SystemCalls.kind(of: self.path + "/" + name) != nil {
            guard let sizes, Self.size(self.path + "/" + name) == sizes[place] else {
                throw .badFile(.init(
                    path: self.path + "/" + name,
                    reason: "a file that `\(Self.maker)` did not make is in the way; name another folder with --into"))
            }
        }
    }

    /// Writes the three files.
    ///
    /// - Throws: `unwritable`.
    func write(_ maker: CorpusMaker) throws(CommandError) -> Written {
        var written = Written()
        var corpus = try PartFile(path + "/" + Self.corpus)
        var queries = try PartFile(path + "/" + Self.queries)
        var judgements = try PartFile(path + "/" + Self.judgements)
        judgements.bytes += "query-id\tcorpus-id\tscore\n".utf8
        let asked = maker.asked()
        var seen = [Bool](repeating: false, count: ZipfWords.count)
        var next = 0
        for number in 0..<maker.documents {
            let document = maker.document(number)
            maker.append(document, number: number, to: &corpus.bytes)
            for rank in document.title + document.text where !seen[rank] {
                seen[rank] = true
                written.distinctWords += 1
            }
            written.words += document.title.count + document.text.count
            if next < asked.count, asked[next] == number {
                maker.append(query: maker.query(next, for: document), number: next, to: &queries.bytes)
                judgements.bytes += "q\(next + 1)\td\(number + 1)\t1\n".utf8
                next += 1
            }
            if corpus.bytes.count >= Self.piece { try corpus.flush() }
        }
        let counts = [try corpus.finish(), try queries.finish(), try judgements.finish()]
        written.bytes = counts.reduce(0, +)
        try record(maker, counts)
        return written
    }

    // MARK: What was made

    private func record(_ maker: CorpusMaker, _ counts: [Int]) throws(CommandError) {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("made_by", Self.maker)
            writer.field("documents", maker.documents)
            writer.field("queries", maker.queries)
            writer.field("words", "\(maker.length.lowerBound)-\(maker.length.upperBound)")
            writer.field("seed", String(maker.seed))
            for (name, count) in zip(Self.names, counts) { writer.field(name, count) }
        }
        writer.endLine()
        var file = try PartFile(path + "/" + Self.about)
        file.bytes = writer.bytes
        _ = try file.finish()
    }

    /// The sizes of the files as `about.json` has them; nil when that is not ours.
    private static func recorded(_ path: String) -> [Int]? {
        guard let bytes = try? File.read(path + "/" + about, limit: 1 << 16),
            let values = try? JSONFields(["made_by"] + names).read(bytes), values.first == .text(maker)
        else { return nil }
        let sizes = values.dropFirst().compactMap { value in if case .number(let digits) = value { Int(digits) } else { nil } }
        return sizes.count == names.count ? sizes : nil
    }

    private static func size(_ path: String) -> Int? {
        guard let opened = try? SystemCalls.open(path) else { return nil }
        defer { SystemCalls.close(opened.descriptor) }
        return opened.kind == .regular ? SystemCalls.size(of: opened.descriptor) : nil
    }
}
