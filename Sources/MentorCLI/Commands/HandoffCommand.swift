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
            Quand handoff.webhook prévient quelqu'un, qui demande une personne sur une plateforme n'entend plus Mentor, jusqu'à ce \
            qu'il écrive « reprendre », que l'école rende la conversation, ou que handoff.hours heures aient passé ; il en est prévenu. \
            Le début du nom est la référence que Mentor écrit dans la conversation en se taisant : c'est ce qui la fait retrouver sur la \
            plateforme. `mentor forget` et `mentor export-session` acceptent ce nom. Pour prévenir, l'école règle handoff.webhook ; \
            handoff.email n'est que montré à qui demande une personne.

            Lists the conversations that a person has taken over, and gives them back. The name begins with the reference that Mentor
            writes in the conversation when it falls silent.

            EXEMPLES / EXAMPLES:
              mentor handoff list
              mentor handoff end 5f0c2a9b41d87e36
            """,
        subcommands: [List.self, End.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Les conversations reprises par une personne.", discussion: "Lists them, the oldest first: name, channel, since when, last message.")

        @OptionGroup var store: StoreOptions

        func run() throws {
            let conversations = try store.use { store async throws(StoreError) in try await store.handedOff() }
            try WaitingList.show(conversations, none: "Aucune. / None.") { conversation, now in
                [
                    conversation.name, conversation.channel ?? "?", "depuis / for \(Age.text(now - Double(conversation.since)))",
                    "dernier message il y a / last message ago: \(Age.text(now - Double(conversation.last)))",
                ]
            }
        }
    }

    struct End: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "end", abstract: "Rend une conversation à Mentor, qui le dit à la personne.",
            discussion: "Gives a conversation back to Mentor, which tells the person, as soon as the program that serves the channel runs.")

        @Argument(help: ArgumentHelp("Nom de la conversation, comme dans la liste ; les huit premiers signes suffisent.", valueName: "nom"))
        var conversation: String

        @OptionGroup var store: StoreOptions

        func run() throws {
            let name = conversation
            try WaitingList.confirm(
                try store.use { store async throws(StoreError) in try await store.endHandOff(of: name) },
                orElse: SessionArgument.unknown)
        }
    }
}
#endif
