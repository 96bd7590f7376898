import ArgumentParser
import Retrieval
import TextAnalysis

/// `mentor eval retrieval`: indexes a collection and measures how well its documents are found.
struct EvalRetrievalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieval",
        abstract: "Indexe une collection et mesure la recherche.",
        discussion: """
            Fichiers au format BEIR : documents {"_id", "title", "text"} et questions {"_id", "text"}, un objet par \
            ligne ; jugements query-id<TAB>corpus-id<TAB>score sous une ligne d'en-tête.

            --index garde l'index dans un fichier et le rouvre la fois suivante sans le refaire ; la construction ne \
            dépasse guère --memory, ce qui n'y tient pas passe par des fichiers temporaires (TMPDIR).

            Files in BEIR layout. --index saves the index to a file, or opens the one that is there.

            EXEMPLES / EXAMPLES:
              mentor eval retrieval --corpus corpus.jsonl --queries queries.jsonl --qrels qrels/test.tsv
              mentor eval retrieval --corpus c.jsonl --queries q.jsonl --qrels test.tsv --ranking bm25 --json
              mentor eval retrieval --corpus c.jsonl --queries q.jsonl --qrels test.tsv --index c.index --top 10
            """)

    /// `fused` is the best quality; the others are the classical ones.
    enum RankingName: String, ExpressibleByArgument, CaseIterable {
        case fused, bm25, tfidf
    }

    @Option(help: ArgumentHelp("Documents.", valueName: "fichier"))
    var corpus: String

    @Option(help: ArgumentHelp("Questions.", valueName: "fichier"))
    var queries: String

    @Option(help: ArgumentHelp("Jugements de pertinence.", valueName: "fichier"))
    var qrels: String

    @Option(help: ArgumentHelp("Langue des textes.", valueName: "fr|en"))
    var language: EvalCommand.DataLanguage = .fr

    @Option(help: ArgumentHelp("Manière de classer.", valueName: "fused|bm25|tfidf"))
    var ranking: RankingName = .fused

    @Option(help: ArgumentHelp("Fichier où garder l'index, ou qui le tient déjà.", valueName: "fichier"))
    var index: String?

    @Option(help: ArgumentHelp("Documents demandés pour chaque question.", valueName: "k"))
    var top = 100

    @Option(help: ArgumentHelp("Mémoire pour construire l'index, en Mo.", valueName: "Mo"))
    var memory = 128

    @Flag(help: "Écrit un objet JSON.")
    var json = false

    func validate() throws {
        guard (1...100_000).contains(top) else { throw ValidationError("--top: expected a number from 1 to 100000, found \(top)") }
        guard (1...1_000_000).contains(memory) else {
            throw ValidationError("--memory: expected megabytes from 1 to 1000000, found \(memory)")
        }
    }

    func run() throws {
        let ranking: Ranking =
            switch ranking {
            case .fused: .fused
            case .bm25: .bm25
            case .tfidf: .tfidf
            }
        let evaluation = try RetrievalEvaluation(
            RetrievalEvaluation.Plan(
                corpus: corpus, queries: queries, judgements: qrels, ranking: ranking, language: language.rawValue,
                index: index, top: top, memory: memory << 20),
            analyzer: try KnowledgeSource.plainAnalyzer(language == .fr ? .french : .english))
        try Console().write(evaluation.measurement.bytes(asJSON: json))
    }
}
