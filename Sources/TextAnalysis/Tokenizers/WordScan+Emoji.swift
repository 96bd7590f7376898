extension WordScan {
    /// One emoji with its skin tones, its joined companions (a family, a profession) or the two halves of a flag.
    mutating func scanEmoji() {
        let first = bytes[index]
        guard first == FoldedByte.emoji || first == FoldedByte.flag else {
            // A tone or a joiner that belongs to nothing.
            boundary = max(boundary, .space)
            index += 1
            return
        }
        var end = index + 1
        if first == FoldedByte.flag {
            if byte(end) == FoldedByte.flag { end += 1 }
        } else {
            while end < count {
                if bytes[end] == FoldedByte.modifier {
                    end += 1
                } else if bytes[end] == FoldedByte.joiner, byte(end + 1) == FoldedByte.emoji {
                    end += 2
                } else {
                    break
                }
            }
        }
        boundary = max(boundary, .space)
        emit(picture(from: index, to: end), to: end, kind: .emoji)
        boundary = .space
    }

    /// The scalars as typed, without variation selectors.
    private func picture(from start: Int, to end: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for position in start..<end {
            let (value, _) = FoldedText.decode(text.source, at: Int(text.starts[position]))
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }

    /// ":)", ";-)", ":D", "=)": eyes, perhaps a nose, a mouth; not inside a word.
    mutating func scanEmoticon() -> Bool {
        guard lastEnd != index, bytes[index] != FoldedByte.clause else { return false }
        var mouth = index + 1
        if byte(mouth) == UInt8(ascii: "-") { mouth += 1 }
        switch byte(mouth) {
        case UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "d"), UInt8(ascii: "p"), UInt8(ascii: "o"),
            UInt8(ascii: "/"), UInt8(ascii: "|"):
            break
        default: return false
        }
        guard mouth < count, !FoldedByte.isAlphanumeric(byte(mouth + 1)) else { return false }
        boundary = max(boundary, .space)
        emit(string(index, mouth + 1), to: mouth + 1, kind: .emoji)
        boundary = .space
        return true
    }
}
