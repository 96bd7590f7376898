public import Identifiers

/// What an answer was about: enough to answer again in another language, in another form, or in more depth.
public struct Topic: Sendable, Hashable, Codable {
    public enum Form: String, Sendable, Hashable, Codable {
        case answer, compare, rank
    }

    public var form: Form
    /// One for an answer, two or more for a comparison.
    public var entities: [EntityID]
    /// Nil: the thing as a whole.
    public var facet: FacetID?
    /// The side that the words asked for, where a page answered in its place: "combien coûte une année de fac ?" asked a price.
    public var asked: FacetID?
    /// The experience level asked for, an entity of kind `level`.
    public var level: EntityID?
    /// The place asked for, an entity of kind `place`.
    public var place: EntityID?
    /// The passages that were shown.
    public var shown: [PassageID]
    /// The pay that was brought from one form to another, so that "et 60k ?" and "et pour un non-cadre ?" go on from it.
    public var reckoned: Reckoned?

    /// What this thing was picked from, in the order in which it was compared, so that "et l'autre ?" finds the other.
    public var among: [EntityID]?

    /// An amount that the person gave, and for whom it was reckoned.
    public struct Reckoned: Sendable, Hashable, Codable {
        public var amount: Double
        public var unit: String
        /// `gross` or `net`: what the amount is.
        public var basis: String
        /// `month` or `year`, where the person said so.
        public var period: String?
        /// The words of the rates that were used, in the first language; nil: all.
        public var status: String?
    }

    public init(
        form: Form = .answer, entities: [EntityID], facet: FacetID?, level: EntityID? = nil, place: EntityID? = nil,
        shown: [PassageID] = []
    ) {
        self.form = form
        self.entities = entities
        self.facet = facet
        self.level = level
        self.place = place
        self.shown = shown
    }
}
