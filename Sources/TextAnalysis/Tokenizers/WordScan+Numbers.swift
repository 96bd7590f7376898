extension WordScan {
    /// Takes a number with what belongs to it: thousands, currency, per cent; or a word that begins with a digit.
    ///
    /// Both conventions are read: "2 900,50", "2.900,50", "2,900.50". A separator followed by exactly three digits
    /// groups, any other is decimal, so that "2.900" is 2900 in either language; nobody writes three decimals of pay.
    ///
    /// - Parameters:
    ///   - signEnd: where the digits begin, in folded bytes; `index` may stand before, on a currency sign.
    ///   - currency: the ISO 4217 code of a sign in front.
    mutating func scanNumber(signEnd: Int, currency: String?) {
        var (numeral, end) = numeral(at: signEnd)
        if byte(end) == UInt8(ascii: "."), FoldedByte.isDigit(byte(end + 1)), !numeral.fraction.isEmpty {
            emitDotted(from: end)
            return
        }
        var unit = unit(after: end)
        if currency != nil, unit.currency != nil, unit.places == nil || byte(unit.end - 1) != byte(index) {
            // The sign stood in front: one behind belongs to the next amount.
            unit = Unit(end: end)
        }
        if let places = unit.places { numeral = numeral.shifted(by: places) }
        if let code = currency ?? unit.currency {
            emit(numeral.text + " " + code, to: unit.end, kind: .money)
            if unit.places == 3 { lexemes[lexemes.count - 1].isInThousands = true }
        } else if unit.isPercent {
            emit(numeral.text + " %", to: unit.end, kind: .percentage)
        } else if unit.places != nil {
            emit(numeral.text, to: unit.end, kind: .money)
            lexemes[lexemes.count - 1].isInThousands = true
        } else if FoldedByte.isLetter(byte(end)) {
            emitGluedLetters(numeral, digitsEnd: end)
        } else {
            emit(numeral.text, to: end, kind: numeral.isYear ? .year : .number)
        }
    }

    /// "1.2.3", "12.05.2024": a version or a date, kept as typed.
    private mutating func emitDotted(from start: Int) {
        var end = start
        while byte(end) == UInt8(ascii: "."), FoldedByte.isDigit(byte(end + 1)) {
            end += 1
            while FoldedByte.isDigit(byte(end)) { end += 1 }
        }
        emit(string(index, end), to: end, kind: .number)
    }

    /// "3ans" is a number and a word; "1er", "2nde", "35h", "3d" are words.
    private mutating func emitGluedLetters(_ numeral: Numeral, digitsEnd: Int) {
        var end = digitsEnd
        while FoldedByte.isAlphanumeric(byte(end)), end < count { end += 1 }
        let letters = string(digitsEnd, end)
        let ordinals: Set<String> = ["eme", "emes", "ere", "eres", "ieme", "iemes", "nde", "ndes", "nds"]
        if end - digitsEnd >= 3, !ordinals.contains(letters), numeral.fraction.isEmpty {
            emit(numeral.text, to: digitsEnd, kind: numeral.isYear ? .year : .number)
        } else {
            emit(string(index, end), to: end)
        }
    }

    /// Reads digits with grouping and decimals from `start`.
    private func numeral(at start: Int) -> (Numeral, end: Int) {
        var end = start
        while FoldedByte.isDigit(byte(end)) { end += 1 }
        var numeral = Numeral(whole: Array(bytes[start..<end]))
        var separator: UInt8 = 0
        if numeral.whole.count <= 3, numeral.whole.first != UInt8(ascii: "0") {
            while let next = group(at: end), separator == 0 || byte(end) == separator {
                separator = byte(end)
                numeral.whole += bytes[(end + 1)..<next]
                numeral.isGrouped = true
                end = next
            }
        }
        let sign = byte(end)
        if sign == UInt8(ascii: ",") || sign == UInt8(ascii: "."), sign != separator, FoldedByte.isDigit(byte(end + 1))
        {
            let begin = end + 1
            end = begin
            while FoldedByte.isDigit(byte(end)) { end += 1 }
            numeral.fraction = Array(bytes[begin..<end])
        }
        return (numeral, end)
    }

    /// The end of a group of exactly three digits behind a separator at `position`.
    private func group(at position: Int) -> Int? {
        switch byte(position) {
        case FoldedByte.space, UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "'"): break
        default: return nil
        }
        for offset in 1...3 where !FoldedByte.isDigit(byte(position + offset)) { return nil }
        return FoldedByte.isDigit(byte(position + 4)) ? nil : position + 4
    }

    // MARK: Units

    private struct Unit {
        /// Powers of ten that "k", "m", "md" stand for.
        var places: Int?
        var currency: String?
        var isPercent = false
        var end: Int
    }

    /// Words for currencies, longest first where one begins another.
    private static let currencies: [(word: String, code: String)] = [
        ("euros", "eur"), ("euro", "eur"), ("eur", "eur"), ("dollars", "usd"), ("dollar", "usd"), ("usd", "usd"),
        ("pounds", "gbp"), ("pound", "gbp"), ("gbp", "gbp"), ("chf", "chf"), ("cad", "cad"),
    ]

    private func unit(after end: Int) -> Unit {
        let position = byte(end) == FoldedByte.space && end < count ? end + 1 : end
        if byte(position) == UInt8(ascii: "%") { return Unit(isPercent: true, end: position + 1) }
        if let (code, close) = currency(at: position) { return Unit(currency: code, end: close) }
        let places: Int
        var next = position + 1
        switch byte(position) {
        case UInt8(ascii: "k"): places = 3
        case UInt8(ascii: "m"):
            places = byte(next) == UInt8(ascii: "d") ? 9 : 6
            if places == 9 { next += 1 }
        default: return Unit(end: end)
        }
        if let (code, close) = currency(at: next) { return Unit(places: places, currency: code, end: close) }
        if byte(next) == FoldedByte.space, let (code, close) = currency(at: next + 1) {
            return Unit(places: places, currency: code, end: close)
        }
        // "45ke", as typed on a phone; "45k" alone. A bare "m" is metres as often as millions.
        guard places == 3 else { return Unit(end: end) }
        if byte(next) == UInt8(ascii: "e"), !FoldedByte.isAlphanumeric(byte(next + 1)) {
            return Unit(places: 3, currency: "eur", end: next + 1)
        }
        return FoldedByte.isAlphanumeric(byte(next)) ? Unit(end: end) : Unit(places: 3, end: next)
    }

    /// A currency sign or word at `position`, and where it ends.
    private func currency(at position: Int) -> (code: String, end: Int)? {
        switch byte(position) {
        case FoldedByte.euro: return ("eur", position + 1)
        case FoldedByte.pound: return ("gbp", position + 1)
        case UInt8(ascii: "$"): return ("usd", position + 1)
        case UInt8(ascii: "e"), UInt8(ascii: "d"), UInt8(ascii: "u"), UInt8(ascii: "p"), UInt8(ascii: "g"),
            UInt8(ascii: "c"):
            for (word, code) in WordScan.currencies where spells(word, at: position) {
                let end = position + word.utf8.count
                return FoldedByte.isAlphanumeric(byte(end)) ? nil : (code, end)
            }
            return nil
        default: return nil
        }
    }

    /// "€45k", "£ 60k", "$150,000"; a sign without a number is the currency's name, unless it is stuck to a word.
    mutating func scanCurrency(_ sign: UInt8) {
        let code = sign == FoldedByte.euro ? "eur" : sign == FoldedByte.pound ? "gbp" : "usd"
        let digits = byte(index + 1) == FoldedByte.space ? index + 2 : index + 1
        if FoldedByte.isDigit(byte(digits)) {
            scanNumber(signEnd: digits, currency: code)
        } else if !FoldedByte.isAlphanumeric(byte(index + 1)), lastEnd != index {
            let name = sign == FoldedByte.euro ? "euro" : sign == FoldedByte.pound ? "pound" : "dollar"
            emit(name, to: index + 1, rewrite: .domain)
        } else if lastEnd == index, let last = lexemes.indices.last, ["k", "m"].contains(lexemes[last].folded) {
            // "en k€": the sign joins the letter before it.
            lexemes[last].folded += sign == FoldedByte.euro ? "€" : sign == FoldedByte.pound ? "£" : "$"
            lexemes[last].end = text.ends[index]
            index += 1
            lastEnd = index
        } else {
            boundary = max(boundary, .space)
            joint = .none
            index += 1
        }
    }
}
