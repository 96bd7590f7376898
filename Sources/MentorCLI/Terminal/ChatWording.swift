import TextAnalysis

/// What the terminal itself says, around the answers: one place for both languages.
struct ChatWording {
    let language: Language

    private func said(_ french: String, _ english: String) -> String { language == .french ? french : english }

    var greeting: String {
        said(
            "Mentor, une machine (pas une personne), répond à vos questions d'orientation en citant ses sources ; "
                + "/aide montre les commandes, /quitter ou Ctrl-D termine.",
            "Mentor, a machine (not a person), answers your career questions and cites its sources; "
                + "/help shows the commands, /quit or Ctrl-D ends.")
    }

    var goodbye: String { said("Au revoir, et bonne continuation !", "Goodbye, and good luck!") }

    var examples: String { said("Par exemple :", "For example:") }

    var followUps: String { said("À demander aussi :", "You may also ask:") }

    var sources: String { said("Sources :", "Sources:") }

    var nothingYet: String {
        said("Aucune réponse encore : posez d'abord une question.", "No answer yet: ask a question first.")
    }

    var noSources: String {
        said(
            "La dernière réponse n'affirme rien qui vienne d'une source.",
            "The last answer states nothing that comes from a source.")
    }

    var restarted: String { said("La conversation repart de zéro.", "The conversation starts afresh.") }

    /// - Parameter lines: those that were typed were kept in a file.
    func forgotten(lines: Bool) -> String {
        said("Oublié : cette conversation n'était que dans la mémoire de ce programme.", "Forgotten: this conversation was in this program's memory only.")
            + (lines ? said(" L'historique des lignes tapées est effacé.", " The history of typed lines is erased.") : "")
    }

    var undated: String { said("sans date", "undated") }

    func unknown(nearest: String) -> String {
        let names = SlashCommand.allCases.map { $0.names[language == .french ? 0 : $0.names.count - 1] }.joined(
            separator: " ")
        return said(
            "Commande inconnue. Vouliez-vous dire \(nearest) ? Les commandes : \(names)",
            "Unknown command. Did you mean \(nearest)? The commands: \(names)")
    }

    func speaks(_ language: Language?) -> String {
        switch language {
        case .french?: "Réponses en français."
        case .english?: "Answers in English."
        case nil: said("La langue suit vos questions.", "The language follows your questions.")
        }
    }

    var whichLanguage: String {
        said(
            "Au choix : /langue fr, /langue en ou /langue auto.",
            "Choose: /language fr, /language en or /language auto.")
    }

    var help: String {
        said(
            """
            Posez une question avec vos mots, par exemple sur un métier, un salaire ou des études.
            Quand des choix sont proposés, tapez leur numéro. Ctrl-C efface la ligne.

            /aide           ces lignes
            /pourquoi       ce qui a mené à la dernière réponse
            /sources        les sources de la dernière réponse
            /langue fr|en   la langue des réponses (auto : celle des questions)
            /recommencer    oublier la conversation
            /oublie-moi     l'oublier, et l'historique des lignes tapées
            /quitter        terminer (ou Ctrl-D)
            """,
            """
            Ask in your own words, for instance about a profession, a salary or studies.
            When choices are offered, type their number. Ctrl-C clears the line.

            /help             these lines
            /why              what led to the last answer
            /sources          the sources of the last answer
            /language fr|en   the language of the answers (auto: that of the questions)
            /restart          forget the conversation
            /forget-me        forget it, and the history of typed lines
            /quit             end (or Ctrl-D)
            """)
    }
}
