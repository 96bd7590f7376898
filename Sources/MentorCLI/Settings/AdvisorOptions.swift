import ArgumentParser
import Figures
import TextAnalysis

/// The options of every command that answers: from which knowledge, in which words, in which language, as of which day.
struct AdvisorOptions: ParsableArguments {
    /// `--language`: one that Mentor speaks, or found out from each question.
    enum LanguageChoice: String, ExpressibleByArgument, CaseIterable {
        case french = "fr"
        case english = "en"
        case auto

        /// Nil for `auto`.
        var language: Language? { Language(rawValue: rawValue) }
    }

    /// `--as-of`: a day of the calendar, `YYYY-MM-DD`.
    struct DayArgument: ExpressibleByArgument {
        let day: Day

        init?(argument: String) {
            guard let day = Day(argument) else { return nil }
            self.day = day
        }
    }

    @Option(help: ArgumentHelp("Langue de la question et de la réponse.", valueName: "fr|en|auto"))
    var language: LanguageChoice = .auto

    @OptionGroup var folders: KnowledgeOptions

    @Option(
        help: ArgumentHelp(
            "Dossier des gabarits de réponse (répétable ; « builtin » désigne ceux fournis).", valueName: "dossier"))
    var prompts: [String] = []

    @Option(
        help: ArgumentHelp(
            "Jour qui décide si un chiffre est ancien (par défaut : aujourd'hui).", valueName: "AAAA-MM-JJ"))
    var asOf: DayArgument?

    /// The day given, else today's.
    func day() throws(CommandError) -> Day {
        if let asOf { return asOf.day }
        let today = SystemCalls.today()
        guard let day = Day(year: today.year, month: today.month, day: today.day) else {
            throw .unreadable("the clock", reason: "it shows no day of the calendar; give one with --as-of")
        }
        return day
    }
}

/// Which folders, or which compiled file, hold the knowledge.
struct KnowledgeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Dossier de connaissances, à la place de la base fournie (répétable : le dernier l'emporte ; "
                + "« builtin » désigne la base fournie), ou un fichier écrit par « mentor kb build ».",
            valueName: "dossier"))
    var knowledge: [String] = []
}
