import ArgumentParser

/// `mentor kb`: for the people who write the knowledge base.
struct KnowledgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kb",
        abstract: "Vérifie, montre, compare, compile et écrit une base de connaissances.",
        discussion: "Checks, shows, compares, compiles and exports a knowledge base.",
        subcommands: [
            KnowledgeCheckCommand.self, KnowledgeImportCommand.self, KnowledgeSearchCommand.self, KnowledgeShowCommand.self,
            KnowledgeStatsCommand.self, KnowledgeDiffCommand.self, KnowledgeExportCommand.self, KnowledgeBuildCommand.self,
            KnowledgeVerifyCommand.self, PackWordsCommand.self,
        ] + learning)

    /// Those that need the store of conversations.
    private static var learning: [any ParsableCommand.Type] {
        #if Server
        [KnowledgeSuggestCommand.self]
        #else
        []
        #endif
    }
}
