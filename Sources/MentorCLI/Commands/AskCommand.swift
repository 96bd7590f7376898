import ArgumentParser
import Composition
import Conversations
import Dialogue
import JSON
import Knowledge
import MentorCore
import TextAnalysis

/// `mentor ask`: one question from the arguments, or a stream of them from standard input.
struct AskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Répond à une question, ou à un flux de questions (--jsonl).",
        discussion: """
            Avec --jsonl, lit un objet JSON par ligne sur l'entrée standard, {"id", "session", "text", "language"}, et \
            écrit une réponse JSON par ligne, dans le même ordre. Les lignes d'une même session forment une conversation.

            Answers one question, or with --jsonl one JSON object a line from standard input, in order.

            EXEMPLES / EXAMPLES:
              mentor ask "quelles études pour devenir data scientist ?"
              mentor ask --language en --json how much does an ML engineer earn
              mentor ask --jsonl < questions.jsonl > answers.jsonl
            """)

    @OptionGroup var options: AdvisorOptions

    @Flag(help: "Écrit la réponse en JSON, sur une ligne.")
    var json = false

    @Flag(help: "Lit des questions et écrit des réponses en JSON, une par ligne.")
    var jsonl = false

    @Flag(help: "Ajoute ce qui a mené à la réponse.")
    var explain = false

    @Flag(help: "Rend le statut 1 quand la question est déclinée.")
    var strict = false

    @Flag(help: "N'utilise pas de couleurs.")
    var noColor = false

    @Argument(help: ArgumentHelp("La question.", valueName: "question"))
    var question: [String] = []

    func validate() throws {
        if jsonl && !question.isEmpty {
            throw ValidationError("With --jsonl, questions are read from standard input, not from the arguments.")
        }
        if !jsonl && question.isEmpty {
            throw ValidationError("Missing expected argument '<question> ...'")
        }
        if jsonl && strict {
            throw ValidationError("--strict is for one question; with --jsonl, read the \"outcome\" of each line.")
        }
    }

    func run() throws {
        let console = Console(colour: !noColor)
        let prepared = try KnowledgeSource.advisor(options)
        defer { prepared.keep() }
        if jsonl {
            try AskStream(advisor: prepared.advisor, console: console, language: options.language.language, isExplained: explain)
                .run()
        } else {
            try answer(question.joined(separator: " "), prepared.advisor, console)
        }
    }

    private func answer(_ question: String, _ advisor: Advisor, _ console: Console) throws(CommandError) {
        let timed = TimedTurn(advisor, question, state: ConversationState(), language: options.language.language, weighs: explain)
        if json {
            var writer = JSONWriter()
            writer.reply(
                timed.turn, knowledge: advisor.knowledge,
                context: .init(
                    turn: TurnID.fresh.description, microseconds: timed.microseconds, isExplained: explain))
            writer.endLine()
            try console.write(writer.bytes)
        } else {
            let reply = timed.turn.reply
            let answer = AnswerText(
                knowledge: advisor.knowledge, style: console.style,
                width: console.isOutputTerminal ? console.width : nil)
            try console.write(answer.text(reply) + "\n")
            if explain {
                let lines = ExplanationText(language: reply.language).lines(timed.turn.explanation)
                try console.write(
                    "\n" + console.style.dressed(lines.map(answer.wrapped).joined(separator: "\n"), as: .dim) + "\n")
            }
        }
        if strict && timed.turn.reply.outcome == .declined { throw .refused }
    }
}
