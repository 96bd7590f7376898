/// What an index holds.
public struct IndexOptions: Sendable, Hashable {
    public let fields: [Field]
    /// Ascending, without repetition.
    public let forms: [TermForm]
    /// Whether stems keep their positions, which proximity needs.
    public let keepsPositions: Bool

    public init(fields: [Field], forms: [TermForm] = TermForm.allCases, keepsPositions: Bool = true) {
        self.fields = fields
        self.forms = TermForm.allCases.filter(forms.contains)
        self.keepsPositions = keepsPositions
    }

    /// No more than a ranking reads.
    public init(fields: [Field], for ranking: Ranking) {
        self.init(fields: fields, forms: ranking.forms.map(\.form), keepsPositions: ranking.proximity > 0)
    }

    /// Units in which frequencies and lengths are counted: 1 when every boost is whole, else 4 (quarters).
    var frequencyScale: UInt32 {
        fields.allSatisfy { $0.options.boost == $0.options.boost.rounded() } ? 1 : 4
    }
}
