internal import Artefact

/// Phrases of folded words with a value each, found by their first word, longest first.
struct PhraseTable<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        let rest: [String]
        let value: Value
    }

    private var entries: [String: [Entry]] = [:]

    /// A phrase given twice keeps its first value.
    init(_ phrases: [(words: [String], value: Value)]) {
        for (words, value) in phrases {
            guard let first = words.first else { continue }
            let rest = Array(words.dropFirst())
            if entries[first]?.contains(where: { $0.rest == rest }) == true { continue }
            entries[first, default: []].append(Entry(rest: rest, value: value))
        }
        for first in entries.keys { entries[first]?.sort { $0.rest.count > $1.rest.count } }
    }

    /// The longest phrase that begins at `start` and does not cross the end of a clause: its length in words, its
    /// value.
    func longestMatch(in lexemes: [Lexeme], at start: Int) -> (length: Int, value: Value)? {
        guard let candidates = entries[lexemes[start].folded] else { return nil }
        for entry in candidates where start + entry.rest.count < lexemes.count {
            var matches = true
            for (offset, word) in entry.rest.enumerated() {
                let lexeme = lexemes[start + 1 + offset]
                guard lexeme.folded == word, lexeme.boundary < .clause else {
                    matches = false
                    break
                }
            }
            if matches { return (entry.rest.count + 1, entry.value) }
        }
        return nil
    }
}

extension PhraseTable {
    /// In the order of the first words, those of one first word as they are tried.
    func store(in writer: inout ArtefactWriter, _ store: (Value, inout ArtefactWriter) -> Void) {
        writer.write(count: entries.count)
        for (first, entries) in entries.sorted(by: { $0.key < $1.key }) {
            first.store(in: &writer)
            writer.write(count: entries.count)
            for entry in entries {
                entry.rest.store(in: &writer)
                store(entry.value, &writer)
            }
        }
    }

    /// - Throws: `damaged`.
    init(
        from reader: inout ArtefactReader, _ value: (inout ArtefactReader) throws(ArtefactError) -> Value
    ) throws(ArtefactError) {
        let count = try reader.count(of: 2)
        entries = Dictionary(minimumCapacity: count)
        for _ in 0..<count {
            let first = try reader.text()
            var own: [Entry] = []
            for _ in 0..<(try reader.count()) { own.append(Entry(rest: try reader.next(), value: try value(&reader))) }
            entries[first] = own
        }
    }
}
