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
    /// The side of a main entity whose figures are gross or net: its pay. In a field without pay, its first measured side.
    public let payFacet: FacetID
    /// The side on which a main entity is set against its neighbours.
    public let differenceFacet: FacetID
    /// Converts with the rates of the knowledge base.
    public let conversion: Conversion

    /// Kinds whose names say how something is asked ("net", "alternance") rather than of what.
    public let notionKinds: Set<EntityKind>
    /// Kinds whose entities are questions: their names are asked, not spoken of.
    public let questionKinds: Set<EntityKind>
    /// Pages of other folders on the same thing: what a page does not tell, they may.
    private let twins: [EntityID: [EntityID]]
    private let acts: [IntentID: DialogueAct]
    /// For each kind and facet that is asked, the kind's facets that answer, the best first.
    private let serving: [EntityKind: [FacetID: [FacetID]]]
    /// Experience levels by their first year.
    private let levels: [NamedEntity]
    private let home: EntityID?
    /// The currency of most figures of pay, as an ISO 4217 code.
    let homeCurrency: String
    private let places: Places
    private static let place = EntityKind(trusted: "place")
    static let level = EntityKind(trusted: "level")

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
        } ?? facets.first { schema.facet($0)?.measures.isEmpty == false } ?? facets.first ?? FacetID(trusted: "salary")
        var acts: [IntentID: DialogueAct] = [:]
        for intent in knowledge.intents { acts[intent.id] = DialogueAct(rawValue: intent.act) }
        self.acts = acts
        differenceFacet = knowledge.intents.first { $0.act == DialogueAct.compare.rawValue && $0.facet != nil }?.facet
            ?? FacetID(trusted: "difference")
        places = knowledge.places
        conversion = knowledge.conversion(in: places)
        var serving: [EntityKind: [FacetID: [FacetID]]] = [:]
        for kind in schema.kinds {
            for facet in schema.facets {
                serving[kind.id, default: [:]][facet.id] = Self.serving(facet, in: kind, schema)
            }
        }
        self.serving = serving
        notionKinds = knowledge.unmaskedKinds
        questionKinds = knowledge.questionKinds
        levels = knowledge.names.filter { $0.kind == Self.level }
            .sorted { ($0.years?.lowerBound ?? 0, $0.id) < ($1.years?.lowerBound ?? 0, $1.id) }
        twins = Self.twins(knowledge)
        homeCurrency = Self.mostFrequent(main.flatMap { $0.figures.filter(\.isMoney).map(\.unit) }) ?? "EUR"
        home = Self.mostFrequent(main.flatMap { $0.figures.compactMap(\.place) }).flatMap { knowledge.name($0, of: Self.place)?.id }
    }

    /// For each page the pages of other folders that have the same name and kind, in the order of the folders.
    private static func twins(_ knowledge: KnowledgeBase) -> [EntityID: [EntityID]] {
        guard let first = knowledge.entities.first, knowledge.entities.contains(where: { $0.layer != first.layer }) else { return [:] }
        var named: [String: [Entity]] = [:]
        for entity in knowledge.entities {
            guard let name = knowledge.schema.languages.lazy.compactMap({ entity.names[$0]?.name }).first else { continue }
            named[name, default: []].append(entity)
        }
        var twins: [EntityID: [EntityID]] = [:]
        for group in named.values where group.count > 1 {
            for entity in group {
                let others = group.filter { $0.layer != entity.layer && $0.kind == entity.kind }.sorted { ($0.layer, $0.id) < ($1.layer, $1.id) }
                if !others.isEmpty { twins[entity.id] = others.map(\.id) }
            }
        }
        return twins
    }

    /// The facet itself where the kind has it; else its near ones, and then those that measure the same.
    private static func serving(_ facet: Facet, in kind: Kind, _ schema: Schema) -> [FacetID] {
        if kind.facets.contains(facet.id) { return [facet.id] }
        let near = facet.near.filter { kind.facets.contains($0) }
        let measuring = kind.facets.filter { other in
            !near.contains(other) && schema.facet(other)?.measures.contains { facet.measures.contains($0) } ?? false
        }
        return near + measuring
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

    /// The side that messages of the intent ask for; nil for those that one page answers.
    public func facet(of intent: IntentID) -> FacetID? {
        guard let definition = definition(intent), definition.about == nil else { return nil }
        return definition.facet
    }

    // MARK: Things and their sides

    /// The thing has pages of its own, so that questions about it are answered.
    public func isCovered(_ entity: EntityID) -> Bool { knowledge.contains(entity) }

    public func kind(_ entity: EntityID) -> EntityKind? { knowledge.kind(of: entity) }

    /// One of the things states the rates that gross and net are reckoned by.
    func namesRates(_ entities: [EntityID]) -> Bool {
        entities.contains { knowledge.entity($0)?.figures.contains { $0.measure == .netRate } ?? false }
    }

    /// Its name says how something is asked rather than of what.
    func isNotion(_ entity: EntityID) -> Bool { kind(entity).map { notionKinds.contains($0) } ?? false }

    /// The sides that things of its kind have, in the order of the schema.
    public func facets(of entity: EntityID) -> [FacetID] {
        kind(entity).flatMap { knowledge.schema.kind($0)?.facets } ?? []
    }

    /// The side of the thing that answers when `facet` is asked of it: the facet itself, or what stands near it and is told.
    public func facet(serving facet: FacetID, of entity: EntityID, _ language: Language) -> FacetID? {
        guard let kind = kind(entity), let candidates = serving[kind]?[facet] else { return nil }
        return candidates.first { isStated(entity, $0, language) } ?? candidates.first
    }

    /// The sides of the thing that can answer when `facet` is asked of it, the best first.
    func sides(serving facet: FacetID, of entity: EntityID) -> [FacetID] { kind(entity).flatMap { serving[$0]?[facet] } ?? [] }

    /// The notion that has most figures on a measured side which the thing, of the main kind, has not, and which the side
    /// that stands in for it does not measure either.
    func notion(measuring facet: FacetID, insteadOf near: FacetID, of entity: EntityID) -> EntityID? {
        let wanted = measures(of: facet)
        guard kind(entity) == mainKind, !wanted.isEmpty, !measures(of: near).contains(where: wanted.contains) else { return nil }
        return notionWithMost(facet)
    }

    /// The notion that has most figures on a measured side of which another notion says nothing: a price. What is measured of
    /// the main kind too, its pay, is nobody's but its own.
    func notion(measuring facet: FacetID, besides entity: EntityID) -> EntityID? {
        let wanted = measures(of: facet)
        guard isNotion(entity), !wanted.isEmpty, wanted.allSatisfy({ knowledge.schema.facet(showing: $0, of: mainKind) == nil }),
            let best = notionWithMost(facet), best != entity
        else { return nil }
        return best
    }

    private func notionWithMost(_ facet: FacetID) -> EntityID? {
        var best: (id: EntityID, count: Int)?
        for notion in knowledge.entities where isNotion(notion.id) && facets(of: notion.id).contains(facet) {
            let count = figures(notion.id, facet).count
            if count > best?.count ?? 0 { best = (notion.id, count) }
        }
        return best?.id
    }

    /// The notion that has a name in common with a thing without a page.
    func notion(sharingNameWith entity: EntityID, _ kind: EntityKind) -> EntityID? {
        guard let name = knowledge.name(entity.rawValue, of: kind) else { return nil }
        let forms = Set(name.forms.values.joined().map { Analyzer.fold($0) })
        return knowledge.entities.first { page in
            isNotion(page.id) && page.names.values.contains { $0.forms.contains { forms.contains(Analyzer.fold($0)) } }
        }?.id
    }

    /// Prose or figures exist on this side of the thing.
    public func isStated(_ entity: EntityID, _ facet: FacetID, _ language: Language) -> Bool {
        isTold(entity, facet, language) || !figures(entity, facet).isEmpty
    }

    /// There is prose on this side of the thing; the same as asking for its passages.
    private func isTold(_ entity: EntityID, _ facet: FacetID, _ language: Language) -> Bool {
        guard let page = knowledge.entity(entity) else { return false }
        if isOwn(page, facet, language) { return true }
        return twins[entity]?.contains { knowledge.entity($0).map { isOwn($0, facet, language) } ?? false } ?? false
    }

    private func isOwn(_ page: Entity, _ facet: FacetID, _ language: Language) -> Bool {
        page.section(facet, in: pageLanguage(page, language))?.passages.isEmpty == false
    }

    /// The passages of a section, in the order written.
    public func passages(_ entity: EntityID, _ facet: FacetID, _ language: Language) -> [PassageID] {
        guard let page = knowledge.entity(entity) else { return [] }
        let own = ownPassages(page, facet, language)
        if !own.isEmpty { return own }
        return twins[entity]?.lazy.compactMap { knowledge.entity($0) }.map { ownPassages($0, facet, language) }.first { !$0.isEmpty } ?? []
    }

    private func ownPassages(_ page: Entity, _ facet: FacetID, _ language: Language) -> [PassageID] {
        page.section(facet, in: pageLanguage(page, language))?.passages.map(\.id) ?? []
    }

    /// The language itself, or the one that the thing is written in when it has no page in it.
    private func pageLanguage(_ page: Entity, _ language: Language) -> Language {
        page.names[language] != nil ? language : knowledge.schema.languages.first { page.names[$0] != nil } ?? language
    }

    public func passage(_ id: PassageID) -> Passage? { knowledge.passage(id) }

    /// The names of the thing in the language, or in the one that it is written in.
    public func names(_ entity: EntityID, _ language: Language) -> (names: EntityName, language: Language)? {
        guard let page = knowledge.entity(entity) else { return nil }
        let spoken = pageLanguage(page, language)
        return page.names[spoken].map { ($0, spoken) }
    }

    /// The figures of this side, in the order written.
    public func figures(_ entity: EntityID, _ facet: FacetID) -> [Figure] {
        guard let facet = knowledge.schema.facet(facet) else { return [] }
        let own = knowledge.entity(entity)?.figures(for: facet) ?? []
        guard own.isEmpty, let twins = twins[entity] else { return own }
        return twins.lazy.compactMap { knowledge.entity($0)?.figures(for: facet) }.first { !$0.isEmpty } ?? []
    }

    public func measures(of facet: FacetID) -> [MeasureID] { knowledge.schema.facet(facet)?.measures ?? [] }

    /// Why nothing is said on this side, as the editor put it.
    public func absence(_ entity: EntityID, _ facet: FacetID, _ language: Language) -> String? {
        knowledge.entity(entity).flatMap { $0.absent[pageLanguage($0, language)]?[facet] }
    }

    /// Passages that set one of the things against another of them. Where a kind has no side for that, any passage that
    /// links to the other does.
    public func differences(between entities: [EntityID], _ language: Language) -> [PassageID] {
        var found: [PassageID] = []
        var set: Set<Set<EntityID>> = []
        for one in entities {
            let facets = facets(of: one)
            let sides = facets.contains(differenceFacet) ? [differenceFacet] : facets
            for other in entities where other != one && !set.contains([one, other]) {
                // The other's page says the same from the other end: one end is enough.
                let own = sides.flatMap { passages(one, $0, language) }.filter { id in
                    passage(id)?.links.contains { $0.entity == other } ?? false && !found.contains(id)
                }
                if !own.isEmpty { set.insert([one, other]) }
                found += own
            }
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

    /// There is prose on a side of a thing, in some language.
    func isTold(_ entity: EntityID, _ facet: FacetID) -> Bool {
        Language.allCases.contains { isTold(entity, facet, $0) }
    }

    /// The passage names the place, by one of its forms.
    func says(_ passage: PassageID, _ place: EntityID, _ language: Language) -> Bool {
        knowledge.name(place.rawValue, of: Self.place)?.forms[language]?.contains { says(passage, $0) } ?? false
    }

    /// The passage holds a name, word by word; accents and signs do not matter.
    func says(_ passage: PassageID, _ name: String) -> Bool {
        guard let text = self.passage(passage)?.text else { return false }
        return SpacedWords(text).contains(SpacedWords(name))
    }

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

    /// The place lies in a region that is not the whole country.
    func isPlace(_ place: EntityID, in region: EntityID) -> Bool {
        region != home && isHome(region) && places.contains(place.rawValue, in: region.rawValue)
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
