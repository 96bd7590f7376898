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

            Files in BEIR layout.

            EXEMPLES / EXAMPLES:
              mentor eval retrieval --corpus corpus.jsonl --queries queries.jsonl --qrels qrels/test.tsv
              mentor eval retrieval --corpus c.jsonl --queries q.jsonl --qrels test.tsv --ranking bm25 --json
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

    @Flag(help: "Écrit un objet JSON.")
    var json = false

    func run() throws {
        let collection = try RetrievalSet(corpus: corpus, queries: queries, judgements: qrels)
        let analyzer = try KnowledgeSource.plainAnalyzer(language == .fr ? .french : .english)
        let ranking: Ranking =
            switch ranking {
            case .fused: .fused
            case .bm25: .bm25
            case .tfidf: .tfidf
            }
        let evaluation: RetrievalEvaluation
        do { evaluation = try RetrievalEvaluation(collection, analyzer: analyzer, ranking: ranking) } catch {
            throw CommandError.badData(["\(corpus):1:1: error: \(error)"])
        }
        try Console().write(evaluation.measurement.bytes(asJSON: json))
    }
}
