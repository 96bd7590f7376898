public import Identifiers

/// A question back, with up to three ways to go on. It holds for one turn only: any new question escapes it.
public struct Clarification: Sendable, Hashable, Codable {
    /// What was left open.
    public enum Missing: String, Sendable, Hashable, Codable {
        /// Which thing is meant.
        case entity
        /// Which side of it is asked.
        case facet
    }

    /// A way to go on.
    public struct Option: Sendable, Hashable, Codable {
        public var entity: EntityID
        public var facet: FacetID?

        public init(entity: EntityID, facet: FacetID?) {
            self.entity = entity
            self.facet = facet
        }

        /// "machine-learning-engineer.salary": what a channel sends back.
        public var id: String { facet.map { "\(entity).\($0)" } ?? entity.rawValue }
    }

    public var missing: Missing
    /// One to three.
    public var options: [Option]
    /// What stays asked once the thing is known.
    public var facet: FacetID?
    public var level: EntityID?
    public var place: EntityID?

    public init(
        missing: Missing, options: [Option], facet: FacetID? = nil, level: EntityID? = nil, place: EntityID? = nil
    ) {
        self.missing = missing
        self.options = Array(options.prefix(3))
        self.facet = facet
        self.level = level
        self.place = place
    }
}
