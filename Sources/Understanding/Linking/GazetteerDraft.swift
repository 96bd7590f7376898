internal import Identifiers
internal import TextAnalysis

/// A gazetteer while names are put into it; `Gazetteer` then lays it out for finding them.
struct GazetteerDraft {
    struct Edge: Hashable {
        var node: Int32
        var stem: Int32
    }

    private(set) var stems: [String] = []
    private var numbers: [String: Int32] = [:]
    private(set) var edges: [Edge: Int32] = [:]
    /// By node; the root is the first.
    private(set) var entries: [[Gazetteer.Entry]] = [[]]
    /// Stems of the words of all names of an entity.
    private(set) var context: [EntityID: Set<String>] = [:]
    /// In the names of how many entities a stem occurs.
    private(set) var spread: [String: Int] = [:]
    /// Words in the longest name.
    private(set) var longest = 0
    /// Number of distinct names.
    private(set) var count = 0

    init(_ forms: [(form: GazetteerForm, tokens: [Token])], analyzer: Analyzer) {
        for (form, tokens) in forms {
            let tokens = Self.core(tokens)
            guard !tokens.isEmpty else { continue }
            let folded = tokens.map(\.folded)
            insert(tokens.map(\.term), .init(entity: form.entity, kind: form.kind, strength: form.strength, words: folded))
            for token in tokens where context[form.entity, default: []].insert(token.term).inserted {
                // What lies elsewhere makes no word one of ours.
                if form.kind != .elsewhere { spread[token.term, default: 0] += 1 }
            }
            if tokens.count == 2, folded[0].utf8.count > 2, folded[1].utf8.count > 2 {
                let joined = Self.core(analyzer.analyze(folded[0] + folded[1]).tokens)
                if joined.count == 1 {
                    insert(
                        [joined[0].term],
                        .init(entity: form.entity, kind: form.kind, strength: form.strength, words: [joined[0].folded]))
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

    private mutating func insert(_ path: [String], _ entry: Gazetteer.Entry) {
        var node: Int32 = 0
        for term in path {
            let edge = Edge(node: node, stem: number(of: term))
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

    private mutating func number(of term: String) -> Int32 {
        if let number = numbers[term] { return number }
        let number = Int32(stems.count)
        numbers[term] = number
        stems.append(term)
        return number
    }
}
