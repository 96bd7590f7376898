import ArgumentParser

/// `mentor kb import`: makes pages of a knowledge base out of what others have written.
struct KnowledgeImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Fait d'articles ou de données ouvertes des pages à relire.",
        discussion: """
            Sans nom de jeu de données, importe des articles (HTML, Markdown, texte). Rien n'est jamais écrasé : une \
            page qui existe déjà est une erreur, et alors rien n'est écrit.

            Turns articles, or open data sets, into draft pages; never overwrites one.

            EXEMPLES / EXAMPLES:
              mentor kb import article.html --into brouillon
              mentor kb check --knowledge brouillon
              mentor ask --knowledge brouillon "quel salaire pour un ingénieur machine learning ?"
            """,
        subcommands: [
            KnowledgeImportArticlesCommand.self, KnowledgeImportRomeCommand.self, KnowledgeImportOnisepCommand.self,
            KnowledgeImportEscoCommand.self, KnowledgeImportParcoursupCommand.self,
        ],
        defaultSubcommand: KnowledgeImportArticlesCommand.self)
}
