import Understanding

/// Makes documents and questions that one of them answers, the same for the same seed on every machine.
///
/// A document depends on the seed and its own number alone, so that the first thousand of a million are the same as a
/// thousand made by themselves: a curve over sizes compares like with like. Words come up again within a document, as
/// what a text is about does. A question is made of words of one document, rather not of grammar words, as a person asks
/// who remembers a page (known-item search); that document is its only relevant one.
struct CorpusMaker {
    let documents: Int
    let queries: Int
    /// Words in a text, both ends as likely as what lies between.
    let length: ClosedRange<Int>
    let seed: UInt64

    private let words = ZipfWords()
    /// A word is one of the document's own, again, once in so many.
    private static let repetition = 8
    private static let titleLength = 2...4
    private static let queryLength = 2...5
    /// Words in a sentence.
    private static let sentenceLength = 6...18

    init(documents: Int, queries: Int, length: ClosedRange<Int>, seed: UInt64) {
        self.documents = documents
        self.queries = queries
        self.length = length
        self.seed = seed
    }

    /// The ranks of the words of a document: its title, its text.
    struct Document {
        var title: [Int]
        var text: [Int]
    }

    /// - Parameter number: below `documents`.
    func document(_ number: Int) -> Document {
        var random = generator(UInt64(number), purpose: 0)
        var title: [Int] = []
        let titleCount = random.number(in: Self.titleLength)
        while title.count < titleCount {
            let rank = words.draw(&random)
            if rank >= ZipfWords.grammar { title.append(rank) }
        }
        var text: [Int] = []
        for _ in 0..<random.number(in: length) {
            let own = random.number(below: Self.repetition) > 0 ? nil : text.isEmpty ? title.first : text[random.number(below: text.count)]
            text.append(own.flatMap { $0 < ZipfWords.grammar ? nil : $0 } ?? words.draw(&random))
        }
        return Document(title: title, text: text)
    }

    /// The documents that are asked for, ascending: one from each of `queries` equal stretches.
    func asked() -> [Int] {
        var random = generator(0, purpose: 1)
        return (0..<queries).map { number in
            let first = documents * number / queries
            return first + random.number(below: documents * (number + 1) / queries - first)
        }
    }

    /// The ranks of the words of a question that a document answers.
    func query(_ number: Int, for document: Document) -> [Int] {
        var random = generator(UInt64(number), purpose: 2)
        var seen: Set<Int> = []
        let own = (document.title + document.text).filter { seen.insert($0).inserted }
        let telling = own.filter { $0 >= ZipfWords.grammar }
        var rest = telling.isEmpty ? own : telling
        var query: [Int] = []
        for _ in 0..<min(random.number(in: Self.queryLength), rest.count) {
            query.append(rest.remove(at: random.number(below: rest.count)))
        }
        return query
    }

    // MARK: Lines

    /// A line of the corpus.
    func append(_ document: Document, number: Int, to bytes: inout [UInt8]) {
        var random = generator(UInt64(number), purpose: 3)
        bytes += "{\"_id\":\"d\(number + 1)\",\"title\":\"".utf8
        append(document.title, to: &bytes)
        bytes += "\",\"text\":\"".utf8
        var start = 0
        while start < document.text.count {
            let end = min(document.text.count, start + random.number(in: Self.sentenceLength))
            if start > 0 { bytes.append(UInt8(ascii: " ")) }
            append(document.text[start..<end], to: &bytes)
            bytes.append(UInt8(ascii: "."))
            start = end
        }
        bytes += "\"}\n".utf8
    }

    /// A line of the questions.
    func append(query: [Int], number: Int, to bytes: inout [UInt8]) {
        bytes += "{\"_id\":\"q\(number + 1)\",\"text\":\"".utf8
        append(query, isSentence: false, to: &bytes)
        bytes += "\"}\n".utf8
    }

    private func append(_ ranks: some Sequence<Int>, isSentence: Bool = true, to bytes: inout [UInt8]) {
        let start = bytes.count
        for rank in ranks {
            if bytes.count > start { bytes.append(UInt8(ascii: " ")) }
            words.append(rank, to: &bytes)
        }
        // Every word begins with a letter of ASCII.
        if isSentence, start < bytes.count { bytes[start] -= 0x20 }
    }

    /// A sequence of its own for each number and purpose: seeds that lie close together are mixed first, because
    /// generators whose states differ by a multiple of the step run through the same numbers.
    private func generator(_ number: UInt64, purpose: UInt64) -> SplitMix64 {
        var mixer = SplitMix64(seed: seed)
        var second = SplitMix64(seed: mixer.next() ^ purpose)
        var third = SplitMix64(seed: second.next() ^ number)
        return SplitMix64(seed: third.next())
    }
}

extension SplitMix64 {
    /// An integer from 0 up to but not including `bound`, which is above 0, by the multiply-shift bound.
    mutating func number(below bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// An integer of a range.
    mutating func number(in range: ClosedRange<Int>) -> Int { range.lowerBound + number(below: range.count) }
}
