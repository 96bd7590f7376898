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
    private let keyboard: KeyboardLayout
    /// For each letter a–z, a bit for each letter that can sound like it.
    private let alike: [UInt32]
    private let isFrench: Bool

    init(language: Language) {
        keyboard = KeyboardLayout.of(language)
        isFrench = language == .french
        var alike = [UInt32](repeating: 0, count: 26)
        for pair in ["ck", "cs", "sz", "iy", "gj", "kq", "cq", "ae", "vf", "dt", "bp", "mn"] {
            let letters = pair.utf8.map { Int($0) - 0x61 }
            alike[letters[0]] |= 1 << UInt32(letters[1])
            alike[letters[1]] |= 1 << UInt32(letters[0])
        }
        self.alike = alike
    }

    /// Spellings of one sound that differ in length, typed or meant either way; costs in hundredths of an edit.
    private static let sounds: [(one: [UInt8], other: [UInt8], cost: Int, isFinal: Bool)] = [
        ("f", "ph", 40, false), ("k", "qu", 40, false), ("c", "qu", 50, false), ("k", "ch", 60, false),
        ("o", "au", 50, false), ("o", "eau", 60, false), ("au", "eau", 40, false), ("e", "ai", 60, false),
        ("g", "gu", 50, false), ("s", "sc", 50, false), ("in", "ain", 50, false),
        ("e", "er", 30, true), ("e", "ez", 30, true), ("e", "et", 40, true), ("er", "ez", 30, true),
        ("er", "ai", 50, true), ("er", "et", 40, true), ("er", "ee", 30, true), ("er", "es", 40, true),
    ].map { (Array($0.0.utf8), Array($0.1.utf8), $0.2, $0.3) }

    // MARK: Plain distance

    /// The restricted Damerau–Levenshtein distance of two words of a–z, or `bound + 1` if it is larger than `bound`.
    static func distance(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, bound: Int) -> Int {
        let (a, b) = (one, other)
        guard abs(a.count - b.count) <= bound else { return bound + 1 }
        let width = b.count + 1
        var before = [Int](repeating: 0, count: width)
        var last = Array(0..<width)
        var row = last
        for i in 1...max(a.count, 1) where !a.isEmpty {
            let letter = a[a.startIndex + i - 1]
            row[0] = i
            var least = i
            for j in 1..<width {
                let meant = b[b.startIndex + j - 1]
                var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter == meant ? 0 : 1))
                if i > 1, j > 1, letter == b[b.startIndex + j - 2], a[a.startIndex + i - 2] == meant {
                    cost = min(cost, before[j - 2] + 1)
                }
                row[j] = cost
                least = min(least, cost)
            }
            // An exchange may still lead out of the row before, hence the slack of one.
            if least > bound + 1 { return bound + 1 }
            (before, last, row) = (last, row, before)
        }
        return min(last[width - 1], bound + 1)
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
                if isFrench {
                    for sound in EditCost.sounds where !sound.isFinal || i == a.count && j == b.count {
                        cost = min(cost, respelled(sound.one, sound.other, a, i, b, j, table, width) + sound.cost)
                        cost = min(cost, respelled(sound.other, sound.one, a, i, b, j, table, width) + sound.cost)
                    }
                }
                table[i * width + j] = cost
            }
        }
        return table[a.count * width + b.count]
    }

    private func respelled(
        _ typed: [UInt8], _ meant: [UInt8], _ a: [UInt8], _ i: Int, _ b: [UInt8], _ j: Int, _ table: [Int], _ width: Int
    ) -> Int {
        guard i >= typed.count, j >= meant.count, a[i - 1] == typed[typed.count - 1], b[j - 1] == meant[meant.count - 1],
            a[(i - typed.count)..<i].elementsEqual(typed), b[(j - meant.count)..<j].elementsEqual(meant)
        else { return Int.max / 2 }
        return table[(i - typed.count) * width + j - meant.count]
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
