import Figures
import Identifiers
import Knowledge
import TextAnalysis

/// What differs between two versions of an entity: its names, its passages, its figures.
extension KnowledgeDifference {
    mutating func compare(_ old: Entity?, _ new: Entity?) {
        guard let id = (new ?? old)?.id else { return }
        guard let old, let new else { return note("entity", id.rawValue, old.map(summary), new.map(summary)) }
        note("kind of", id.rawValue, old.kind.rawValue, new.kind.rawValue)
        note("related", id.rawValue, Self.some(old.related), Self.some(new.related))
        note("review by", id.rawValue, old.reviewBy?.description, new.reviewBy?.description)
        for language in languages {
            note("names", "\(id)/\(language.rawValue)", old.names[language].map(Self.words), new.names[language].map(Self.words))
            let before = old.absent[language] ?? [:]
            let after = new.absent[language] ?? [:]
            for facet in Set(before.keys).union(after.keys).sorted() {
                note("absent", "\(id)/\(language.rawValue)/\(facet)", before[facet], after[facet])
            }
            let sections = Pairing.byKey(old.sections[language] ?? [], new.sections[language] ?? [], \.facet)
            for pair in sections { compare(pair.old?.passages ?? [], pair.new?.passages ?? []) }
        }
        compare(old.figures, new.figures, of: id)
    }

    /// "role “data scientist”, “data scientist”: 60 passages, 20 figures".
    private func summary(_ entity: Entity) -> String {
        let names = languages.compactMap { entity.names[$0].map { "“\($0.name)”" } }
        let passages = languages.reduce(0) { $0 + entity.passages(in: $1).count }
        return "\(entity.kind) \(names.joined(separator: ", ")): \(passages) passages, \(entity.figures.count) figures"
    }

    private static func some(_ identifiers: [EntityID]) -> String? { identifiers.isEmpty ? nil : list(identifiers) }

    private static func words(_ name: EntityName) -> String {
        let grammar = [name.feminine, name.plural, name.gender?.rawValue, name.elides ? "elides" : nil, name.indefinite].compactMap { $0 }
        return "\(name.name) (\(list(grammar)))" + (name.also.isEmpty ? "" : "; also \(list(name.also))")
            + (name.field.isEmpty ? "" : "; field \(list(name.field))")
    }

    // MARK: Passages

    /// A passage by what it says, whatever its number.
    private struct Said: Equatable {
        let passage: Passage

        var words: String { passage.text + " [" + KnowledgeDifference.list(passage.sources) + "]" }

        var links: [EntityID] { passage.links.map(\.entity) }

        static func == (left: Said, right: Said) -> Bool { left.words == right.words && left.links == right.links }
    }

    private mutating func compare(_ old: [Passage], _ new: [Passage]) {
        for pair in Pairing.differences(old.map(Said.init), new.map(Said.init)) {
            let id = (pair.new ?? pair.old)?.passage.id.description
            // Two that differ by a link alone are worded the same.
            let isAlike = pair.old?.words == pair.new?.words
            let links = isAlike ? pair.new.map { " (links: \(Self.list($0.links)))" } ?? "" : ""
            note("passage", id, pair.old?.words, pair.new.map { $0.words + links })
        }
    }

    // MARK: Figures

    /// Figures that say the same of the same thing are left out; of the others, those that differ by their amount or
    /// their year alone are taken for each other.
    private mutating func compare(_ old: [Figure], _ new: [Figure], of entity: EntityID) {
        var gone = old
        var come: [Figure] = []
        for figure in new {
            if let same = gone.firstIndex(of: figure) { gone.remove(at: same) } else { come.append(figure) }
        }
        for figure in come {
            let twin = gone.firstIndex { Self.key($0) == Self.key(figure) }
            let before = twin.map { gone.remove(at: $0) }
            note("figure", "\(entity)/\(figure.measure)", before.map(Self.words), Self.words(figure))
        }
        for figure in gone { note("figure", "\(entity)/\(figure.measure)", Self.words(figure), nil) }
    }

    private static func key(_ figure: Figure) -> [String] {
        [figure.measure.rawValue, figure.unit] + Qualifier.allCases.filter { $0 != .year }.map { figure.value(of: $0) ?? "" }
    }

    private static func words(_ figure: Figure) -> String {
        let bounds = [figure.minimum, figure.maximum].map { $0.map { FigureFormat(.english).number($0) } ?? "…" }
        let amount = figure.amount == nil ? bounds.joined(separator: " to ") : bounds[0]
        let translations = figure.aboutTranslations.sorted { $0.key < $1.key }.map { "(\($0.key)) \($0.value)" }
        let details = figure.qualifiers.map { "\($0.key) \($0.value)" } + translations
        return "\(amount) \(figure.unit); \(list(details)) [\(list(figure.sources))]"
    }
}
