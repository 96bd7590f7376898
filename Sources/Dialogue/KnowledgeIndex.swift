public import Figures
public import Identifiers
public import Knowledge
public import TextAnalysis
internal import Understanding

/// What a dialogue asks of a knowledge base again and again, looked up once.
///
/// Nothing here is knowledge of its own: which kind is the main one, which side of a thing is its pay and which place is
/// home all follow from the schema and the figures, so that another field needs another folder and no line of Swift.
public struct KnowledgeIndex: Sendable {
    let knowledge: KnowledgeBase
    /// The kind that the knowledge base is about: the first of the schema.
    public let mainKind: EntityKind
    /// The entities of the main kind, those of which most is known first.
    public let mainEntities: [EntityID]
    /// The side of a main entity whose figures are gross or net: its pay.
    public let payFacet: FacetID
    /// The side on which a main entity is set against its neighbours.
    public let differenceFacet: FacetID
    /// Converts with the rates of the knowledge base.
    public let conversion: Conversion

    private let acts: [IntentID: DialogueAct]
    private let passages: [PassageID: Passage]
    /// Experience levels by their first year.
    private let levels: [NamedEntity]
    private let home: EntityID?
    private let places: Places
    private static let place = EntityKind(trusted: "place")
    private static let level = EntityKind(trusted: "level")

    public init(_ knowledge: KnowledgeBase) {
        self.knowledge = knowledge
        let schema = knowledge.schema
        mainKind = schema.kinds.first?.id ?? EntityKind(trusted: "role")
        let main = knowledge.entities.filter { [mainKind] in $0.kind == mainKind }
        mainEntities = main.map { entity in
            (entity.id, entity.figures.count + schema.languages.map { entity.passages(in: $0).count }.reduce(0, +))
        }.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.map(\.0)
        let facets = schema.kinds.first?.facets ?? []
        payFacet = facets.first { facet in
            schema.facet(facet)?.measures.contains { schema.measure($0)?.required.contains(.basis) ?? false } ?? false
        } ?? FacetID(trusted: "salary")
        var acts: [IntentID: DialogueAct] = [:]
        for intent in knowledge.intents { acts[intent.id] = DialogueAct(rawValue: intent.act) }
        self.acts = acts
        differenceFacet = knowledge.intents.first { $0.act == DialogueAct.compare.rawValue && $0.facet != nil }?.facet
            ?? FacetID(trusted: "difference")
        conversion = knowledge.conversion
        var passages: [PassageID: Passage] = [:]
        for entity in knowledge.entities {
            for language in schema.languages { for passage in entity.passages(in: language) { passages[passage.id] = passage } }
        }
        self.passages = passages
        levels = knowledge.names.filter { $0.kind == Self.level }
            .sorted { ($0.years?.lowerBound ?? 0, $0.id) < ($1.years?.lowerBound ?? 0, $1.id) }
        places = knowledge.places
        home = Self.mostFrequent(main.flatMap { $0.figures.compactMap(\.place) }).flatMap { knowledge.name($0, of: Self.place)?.id }
    }

    /// The most frequent text, the first in order of the alphabet among equals.
    private static func mostFrequent(_ texts: [String]) -> String? {
        var counts: [String: Int] = [:]
        for text in texts { counts[text, default: 0] += 1 }
        return counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key
    }
}

extension KnowledgeIndex {
    // MARK: Intents

    /// What the intent's messages do; `none` for an intent that the knowledge base does not define.
    public func act(_ intent: IntentID) -> DialogueAct { acts[intent] ?? .none }

    /// The intent as it is written.
    public func definition(_ intent: IntentID) -> IntentDefinition? { knowledge.intent(intent) }

    // MARK: Things and their sides

    /// The thing has pages of its own, so that questions about it are answered.
    public func isCovered(_ entity: EntityID) -> Bool { knowledge.entity(entity) != nil }

    public func kind(_ entity: EntityID) -> EntityKind? { knowledge.entity(entity)?.kind }

    /// The sides that things of its kind have, in the order of the schema.
    public func facets(of entity: EntityID) -> [FacetID] {
        kind(entity).flatMap { knowledge.schema.kind($0)?.facets } ?? []
    }

    /// Prose or figures exist on this side of the thing.
    public func isStated(_ entity: EntityID, _ facet: FacetID, _ language: Language) -> Bool {
        !passages(entity, facet, language).isEmpty || !figures(entity, facet).isEmpty
    }

