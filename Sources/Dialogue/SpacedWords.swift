internal import TextAnalysis

/// The words of a text, folded and set apart by single spaces, to look for a name in it word by word.
///
/// Compared as bytes: a passage is looked through for each question, and by characters that takes twenty times as long.
struct SpacedWords {
    /// A space, then each word and a space.
    private let bytes: [UInt8]

    init(_ text: String) {
        let folded = Analyzer.fold(text)
        var bytes: [UInt8] = [Self.space]
        bytes.reserveCapacity(folded.utf8.count + 2)
        for scalar in folded.unicodeScalars {
            if Self.isOfWord(scalar) {
                if scalar.isASCII { bytes.append(UInt8(truncatingIfNeeded: scalar.value)) } else { bytes += Array(scalar.utf8) }
            } else if bytes.last != Self.space {
                bytes.append(Self.space)
            }
        }
        if bytes.last != Self.space { bytes.append(Self.space) }
        self.bytes = bytes
    }

    private static let space = UInt8(ascii: " ")

    /// UTF-8 bytes of the words and the spaces between them.
    var count: Int { max(bytes.count - 2, 0) }

    /// A letter or a number.
    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9", "A"..."Z": true
        default: !scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }
    }

    /// All words of `name` stand here, one behind the other; never for a name without a word.
    func contains(_ name: SpacedWords) -> Bool {
        let (all, sought) = (bytes.span, name.bytes.span)
        guard name.count > 0, all.count >= sought.count else { return false }
        for start in 0...(all.count - sought.count) where all[start] == Self.space {
            var length = 1
            while length < sought.count, all[start + length] == sought[length] { length += 1 }
            if length == sought.count { return true }
        }
        return false
    }
}
