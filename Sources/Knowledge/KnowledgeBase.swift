internal import Artefact
public import Figures
public import Identifiers
public import TextAnalysis

/// All that Mentor knows, as one immutable value.
///
/// Knowledge that is written into a program can be changed by programmers only, and nobody else can check it. So it
/// lives in files that an editor reads and writes: Markdown for what is said, YAML for what is listed, each statement
/// with its source. A loader turns the files into this value in one go, or explains everything that is wrong with them
/// at once. The value holds what was written, sorted by id; what can be reckoned from it (indexes, models, answers) is
/// made by the rooms above. Limits: everything is in memory, and a changed file means a new value.
public struct KnowledgeBase: Sendable {
    /// `version` of `schema.yaml`; the last folder that states one decides.
    public let version: String
    /// Names exactly these files: `sha256:` and hexadecimal digits, when the loader was given that digest.
    public let digest: String
    public let schema: Schema
    /// Sorted by id.
    public let sources: [Source]
    /// Sorted by id.
    public let entities: [Entity]
    /// Sorted by id.
    public let intents: [IntentDefinition]
    public var lexicons: [Language: Lexicon] { taught.lexicons.value ?? [:] }
    /// Sorted by kind, then id.
    public let names: [NamedEntity]
    /// ISO 639-1 code → frequent grammar words, for telling languages apart; the spoken ones are among them.
    public var functionWords: [String: [String]] { taught.functionWords.value ?? [:] }
    /// Bytes of the packed word lists by file name: `words.fr.filter`, `professions.fr.phrases`.
    public let packedLists: [String: [UInt8]]
    /// Phrases of distress.
    public var safeguard: SafeguardPhrases { taught.safeguard.value ?? SafeguardPhrases() }
    /// Kinds that neither are the main one nor stand as a mask in an example: their names say what is asked ("c'est net ou
    /// brut ?"), so a classifier must see them.
    public let unmaskedKinds: Set<EntityKind>

    /// What languages are learnt from, and nobody reads once they are.
    struct Taught: Sendable {
        let lexicons: Deferred<[Language: Lexicon]>
        let functionWords: Deferred<[String: [String]]>
        let safeguard: Deferred<SafeguardPhrases>
    }

    let taught: Taught
    private let entityIndex: [EntityID: Int]
    private let sourceIndex: [SourceID: Int]
    private let intentIndex: [IntentID: Int]
    let nameIndex: NameIndex

    /// Sorts what it is given; ids are expected to be unique, of two the first is found.
    ///
    /// - Parameter unmaskedKinds: nil to find them, for which every example is looked at.
    public init(
        version: String, digest: String, schema: Schema, sources: [Source], entities: [Entity],
        intents: [IntentDefinition], lexicons: [Language: Lexicon], names: [NamedEntity] = [],
        functionWords: [String: [String]] = [:], packedLists: [String: [UInt8]] = [:],
        safeguard: SafeguardPhrases = SafeguardPhrases(), unmaskedKinds: Set<EntityKind>? = nil
    ) {
        self.init(
            version: version, digest: digest, schema: schema, sources: sources, entities: entities, intents: intents,
            taught: Taught(
                lexicons: Deferred(lexicons), functionWords: Deferred(functionWords), safeguard: Deferred(safeguard)),
            names: names, packedLists: packedLists, unmaskedKinds: unmaskedKinds, nameIndex: nil)
    }

    /// - Parameter nameIndex: what `store(in:)` kept of these names; nil to make it, for which every form is looked at.
    init(
        version: String, digest: String, schema: Schema, sources: [Source], entities: [Entity], intents: [IntentDefinition],
        taught: Taught, names: [NamedEntity], packedLists: [String: [UInt8]], unmaskedKinds: Set<EntityKind>?, nameIndex: NameIndex?
    ) {
        self.version = version
        self.digest = digest
        self.schema = schema
        self.sources = sources.sorted { $0.id < $1.id }
        self.entities = entities.sorted { $0.id < $1.id }
        self.intents = intents.sorted { $0.id < $1.id }
        self.taught = taught
        self.names = names.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
        self.packedLists = packedLists
        self.unmaskedKinds = unmaskedKinds ?? Self.unmaskedKinds(schema, intents)
        func index<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
            Dictionary(zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
        }
        entityIndex = index(self.entities.map(\.id))
        sourceIndex = index(self.sources.map(\.id))
        intentIndex = index(self.intents.map(\.id))
        self.nameIndex = nameIndex ?? NameIndex(self.names, schema.languages)
    }

