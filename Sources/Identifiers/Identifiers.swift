public import Artefact

/// What kind of thing an entity is: `role`, `curriculum`, `topic`, `school`… Declared in `schema.yaml`.
public struct EntityKind: Identifier {
    public let rawValue: String
    public init(trusted rawValue: String) { self.rawValue = rawValue }
}

/// One thing the knowledge base speaks of, for example `machine-learning-engineer`. Unique over all kinds.
public struct EntityID: Identifier {
    public let rawValue: String
    public init(trusted rawValue: String) { self.rawValue = rawValue }
}

/// What is asked of a thing: `salary`, `missions`, `studies`… Declared in `schema.yaml`.
public struct FacetID: Identifier {
    public let rawValue: String
    public init(trusted rawValue: String) { self.rawValue = rawValue }
}

/// What a group of frequent questions is about: `begin`, `study`… Declared in `schema.yaml`.
public struct ThemeID: Identifier {
    public let rawValue: String
    public init(trusted rawValue: String) { self.rawValue = rawValue }
}

/// What a figure measures: `salary`, `growth`, `cost`… Declared in `schema.yaml`.
public struct MeasureID: Identifier {
    public let rawValue: String
    public init(trusted rawValue: String) { self.rawValue = rawValue }
}

/// Where a fact comes from; a key of `sources.yaml`.
public struct SourceID: Identifier {
    public let rawValue: String
    public init(trusted rawValue: String) { self.rawValue = rawValue }
}

/// What a message wants: the name of a file under `intents/`.
public struct IntentID: Identifier {
    public let rawValue: String
    public init(trusted rawValue: String) { self.rawValue = rawValue }
}

/// One paragraph of knowledge: `machine-learning-engineer/fr/missions/1`, one-based within its section.
public struct PassageID: Hashable, Comparable, Sendable, CustomStringConvertible, Codable {
    public let entity: EntityID
    /// ISO 639-1 code.
    public let language: String
    public let facet: FacetID
    /// One-based position in its section.
    public let number: Int

    public init(entity: EntityID, language: String, facet: FacetID, number: Int) {
        self.entity = entity
        self.language = language
        self.facet = facet
        self.number = number
    }

    public var description: String { "\(entity)/\(language)/\(facet)/\(number)" }

    public static func < (left: PassageID, right: PassageID) -> Bool {
        (left.entity, left.language, left.facet, left.number) < (right.entity, right.language, right.facet, right.number)
    }
}

extension PassageID: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(entity, language, facet, number) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(
            entity: try reader.next(), language: try reader.next(), facet: try reader.next(), number: try reader.next())
    }
}
