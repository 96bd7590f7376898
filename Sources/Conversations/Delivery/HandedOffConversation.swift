/// A conversation that a person has taken over.
public struct HandedOffConversation: Sendable, Hashable {
    /// Sixteen hexadecimal digits, to end it with; the first of them suffice where no other begins so.
    public var name: String
    /// Nil for one that an earlier version handed over.
    public var channel: String?
    /// Seconds since 1970, of the request for a person.
    public var since: Int
    /// Seconds since 1970, of the last message that came.
    public var last: Int

    static let nameLength = 16
    /// Digits by which it is called in the conversation itself, and at least as many as any command wants.
    static let shortLength = 8

    /// The name of a conversation in the list; it opens no conversation.
    public static func name(of session: SessionID) -> String {
        SessionDigest.session(session).prefix(nameLength / 2).map { byte in
            let digits = String(byte, radix: 16)
            return digits.utf8.count < 2 ? "0" + digits : digits
        }.joined()
    }

    /// The name's beginning, for people.
    public static func reference(of session: SessionID) -> String { String(name(of: session).prefix(shortLength)) }

    /// The name, or enough of its beginning, in lower case; nil for anything else.
    public static func beginning(_ text: String) -> String? {
        let text = text.lowercased()
        guard (shortLength...nameLength).contains(text.utf8.count), text.utf8.allSatisfy({ byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        }) else { return nil }
        return text
    }
}

/// What a message changes about who answers.
public enum HandOffStep: Sendable, Hashable {
    /// A person takes over.
    ///
    /// - Parameter address: where the conversation is to be written to, as the channel wrote it.
    case begins(channel: String, address: String)
    /// A message came that Mentor does not answer.
    case goesOn(address: String)
    /// The person wants Mentor back.
    case ends
}

/// A hand-off whose end the person has to be told of.
public struct EndingHandOff: Sendable, Hashable {
    /// Of its row.
    public var number: Int64
    public var channel: String
    /// That of the last answer.
    public var language: String?
    /// Seconds since 1970, of the last message that came.
    public var last: Int
    /// As the channel wrote it.
    public var address: String
}
