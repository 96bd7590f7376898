internal import Knowledge
internal import TextAnalysis

/// The packed lists of a knowledge base, of every language at once: a pupil mixes them.
struct WordLists: Sendable {
    /// Which words exist, by language.
    private(set) var words: [Language: WordFilter] = [:]
    /// Which words are names, by language.
    private(set) var names: [Language: NameFilter] = [:]
    /// Titles of professions.
    private(set) var professions: [PhraseFilter] = []
    /// Those of them that mean somebody at work and nothing else, wherever they stand.
    private(set) var trades: [PhraseFilter] = []

    /// - Throws: `AdvisorError` with the file and what is wrong with it.
    init(_ knowledge: KnowledgeBase) throws(AdvisorError) {
        for name in knowledge.packedLists.keys.sorted() {
            let bytes = knowledge.packedLists[name] ?? []
            do {
                if name.hasPrefix("proper."), name.hasSuffix(".filter") {
                    let filter = try NameFilter(contentsOf: bytes)
                    for language in Language.allCases where name == "proper.\(language.rawValue).filter" { names[language] = filter }
                } else if name.hasSuffix(".filter") {
                    let filter = try WordFilter(contentsOf: bytes)
                    for language in Language.allCases where name == "words.\(language.rawValue).filter" { words[language] = filter }
                }
                guard name.hasSuffix(".phrases") else { continue }
                let titles = try PhraseFilter(contentsOf: bytes)
                professions.append(titles)
                if name.hasPrefix("trades.") { trades.append(titles) }
            } catch {
                throw AdvisorError(.damagedWordList, "lexicon/\(name): \(error)")
            }
        }
    }

    /// The words of `language`, then those of the others.
    func words(first language: Language) -> [WordFilter] {
        ([language] + Language.allCases.filter { $0 != language }).compactMap { words[$0] }
    }
}
