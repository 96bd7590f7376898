extension WordScan {
    /// "bac+5", "Bac + 5", "bac plus 5", "bac5", "bac 5", "bac-3", "bac+3/4", "bac+3/bac+5" (twice), "b+5".
    mutating func scanStudyLevel() -> Bool {
        guard bytes[index] == UInt8(ascii: "b"), let (sign, digit) = studyLevel(at: index) else { return false }
        emitLevel(sign: sign, digit: digit, to: digit + 1)
        // "bac+3/4", "bac+3/+5", "bac+3-5": a second level, named by its digit alone.
        var next = index
        guard byte(next) == UInt8(ascii: "/") || byte(next) == UInt8(ascii: "-") else { return true }
        next += 1
        if byte(next) == UInt8(ascii: "+") { next += 1 }
        guard (UInt8(ascii: "2")...UInt8(ascii: "8")).contains(byte(next)), !FoldedByte.isAlphanumeric(byte(next + 1))
        else { return true }
        boundary = .comma
        index = next
        emitLevel(sign: sign, digit: next, to: next + 1)
        return true
    }

    private mutating func emitLevel(sign: UInt8, digit: Int, to end: Int) {
        let folded = "bac" + (sign == UInt8(ascii: "-") ? "-" : "+") + string(digit, digit + 1)
        let isPlain = end - index == 5 && bytes[index] == UInt8(ascii: "b")
        emit(folded, to: end, kind: .studyLevel, rewrite: isPlain ? nil : .domain)
    }

    /// The sign and the place of the digit, if a study level begins at `start`.
    private func studyLevel(at start: Int) -> (sign: UInt8, digit: Int)? {
        let isShort = byte(start + 1) != UInt8(ascii: "a")
        var position = start + 1
        if !isShort {
            guard byte(start + 2) == UInt8(ascii: "c") else { return nil }
            position = start + 3
        }
        let afterName = position
        while byte(position) == FoldedByte.space, position < count, position - afterName < 3 { position += 1 }
        let spaces = position - afterName
        var sign = UInt8(ascii: "+")
        var isSigned = true
        if byte(position) == UInt8(ascii: "+") {
            position += 1
        } else if byte(position) == UInt8(ascii: "-"), spaces == 0 {
            sign = UInt8(ascii: "-")
            position += 1
        } else if spells("plus", at: position), spaces > 0 || byte(position + 4) == FoldedByte.space {
            position += 4
        } else {
            isSigned = false
        }
        if isShort, !(isSigned && spaces == 0 && sign == UInt8(ascii: "+")) { return nil }
        if isSigned {
            while byte(position) == FoldedByte.space, position < count, position - afterName < 10 { position += 1 }
        }
        guard position < count, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(bytes[position]) else { return nil }
        let after = byte(position + 1)
        guard !FoldedByte.isAlphanumeric(after), after != UInt8(ascii: "%") else { return nil }
        if !isSigned, spaces > 0, isCounted(after: position + 1) { return nil }
        return (sign, position)
    }

    /// "le bac 3 ans après": a number that counts what follows is no level.
    private func isCounted(after position: Int) -> Bool {
        guard byte(position) == FoldedByte.space else { return false }
        return [
            "an", "ans", "annee", "annees", "mois", "fois", "jour", "jours", "semaine", "semaines", "year", "years",
        ]
        .contains { spells($0, at: position + 1) && !FoldedByte.isAlphanumeric(byte(position + 1 + $0.utf8.count)) }
    }

    /// Whether the folded text reads `word` at `position`.
    func spells(_ word: String, at position: Int) -> Bool {
        guard position + word.utf8.count <= count else { return false }
        var place = position
        for letter in word.utf8 {
            if bytes[place] != letter { return false }
            place += 1
        }
        return true
    }
}
