#if Server
import ArgumentParser
import Conversations
import Foundation

/// `mentor handoff`: the conversations in which Mentor keeps silent because a person has taken over.
struct HandoffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handoff",
        abstract: "Montre les conversations reprises par une personne, et les rend à Mentor.",
        discussion: """
            Quand handoff.webhook prévient quelqu'un, qui demande une personne sur une plateforme n'entend plus Mentor, jusqu'à ce qu'il écrive « reprendre » ou que \
            l'école rende la conversation.

            Lists the conversations that a person has taken over, and gives them back.

            EXEMPLES / EXAMPLES:
              mentor handoff list
              mentor handoff end 5f0c2a9b41d87e36
            """,
        subcommands: [List.self, End.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Les conversations reprises par une personne.", discussion: "Lists them, the oldest first.")

        @OptionGroup var store: StoreOptions

        func run() throws {
            let conversations = try store.use { store async throws(StoreError) in try await store.handedOff() }
            let console = Console()
            guard !conversations.isEmpty else { return try console.write("Aucune. / None.\n") }
            let now = Date().timeIntervalSince1970
            for conversation in conversations {
                try console.write("\(conversation.name)  depuis / for \(Age.text(now - Double(conversation.since)))\n")
            }
        }
    }

    struct End: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "end", abstract: "Rend une conversation à Mentor.", discussion: "Gives a conversation back to Mentor.")

        @Argument(help: ArgumentHelp("Nom de la conversation, comme dans la liste.", valueName: "nom"))
        var conversation: String

        @OptionGroup var store: StoreOptions

        func run() throws {
            let name = conversation
            guard try store.use({ store async throws(StoreError) in try await store.endHandOff(of: name) }) else {
                throw CommandError.badData(["mentor: no person has taken over a conversation of this name; `mentor handoff list` shows them"])
            }
            try Console().write("Fait. / Done.\n")
        }
    }
}
#endif
