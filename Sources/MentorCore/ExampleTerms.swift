internal import Artefact
internal import TextAnalysis

/// The stems that questions are made of, each with the intents that use it.
///
/// How well an intent's words fit a question is asked of some hundred intents for every question. With a set of stems for each
/// of them, that is a look-up for every word and every intent; here every word is looked up once, and says by itself which
/// intents it speaks for.
struct ExampleTerms: WordSet {
    /// The names of the intents.
    private let intents: TextTable
    private let stems: TextTable
    /// In how many intents' examples each stem occurs, by number.
    private let spreads: [UInt32]
    /// Whether an example has it, or it is an everyday word; 0 or 1, by number. Others stand only on the pages of intents.
    private let known: [UInt8]
    /// Where the users of each stem end in `users`.
    private let ends: [UInt32]
    /// Places of intents whose examples or page use the stem, ascending.
    private let users: [UInt16]

    /// - Parameters:
    ///   - known: stems of the examples, and of everyday words.
    ///   - spread: in how many intents' examples a stem occurs.
    ///   - terms: by intent, the stems of its examples and of the page that it is about.
    init(known: Set<String>, spread: [String: Int], terms: [String: Set<String>]) {
        let names = terms.keys.sorted()
        var found: [String: [UInt16]] = [:]
        for stem in known { found[stem] = [] }
        for (place, name) in names.enumerated() {
            for stem in terms[name] ?? [] { found[stem, default: []].append(UInt16(truncatingIfNeeded: place)) }
        }
        let texts = found.keys.sorted()
        var ends: [UInt32] = []
        var users: [UInt16] = []
        for text in texts {
            users += found[text] ?? []
            ends.append(UInt32(users.count))
        }
        intents = TextTable(names)
        stems = TextTable(texts)
        spreads = texts.map { UInt32(spread[$0] ?? 0) }
        self.known = texts.map { known.contains($0) ? 1 : 0 }
        self.ends = ends
        self.users = users
    }

    /// An example has the stem, or it is an everyday word.
    func contains(_ stem: String) -> Bool { stems.number(of: stem).map { known[$0] == 1 } ?? false }

    /// In how many intents' examples a stem occurs; 0 for most.
    func spread(of stem: String) -> Int { stems.number(of: stem).map { Int(spreads[$0]) } ?? 0 }

    private func users(of stem: Int) -> ArraySlice<UInt16> { users[Int(stem == 0 ? 0 : ends[stem - 1])..<Int(ends[stem])] }

    // MARK: Words of a question

    /// How much of a question's words each intent uses.
    struct Use: Sendable {
        fileprivate let intents: TextTable
        /// By intent.
        fileprivate var held: [Double]
        fileprivate var total = 0.0

        /// There was no word.
        var isEmpty: Bool { total == 0 }

        /// The share that the examples or the page of an intent use, in [0, 1]; 1 for an intent without either, and for no words.
        func share(of intent: String) -> Double {
            guard total > 0, let place = intents.number(of: intent) else { return 1 }
            return (held[place] / total * 1_000_000).rounded() / 1_000_000
        }
    }

    /// What an everyday word weighs beside a word of one intent.
    private static let common = 0.25

    /// A word of many intents says little of any. An everyday word that no example has is of no intent, and speaks against none.
    func use(of words: [Token]) -> Use {
        var use = Use(intents: intents, held: Array(repeating: 0, count: intents.count))
        for word in words {
            let stem = stems.number(of: word.term)
            let spread = stem.map { Int(spreads[$0]) } ?? 0
            let isCommon = spread == 0 && stem.map { known[$0] == 1 } ?? false
            let weight = isCommon ? Self.common : 1 / (1 + 0.5 * Double(max(spread - 1, 0)))
            use.total += weight
            // What the word may have been meant to be counts as the word, once.
            var users = stem.map { self.users(of: $0) } ?? []
            for correction in word.corrections {
                guard let other = stems.number(of: correction.term) else { continue }
                users += self.users(of: other).filter { !users.contains($0) }
            }
            for place in users { use.held[Int(place)] += weight }
        }
        return use
    }
}

extension ExampleTerms: Storable {
    func store(in writer: inout ArtefactWriter) {
        writer.store(intents, stems)
        for numbers in [spreads, ends] { writer.write(numbers: numbers) }
        writer.write(numbers: known)
        writer.write(numbers: users)
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        (intents, stems) = (try reader.next(), try reader.next())
        spreads = try reader.numbers(UInt32(0))
        ends = try reader.numbers(UInt32(0))
        known = try reader.numbers(UInt8(0))
        users = try reader.numbers(UInt16(0))
        let (count, most) = (stems.count, intents.count)
        guard spreads.count == count, known.count == count, ends.count == count, Int(ends.last ?? 0) == users.count,
            zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }), users.allSatisfy({ Int($0) < most })
        else { throw reader.damaged("\(count) stems of \(most) intents", "others") }
    }
}
