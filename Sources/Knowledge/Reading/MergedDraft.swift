import Figures
import Identifiers
import TextAnalysis

/// Several folders laid over each other: what a later one says replaces what an earlier one said under the same id.
///
/// An entity is replaced by language, so that a school can rewrite the French page and keep the English one; the
/// figures go with the page of the primary language. Lexicons are joined entry by entry.
struct MergedDraft: Sendable {
    var version = "0"
    let schema: Schema
    let schemaDrafts: [SchemaDraft]
    let hasSources: Bool
    /// Every `sources.yaml` could be read, so that an id that is not among them is unknown.
    let knowsSources: Bool
    /// Sorted by id.
    let sources: [Source]
    let sourceIDs: Set<SourceID>
    /// Sorted by id; each in the order of the schema's languages.
    let entities: [[EntityDraft]]
    let entityIDs: Set<EntityID>
    let brokenPages: Set<PageName>
    /// Sorted by id; the questions of pages among them.
    let intents: [IntentDraft]
    /// Questions of pages whose id is already that of an intent's file.
    let clashes: [IntentDraft]
    /// Sorted by kind, then id.
    let names: [NameDraft]
    /// Kind of a name (`level`, `place`) → ids and forms of its names, in lower case.
    let forms: [String: Set<String>]
    let lexicons: [Language: Lexicon]
    let functionWords: [String: [String]]
    let packedLists: [String: [UInt8]]
    /// Joined: a folder laid over another adds phrases and takes none away.
    let safeguard: SafeguardPhrases
    /// Entities in a language that the schema does not list.
    let strangeEntities: [EntityDraft]

    init(_ bases: [BaseDraft]) {
        schemaDrafts = bases.compactMap(\.schema)
        var languages: [Language] = []
        var field: [Language: String] = [:]
        var kinds: [Kind] = []
        var facets: [Facet] = []
        var measures: [Measure] = []
        var themes: [Theme] = []
        func put<Value, ID: Equatable>(_ new: Value, into all: inout [Value], _ id: (Value) -> ID) {
            if let old = all.firstIndex(where: { id($0) == id(new) }) { all[old] = new } else { all.append(new) }
        }
        for draft in schemaDrafts {
            version = draft.version ?? version
            languages = draft.languages ?? languages
            field.merge(draft.field) { _, new in new }
            for kind in draft.kinds { put(kind.value, into: &kinds, \.id) }
            for facet in draft.facets { put(facet.value, into: &facets, \.id) }
            for measure in draft.measures { put(measure.value, into: &measures, \.id) }
            for theme in draft.themes { put(theme.value, into: &themes, \.id) }
        }
        schema = Schema(languages: languages, field: field, kinds: kinds, facets: facets, measures: measures, themes: themes)

        hasSources = bases.contains(where: \.hasSources)
        knowsSources = hasSources && !bases.contains(where: \.hasBrokenSources)
        var sources: [SourceID: Source] = [:]
        var entities: [EntityID: [Language: EntityDraft]] = [:]
        var intents: [IntentID: IntentDraft] = [:]
        var names: [EntityID: NameDraft] = [:]
        var lexicons: [Language: Lexicon] = [:]
        var functionWords: [String: [String]] = [:]
        var packedLists: [String: [UInt8]] = [:]
        for (layer, base) in bases.enumerated() {
            for source in base.sources { sources[source.value.id] = source.value }
            for var entity in base.entities {
                entity.layer = layer
                entities[entity.id.value, default: [:]][entity.language] = entity
            }
            for intent in base.intents { intents[intent.id.value] = intent }
            for name in base.names { names[name.id.value] = name }
            for language in Language.allCases {
                guard let lexicon = base.lexicons[language] else { continue }
                lexicons[language] = lexicons[language].map { $0.joined(with: lexicon) } ?? lexicon
            }
            functionWords.merge(base.functionWords) { _, new in new }
            packedLists.merge(base.packedLists) { _, new in new }
        }
        self.sources = sources.values.sorted { $0.id < $1.id }
        sourceIDs = Set(bases.flatMap(\.sourceIDs))
        entityIDs = Set(entities.keys)
        brokenPages = bases.reduce(into: []) { $0.formUnion($1.brokenPages) }
        let sorted = entities.sorted { $0.key < $1.key }.map(\.value)
        self.entities = sorted.map { drafts in languages.compactMap { drafts[$0] } }.filter { !$0.isEmpty }
        strangeEntities = sorted.flatMap { drafts in
            Language.allCases.filter { !languages.contains($0) }.compactMap { drafts[$0] }
        }
        var clashes: [IntentDraft] = []
        for drafts in self.entities {
            guard let intent = IntentDraft(questionsOf: drafts, schema: schema) else { continue }
            if intents[intent.id.value] != nil { clashes.append(intent) } else { intents[intent.id.value] = intent }
        }
        self.clashes = clashes
        self.intents = intents.values.sorted { $0.id.value < $1.id.value }
        self.names = names.values.sorted { ($0.kind.value, $0.id.value) < ($1.kind.value, $1.id.value) }
        var forms: [String: Set<String>] = [:]
        for name in self.names where ["level", "place"].contains(name.kind.value.rawValue) {
            var words: Set<String> = [name.id.value.rawValue]
            for language in languages {
                words.formUnion(name.forms[language, default: []].map { $0.value.lowercased() })
            }
            forms[name.kind.value.rawValue, default: []].formUnion(words)
        }
        self.forms = forms
        self.lexicons = lexicons
        self.functionWords = functionWords
        self.packedLists = packedLists
        safeguard = bases.compactMap(\.safeguard).reduce(SafeguardPhrases()) { $0.joined(with: $1) }
    }
}

extension SafeguardPhrases {
    /// Both, each phrase once: what is laid over can add to what alarms, and takes nothing away.
    fileprivate func joined(with other: SafeguardPhrases) -> SafeguardPhrases {
        SafeguardPhrases(
            alarming: alarming + other.alarming.filter { !alarming.contains($0) },
            harmless: harmless + other.harmless.filter { !harmless.contains($0) })
    }
}

extension Lexicon {
    /// Both, entry by entry; where they disagree `other` decides.
    fileprivate func joined(with other: Lexicon) -> Lexicon {
        func union<Item: Hashable>(_ first: [Item], _ second: [Item]) -> [Item] {
            var seen: Set<Item> = []
            return (first + second).filter { seen.insert($0).inserted }
        }
        return Lexicon(
            shorthands: shorthands.merging(other.shorthands) { _, new in new },
            courtesies: union(courtesies, other.courtesies),
            functionWords: union(functionWords, other.functionWords),
            stemExceptions: stemExceptions.merging(other.stemExceptions) { _, new in new },
            technologies: union(technologies, other.technologies), synonyms: union(synonyms, other.synonyms),
            commonWords: union(commonWords, other.commonWords))
    }
}
