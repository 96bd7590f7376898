public import Identifiers
public import TextAnalysis

/// One thing that is said of an entity: its pay, its studies, its tools. Declared in `schema.yaml`.
public struct Facet: Sendable, Hashable {
    /// The words for a facet in one language.
    public struct Wording: Sendable, Hashable {
        /// The `## …` line of an entity file.
        public let heading: String
        /// As named in a sentence, with its article: "le salaire".
        public let noun: String
        /// As a person would ask; holds `{name}`, `{indefinite}`, `{definite}`, `{of}` or `{plural}`.
        public let question: String

        public init(heading: String, noun: String, question: String) {
            self.heading = heading
            self.noun = noun
            self.question = question
        }
    }

    public let id: FacetID
    public let wordings: [Language: Wording]
    /// Figures of these measures belong to this facet.
    public let measures: [MeasureID]
    /// Facets that answer in place of this one, the nearest first, about things whose kind has no such facet: who asks for
    /// the studies of a course of study wants to know how to get in.
    public let near: [FacetID]

    public init(id: FacetID, wordings: [Language: Wording], measures: [MeasureID] = [], near: [FacetID] = []) {
        self.id = id
        self.wordings = wordings
        self.measures = measures
        self.near = near
    }
}
