internal import Artefact

/// How much more often a word or a trigram was seen in French than in English samples, in bits.
///
/// Evidence of x seen f times among F in French and e times among E in English: log2((f + s) / (F + s)) -
/// log2((e + s) / (E + s)), with s = 0.5 so that what was never seen on one side is no proof. Logarithms are taken by a
/// formula of our own, so that every machine finds the same bits.
struct LanguageEvidence: Sendable {
    private static let tableSize = 8_192
    private static let smoothing = 0.5

    /// By the hash of the word.
    private var words: [UInt64: (french: Int32, english: Int32)] = [:]
    private var wordTotals = (french: 0, english: 0)
    private var trigrams = [Int32](repeating: 0, count: LanguageEvidence.tableSize * 2)
    private var trigramTotals = (french: 0, english: 0)
    /// Per trigram slot, its evidence in bits.
    private var trigramBits: [Float] = []

    mutating func learn(_ profile: LanguageProfile, _ language: Language) {
        words.reserveCapacity(words.count + profile.words.count / 4)
        let isFrench = language == .french
        var count = 0
        for word in profile.words {
            if isFrench {
                words[word.hash, default: (0, 0)].french += 1
            } else {
                words[word.hash, default: (0, 0)].english += 1
            }
            LanguageEvidence.forEachTrigram(of: profile.bytes, word.range) { slot in
                trigrams[slot * 2 + (isFrench ? 0 : 1)] += 1
                count += 1
            }
        }
        if isFrench {
            wordTotals.french += profile.words.count
            trigramTotals.french += count
        } else {
            wordTotals.english += profile.words.count
            trigramTotals.english += count
        }
    }

    /// Turns counts of trigrams to bits, once all is learnt.
    mutating func finish() {
        trigramBits = (0..<LanguageEvidence.tableSize).map { slot in
            let (french, english) = (trigrams[slot * 2], trigrams[slot * 2 + 1])
            guard french + english > 0 else { return 0 }
            return Float(LanguageEvidence.bits(french, trigramTotals.french, english, trigramTotals.english))
        }
        trigrams = []
    }

    /// The evidence of a word seen in the samples, within ±3 bits; zero and false for another.
    func ofWord(_ word: LanguageProfile.Word) -> (bits: Double, isSeen: Bool) {
        guard let counts = words[word.hash] else { return (0, false) }
        let bits = LanguageEvidence.bits(counts.french, wordTotals.french, counts.english, wordTotals.english)
        return (max(-3, min(3, bits)), true)
    }

    /// The mean evidence of a word's trigrams, in bits.
    func ofTrigrams(_ word: Range<Int>, in bytes: [UInt8]) -> Double {
        var sum = 0.0
        var count = 0.0
        LanguageEvidence.forEachTrigram(of: bytes, word) { slot in
            sum += Double(trigramBits[slot])
            count += 1
        }
        return count > 0 ? sum / count : 0
    }

    private static func bits(_ french: Int32, _ allFrench: Int, _ english: Int32, _ allEnglish: Int) -> Double {
        guard allFrench > 0, allEnglish > 0 else { return 0 }
        let one = (Double(french) + smoothing) / (Double(allFrench) + smoothing)
        let other = (Double(english) + smoothing) / (Double(allEnglish) + smoothing)
        return logarithm(one) - logarithm(other)
    }

    /// The slots of a word's letters in threes, its edges counted as blanks.
    @inline(__always)
    static func forEachTrigram(of bytes: [UInt8], _ word: Range<Int>, _ body: (Int) -> Void) {
        var window: UInt32 = 0x20
        var seen = 0
        func push(_ byte: UInt8) {
            window = (window << 8 | UInt32(byte)) & 0xFF_FFFF
            seen += 1
            if seen >= 2 { body(Int((window &* 0x9E37_79B1) >> 19)) }
        }
        for index in word { push(bytes[index]) }
        push(0x20)
    }

    /// log2, linear between powers of two; at most 0.09 below the true value.
    static func logarithm(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        return Double(value.exponent) + value.significand - 1
    }

    /// The inverse of `logarithm`.
    static func power(_ bits: Double) -> Double {
        let whole = bits.rounded(.down)
        return Double(sign: .plus, exponent: Int(max(-1_000, min(1_000, whole))), significand: 1 + bits - whole)
    }
}

/// Once all is learnt.
extension LanguageEvidence: Storable {
    func store(in writer: inout ArtefactWriter) {
        let sorted = words.sorted { $0.key < $1.key }
        writer.write(numbers: sorted.map(\.key))
        writer.write(numbers: sorted.flatMap { [$0.value.french, $0.value.english] })
        writer.store(wordTotals.french, wordTotals.english)
        writer.write(numbers: trigramBits)
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let (keys, counts) = (try reader.numbers(UInt64(0)), try reader.numbers(Int32(0)))
        wordTotals = (try reader.next(), try reader.next())
        trigramBits = try reader.numbers(Float(0))
        guard counts.count == keys.count * 2, trigramBits.count == Self.tableSize else {
            throw reader.damaged("counts of \(keys.count) words and \(Self.tableSize) trigrams", "\(counts.count), \(trigramBits.count)")
        }
        trigrams = []
        words.reserveCapacity(keys.count)
        for (place, key) in keys.enumerated() { words[key] = (counts[place * 2], counts[place * 2 + 1]) }
    }
}
