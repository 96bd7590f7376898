/// What the person who runs Mentor decides about the store.
public struct StoreSettings: Sendable, Hashable {
    /// Whether questions and answers are kept whole, redacted. Off: a turn is kept without its text.
    public var keepsConversations: Bool
    /// How long anything is kept, in days since it was last used; at least 1.
    public var retentionDays: Int
    /// The most that the file may grow to, in bytes; nil: as the disk allows. Beyond it nothing is kept any more.
    public var largestSize: Int?
    /// Whether a commit waits until the disk has it, so that not even a power cut loses what was acknowledged. Off: a
    /// killed process still loses nothing, a power cut may lose the last seconds.
    public var survivesPowerCut: Bool

    public init(
        keepsConversations: Bool = false, retentionDays: Int = 30, largestSize: Int? = nil, survivesPowerCut: Bool = false
    ) {
        self.keepsConversations = keepsConversations
        self.retentionDays = max(retentionDays, 1)
        self.largestSize = largestSize
        self.survivesPowerCut = survivesPowerCut
    }
}
