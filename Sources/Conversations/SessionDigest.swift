internal import Crypto

/// What the store keeps in the place of a session's name, and what ties an unanswered question to nobody but its asker.
///
/// The name is 128 random bits, so a plain SHA-256 of it can be undone by nobody, and needs no key or salt to be kept. Two
/// digests are made of it. `session` finds the row of a session. `question` is the key of an unanswered question: it needs
/// the name of the session, which is nowhere in the file. Whoever reads the file cannot tell which conversation a question
/// is from, nor which two questions are from the same; whoever holds the name can have the question shown or erased.
enum SessionDigest {
    /// 32 bytes.
    static func session(_ session: SessionID) -> [UInt8] { digest("session", [session.bits]) }

    /// 32 bytes.
    ///
    /// - Parameter number: the question's place in its turn, from 0.
    static func question(_ session: SessionID, turn: TurnID, number: Int) -> [UInt8] {
        digest("question", [session.bits, turn.bits, UInt128(number)])
    }

    /// 32 bytes for the key that a client gave its request.
    static func key(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    private static func digest(_ purpose: String, _ numbers: [UInt128]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: Array("mentor.\(purpose)".utf8))
        for number in numbers {
            hash.update(data: (0..<16).map { UInt8(truncatingIfNeeded: number >> (8 * UInt128($0))) })
        }
        return Array(hash.finalize())
    }
}
