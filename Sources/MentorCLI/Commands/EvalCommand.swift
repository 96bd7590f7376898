import ArgumentParser

/// `mentor eval`: measures the parts of Mentor on data of one's own, or on public sets.
struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Mesure la compréhension, la recherche ou des conversations sur vos données.",
        discussion: "Measures understanding, retrieval or whole conversations on your own data.",
        subcommands: [EvalIntentsCommand.self, EvalRetrievalCommand.self, EvalConversationsCommand.self])

    /// The language of the data; unlike a question's, it is not found out.
    enum DataLanguage: String, ExpressibleByArgument, CaseIterable {
        case fr, en
    }
}
