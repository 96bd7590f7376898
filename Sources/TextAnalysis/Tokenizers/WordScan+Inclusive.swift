extension WordScan {
    /// Endings that inclusive writing appends after a "·", "(", "/", "." or "-", without their plural "s".
    private static let endings: [String] = [
        "trices", "trice", "rices", "rice", "euses", "euse", "ieres", "iere", "eres", "ere", "iennes", "ienne", "ennes",
        "enne", "ales", "ale", "nes", "ne", "ses", "se", "ves", "ve", "fes", "fe", "esses", "esse", "es", "e",
    ]
    /// Endings that only a middle dot or a parenthesis makes sure of.
    private static let rareEndings: [String] = ["les", "le", "tes", "te", "eure", "eures", "s"]

    /// Where the inclusive writing of the word that ends at `end` stops, or nil if there is none.
    ///
    /// Read: "ingénieur·e", "ingénieur(e)s", "ingénieur/e", "ingénieur.e.s", "développeur-se-s", "technicien(ne)(s)".
    func inclusiveEnd(of end: Int) -> Int? {
        let sign = byte(end)
        guard end < count else { return nil }
        let isSure = sign == FoldedByte.middleDot || sign == UInt8(ascii: "(")
        guard isSure || sign == UInt8(ascii: "/") || sign == UInt8(ascii: ".") || sign == UInt8(ascii: "-"),
            end - index >= 2, isSure || end - index >= 3 || spells("un", at: index)
        else { return nil }
        let begin = end + 1
        guard begin < count, FoldedByte.isLetter(bytes[begin]), !startsWithCapital(begin, after: end - 1) else {
            return nil
        }
        var close = begin
        while close < count, close - begin < 8, FoldedByte.isLetter(bytes[close]) { close += 1 }
        guard isEnding(begin, close, isSure: isSure), !FoldedByte.isAlphanumeric(byte(close)) else { return nil }
        if sign == UInt8(ascii: "(") {
            guard byte(close) == UInt8(ascii: ")") else { return nil }
            close += 1
            if byte(close) == UInt8(ascii: "s"), !FoldedByte.isAlphanumeric(byte(close + 1)) { return close + 1 }
            if spells("(s)", at: close) { return close + 3 }
            return FoldedByte.isAlphanumeric(byte(close)) ? nil : close
        }
        // A second sign of the same manner brings the plural: "·e·s".
        let separator = byte(close)
        if separator == sign || (sign == FoldedByte.middleDot && separator == UInt8(ascii: ".")),
            byte(close + 1) == UInt8(ascii: "s"), !FoldedByte.isAlphanumeric(byte(close + 2))
        {
            return close + 2
        }
        return close
    }

    private func isEnding(_ begin: Int, _ close: Int, isSure: Bool) -> Bool {
        let length = close - begin
        return WordScan.endings.contains { $0.utf8.count == length && spells($0, at: begin) }
            || isSure && WordScan.rareEndings.contains { $0.utf8.count == length && spells($0, at: begin) }
    }

    /// "fini.Se tromper": a capital after small letters begins a sentence, not an ending.
    private func startsWithCapital(_ begin: Int, after last: Int) -> Bool {
        (0x41...0x5A).contains(text.source[Int(text.starts[begin])])
            && !(0x41...0x5A).contains(text.source[Int(text.starts[last])])
    }
}