    private static func unmaskedKinds(_ schema: Schema, _ intents: [IntentDefinition]) -> Set<EntityKind> {
        var masks = Set<String>()
        for intent in intents {
            for examples in intent.examples.values { for example in examples { masks.formUnion(Mask.names(in: example)) } }
        }
        return Set(schema.kinds.dropFirst().map(\.id).filter { !masks.contains($0.rawValue) })
    }
}

extension KnowledgeBase {
    /// The entity with this id.
    public func entity(_ id: EntityID) -> Entity? { entityIndex[id].map { entities[$0] } }

    /// There is an entity with this id.
    public func contains(_ id: EntityID) -> Bool { entityIndex[id] != nil }

    /// The kind of the entity with this id.
    public func kind(of id: EntityID) -> EntityKind? { entityIndex[id].map { entities[$0].kind } }

    /// The source with this id.
    public func source(_ id: SourceID) -> Source? { sourceIndex[id].map { sources[$0] } }

    /// The intent with this id.
    public func intent(_ id: IntentID) -> IntentDefinition? { intentIndex[id].map { intents[$0] } }

    /// The passage with this id.
    public func passage(_ id: PassageID) -> Passage? {
        guard let language = Language(rawValue: id.language) else { return nil }
        return entity(id.entity)?.section(id.facet, in: language)?.passages.first { $0.id == id }
    }

    /// The secondary entity of a kind (`place`, `level`…) with this id or form, whatever the case and the language.
    public func name(_ form: String, of kind: EntityKind) -> NamedEntity? {
        nameIndex.place(of: form, kind).map { names[$0] }
    }

    /// A figure's level or place as said in `language`: "monde" → "worldwide"; as written where no name is kept.
    public func words(for text: String, of kind: EntityKind, in language: Language) -> String {
        name(text, of: kind)?.forms[language]?.first ?? text
    }

    /// The schema's facets of an entity on which something is known in `language`, as prose or figures, in order.
    public func knownFacets(of entity: Entity, in language: Language) -> [FacetID] {
        schema.kind(entity.kind)?.facets.filter { id in
            entity.section(id, in: language) != nil
                || (schema.facet(id).map { !entity.figures(for: $0).isEmpty } ?? false)
        } ?? []
    }

    /// The facet is one of the kind that the knowledge base is about.
    public func isOfMainKind(_ facet: FacetID) -> Bool { schema.kinds.first?.facets.contains(facet) ?? false }

    /// Kinds whose entities are questions: their names are asked, not spoken of. Those whose first facet asks just the name.
    public var questionKinds: Set<EntityKind> {
        Set(schema.kinds.filter { kind in
            guard let wordings = kind.facets.first.flatMap({ schema.facet($0) })?.wordings, !wordings.isEmpty else { return false }
            return wordings.values.allSatisfy { $0.question == "{name}" }
        }.map(\.id))
    }

    /// Which place lies in which, by every form of their names.
    public var places: Places {
        var parents: [String: String] = [:]
        var aliases: [String: String] = [:]
        for place in names where place.kind.rawValue == "place" {
            for form in schema.languages.flatMap({ place.forms[$0] ?? [] }) where aliases[form] == nil {
                aliases[form] = place.id.rawValue
            }
            if let within = place.within { parents[place.id.rawValue] = within.rawValue }
        }
        return Places(parents: parents, aliases: aliases)
    }

    /// Converts between gross and net with the rates that the entities state.
    public var conversion: Conversion { conversion(in: places) }

    /// The same.
    ///
    /// - Parameter places: the knowledge base's own, which take a while to put together.
    public func conversion(in places: Places) -> Conversion {
        Conversion(rates: entities.flatMap { $0.figures.filter { $0.measure == .netRate } }, places: places)
    }
}
