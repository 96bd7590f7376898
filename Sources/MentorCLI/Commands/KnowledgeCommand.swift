import ArgumentParser

/// `mentor kb`: for the people who write the knowledge base.
struct KnowledgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kb",
        abstract: "Vérifie et décrit une base de connaissances.",
        discussion: "Checks and describes a knowledge base.",
        subcommands: [KnowledgeCheckCommand.self, KnowledgeStatsCommand.self, PackWordsCommand.self])
}
