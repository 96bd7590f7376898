public import Identifiers
public import TextAnalysis

/// What a group of questions is about: "Se lancer". Declared in `schema.yaml`.
public struct Theme: Sendable, Hashable {
    public let id: ThemeID
    /// The heading above its questions.
    public let names: [Language: String]

    public init(id: ThemeID, names: [Language: String]) {
        self.id = id
        self.names = names
    }
}
