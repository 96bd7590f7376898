/// What it costs to have meant one word and typed another.
///
/// The problem: plain edit distance finds "salire" as far from "salaire" as from "saline". People do not err at random:
/// fingers slip to a neighbouring key, swap two letters, forget one of a pair, and write as they hear ("fisique",
/// "bocou"). Each such slip costs less than an arbitrary one; a wrong first letter costs more, since people seldom get
/// it wrong.
///
/// Two distances are computed by the same kind of table: the plain restricted Damerau–Levenshtein distance (optimal
/// string alignment: insertion, deletion, substitution, exchange of neighbours, each 1), which bounds what is
/// considered at all, and the weighted one, which ranks. F. J. Damerau, "A technique for computer detection and
/// correction of spelling errors", 1964.
struct EditCost: Sendable {
    /// A sound spelled in two ways that differ in length.
    private struct Sound: Sendable {
        let typed: [UInt8]
        let meant: [UInt8]
        /// Hundredths of an edit.
        let cost: Int
        /// Only at the end of the word.
        let isFinal: Bool
    }

    private let keyboard: KeyboardLayout
    /// For each letter a–z, a bit for each letter that can sound like it.
    private let alike: [UInt32]
    /// By the last letters of both spellings: last typed × 26 + last meant.
    private let sounds: [[Sound]]

    init(language: Language) {
        keyboard = KeyboardLayout.of(language)
        var alike = [UInt32](repeating: 0, count: 26)
        for pair in ["ck", "cs", "sz", "iy", "gj", "kq", "cq", "ae", "vf", "dt", "bp", "mn"] {
            let letters = pair.utf8.map { Int($0) - 0x61 }
            alike[letters[0]] |= 1 << UInt32(letters[1])
            alike[letters[1]] |= 1 << UInt32(letters[0])
        }
        self.alike = alike
        var sounds = [[Sound]](repeating: [], count: 26 * 26)
        for (one, other, cost, isFinal) in language == .french ? EditCost.frenchSounds : EditCost.englishSounds {
            for (typed, meant) in [(Array(one.utf8), Array(other.utf8)), (Array(other.utf8), Array(one.utf8))] {
                let slot = Int(typed[typed.count - 1] - 0x61) * 26 + Int(meant[meant.count - 1] - 0x61)
                sounds[slot].append(Sound(typed: typed, meant: meant, cost: cost, isFinal: isFinal))
            }
        }
        self.sounds = sounds
    }

    private static let frenchSounds: [(one: String, other: String, cost: Int, isFinal: Bool)] = [
        ("f", "ph", 40, false), ("k", "qu", 40, false), ("c", "qu", 50, false), ("k", "ch", 60, false),
        ("o", "au", 50, false), ("o", "eau", 60, false), ("au", "eau", 40, false), ("e", "ai", 60, false),
        ("g", "gu", 50, false), ("s", "sc", 50, false), ("in", "ain", 50, false),
        ("e", "er", 30, true), ("e", "ez", 30, true), ("e", "et", 40, true), ("er", "ez", 30, true),
        ("er", "ai", 50, true), ("er", "et", 40, true), ("er", "ee", 30, true), ("er", "es", 40, true),
    ]
    private static let englishSounds: [(one: String, other: String, cost: Int, isFinal: Bool)] = [
        ("f", "ph", 40, false), ("k", "ck", 40, false), ("c", "ck", 40, false), ("y", "ie", 50, true),
        ("or", "er", 40, true), ("ance", "ence", 40, true), ("ise", "ize", 40, false),
    ]

    // MARK: Plain distance

    /// The restricted Damerau–Levenshtein distance of two words of a–z, or `bound + 1` if it is larger than `bound`.
    ///
    /// `rows` is working memory, kept by the caller from one word to the next.
    static func distance(
        _ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, bound: Int, rows: inout [Int]
    ) -> Int {
        let (count, width) = (one.count, other.count + 1)
        guard abs(count - other.count) <= bound else { return bound + 1 }
        if rows.count < (count + 1) * width { rows = [Int](repeating: 0, count: (count + 1) * width) }
        for column in 0..<width { rows[column] = column }
        var leastBefore = 0
        var typedBefore: UInt8 = 0
        for row in 0..<count {
            let typed = one[one.startIndex + row]
            let base = (row + 1) * width
            rows[base] = row + 1
            var least = row + 1
            var meantBefore: UInt8 = 0
            for column in 0..<(width - 1) {
                let meant = other[other.startIndex + column]
                var cost = min(rows[base - width + column + 1] + 1, rows[base + column] + 1)
                cost = min(cost, rows[base - width + column] + (typed == meant ? 0 : 1))
                if typed == meantBefore, typedBefore == meant, row > 0, column > 0 {
                    cost = min(cost, rows[base - 2 * width + column - 1] + 1)
                }
                rows[base + column + 1] = cost
                least = min(least, cost)
                meantBefore = meant
            }
            // An exchange reaches back over one row.
            if least > bound, leastBefore >= bound { return bound + 1 }
            leastBefore = least
            typedBefore = typed
        }
        return min(rows[count * width + width - 1], bound + 1)
    }

