import ArgumentParser

/// `mentor eval`: measures the parts of Mentor on data of one's own, or on public sets.
struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Mesure la compréhension, la recherche, des conversations ou la vitesse, sur vos données.",
        discussion: "Measures understanding, retrieval, whole conversations or speed, on your own data.",
        subcommands: [
            EvalIntentsCommand.self, EvalRetrievalCommand.self, EvalConversationsCommand.self, EvalCorpusCommand.self,
            EvalBenchCommand.self,
        ])

    /// The language of the data; unlike a question's, it is not found out.
    enum DataLanguage: String, ExpressibleByArgument, CaseIterable {
        case fr, en
    }
}
