public import Artefact
public import TextAnalysis

/// Words that mean the same to a searcher, by stem.
public struct Synonyms: Sendable, Hashable {
    private let groups: [String: [String]]

    /// None.
    public init() { groups = [:] }

    /// Groups of stems; a stem in several groups has the synonyms of all of them.
    public init(stems: [[String]]) {
        var groups: [String: [String]] = [:]
        for group in stems {
            for stem in group {
                for other in group where other != stem && groups[stem]?.contains(other) != true {
                    groups[stem, default: []].append(other)
                }
            }
        }
        self.groups = groups
    }

    /// The synonyms of a lexicon, analysed like a question. Entries of several words are left out: a group of a query
    /// stands for one word.
    public init(lexicon: Lexicon, analyzer: Analyzer) {
        self.init(stems: lexicon.synonyms.map { group in
            group.compactMap { entry in
                let tokens = analyzer.analyze(entry).tokens
                return tokens.count == 1 ? tokens.first?.term : nil
            }
        })
    }

    /// The other stems of the groups that hold `stem`, in the order of writing.
    public func terms(for stem: String) -> [String] { groups[stem] ?? [] }
}

extension Synonyms: Storable {
    public func store(in writer: inout ArtefactWriter) { groups.store(in: &writer) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) { groups = try reader.next() }
}
