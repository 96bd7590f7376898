public import Artefact
internal import Identifiers
internal import TextAnalysis

extension Gazetteer {
    /// Lays out a draft.
    init(_ draft: GazetteerDraft) {
        let nodes = draft.entries.count
        stems = TextTable(draft.stems)
        let edges = draft.edges.sorted { ($0.key.node, $0.key.stem) < ($1.key.node, $1.key.stem) }
        edgeStems = edges.map(\.key.stem)
        edgeNodes = edges.map(\.value)
        var counts = [Int32](repeating: 0, count: nodes)
        for edge in edges { counts[Int(edge.key.node)] += 1 }
        edgeEnds = Self.ends(counts)
        let all = draft.entries.flatMap { $0 }
        entryEnds = Self.ends(draft.entries.map { Int32($0.count) })
        entities = TextTable(Set(all.map(\.entity.rawValue)).sorted())
        kinds = Set(all.map(\.kind)).sorted()
        spellings = TextTable(Set(all.flatMap(\.words)).sorted())
        let (entities, kinds, spellings, stems) = (entities, kinds, spellings, stems)
        entryEntities = all.map { Int32(entities.number(of: $0.entity.rawValue) ?? 0) }
        entryKinds = all.map { Int32(kinds.firstIndex(of: $0.kind) ?? 0) }
        entryStrengths = all.map(\.strength.rawValue)
        wordEnds = Self.ends(all.map { Int32($0.words.count) })
        words = all.flatMap(\.words).map { Int32(spellings.number(of: $0) ?? 0) }
        let contexts = (0..<entities.count).map { number in
            (draft.context[EntityID(trusted: entities[number])] ?? []).compactMap { stems.number(of: $0) }.sorted().map { Int32($0) }
        }
        contextEnds = Self.ends(contexts.map { Int32($0.count) })
        contextStems = contexts.flatMap { $0 }
        spreads = draft.stems.map { Int32(draft.spread[$0] ?? 0) }
        longest = draft.longest
        count = draft.count
    }

    private static func ends(_ counts: [Int32]) -> [Int32] {
        var end: Int32 = 0
        return counts.map { count in
            end += count
            return end
        }
    }
}

extension Gazetteer: Storable {
    public func store(in writer: inout ArtefactWriter) {
        writer.store(stems, spellings, entities, kinds, longest, count)
        for numbers in [edgeEnds, edgeStems, edgeNodes, entryEnds, entryEntities, entryKinds, wordEnds, words, contextEnds, contextStems, spreads] {
            writer.write(numbers: numbers)
        }
        writer.write(numbers: entryStrengths)
    }

    /// - Throws: `damaged` when a number leads out of its column.
    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        (stems, spellings, entities, kinds) = (try reader.next(), try reader.next(), try reader.next(), try reader.next())
        (longest, count) = (try reader.next(), try reader.next())
        edgeEnds = try reader.numbers(Int32(0))
        edgeStems = try reader.numbers(Int32(0))
        edgeNodes = try reader.numbers(Int32(0))
        entryEnds = try reader.numbers(Int32(0))
        entryEntities = try reader.numbers(Int32(0))
        entryKinds = try reader.numbers(Int32(0))
        wordEnds = try reader.numbers(Int32(0))
        words = try reader.numbers(Int32(0))
        contextEnds = try reader.numbers(Int32(0))
        contextStems = try reader.numbers(Int32(0))
        spreads = try reader.numbers(Int32(0))
        entryStrengths = try reader.numbers(UInt8(0))
        func ends(_ ends: [Int32], _ count: Int, in column: [Int32]) -> Bool {
            ends.count == count && Int(ends.last ?? 0) == column.count && (ends.first ?? 0) >= 0
                && zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 }
        }
        func points(_ column: [Int32], below count: Int) -> Bool { column.allSatisfy { 0 <= $0 && Int($0) < count } }
        let (nodes, names) = (edgeEnds.count, entryEntities.count)
        guard nodes > 0, ends(edgeEnds, nodes, in: edgeStems), ends(entryEnds, nodes, in: entryEntities), ends(wordEnds, names, in: words),
            ends(contextEnds, entities.count, in: contextStems), edgeNodes.count == edgeStems.count, points(edgeNodes, below: nodes),
            points(entryEntities, below: entities.count), entryKinds.count == names, points(entryKinds, below: kinds.count),
            points(words, below: spellings.count), spreads.count == stems.count, entryStrengths.count == names,
            entryStrengths.allSatisfy({ Strength(rawValue: $0) != nil })
        else { throw reader.damaged("columns of \(names) names", "others") }
        // A child has a greater number than its parent, so that a walk towards the root arrives there.
        var start = 0
        for node in 0..<nodes {
            let end = Int(edgeEnds[node])
            guard edgeNodes[start..<end].allSatisfy({ $0 > node }) else { throw reader.damaged("a trie", "a ring") }
            start = end
        }
    }
}
