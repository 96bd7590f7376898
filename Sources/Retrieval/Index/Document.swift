public import TextAnalysis

/// What is indexed: analysed texts by field. Its number is its place in the order of adding; names are the caller's.
public struct Document: Sendable, Hashable {
    /// The text of one field.
    public struct Part: Sendable, Hashable {
        /// The name of a `Field` of the index.
        public var field: String
        public var tokens: [Token]

        public init(field: String, tokens: [Token]) {
            self.field = field
            self.tokens = tokens
        }
    }

    /// In the order of reading; positions run through all of them, with a gap between parts.
    public var parts: [Part]

    public init(_ parts: [Part]) { self.parts = parts }

    /// A document of one field.
    public init(field: String, tokens: [Token]) { self.init([Part(field: field, tokens: tokens)]) }
}
