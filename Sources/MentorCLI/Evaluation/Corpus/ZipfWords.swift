import Understanding

/// Words of an invented language, drawn as often as the words of a real one.
///
/// A search engine's speed hangs on its dictionary and on how long its lists are. Random words of equal frequency have
/// neither the few long lists nor the many short ones of a text, and a fixed list of a thousand words gives a million
/// documents the dictionary of a leaflet. In real text the word of rank r occurs in proportion to 1 / (r + 2.7) for some
/// thousand ranks (Zipf; Mandelbrot, 1953) and more rarely beyond, in proportion to about 1 / r^1.75 (Ferrer i Cancho,
/// Solé, "Two regimes in the frequency of words", 2001). The tail's exponent decides how the dictionary grows with the
/// text: with the number of words to the power 1 / 1.75 = 0.57, Heaps' law. Drawn here: 27,838 different words in
/// 253,165, and 322,948 in 25.5 million.
///
/// The ranks of the head are drawn one by one, those of the tail by bands as wide as a thirty-second of their rank, all
/// by the alias method (Walker, 1977; Vose, 1991): two looks into a table that stays in the processor's cache. The table
/// is made with the four operations and the square root alone, which every machine rounds alike.
///
/// A word is its rank, written in syllables: one for the first 128, two for the next 16,384, three for the others. Each
/// syllable has one of 16 beginnings and one of 8 vowels and can be read in one way only, so different ranks are different
/// words. Limits: there is no grammar and no inflection, a stemmer unites some words that have nothing in common, and
/// ranks end at 1,048,576.
struct ZipfWords {
    /// Ranks are below this.
    static let count = 1 << 20
    /// Words of one syllable: as frequent as grammar words, and as bare of meaning.
    static let grammar = 128

    private static let head = 5_000
    private static let beginnings = ["b", "c", "d", "f", "g", "j", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "tr"]
    private static let vowels = ["a", "é", "i", "o", "u", "ou", "on", "an"]

    /// The 128 syllables, UTF-8.
    private let syllables: [[UInt8]]
    /// First ranks of the bands of the tail, and the end of the last one.
    private let bands: [Int]
    /// Of 2^32: how often an outcome stands for itself rather than for its alias.
    private let thresholds: [UInt32]
    private let aliases: [UInt32]

    init() {
        syllables = Self.beginnings.flatMap { beginning in Self.vowels.map { Array((beginning + $0).utf8) } }
        var bands = [Self.head]
        while let last = bands.last, last < Self.count { bands.append(min(Self.count, last + last / 32)) }
        self.bands = bands
        let joint = 1 / (Double(Self.head) + 2.7)
        let weights = (0..<Self.head).map { 1 / (Double($0) + 2.7) } + zip(bands, bands.dropFirst()).map { first, end in
            let ratio = Double(Self.head) / (Double(first + end) / 2)
            return Double(end - first) * joint * ratio * ratio.squareRoot() * ratio.squareRoot().squareRoot()
        }
        (thresholds, aliases) = Self.table(weights)
    }

    /// A rank, the lower the likelier.
    func draw(_ random: inout SplitMix64) -> Int {
        let bits = random.next()
        let slot = Int(((bits >> 32) * UInt64(thresholds.count)) >> 32)
        let outcome = UInt32(truncatingIfNeeded: bits) < thresholds[slot] ? slot : Int(aliases[slot])
        guard outcome >= Self.head else { return outcome }
        let band = outcome - Self.head
        return bands[band] + random.number(below: bands[band + 1] - bands[band])
    }

    /// Writes the word of a rank, UTF-8.
    func append(_ rank: Int, to bytes: inout [UInt8]) {
        // Neighbouring ranks get unlike words: a step by an odd number goes through all numbers of so many bits.
        if rank < 1 << 7 {
            bytes += syllables[(rank &* 37 &+ 11) & 127]
        } else if rank < 1 << 7 + 1 << 14 {
            let code = ((rank - 1 << 7) &* 6_001 &+ 4_099) & (1 << 14 - 1)
            bytes += syllables[code >> 7]
            bytes += syllables[code & 127]
        } else {
            let code = ((rank - 1 << 7 - 1 << 14) &* 1_234_567 &+ 777_777) & (1 << 21 - 1)
            bytes += syllables[code >> 14]
            bytes += syllables[code >> 7 & 127]
            bytes += syllables[code & 127]
        }
    }

    /// Outcomes heavier than the mean give of their weight to lighter ones, until all slots are equally full.
    private static func table(_ weights: [Double]) -> (thresholds: [UInt32], aliases: [UInt32]) {
        let scale = Double(weights.count) / weights.reduce(0, +)
        var shares = weights.map { $0 * scale }
        var thresholds = [UInt32](repeating: .max, count: weights.count)
        var aliases = weights.indices.map { UInt32($0) }
        var light = shares.indices.filter { shares[$0] < 1 }
        var heavy = shares.indices.filter { shares[$0] >= 1 }
        while let poor = light.popLast(), let rich = heavy.last {
            thresholds[poor] = UInt32(min(shares[poor] * 4_294_967_296, 4_294_967_295))
            aliases[poor] = UInt32(rich)
            shares[rich] -= 1 - shares[poor]
            if shares[rich] < 1 {
                heavy.removeLast()
                light.append(rich)
            }
        }
        return (thresholds, aliases)
    }
}
