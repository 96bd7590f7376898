public import Artefact

/// Finds what an unknown word may have been meant to be, among the words that Mentor can answer about.
///
/// The problem: "ingenieru", "salarie moyen dun dveloppeur". Correcting against a whole dictionary turns every rare
/// word into a common one ("crous" into "crouts"); correcting every word turns "pilote" into "pilotes". The naive
/// search, an edit distance to each word, takes 20 ms for 100,000 words.
///
/// Our way: a word that exists in either language is never touched; an unknown one has candidates in the vocabulary
/// only, each with a cost, and the reader of the tokens decides. The search uses what is known of slips. The first
/// letter is nearly always right, or sounds right; so the words of that letter and of about the same length are
/// compared, most of them by two operations on a 52-bit signature of their letters: an edit adds and removes at most
/// one letter each. A wrong first letter is looked for by itself, as the only slip, through a hash of the rest of the
/// word; words spelled by ear through a hash of their sound.
///
/// An acronym is the name of one thing, and the next acronym differs from it by a letter or two ("ENSAI", "ENSAE"): an unknown
/// word is never taken for one.
///
/// Limits: a wrong first letter together with another slip is not found; neither are words run together.
public struct SpellingCorrector: Sendable {
    private let words: TextTable
    /// By the number of the word.
    private let weights: [UInt32]
    /// Words of the vocabulary that nothing is corrected into.
    private let acronyms: Set<String>
    private let existing: [WordFilter]
    private let language: Language
    private let index: SpellingIndex
    private let cost: EditCost

    /// - Parameters:
    ///   - vocabulary: folded word → weight; among candidates of one cost, the heavier comes first.
    ///   - acronyms: those of these words that stand for other words: they exist, but nothing is corrected into them.
    ///   - existing: the words that exist, the list of `language` itself first.
    public init(vocabulary: [String: Int], acronyms: Set<String> = [], existing: [WordFilter], language: Language) {
        let words = vocabulary.keys.sorted()
        self.init(
            TextTable(words), words.map { UInt32(clamping: vocabulary[$0] ?? 0) }, acronyms, existing, language,
            SpellingIndex(words, language: language))
    }

    private init(
        _ words: TextTable, _ weights: [UInt32], _ acronyms: Set<String>, _ existing: [WordFilter], _ language: Language,
        _ index: SpellingIndex
    ) {
        self.words = words
        self.weights = weights
        self.acronyms = acronyms
        self.existing = existing
        self.language = language
        self.index = index
        cost = EditCost(language: language)
    }

    /// Everything but the words that exist, which are kept elsewhere.
    public func store(in writer: inout ArtefactWriter) {
        words.store(in: &writer)
        writer.write(numbers: weights)
        writer.store(acronyms, index)
    }

    /// Takes up what `store(in:)` wrote.
    ///
    /// - Throws: `damaged`.
    public init(from reader: inout ArtefactReader, existing: [WordFilter], language: Language) throws(ArtefactError) {
        let words = try reader.next(TextTable.self)
        let weights = try reader.numbers(UInt32(0))
        guard weights.count == words.count else { throw reader.damaged("weights of \(words.count) words", "\(weights.count)") }
        self.init(words, weights, try reader.next(), existing, language, try reader.next())
    }

    /// Folded word → weight.
    public var vocabulary: [String: Int] {
        Dictionary(weights.indices.map { (words[$0], Int(weights[$0])) }) { first, _ in first }
    }

    /// Whether the word exists in French, in English or in the vocabulary, so that it is never corrected.
    public func isKnown(_ folded: String) -> Bool {
        words.contains(folded) || existing.contains { $0.contains(folded) }
    }

    /// Whether the word exists in the corrector's own language or in the vocabulary.
    func isNative(_ folded: String) -> Bool { words.contains(folded) || existing.first?.contains(folded) == true }

    public func vocabulary(contains folded: String) -> Bool { words.contains(folded) }

    /// A dictionary of some language has the word, whether or not it is a word of the field.
    public func isOfDictionary(_ folded: String) -> Bool { existing.contains { $0.contains(folded) } }

    /// Four to 31 letters a–z: shorter words are too near to one another ("ML", "NL").
    static func isCorrectable(_ folded: String) -> Bool {
        let letters = folded.utf8
        return letters.count >= 4 && letters.count <= SpellingIndex.longest && letters.allSatisfy { $0 &- 0x61 < 26 }
    }

