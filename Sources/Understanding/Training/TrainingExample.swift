public import TextAnalysis

/// A sentence and the intent it stands for.
public struct TrainingExample: Sendable {
    /// The analysed sentence, its mentions masked as they will be in asking.
    public var tokens: [Token]
    /// The name of the intent; not empty.
    public var label: String

    public init(tokens: [Token], label: String) {
        self.tokens = tokens
        self.label = label
    }
}
