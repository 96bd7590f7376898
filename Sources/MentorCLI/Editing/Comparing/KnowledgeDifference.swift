import Figures
import Identifiers
import Knowledge
import TextAnalysis

/// What two knowledge bases say differently, thing by thing.
struct KnowledgeDifference {
    private(set) var changes: [Change] = []
    let languages: [Language]

    init(_ old: KnowledgeBase, _ new: KnowledgeBase) {
        languages = new.schema.languages + old.schema.languages.filter { !new.schema.languages.contains($0) }
        note("version", "version", old.version, new.version)
        compare(old.schema, new.schema)
        for pair in Pairing.byKey(old.entities, new.entities, \.id) { compare(pair.old, pair.new) }
        for pair in Pairing.byKey(old.sources, new.sources, \.id) {
            note("source", (pair.new ?? pair.old)?.id.rawValue, pair.old.map(Self.words), pair.new.map(Self.words))
        }
        for pair in Pairing.byKey(old.intents, new.intents, \.id) { compare(pair.old, pair.new) }
        for pair in Pairing.byKey(old.names, new.names, { $0.kind.rawValue + "/" + $0.id.rawValue }) {
            let name = pair.new ?? pair.old
            note("name", name.map { "\($0.kind)/\($0.id)" }, pair.old.map(words), pair.new.map(words))
        }
        compareLanguage(old, new)
    }

    /// Notes what differs; nothing when both are the same.
    mutating func note(_ kind: String, _ id: String?, _ old: String?, _ new: String?) {
        guard old != new, let id else { return }
        changes.append(Change(kind: kind, id: id, old: old, new: new))
    }

    // MARK: Schema

    private mutating func compare(_ old: Schema, _ new: Schema) {
        note("schema", "languages", Self.list(old.languages.map(\.rawValue)), Self.list(new.languages.map(\.rawValue)))
        for pair in Pairing.byKey(old.kinds, new.kinds, \.id) {
            note("kind", (pair.new ?? pair.old)?.id.rawValue, pair.old.map(words), pair.new.map(words))
        }
        for pair in Pairing.byKey(old.facets, new.facets, \.id) {
            note("facet", (pair.new ?? pair.old)?.id.rawValue, pair.old.map(words), pair.new.map(words))
        }
        for pair in Pairing.byKey(old.measures, new.measures, \.id) {
            note("measure", (pair.new ?? pair.old)?.id.rawValue, pair.old.map(Self.words), pair.new.map(Self.words))
        }
    }

    private func words(_ kind: Kind) -> String {
        let nouns = languages.compactMap { kind.nouns[$0] }.map { "\($0.one), \($0.many)" }
        let facets = kind.facets.map { kind.optional.contains($0) ? "\($0) (optional)" : $0.rawValue }
        return nouns.joined(separator: " / ") + ": " + Self.list(facets)
    }

    private func words(_ facet: Facet) -> String {
        let wordings = languages.compactMap { facet.wordings[$0] }.map { "\($0.heading), \($0.noun), \($0.question)" }
        return wordings.joined(separator: " / ") + "; measures: \(Self.list(facet.measures)); near: \(Self.list(facet.near))"
    }

    private static func words(_ measure: Measure) -> String {
        "\(list(measure.units)); requires \(list(measure.required.map(\.rawValue))); optional \(list(measure.optional.map(\.rawValue)))"
    }

    // MARK: Sources, intents, names, words

    private static func words(_ source: Source) -> String {
        [source.publisher, source.title, source.url, source.date?.description ?? "undated", source.reliability.rawValue, source.note]
            .compactMap { $0 }.joined(separator: "; ")
    }

    private mutating func compare(_ old: IntentDefinition?, _ new: IntentDefinition?) {
        guard let id = (new ?? old)?.id.rawValue else { return }
        note("intent", id, old.map(Self.words), new.map(Self.words))
        guard let old, let new else { return }
        for language in languages {
            let before = Set(old.examples[language] ?? [])
            let after = Set(new.examples[language] ?? [])
            for example in before.subtracting(after).sorted() { note("example", "\(id)/\(language.rawValue)", example, nil) }
            for example in after.subtracting(before).sorted() { note("example", "\(id)/\(language.rawValue)", nil, example) }
        }
    }

    private static func words(_ intent: IntentDefinition) -> String {
        ([intent.act, intent.facet?.rawValue, intent.to] + [intent.about.map { "about \($0)" }]).compactMap { $0 }.joined(separator: " ")
    }

    private func words(_ name: NamedEntity) -> String {
        let forms = languages.compactMap { name.forms[$0].map(Self.list) }.joined(separator: " / ")
        let years = name.years.map { "; \($0.lowerBound) to \($0.upperBound) years" } ?? ""
        return forms + years + (name.within.map { "; within \($0)" } ?? "")
    }

    /// Lexicons, word lists and phrases of distress: that they differ, and by how much, since nobody reads them in a row.
    private mutating func compareLanguage(_ old: KnowledgeBase, _ new: KnowledgeBase) {
        for language in languages where old.lexicons[language] != new.lexicons[language] {
            differ("lexicon", language.rawValue, old.lexicons[language].map(Self.size), new.lexicons[language].map(Self.size))
        }
        if old.functionWords != new.functionWords {
            differ("lexicon", "languages", "\(old.functionWords.count) languages", "\(new.functionWords.count) languages")
        }
        for name in Set(old.packedLists.keys).union(new.packedLists.keys).sorted() where old.packedLists[name] != new.packedLists[name] {
            differ("list", name, old.packedLists[name].map { "\($0.count) bytes" }, new.packedLists[name].map { "\($0.count) bytes" })
        }
        if old.safeguard != new.safeguard {
            differ(
                "safeguard", "phrases", "\(old.safeguard.alarming.count) phrases", "\(new.safeguard.alarming.count) phrases")
        }
    }

    /// Notes a difference even where the two are of the same size.
    private mutating func differ(_ kind: String, _ id: String, _ old: String?, _ new: String?) {
        changes.append(Change(kind: kind, id: id, old: old, new: old == new ? new.map { $0 + ", others" } : new))
    }

    private static func size(_ lexicon: Lexicon) -> String {
        let entries = lexicon.shorthands.count + lexicon.courtesies.count + lexicon.functionWords.count
            + lexicon.stemExceptions.count + lexicon.technologies.count + lexicon.synonyms.count + lexicon.commonWords.count
        return "\(entries) entries"
    }

    static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
    static func list(_ identifiers: [some Identifier]) -> String { list(identifiers.map(\.rawValue)) }
}
