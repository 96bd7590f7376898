#if Server
internal import Composition
public import Dialogue
internal import FoundationEssentials
internal import GRDB

/// The way of a message: load, answer, append; and the votes on the answers.
extension SQLiteConversationStore {
    public func conversation(of session: SessionID) async throws(StoreError) -> ConversationState? {
        let digest = Data(SessionDigest.session(session))
        let state = try await read { database in
            let statement = try database.cachedStatement(sql: "SELECT state FROM session WHERE digest = ?")
            return try String.fetchOne(statement, arguments: [digest])
        }
        // A state that an older or a newer version wrote, and that cannot be read: the conversation begins anew.
        return state.map { ConversationState(json: $0) ?? ConversationState() }
    }

    public func append(_ turn: TurnRecord, to session: SessionID, isFirst: Bool) async throws(StoreError) -> Keeping {
        guard turn.outcome != .safeguarded else { return .withheld }
        let prepared = PreparedTurn(turn, of: session, settings: settings, redaction: redaction)
        return try await commits.write { try prepared.insert(in: $0, isFirst: isFirst) } ? .kept : .gone
    }

    public func explanation(of turn: TurnID) async throws(StoreError) -> String? {
        let name = Data(turn.bytes)
        return try await read { database in
            let statement = try database.cachedStatement(sql: "SELECT explanation FROM turn WHERE name = ?")
            return try String.fetchOne(statement, arguments: [name])
        }
    }

    public func record(_ vote: Vote) async throws(StoreError) -> Vote.Reception {
        let prepared = PreparedVote(vote, redaction: redaction)
        return try await commits.write { try prepared.insert(in: $0) }
    }
}
#endif
