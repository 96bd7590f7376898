public import Artefact
internal import Identifiers
public import TextAnalysis

/// The names of all entities in one language, arranged for finding them in a question.
///
/// A trie over stemmed words: "ingénieures en machine learning" and "ingénieur machine learning" walk the same path,
/// because a function word inside a name is left out of the trie and may be passed over in a question. The stems make
/// the match blind to inflection; the unstemmed words of the form are kept to prefer the exact one. A name of two words
/// is also there as one ("datascientist"), as people type it.
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

    private struct Edge: Hashable {
        var node: Int32
        var word: Int32
    }

    private var words: [String: Int32] = [:]
    private var edges: [Edge: Int32] = [:]
    private var entries: [[Entry]] = [[]]
    /// Stems of the words of all names of an entity; they decide between the candidates of an ambiguous name.
    private(set) var context: [EntityID: Set<String>] = [:]
    /// In the names of how many entities a stem occurs.
    private(set) var spread: [String: Int] = [:]
    /// Words in the longest name, function words left out.
    public private(set) var longest = 0
    /// Number of distinct names.
    public private(set) var count = 0

    /// Arranges the forms; those without a word are passed over, repeated ones count once.
    public init(forms: [GazetteerForm], analyzer: Analyzer) {
        self.init(forms.map { ($0, analyzer.analyze($0.text).tokens) }, analyzer: analyzer)
    }

    /// The same from forms with the tokens of their texts.
    public init(_ forms: [(form: GazetteerForm, tokens: [Token])], analyzer: Analyzer) {
        for (form, tokens) in forms {
            let tokens = Self.core(tokens)
            guard !tokens.isEmpty else { continue }
            let folded = tokens.map(\.folded)
            let entry = Entry(entity: form.entity, kind: form.kind, strength: form.strength, words: folded)
            insert(tokens.map(\.term), entry)
            for token in tokens where context[form.entity, default: []].insert(token.term).inserted {
                // What lies elsewhere makes no word one of ours.
                if form.kind != .elsewhere { spread[token.term, default: 0] += 1 }
            }
            if tokens.count == 2, folded[0].utf8.count > 2, folded[1].utf8.count > 2 {
                let joined = Self.core(analyzer.analyze(folded[0] + folded[1]).tokens)
                if joined.count == 1 {
                    insert(
                        [joined[0].term],
                        Entry(
                            entity: form.entity, kind: form.kind, strength: form.strength, words: [joined[0].folded]))
                }
            }
        }
    }

    /// The tokens without the function words between the first and the last.
    private static func core(_ tokens: [Token]) -> [Token] {
        tokens.enumerated().filter { index, token in
            index == 0 || index == tokens.count - 1 || !token.isFunctionWord
        }.map(\.element)
    }

    private mutating func insert(_ path: [String], _ entry: Entry) {
        var node: Int32 = 0
        for term in path {
            let word = words[term] ?? Int32(words.count)
            words[term] = word
            let edge = Edge(node: node, word: word)
            if let next = edges[edge] {
                node = next
            } else {
                node = Int32(entries.count)
                edges[edge] = node
                entries.append([])
            }
        }
        longest = max(longest, path.count)
        guard !entries[Int(node)].contains(entry) else { return }
        entries[Int(node)].append(entry)
        count += 1
    }

    /// Where a walk begins.
    var root: Int32 { 0 }

    /// The node reached by one more word; nil if no name goes on so.
    func step(from node: Int32, _ term: String) -> Int32? {
        guard let word = words[term] else { return nil }
        return edges[Edge(node: node, word: word)]
    }

    /// What the names that end here mean.
    func entries(at node: Int32) -> [Entry] { entries[Int(node)] }

    /// A word is by itself a name of this kind.
    func names(_ term: String, _ kind: EntityKind) -> Bool {
        step(from: root, term).map { entries(at: $0).contains { $0.kind == kind } } ?? false
    }

    /// Where the own names of things go on: each node that such a name passes on its way, with the things whose names do;
    /// and those of the nodes behind which such a name ends with a place ("Polytech Lille").
    func heads(of kinds: Set<EntityKind>, place: EntityKind) -> (things: [Int32: Set<EntityID>], beforePlaces: Set<Int32>) {
        guard !kinds.isEmpty else { return ([:], []) }
        var places: Set<Int32> = []
        var parents = [Int32](repeating: 0, count: entries.count)
        for (edge, child) in edges {
            parents[Int(child)] = edge.node
            if edge.node == root, entries[Int(child)].contains(where: { $0.kind == place }) { places.insert(edge.word) }
        }
        var things: [Int32: Set<EntityID>] = [:]
        var beforePlaces: Set<Int32> = []
        for (edge, child) in edges where edge.node != root {
            let named = entries[Int(child)].filter { $0.strength == .name && kinds.contains($0.kind) }.map(\.entity)
            guard !named.isEmpty else { continue }
            if places.contains(edge.word) { beforePlaces.insert(edge.node) }
            var node = edge.node
            while node != root {
                things[node, default: []].formUnion(named)
                node = parents[Int(node)]
            }
        }
        return (things, beforePlaces)
    }
}

extension Gazetteer: Storable {
    public func store(in writer: inout ArtefactWriter) {
        var texts = [String](repeating: "", count: words.count)
        for (text, number) in words { texts[Int(number)] = text }
        texts.store(in: &writer)
        let sorted = edges.map { [$0.key.node, $0.key.word, $0.value] }.sorted { $0.lexicographicallyPrecedes($1) }
        writer.write(numbers: sorted.flatMap { $0 })
        writer.write(count: entries.count)
        for entries in entries { entries.store(in: &writer) }
        writer.store(context, spread, longest, count)
    }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let texts = try reader.next([String].self)
        words = Dictionary(minimumCapacity: texts.count)
        for (number, text) in texts.enumerated() { words[text] = Int32(number) }
        let numbers = try reader.numbers(Int32(0))
        entries = try reader.next()
        guard !entries.isEmpty, numbers.count % 3 == 0 else { throw reader.damaged("edges of a trie", "others") }
        edges = Dictionary(minimumCapacity: numbers.count / 3)
        for place in stride(from: 0, to: numbers.count, by: 3) {
            guard entries.indices.contains(Int(numbers[place + 2])) else { throw reader.damaged("a node", "none") }
            edges[Edge(node: numbers[place], word: numbers[place + 1])] = numbers[place + 2]
        }
        (context, spread) = (try reader.next(), try reader.next())
        (longest, count) = (try reader.next(), try reader.next())
    }
}

extension Gazetteer.Entry: Storable {
    func store(in writer: inout ArtefactWriter) {
        writer.store(entity, kind, Int(strength.rawValue), words)
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let (entity, kind) = (try reader.next(EntityID.self), try reader.next(EntityKind.self))
        let raw = try reader.next(Int.self)
        guard let strength = UInt8(exactly: raw).flatMap({ Strength(rawValue: $0) }) else {
            throw reader.damaged("a strength", "\(raw)")
        }
        self.init(
            entity: entity, kind: kind, strength: strength, words: try reader.next())
    }
}
