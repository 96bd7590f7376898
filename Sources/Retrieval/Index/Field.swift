/// A named part of a document, and how much a word in it counts.
public struct Field: Sendable, Hashable {
    /// For example "title".
    public let name: String
    public let options: FieldOptions

    public init(_ name: String, options: FieldOptions = FieldOptions()) {
        self.name = name
        self.options = options
    }

    public init(_ name: String, boost: Double, lengthNormalisation: Double = 1) {
        self.init(name, options: FieldOptions(boost: boost, lengthNormalisation: lengthNormalisation))
    }
}

/// How a field weighs.
///
/// Fields are combined before the score saturates, as if a title of boost 3 had been written three times:
/// adding up separate scores would reward a word for being in two fields more than for being rare
/// (Robertson, Zaragoza, Taylor, "Simple BM25 Extension to Multiple Weighted Fields", 2004).
public struct FieldOptions: Sendable, Hashable {
    /// How often one occurrence counts; rounded to quarters, at least 0.25, at most 64.
    public let boost: Double
    /// How much of the field counts towards the document's length, in [0, 1]: 0 for a list of names, which should not
    /// make its document look long.
    public let lengthNormalisation: Double

    public init(boost: Double = 1, lengthNormalisation: Double = 1) {
        let bounded = boost.isFinite ? min(max(boost, 0.25), 64) : 1
        self.boost = (bounded * 4).rounded() / 4
        self.lengthNormalisation = lengthNormalisation.isFinite ? min(max(lengthNormalisation, 0), 1) : 1
    }
}
