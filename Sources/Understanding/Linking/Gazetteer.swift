internal import Identifiers
public import TextAnalysis

/// The names of all entities in one language, arranged for finding them in a question.
///
/// A trie over stemmed words: "ingénieures en machine learning" and "ingénieur machine learning" walk the same path,
/// because a function word inside a name is left out of the trie and may be passed over in a question. The stems make
/// the match blind to inflection; the unstemmed words of the form are kept to prefer the exact one. A name of two words
/// is also there as one ("datascientist"), as people type it.
///
/// It lies in a few columns of numbers, as it is stored: what a name means is put together when a question has come to it.
///
/// Its limit: words in another order are another name, to be written in the knowledge base as such.
public struct Gazetteer: Sendable {
    /// An entity at the end of a path.
    struct Entry: Sendable, Hashable {
        var entity: EntityID
        var kind: EntityKind
        var strength: Strength
        /// The form's unstemmed words, function words left out.
        var words: [String]
    }

    let stems: TextTable
    /// Where the edges of each node end; by node.
    let edgeEnds: [Int32]
    /// The stems of the edges, ascending within a node, and where they lead.
    let edgeStems: [Int32]
    let edgeNodes: [Int32]
    /// Where the entries of each node end; by node.
    let entryEnds: [Int32]
    /// For each entry its entity in `entities`, its kind in `kinds`, its strength, and where its words end in `words`.
    let entryEntities: [Int32]
    let entryKinds: [Int32]
    let entryStrengths: [UInt8]
    let wordEnds: [Int32]
    /// Places in `spellings`.
    let words: [Int32]
    let spellings: TextTable
    let entities: TextTable
    let kinds: [EntityKind]
    /// By entity, where the stems of the words of all its names end in `contextStems`, ascending within an entity.
    let contextEnds: [Int32]
    let contextStems: [Int32]
    /// By stem, in the names of how many entities it occurs.
    let spreads: [Int32]
    /// Words in the longest name, function words left out.
    public let longest: Int
    /// Number of distinct names.
    public let count: Int

    /// Arranges the forms; those without a word are passed over, repeated ones count once.
    public init(forms: [GazetteerForm], analyzer: Analyzer) {
        self.init(forms.map { ($0, analyzer.analyze($0.text).tokens) }, analyzer: analyzer)
    }

    /// The same from forms with the tokens of their texts.
    public init(_ forms: [(form: GazetteerForm, tokens: [Token])], analyzer: Analyzer) {
        self.init(GazetteerDraft(forms, analyzer: analyzer))
    }

    /// Where a walk begins.
    var root: Int32 { 0 }

    /// The node reached by one more word; nil if no name goes on so.
    func step(from node: Int32, _ term: String) -> Int32? {
        guard let stem = stems.number(of: term) else { return nil }
        let edges = Self.range(node, in: edgeEnds)
        var (low, high) = (edges.lowerBound, edges.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if edgeStems[middle] < stem { low = middle + 1 } else { high = middle }
        }
        return low < edges.upperBound && edgeStems[low] == stem ? edgeNodes[low] : nil
    }

    /// What the names that end here mean.
    func entries(at node: Int32) -> [Entry] {
        Self.range(node, in: entryEnds).map { entry in
            Entry(
                entity: entity(of: entry), kind: kind(of: entry), strength: strength(of: entry),
                words: Self.range(Int32(entry), in: wordEnds).map { spellings[Int(words[$0])] })
        }
    }

    /// A word is by itself a name of this kind.
    func names(_ term: String, _ kind: EntityKind) -> Bool { step(from: root, term).map { holds($0, kind) } ?? false }

    /// In the names of how many entities a stem occurs; what lies elsewhere does not count.
    func spread(of term: String) -> Int { stems.number(of: term).map { Int(spreads[$0]) } ?? 0 }

    /// The entity's names hold the stem; they decide between the candidates of an ambiguous name.
    func context(of entity: EntityID, holds term: String) -> Bool {
        guard let number = entities.number(of: entity.rawValue), let stem = stems.number(of: term) else { return false }
        return contextStems[Self.range(Int32(number), in: contextEnds)].contains(Int32(stem))
    }

    // MARK: Columns

    private static func range(_ place: Int32, in ends: [Int32]) -> Range<Int> {
        (place == 0 ? 0 : Int(ends[Int(place) - 1]))..<Int(ends[Int(place)])
    }

    private func entity(of entry: Int) -> EntityID { EntityID(trusted: entities[Int(entryEntities[entry])]) }
    private func kind(of entry: Int) -> EntityKind { kinds[Int(entryKinds[entry])] }
    private func strength(of entry: Int) -> Strength { Strength(rawValue: entryStrengths[entry]) ?? .field }

    /// A name of this kind ends here.
    private func holds(_ node: Int32, _ kind: EntityKind) -> Bool {
        Self.range(node, in: entryEnds).contains { self.kind(of: $0) == kind }
    }

    /// Where the own names of things go on: each node that such a name passes on its way, with the things whose names do;
    /// and those of the nodes behind which such a name ends with a place ("Polytech Lille").
    func heads(of kinds: Set<EntityKind>, place: EntityKind) -> (things: [Int32: Set<EntityID>], beforePlaces: Set<Int32>) {
        guard !kinds.isEmpty else { return ([:], []) }
        let wanted = self.kinds.map(kinds.contains)
        let places = Set(Self.range(root, in: edgeEnds).filter { holds(edgeNodes[$0], place) }.map { edgeStems[$0] })
        var parents = [Int32](repeating: 0, count: edgeEnds.count)
        for node in edgeEnds.indices {
            for edge in Self.range(Int32(node), in: edgeEnds) { parents[Int(edgeNodes[edge])] = Int32(node) }
        }
        var things: [Int32: Set<EntityID>] = [:]
        var beforePlaces: Set<Int32> = []
        for node in edgeEnds.indices.dropFirst() {
            for edge in Self.range(Int32(node), in: edgeEnds) {
                let named = Self.range(edgeNodes[edge], in: entryEnds).filter { entry in
                    entryStrengths[entry] == Strength.name.rawValue && wanted[Int(entryKinds[entry])]
                }.map { entity(of: $0) }
                guard !named.isEmpty else { continue }
                if places.contains(edgeStems[edge]) { beforePlaces.insert(Int32(node)) }
                var node = Int32(node)
                while node != root {
                    things[node, default: []].formUnion(named)
                    node = parents[Int(node)]
                }
            }
        }
        return (things, beforePlaces)
    }
}
