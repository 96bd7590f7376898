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
            discussion: "Lists the answers that wait, oldest first: name, channel, age, attempts so far, next attempt, why the last one failed.")

        @OptionGroup var store: StoreOptions

        func run() throws {
            let entries = try store.use { store async throws(StoreError) in try await store.outbox() }
            try WaitingList.show(entries, none: "Rien n'attend. / Nothing waits.") { entry, now in
                [
                    "\(entry.id)", entry.channel, "depuis / for \(Age.text(now - Double(entry.queued)))",
                    "essais / attempts: \(entry.attempts)", Self.next(entry, now), entry.why ?? "",
                ]
            }
        }

        private static func next(_ entry: OutboxEntry, _ now: Double) -> String {
            if entry.isDead { return "mise de côté / laid aside" }
            let wait = Double(entry.due) / 1_000 - now
            return "prochain / next: " + (wait > 0 ? "dans / in \(Age.text(wait))" : "maintenant / now")
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
            try OutboxCommand.confirm(try store.use { store async throws(StoreError) in try await store.retry(id, at: now) })
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
            try OutboxCommand.confirm(try store.use { store async throws(StoreError) in try await store.drop(id) })
        }
    }

    private static func name(_ text: String) throws(CommandError) -> MessageID {
        guard let id = MessageID(text) else { throw .usage("expected a name as `mentor outbox list` shows it: 26 letters and digits") }
        return id
    }

    private static func confirm(_ isDone: Bool) throws {
        try WaitingList.confirm(isDone, orElse: .badData(["mentor: nothing of this name waits; `mentor outbox list` shows what does"]))
    }
}
#endif
