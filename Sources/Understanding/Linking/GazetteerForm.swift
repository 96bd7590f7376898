public import Identifiers

/// How sure a name is to mean its entity, the surest first.
public enum Strength: UInt8, Sendable, Hashable, Comparable {
    /// The entity's own name, or a grammatical form of it.
    case name
    /// Another name, an abbreviation.
    case alias
    /// The name of its field ("machine learning"): it means the entity only when nothing stronger is there.
    case field

    public static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
}

/// One way of naming an entity.
public struct GazetteerForm: Sendable, Hashable {
    /// In plain spelling; case and accents do not matter.
    public var text: String
    public var entity: EntityID
    public var kind: EntityKind
    public var strength: Strength

    public init(text: String, entity: EntityID, kind: EntityKind, strength: Strength) {
        self.text = text
        self.entity = entity
        self.kind = kind
        self.strength = strength
    }
}
