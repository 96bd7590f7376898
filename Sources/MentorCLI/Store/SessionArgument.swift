#if Server
import ArgumentParser
import Conversations

/// The name of a conversation: as the element on the page shows it to the person who asks, or as `mentor handoff list` shows it.
enum SessionArgument: ExpressibleByArgument {
    case session(SessionID)
    /// Of one that a person has taken over.
    case handedOff(String)

    init?(argument: String) {
        if let session = SessionID(argument) {
            self = .session(session)
        } else if let name = HandedOffConversation.beginning(argument) {
            self = .handedOff(name)
        } else {
            return nil
        }
    }

    /// Does what is asked with the conversation in the store; nil when no conversation, or more than one, has the list's name.
    func use<Value: Sendable>(
        _ options: StoreOptions, _ work: @escaping @Sendable (SQLiteConversationStore, SessionID) async throws(StoreError) -> Value
    ) throws(CommandError) -> Value {
        let value = try options.use { store async throws(StoreError) -> Value? in
            switch self {
            case .session(let session): return try await work(store, session)
            case .handedOff(let name):
                guard let session = try await store.handedOffSession(named: name) else { return nil }
                return try await work(store, session)
            }
        }
        guard let value else { throw Self.unknown }
        return value
    }

    /// What is said of a name that is not, or not alone, in the list.
    static let unknown = CommandError.badData([
        "mentor: no conversation that a person has taken over has this name, or more than one begins so; `mentor handoff list` shows them",
    ])
}
#endif
