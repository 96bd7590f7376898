#if Server
import ArgumentParser
import Conversations
import Foundation

/// `mentor outbox`: answers that wait to be sent, and those that could not be.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "Montre les réponses qui attendent d'être envoyées, et ce qu'on en fait.",
        discussion: """
            Une réponse est essayée douze fois, de plus en plus espacées, puis mise de côté. Aucun texte n'est montré.

            Lists the answers that wait to be sent or could not be, without their text; sends them again or erases them.

            EXEMPLES / EXAMPLES:
              mentor outbox list
              mentor outbox retry 7zq0c3k9d1m5n8p2r4t6v0w1x3
              mentor outbox drop 7zq0c3k9d1m5n8p2r4t6v0w1x3
            """,
        subcommands: [List.self, Retry.self, Drop.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Les réponses qui attendent, la plus ancienne d'abord.",
            discussion: "Lists the answers that wait, oldest first: name, channel, age, attempts, why.")

        @OptionGroup var store: StoreOptions

        func run() throws {
            let entries = try store.use { store async throws(StoreError) in try await store.outbox() }
            let console = Console()
            guard !entries.isEmpty else { return try console.write("Rien n'attend. / Nothing waits.\n") }
            let now = Date().timeIntervalSince1970
            for entry in entries {
                let state = entry.isDead ? "mise de côté / laid aside" : "attend / waits"
                let why = console.style.printable(entry.why ?? "")
                try console.write(
                    "\(entry.id)  \(entry.channel)  \(Age.text(now - Double(entry.queued)))  \(entry.attempts)×  \(state)  \(why)\n")
            }
        }
    }

    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry", abstract: "Essaie encore, tout de suite.", discussion: "Tries a message again, at once.")

        @Argument(help: ArgumentHelp("Nom de la réponse, comme dans la liste.", valueName: "nom"))
        var message: String

        @OptionGroup var store: StoreOptions

        func run() throws {
            let (id, now) = (try OutboxCommand.name(message), Date())
            try OutboxCommand.say(try store.use { store async throws(StoreError) in try await store.retry(id, at: now) }, message)
        }
    }

    struct Drop: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "drop", abstract: "Efface une réponse qui ne sera pas envoyée.", discussion: "Erases a message that is not sent.")

        @Argument(help: ArgumentHelp("Nom de la réponse, comme dans la liste.", valueName: "nom"))
        var message: String

        @OptionGroup var store: StoreOptions

        func run() throws {
            let id = try OutboxCommand.name(message)
            try OutboxCommand.say(try store.use { store async throws(StoreError) in try await store.drop(id) }, message)
        }
    }

    private static func name(_ text: String) throws(CommandError) -> MessageID {
        guard let id = MessageID(text) else { throw .usage("expected a name as `mentor outbox list` shows it: 26 letters and digits") }
        return id
    }

    private static func say(_ isDone: Bool, _ name: String) throws {
        guard isDone else { throw CommandError.badData(["mentor: nothing of this name waits; `mentor outbox list` shows what does"]) }
        try Console().write("Fait. / Done.\n")
    }
}

/// A span of time as a list shows it.
enum Age {
    static func text(_ seconds: Double) -> String {
        switch max(seconds, 0) {
        case ..<120: "\(Int(max(seconds, 0))) s"
        case ..<7_200: "\(Int(seconds / 60)) min"
        case ..<172_800: "\(Int(seconds / 3_600)) h"
        default: "\(Int(seconds / 86_400)) d"
        }
    }
}
#endif
