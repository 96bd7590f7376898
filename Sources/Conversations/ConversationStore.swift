public import Dialogue
public import FoundationEssentials

/// Where conversations are kept between two messages, and what a school learns from them.
///
/// The problem: a pupil's follow-up must be understood after a restart, an editor must see what was not answered, an
/// acknowledged vote must not be lost; and the people who write are minors, some of whom write things that nobody should
/// keep. The naive way logs every message with its time and its session and promises to be careful with the log.
///
/// Our way is to keep little and to make it hard to do otherwise. The store is handed whole turns and itself decides what
/// of them reaches the disk:
/// - a turn without its text: intents, entities, outcome, scores; its conversation's state, which holds no words;
/// - a question that was not answered, redacted, with the day but without the time and the session;
/// - of a message of distress, nothing at all.
/// Whole conversations are kept only when a setting says so, and redacted. Everything goes after a time of disuse, and at
/// once when the person asks for it.
///
/// A store reads no clock and no random numbers: times and names are handed in. What it acknowledges survives the death of
/// the process. Its limits: an erased conversation lives on in a backup made before, and on a disk that keeps old blocks.
public protocol ConversationStore: Sendable {
    /// The conversation of a session; nil when there is none, or it was erased: the caller then issues a new name rather
    /// than take up the client's.
    func conversation(of session: SessionID) async throws(StoreError) -> ConversationState?

    /// Keeps a turn and the state after it. When this returns `kept`, they outlive a killed process.
    ///
    /// - Parameter isFirst: the session was issued for this turn. Otherwise it must exist: a turn that comes after its
    ///   conversation's erasure does not bring it back.
    func append(_ turn: TurnRecord, to session: SessionID, isFirst: Bool) async throws(StoreError) -> Keeping

    /// Why a turn was answered as it was: JSON in the shape of the contract's `explanation`; nil for an unknown turn.
    func explanation(of turn: TurnID) async throws(StoreError) -> String?

    /// Counts a vote; one stands for each turn, the last one.
    func record(_ vote: Vote) async throws(StoreError) -> Vote.Reception

    /// Erases all that is kept of a session. Erasing an unknown one is no error: the receipt is empty.
    func erase(_ session: SessionID, at time: Date) async throws(StoreError) -> Receipt

    /// All that is kept of a session, as JSON; nil when nothing is.
    func export(_ session: SessionID, at time: Date) async throws(StoreError) -> [UInt8]?

    /// Erases what is older than the settings allow.
    func prune(at time: Date) async throws(StoreError) -> Pruned

    /// What an editor can learn from the turns of a time.
    func report(_ request: ReportRequest) async throws(StoreError) -> StoreReport
}
