internal import Artefact
internal import TextAnalysis

/// The stems of many passages as numbers: a few bytes a word, and a passage is looked through in one cache line.
struct StemTable: Sendable {
    private let numbers: TextTable
    /// In how many passages each stem occurs, by number.
    private var counts: [UInt32] = []
    /// The stems of all passages, one passage after the other.
    private var stems: [UInt32] = []
    /// Where each passage ends in `stems`.
    private var ends: [UInt32] = []

    /// - Parameter passages: the stems of each.
    init(_ passages: [Set<String>]) {
        var known: [String: UInt32] = [:]
        var texts: [String] = []
        for own in passages {
            for stem in own.sorted() {
                let number = known[stem] ?? UInt32(texts.count)
                if Int(number) == texts.count {
                    known[stem] = number
                    texts.append(stem)
                    counts.append(0)
                }
                counts[Int(number)] += 1
                stems.append(number)
            }
            ends.append(UInt32(stems.count))
        }
        numbers = TextTable(texts)
    }

    /// Number of passages.
    var count: Int { ends.count }

    /// The stems of some passages as words.
    func texts(of passages: Range<Int>) -> Set<String> { Set(Set(passages.flatMap { stems(of: $0) }).map { numbers[Int($0)] }) }

    /// Nil for a stem that no passage has.
    func number(of stem: String) -> UInt32? { numbers.number(of: stem).map { UInt32($0) } }

    /// The stems of a passage.
    func stems(of passage: Int) -> ArraySlice<UInt32> { stems[Int(passage == 0 ? 0 : ends[passage - 1])..<Int(ends[passage])] }

    /// How rare a stem is, in (0, 1]: 1 - n ÷ (N + 1), N passages, n of them with the stem. Linear, not logarithmic: it
    /// weighs the share of a question that a passage holds, where a frequent word still counts for something.
    func rarity(of stem: UInt32) -> Double { 1 - Double(counts[Int(stem)]) / Double(ends.count + 1) }
}

extension StemTable: Storable {
    func store(in writer: inout ArtefactWriter) {
        numbers.store(in: &writer)
        writer.write(numbers: counts)
        writer.write(numbers: stems)
        writer.write(numbers: ends)
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        numbers = try reader.next()
        counts = try reader.numbers(UInt32(0))
        stems = try reader.numbers(UInt32(0))
        ends = try reader.numbers(UInt32(0))
        guard counts.count == numbers.count, Int(ends.last ?? 0) == stems.count,
            stems.allSatisfy({ Int($0) < counts.count }), zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
        else { throw reader.damaged("stems that fit their passages", "others") }
    }
}
