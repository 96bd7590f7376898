public import Identifiers
public import TextAnalysis

/// Something that is recognised in a message but has no page of its own: an entry of `lexicon/names.yaml`.
public struct NamedEntity: Sendable, Hashable {
    /// `tool`, `skill`, `sector`, `place`, `level`.
    public let kind: EntityKind
    public let id: EntityID
    /// Forms in each language; the first one is shown.
    public let forms: [Language: [String]]
    /// Years of experience that a level covers, both included.
    public let years: ClosedRange<Int>?
    /// The place around a place: Paris lies in France.
    public let within: EntityID?

    public init(
        kind: EntityKind, id: EntityID, forms: [Language: [String]], years: ClosedRange<Int>? = nil,
        within: EntityID? = nil
    ) {
        self.kind = kind
        self.id = id
        self.forms = forms
        self.years = years
        self.within = within
    }
}
