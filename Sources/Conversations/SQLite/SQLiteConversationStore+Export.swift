#if Server
public import FoundationEssentials
internal import GRDB
internal import JSON

/// The right of access: everything that is kept of a conversation, in words that explain themselves.
extension SQLiteConversationStore {
    public func export(_ session: SessionID, at time: Date) async throws(StoreError) -> [UInt8]? {
        let settings = settings
        return try await read { database -> [UInt8]? in
            guard let id = try Self.row(of: session, in: database),
                let row = try Row.fetchOne(database, sql: "SELECT state, created, used FROM session WHERE id = ?", arguments: [id])
            else { return nil }
            let turns = try Row.fetchAll(database, sql: "SELECT * FROM turn WHERE session = ? ORDER BY id", arguments: [id])
            let votes = try Row.fetchAll(database, sql: """
                SELECT turn, vote, comment, feedback.time FROM feedback JOIN turn ON turn.id = feedback.turn
                WHERE session = ? ORDER BY feedback.id
                """, arguments: [id])
            let questions = try Self.tags(of: session, id, in: database).compactMap {
                try Row.fetchOne(database, sql: "SELECT day, language, reason, question FROM unanswered WHERE tag = ?", arguments: [$0])
            }
            let handOff = try Row.fetchOne(database, sql: "SELECT channel, since, last, content FROM handoff WHERE session = ?", arguments: [id])
            var writer = JSONWriter()
            writer.object { writer in
                writer.field("session", session.description)
                writer.field("exported_at", CalendarTime.text(of: time))
                writer.field("created_at", Self.time(row["created"]))
                writer.field("last_used_at", Self.time(row["used"]))
                writer.field("kept_for_days_after_last_use", settings.retentionDays)
                writer.field("whole_conversations_are_kept", settings.keepsConversations)
                writer.key("state")
                writer.value(json: row["state"])
                if let handOff {
                    writer.key("taken_over_by_a_person")
                    writer.object { writer in
                        writer.field("channel", handOff["channel"] as String?)
                        writer.field("since", Self.time(handOff["since"]))
                        writer.field("last_message_at", Self.time(handOff["last"]))
                        writer.key("kept_to_write_back")
                        writer.value(json: handOff["content"])
                    }
                }
                writer.key("turns")
                writer.array(turns) { writer, turn in
                    let id: Int64 = turn["id"]
                    writer.turn(turn, votes: votes.filter { $0["turn"] == id })
                }
                writer.key("unanswered_questions")
                writer.array(questions) { writer, question in
                    writer.object { writer in
                        for name in ["day", "language", "reason", "question"] { writer.field(name, question[name] as String?) }
                    }
                }
            }
            return writer.bytes
        }
    }

    static func time(_ seconds: Int) -> String { CalendarTime.text(of: CalendarTime.date(ofSeconds: seconds)) }
}

extension JSONWriter {
    fileprivate mutating func turn(_ turn: Row, votes: [Row]) {
        object { writer in
            let name: Data = turn["name"]
            writer.field("turn", TurnID(bytes: name)?.description)
            writer.field("time", SQLiteConversationStore.time(turn["time"]))
            for name in ["language", "outcome", "intent"] { writer.field(name, turn[name] as String?) }
            for name in ["confidence", "margin", "none", "coverage"] { writer.field(name, (turn[name] as Double?) ?? 0) }
            writer.key("parts")
            writer.value(json: turn["parts"])
            writer.key("explanation")
            writer.value(json: turn["explanation"])
            writer.field("knowledge", turn["knowledge"] as String?)
            writer.field("microseconds", (turn["microseconds"] as Int?) ?? 0)
            writer.field("figures", (turn["figures"] as Int?) ?? 0)
            writer.field("question", turn["question"] as String?)
            writer.field("answer", turn["answer"] as String?)
            writer.key("votes")
            writer.array(votes) { writer, vote in
                writer.object { writer in
                    writer.field("vote", vote["vote"] as String?)
                    writer.field("comment", vote["comment"] as String?)
                    writer.field("time", SQLiteConversationStore.time(vote["time"]))
                }
            }
        }
    }
}
#endif
