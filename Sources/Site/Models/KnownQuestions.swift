internal import Composition
internal import Dialogue
internal import Identifiers
internal import Knowledge
internal import TextAnalysis

/// The questions that can be answered, for completion in a search box.
///
/// What is typed is folded as the analyser folds a message: case, accents and typographic signs are gone on both sides. A
/// question fits when every word typed begins one of its words; one that begins with the whole text comes first, then one
/// that holds the words in their order. When nothing fits, a word of four letters or more may be one slip away.
struct KnownQuestions: Sendable {
    private struct Entry: Sendable {
        let question: String
        let folded: [UInt8]
        let words: [[UInt8]]
    }

    private let entries: [Entry]

    /// The frequent questions first, then what can be asked of each thing.
    init(_ knowledge: KnowledgeBase, _ index: KnowledgeIndex, _ groups: QuestionGroups, _ language: Language) {
        var questions = groups.popular(.max).compactMap { $0.names[language]?.name }
        let rest = knowledge.entities.filter { $0.kind != index.mainKind && !index.questionKinds.contains($0.kind) }.map(\.id)
        for entity in index.mainEntities + rest where knowledge.entity(entity)?.names[language] != nil {
            for facet in index.facets(of: entity) where index.isStated(entity, facet, language) {
                if let question = knowledge.question(about: entity, on: facet, in: language) { questions.append(question) }
            }
        }
        entries = questions.map { question in
            let folded = Array(Analyzer.fold(question).utf8)
            return Entry(question: question, folded: folded, words: Self.words(folded))
        }
    }

    /// At most `limit` questions, best first; none for a text without a letter or digit.
    func matching(_ text: String, limit: Int) -> [String] {
        let folded = Array(Analyzer.fold(String(text.prefix(200))).utf8)
        let words = Self.words(folded)
        guard !words.isEmpty, limit > 0 else { return [] }
        let found = ranked(folded, words, fits: { $0.starts(with: $1) }, limit)
        return found.isEmpty ? ranked(folded, words, fits: Self.isNear, limit) : found
    }

    private func ranked(_ text: [UInt8], _ words: [[UInt8]], fits: ([UInt8], [UInt8]) -> Bool, _ limit: Int) -> [String] {
        var tiers: [[String]] = [[], [], []]
        for entry in entries {
            if entry.folded.starts(with: text) {
                tiers[0].append(entry.question)
            } else if let places = Self.places(of: words, in: entry.words, fits) {
                tiers[zip(places, places.dropFirst()).allSatisfy { $0 < $1 } ? 1 : 2].append(entry.question)
            }
            if tiers[0].count >= limit { break }
        }
        var seen: Set<String> = []
        return Array(tiers.joined().filter { seen.insert($0).inserted }.prefix(limit))
    }

    /// For each word typed, which word of the question it begins; nil when one begins none.
    private static func places(of words: [[UInt8]], in question: [[UInt8]], _ fits: ([UInt8], [UInt8]) -> Bool) -> [Int]? {
        var places: [Int] = []
        for word in words {
            guard let place = question.firstIndex(where: { fits($0, word) }) else { return nil }
            places.append(place)
        }
        return places
    }

    /// The word begins with the typed one, but for one letter that is wrong, missing, too many or swapped with the next.
    private static func isNear(_ word: [UInt8], _ typed: [UInt8]) -> Bool {
        if word.starts(with: typed) { return true }
        guard typed.count >= 4, word.count >= typed.count - 1,
            let slip = zip(word, typed).enumerated().first(where: { $1.0 != $1.1 })?.offset ?? (word.count < typed.count ? word.count : nil)
        else { return false }
        let (rest, other) = (word[min(slip, word.count)...], typed[slip...])
        if rest.dropFirst().starts(with: other.dropFirst()) || rest.starts(with: other.dropFirst()) || rest.dropFirst().starts(with: other) {
            return true
        }
        let (first, second) = (other.first, other.dropFirst().first)
        return rest.first == second && rest.dropFirst().first == first && rest.dropFirst(2).starts(with: other.dropFirst(2))
    }

    private static func words(_ folded: [UInt8]) -> [[UInt8]] {
        folded.split { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: false
            default: true
            }
        }.map(Array.init)
    }
}
