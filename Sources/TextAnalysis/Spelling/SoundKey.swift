/// How a word sounds, roughly: words of one key are read aloud alike ("nivo" and "niveau", "fisik" and "physique").
///
/// A key in the manner of Soundex, but for French spelling as pupils know it; English gets the rules that hold there
/// too. Only equality of keys means anything.
enum SoundKey {
    /// The key of a word of a–z; empty for an empty word.
    static func of(_ word: ArraySlice<UInt8>, language: Language) -> [UInt8] {
        var letters = Array(word)
        if language == .french { dropSilentEnd(&letters) }
        var key: [UInt8] = []
        key.reserveCapacity(letters.count)
        var index = 0
        while index < letters.count {
            let letter = letters[index]
            let next = index + 1 < letters.count ? letters[index + 1] : 0
            let (sound, length) = sound(of: letter, next, index + 2 < letters.count ? letters[index + 2] : 0, language)
            if sound != 0, key.last != sound { key.append(sound) }
            index += length
        }
        return key
    }

    /// "parcours", "niveaux", "gagnez": what is written at the end and not heard.
    private static func dropSilentEnd(_ letters: inout [UInt8]) {
        while letters.count > 3, let last = letters.last, "estxdpz".utf8.contains(last) { letters.removeLast() }
        if letters.count > 4, letters.last == UInt8(ascii: "r"), letters[letters.count - 2] == UInt8(ascii: "e") {
            letters.removeLast(2)
        }
    }

    /// One sound and how many letters it takes; 0 is silence.
    private static func sound(
        of letter: UInt8, _ next: UInt8, _ third: UInt8, _ language: Language
    ) -> (sound: UInt8, length: Int) {
        let isSoft = next == UInt8(ascii: "e") || next == UInt8(ascii: "i") || next == UInt8(ascii: "y")
        switch letter {
        case UInt8(ascii: "p") where next == UInt8(ascii: "h"): return (UInt8(ascii: "f"), 2)
        case UInt8(ascii: "q") where next == UInt8(ascii: "u"): return (UInt8(ascii: "k"), 2)
        case UInt8(ascii: "q"), UInt8(ascii: "k"): return (UInt8(ascii: "k"), 1)
        case UInt8(ascii: "c") where next == UInt8(ascii: "h"): return (UInt8(ascii: "x"), 2)
        case UInt8(ascii: "s") where next == UInt8(ascii: "h"): return (UInt8(ascii: "x"), 2)
        case UInt8(ascii: "c") where next == UInt8(ascii: "k"): return (UInt8(ascii: "k"), 2)
        case UInt8(ascii: "s") where next == UInt8(ascii: "c") && isFront(third): return (UInt8(ascii: "s"), 2)
        case UInt8(ascii: "c"): return (UInt8(ascii: isSoft ? "s" : "k"), 1)
        case UInt8(ascii: "z"): return (UInt8(ascii: "s"), 1)
        case UInt8(ascii: "g") where isSoft: return (UInt8(ascii: "j"), 1)
        case UInt8(ascii: "g") where next == UInt8(ascii: "u") && isFront(third): return (UInt8(ascii: "g"), 2)
        case UInt8(ascii: "h"): return (0, 1)
        case UInt8(ascii: "y"): return (UInt8(ascii: "i"), 1)
        default: break
        }
        guard language == .french else { return (letter, 1) }
        switch letter {
        case UInt8(ascii: "e") where next == UInt8(ascii: "a") && third == UInt8(ascii: "u"):
            return (UInt8(ascii: "o"), 3)
        case UInt8(ascii: "a") where next == UInt8(ascii: "u"): return (UInt8(ascii: "o"), 2)
        case UInt8(ascii: "a") where next == UInt8(ascii: "i"): return (UInt8(ascii: "e"), 2)
        case UInt8(ascii: "e") where next == UInt8(ascii: "i"): return (UInt8(ascii: "e"), 2)
        case UInt8(ascii: "e") where next == UInt8(ascii: "n") || next == UInt8(ascii: "m"):
            return (UInt8(ascii: "a"), 1)
        case UInt8(ascii: "m") where third != 0 && (next == UInt8(ascii: "p") || next == UInt8(ascii: "b")):
            return (UInt8(ascii: "n"), 1)
        default: return (letter, 1)
        }
    }

    private static func isFront(_ letter: UInt8) -> Bool {
        letter == UInt8(ascii: "e") || letter == UInt8(ascii: "i") || letter == UInt8(ascii: "y")
    }
}