    /// Words of the vocabulary that an unknown word may stand for, cheapest first; none for a word that exists.
    ///
    /// Within 1 edit for four and five letters, 2 from six letters on (see `EditCost`), or of the same sound. The
    /// `term` of each correction is the word itself; an `Analyzer` puts its stem there.
    public func corrections(for folded: String, limit: Int = 3) -> [Correction] {
        guard limit > 0, SpellingCorrector.isCorrectable(folded), !isKnown(folded) else { return [] }
        let typed = Array(folded.utf8)
        var costs = Candidates()
        collectAlike(typed, into: &costs)
        collectByFirstLetter(typed, into: &costs)
        collectBySound(typed, into: &costs)
        var found: [(cost: Int, weight: Int, word: String)] = []
        for (word, cost) in costs.costs where cost <= 200 {
            let letters = index.word(word)
            guard letters.count >= 4 || cost <= 50 else { continue }
            let text = String(decoding: letters, as: UTF8.self)
            if acronyms.contains(text) { continue }
            found.append((max(cost, 1), words.number(of: text).map { Int(weights[$0]) } ?? 0, text))
        }
        found.sort { ($0.cost, -$0.weight, $0.word) < ($1.cost, -$1.weight, $1.word) }
        return found.prefix(limit).map { Correction(folded: $0.word, term: $0.word, cost: Double($0.cost) / 100) }
    }

    /// What a search has found so far.
    private struct Candidates {
        /// Word number → weighted distance in hundredths.
        var costs: [Int: Int] = [:]
        /// Working memory of the plain distance.
        var rows: [Int] = []
    }

    /// Letters that may stand in the place of a first letter because they sound like it.
    private static let firstLetters: [UInt8: [UInt8]] = Dictionary(
        uniqueKeysWithValues: [
            ("c", "ksq"), ("k", "cq"), ("q", "ck"), ("s", "cz"), ("z", "s"), ("f", "p"), ("p", "f"), ("g", "j"),
            ("j", "g"),
            ("i", "y"), ("y", "i"),
        ].map { (Array($0.0.utf8)[0], Array($0.1.utf8)) })

    /// Words of the same or a like-sounding first letter.
    private func collectAlike(_ typed: [UInt8], into costs: inout Candidates) {
        let bound = typed.count < 6 ? 1 : 2
        let signature = SpellingIndex.signature(of: typed[...])
        let lengths = max(typed.count - bound, SpellingIndex.shortest)...min(typed.count + bound, SpellingIndex.longest)
        for first in [typed[0]] + (SpellingCorrector.firstLetters[typed[0]] ?? []) {
            for length in lengths {
                for word in index.group(first: Int(first &- 0x61), length: length) {
                    let other = index.signatures[word]
                    guard SpellingCorrector.hasAtMost(bound, bits: signature & ~other),
                        SpellingCorrector.hasAtMost(bound, bits: other & ~signature)
                    else { continue }
                    collect(word, typed, bound: bound, into: &costs)
                }
            }
        }
    }

    @inline(__always)
    private static func hasAtMost(_ bound: Int, bits: UInt64) -> Bool {
        let one = bits & (bits &- 1)
        return (bound == 1 ? one : one & (one &- 1)) == 0
    }

    private func collect(_ word: Int, _ typed: [UInt8], bound: Int, into costs: inout Candidates) {
        let meant = index.word(word)
        guard EditCost.distance(typed[...], meant, bound: bound, rows: &costs.rows) <= bound else { return }
        costs.costs[word] = cost.weigh(typed: typed[...], meant: meant)
    }

    /// Words that differ by their first letter, or the exchange of the first two, and nothing else.
    private func collectByFirstLetter(_ typed: [UInt8], into costs: inout Candidates) {
        var forms: [[UInt8]] = []
        let rest = Array(typed.dropFirst())
        forms.append(rest)
        forms.append([typed[1], typed[0]] + typed.dropFirst(2))
        for word in index.words(withRest: rest[...]) + index.words(withRest: typed[...]) where costs.costs[word] == nil
        {
            collect(word, typed, bound: 1, into: &costs)
        }
        for form in forms {
            for word in index.words(withRest: form.dropFirst())
            where costs.costs[word] == nil && index.word(word).elementsEqual(form) {
                costs.costs[word] = cost.weigh(typed: typed[...], meant: form[...])
            }
        }
    }

    /// Words that are read aloud alike, however they are spelled.
    private func collectBySound(_ typed: [UInt8], into costs: inout Candidates) {
        let key = SoundKey.of(typed[...], language: language)
        guard key.count >= 3 else { return }
        for word in index.words(withSound: key) where costs.costs[word] == nil {
            let meant = index.word(word)
            guard abs(meant.count - typed.count) <= 3, SoundKey.of(meant, language: language) == key else { continue }
            costs.costs[word] = min(cost.weigh(typed: typed[...], meant: meant), 150)
        }
    }
}