    /// The passages of a section, in the order written.
    public func passages(_ entity: EntityID, _ facet: FacetID, _ language: Language) -> [PassageID] {
        knowledge.entity(entity)?.section(facet, in: language)?.passages.map(\.id) ?? []
    }

    public func passage(_ id: PassageID) -> Passage? { passages[id] }

    /// The figures of this side, in the order written.
    public func figures(_ entity: EntityID, _ facet: FacetID) -> [Figure] {
        guard let facet = knowledge.schema.facet(facet) else { return [] }
        return knowledge.entity(entity)?.figures(for: facet) ?? []
    }

    public func measures(of facet: FacetID) -> [MeasureID] { knowledge.schema.facet(facet)?.measures ?? [] }

    /// Why nothing is said on this side, as the editor put it.
    public func absence(_ entity: EntityID, _ facet: FacetID, _ language: Language) -> String? {
        knowledge.entity(entity)?.absent[language]?[facet]
    }

    /// Passages that set one of the things against another of them, then the general ones of the first.
    public func differences(between entities: [EntityID], _ language: Language) -> [PassageID] {
        var found: [PassageID] = []
        for one in entities {
            let others = entities.filter { $0 != one }
            for id in passages(one, differenceFacet, language) {
                let links = passage(id)?.links.map(\.entity) ?? []
                if others.contains(where: links.contains) { found.append(id) }
            }
            // The other's page says the same from the other end.
            if !found.isEmpty { break }
        }
        return found
    }

    /// Up to three main entities that can answer on a side, with figures where the side has any, for asking back.
    func suggested(for facet: FacetID, _ language: Language) -> [EntityID] {
        let stated = mainEntities.filter { isStated($0, facet, language) }
        let measured = stated.filter { !figures($0, facet).isEmpty }
        return Array((measured.isEmpty ? stated : measured).prefix(3))
    }

    /// Sides to show off with, for examples of questions: what it is, what it pays, what comes after the pay.
    public var exampleFacets: [FacetID] {
        let facets = knowledge.schema.kind(mainKind)?.facets ?? []
        guard let first = facets.first else { return [] }
        let afterPay = facets.drop { $0 != payFacet }.dropFirst().first
        return [first, payFacet, afterPay ?? first]
    }

    // MARK: Qualifiers

    /// A tool, a skill or a sector: something a thing is asked about, as opposed to a level or a place that narrows.
    func isAspect(_ mention: EntityMention) -> Bool {
        guard let entity = mention.entity, !isCovered(entity) else { return false }
        return mention.kind != Self.level && mention.kind != Self.place
    }

    /// The level that covers so many years of experience.
    func level(years: Double) -> EntityID? {
        levels.last { level in level.years.map { Double($0.lowerBound) <= years } ?? false }?.id
    }

    /// The level's entity for the text of a figure.
    public func levelID(_ text: String?) -> EntityID? { text.flatMap { knowledge.name($0, of: Self.level)?.id } }

    /// The place's entity for the text of a figure.
    public func placeID(_ text: String?) -> EntityID? { text.flatMap { knowledge.name($0, of: Self.place)?.id } }

    /// Zero for the first level; a figure without level stands after the first.
    public func rank(ofLevel text: String?) -> Int {
        guard let id = levelID(text), let position = levels.firstIndex(where: { $0.id == id }) else { return text == nil ? 1 : 2 }
        return position == 0 ? 0 : position + 1
    }

    /// The place lies where most figures of the knowledge base hold.
    public func isHome(_ place: EntityID?) -> Bool {
        guard let home, let place else { return false }
        return place == home || places.contains(place.rawValue, in: home.rawValue)
    }

    /// The place is the whole of where most figures hold.
    public func isHomeItself(_ place: EntityID) -> Bool { place == home }

    /// A level's or place's name as a person would write it.
    public func label(_ id: EntityID, _ language: Language) -> String {
        for kind in [Self.level, Self.place] {
            if let name = knowledge.name(id.rawValue, of: kind)?.forms[language]?.first { return name }
        }
        return id.rawValue
    }

    /// The name of a figure's place in a language.
    public func placeName(_ text: String, _ language: Language) -> String {
        knowledge.words(for: text, of: Self.place, in: language)
    }
}