    // MARK: Weighted distance

    /// The weighted distance in hundredths of an edit.
    func weigh(typed: ArraySlice<UInt8>, meant: ArraySlice<UInt8>) -> Int {
        let (a, b) = (Array(typed), Array(meant))
        let width = b.count + 1
        var table = [Int](repeating: Int.max / 2, count: (a.count + 1) * width)
        table[0] = 0
        for i in 0...a.count {
            for j in 0...b.count where i + j > 0 {
                var cost = Int.max / 2
                if i > 0, j > 0 {
                    cost = min(cost, table[(i - 1) * width + j - 1] + substitution(a, i - 1, b, j - 1))
                }
                if i > 0 { cost = min(cost, table[(i - 1) * width + j] + surplus(of: a, at: i - 1)) }
                if j > 0 { cost = min(cost, table[i * width + j - 1] + omission(in: b, at: j - 1)) }
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1], a[i - 1] != a[i - 2] {
                    cost = min(cost, table[(i - 2) * width + j - 2] + (i == 2 ? 90 : 60))
                }
                if i > 0, j > 0 {
                    for sound in sounds[Int(a[i - 1] &- 0x61) * 26 + Int(b[j - 1] &- 0x61)]
                    where !sound.isFinal || i == a.count && j == b.count {
                        guard EditCost.ends(a, i, with: sound.typed), EditCost.ends(b, j, with: sound.meant) else {
                            continue
                        }
                        cost = min(cost, table[(i - sound.typed.count) * width + j - sound.meant.count] + sound.cost)
                    }
                }
                table[i * width + j] = cost
            }
        }
        return table[a.count * width + b.count]
    }

    private static func ends(_ word: [UInt8], _ end: Int, with letters: [UInt8]) -> Bool {
        end >= letters.count && word[(end - letters.count)..<end].elementsEqual(letters)
    }

    private func substitution(_ a: [UInt8], _ i: Int, _ b: [UInt8], _ j: Int) -> Int {
        let (typed, meant) = (a[i], b[j])
        if typed == meant { return 0 }
        let soundsAlike = alike[Int(typed &- 0x61)] >> UInt32(meant &- 0x61) & 1 == 1
        var cost = 100
        if soundsAlike {
            cost = 50
        } else if keyboard.areAdjacent(typed, meant) {
            cost = 60
        } else if EditCost.isVowel(typed), EditCost.isVowel(meant) {
            cost = 80
        }
        return i == 0 || j == 0 ? cost + (soundsAlike ? 10 : 50) : cost
    }

    /// A letter typed that was not meant.
    private func surplus(of typed: [UInt8], at i: Int) -> Int {
        let letter = typed[i]
        if i > 0, typed[i - 1] == letter { return 40 }
        if i + 1 < typed.count, typed[i + 1] == letter { return 40 }
        if i == 0 { return letter == UInt8(ascii: "h") ? 50 : 150 }
        if i == typed.count - 1, EditCost.isSilentAtTheEnd(letter) { return 50 }
        if letter == UInt8(ascii: "h") { return 50 }
        if keyboard.areAdjacent(letter, typed[i - 1]) { return 70 }
        return 100
    }

    /// A letter meant that was not typed.
    private func omission(in meant: [UInt8], at j: Int) -> Int {
        let letter = meant[j]
        if j > 0, meant[j - 1] == letter { return 40 }
        if letter == UInt8(ascii: "h") { return 40 }
        if j == 0 { return 150 }
        if j == meant.count - 1, EditCost.isSilentAtTheEnd(letter) { return 50 }
        return 90
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }

    private static func isSilentAtTheEnd(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "e"), UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "x"), UInt8(ascii: "d"): true
        default: false
        }
    }
}
