import ArgumentParser

/// `mentor eval corpus`: writes a made-up collection of any size, to measure retrieval on.
struct EvalCorpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus",
        abstract: "Fabrique une collection de documents et de questions, de la taille voulue.",
        discussion: """
            Écrit corpus.jsonl, queries.jsonl et qrels/test.tsv au format BEIR : des mots inventés, aussi fréquents ou \
            rares que ceux d'une vraie langue ; chaque question est faite de mots d'un seul document. Même graine, mêmes \
            octets, sur toute machine ; les premiers documents sont les mêmes quelle que soit la taille. N'écrase que ce \
            que cette commande a écrit.

            Makes a collection with a Zipf vocabulary: same seed, same bytes.

            EXEMPLES / EXAMPLES:
              mentor eval corpus --documents 1000000 --seed 1 --into zipf_fr
              mentor eval retrieval --corpus zipf_fr/corpus.jsonl --queries zipf_fr/queries.jsonl --qrels zipf_fr/qrels/test.tsv
            """)

    /// `5-40`, `5..40`, `5…40`: two whole numbers above zero.
    struct LengthArgument: ExpressibleByArgument {
        let range: ClosedRange<Int>

        init?(argument: String) {
            let ends = argument.replacing("…", with: "-").replacing("..", with: "-").split(separator: "-").map { Int($0) }
            guard ends.count == 2, let low = ends[0], let high = ends[1], low > 0, low <= high, high <= 100_000 else { return nil }
            range = low...high
        }
    }

    @Option(help: ArgumentHelp("Nombre de documents.", valueName: "n"))
    var documents: Int

    @Option(help: ArgumentHelp("Graine du hasard.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Nombre de questions (par défaut : 1 000, ou une par document s'il y en a moins).", valueName: "n"))
    var queries: Int?

    @Option(help: ArgumentHelp("Longueur des textes en mots (par défaut : 5-40).", valueName: "a-b"))
    var words: LengthArgument?

    @Option(help: ArgumentHelp("Dossier à remplir (par défaut : corpus-<documents>-<graine>_fr).", valueName: "dossier"))
    var into: String?

    @Flag(help: "Écrit un objet JSON.")
    var json = false

    private static let most = 1_000_000_000

    func validate() throws {
        guard (1...Self.most).contains(documents) else {
            throw ValidationError("--documents: expected a number from 1 to \(Self.most), found \(documents)")
        }
        if let queries, !(1...documents).contains(queries) {
            throw ValidationError("--queries: expected a number from 1 to \(documents), the documents, found \(queries)")
        }
    }

    func run() throws {
        let started = Stopwatch()
        let path = into ?? "corpus-\(documents)-\(seed)_fr"
        let maker = CorpusMaker(
            documents: documents, queries: queries ?? min(documents, 1_000), length: words?.range ?? 5...40, seed: seed)
        let written = try CorpusFolder(path).write(maker)
        var measurement = Measurement()
        measurement.add("folder", path)
        measurement.add("documents", documents)
        measurement.add("queries", maker.queries)
        measurement.add("words", written.words)
        measurement.add("distinct_words", written.distinctWords)
        measurement.add("bytes", written.bytes)
        measurement.add("seconds", started.seconds, digits: 3)
        measurement.add("peak_rss_bytes", SystemCalls.peakResidentBytes())
        try Console().write(measurement.bytes(asJSON: json))
    }
}
