internal import Artefact

/// The vocabulary laid out for the search of like words: letters in one array, words grouped by first letter and
/// length.
struct SpellingIndex: Sendable {
    static let shortest = 3
    static let longest = 31

    /// The letters of all words, one after the other.
    private(set) var letters: [UInt8] = []
    /// Where each word begins in `letters`; one more entry than words.
    private(set) var starts: [Int32] = [0]
    /// For each word, the letters that it has (bits 0–25) and has twice (bits 26–51).
    private(set) var signatures: [UInt64] = []
    /// Where each group of words begins: group = first letter × 32 + length; one more entry than groups.
    private(set) var groups = [Int32](repeating: 0, count: groupCount + 1)
    /// Words by the hash of their letters but the first, and by the hash of their sound.
    private var rests = WordChains()
    private var sounds = WordChains()
    /// Letters, and the room for each length, of the groups.
    private static let groupCount = 26 * 32

    /// Takes the words of 3 to 31 letters a–z; the order given does not matter to any result.
    init(_ words: some Collection<String>, language: Language) {
        var pool: [UInt8] = []
        var entries: [(start: Int32, group: Int32)] = []
        entries.reserveCapacity(words.count)
        pool.reserveCapacity(words.count * 10)
        for word in words {
            let bytes = word.utf8
            guard bytes.count >= SpellingIndex.shortest, bytes.count <= SpellingIndex.longest else { continue }
            let start = pool.count
            pool.append(contentsOf: bytes)
            guard pool[start...].allSatisfy({ $0 &- 0x61 < 26 }) else {
                pool.removeSubrange(start...)
                continue
            }
            let group = Int32(pool[start] &- 0x61) * 32 + Int32(bytes.count)
            entries.append((Int32(start), group))
            groups[Int(group) + 1] += 1
        }
        for group in 1..<groups.count { groups[group] += groups[group - 1] }
        lay(out: entries, from: pool, language: language)
    }

    private mutating func lay(out entries: [(start: Int32, group: Int32)], from pool: [UInt8], language: Language) {
        var places = groups
        var order = [Int32](repeating: 0, count: entries.count)
        for (entry, place) in entries.indices.lazy.map({ ($0, Int(entries[$0].group)) }) {
            order[Int(places[place])] = Int32(entry)
            places[place] += 1
        }
        letters.reserveCapacity(pool.count)
        starts.reserveCapacity(entries.count + 1)
        signatures.reserveCapacity(entries.count)
        rests = WordChains(capacity: entries.count)
        sounds = WordChains(capacity: entries.count)
        for (word, entry) in order.enumerated() {
            let start = Int(entries[Int(entry)].start)
            let slice = pool[start..<(start + Int(entries[Int(entry)].group & 31))]
            letters.append(contentsOf: slice)
            starts.append(Int32(letters.count))
            signatures.append(SpellingIndex.signature(of: slice))
            rests.insert(word, under: StableHash.of(slice.dropFirst()))
            sounds.insert(word, under: StableHash.of(SoundKey.of(slice, language: language)))
        }
    }

    var count: Int { signatures.count }

    /// The letters of a word.
    @inline(__always)
    func word(_ index: Int) -> ArraySlice<UInt8> { letters[Int(starts[index])..<Int(starts[index + 1])] }

    /// The words of a first letter (0 to 25) and a length.
    @inline(__always)
    func group(first: Int, length: Int) -> Range<Int> {
        let group = first * 32 + length
        return Int(groups[group])..<Int(groups[group + 1])
    }

    /// Words that may equal `rest` but for their first letter.
    func words(withRest rest: ArraySlice<UInt8>) -> [Int] { rests.words(under: StableHash.of(rest)) }

    /// Words that may sound like `key`.
    func words(withSound key: [UInt8]) -> [Int] { sounds.words(under: StableHash.of(key)) }

    static func signature(of word: ArraySlice<UInt8>) -> UInt64 {
        var once: UInt64 = 0
        var twice: UInt64 = 0
        for letter in word {
            let bit: UInt64 = 1 << UInt64(letter &- 0x61)
            twice |= once & bit
            once |= bit
        }
        return once | twice << 26
    }
}

extension SpellingIndex: Storable {
    func store(in writer: inout ArtefactWriter) {
        writer.write(numbers: letters)
        writer.write(numbers: starts)
        writer.write(numbers: signatures)
        writer.write(numbers: groups)
        writer.store(rests, sounds)
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        letters = try reader.numbers(UInt8(0))
        starts = try reader.numbers(Int32(0))
        signatures = try reader.numbers(UInt64(0))
        groups = try reader.numbers(Int32(0))
        (rests, sounds) = (try reader.next(), try reader.next())
        let count = signatures.count
        guard starts.count == count + 1, starts.first == 0, Int(starts.last ?? 0) == letters.count, Self.ascends(starts),
            groups.count == Self.groupCount + 1, groups.first == 0, Int(groups.last ?? 0) == count, Self.ascends(groups),
            rests.count == count, sounds.count == count,
            // What weighs an edit looks letters up by their place in the alphabet.
            letters.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
        else { throw reader.damaged("the letters of \(count) words", "others") }
    }

    private static func ascends(_ numbers: [Int32]) -> Bool { zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 } }
}
