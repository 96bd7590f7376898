#if Server

/// Settings of the channel for any program that speaks Standard Webhooks.
public struct StandardSettings: Sendable {
    /// What the program signs its messages with: "whsec_" and the base64 of 24 to 64 bytes, or "whpk_" and its public Ed25519
    /// key. Two while they are changed.
    public var secrets: [String]
    /// Where answers are sent; nil to give them in the response to the message.
    public var answersURL: String?
    /// What answers are signed with, "whsec_…" or "whsk_…"; without any, the secrets of the messages.
    public var answerSecrets: [String]

    public init(secrets: [String], answersURL: String? = nil, answerSecrets: [String] = []) {
        self.secrets = secrets
        self.answersURL = answersURL
        self.answerSecrets = answerSecrets
    }
}
#endif
