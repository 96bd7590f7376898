public import Identifiers
public import TextAnalysis

/// What sort of thing an entity is, and what is said of each. Declared in `schema.yaml`.
public struct Kind: Sendable, Hashable {
    /// The noun for a kind in one language.
    public struct Noun: Sendable, Hashable {
        /// "métier".
        public let one: String
        /// "métiers".
        public let many: String
        /// Nil in a language without.
        public let gender: Gender?

        public init(one: String, many: String, gender: Gender? = nil) {
            self.one = one
            self.many = many
            self.gender = gender
        }
    }

    public let id: EntityKind
    public let nouns: [Language: Noun]
    /// In the order in which they are shown.
    public let facets: [FacetID]
    /// Those of `facets` that not every entity of the kind has: one that is not told needs no reason.
    public let optional: Set<FacetID>

    public init(id: EntityKind, nouns: [Language: Noun], facets: [FacetID], optional: Set<FacetID> = []) {
        self.id = id
        self.nouns = nouns
        self.facets = facets
        self.optional = optional
    }
}

/// Grammatical gender of a noun.
public enum Gender: String, Sendable, Hashable, CaseIterable {
    case masculine, feminine
}
