/// Small work on words that every data set needs.
enum Words {
    /// Spaces of every kind at both ends removed.
    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// One line, without a space before a comma: runs of spaces, line ends and control characters become a space; ’ becomes
    /// ', " becomes ”, and square brackets, which end a passage, become round ones.
    static func tidy(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case _ where isBlank(scalar): if result.last != " ", !result.isEmpty { result.append(" ") }
            case "’", "ʼ", "`": result.append("'")
            case "\"": result.append("”")
            case "[": result.append("(")
            case "]": result.append(")")
            case "\\": result.append("/")
            default: result.append(scalar)
            }
        }
        if result.last == " " { result.removeLast() }
        return String(result).replacing(" ,", with: ",")
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.properties.isWhitespace
            || scalar.value == 0xFEFF
            || (0x200B...0x200F).contains(scalar.value)
    }

    /// Lower case, without accents: for comparing words.
    static func folded(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case "à", "â", "ä", "á": result.append("a")
            case "é", "è", "ê", "ë": result.append("e")
            case "î", "ï", "í": result.append("i")
            case "ô", "ö", "ó": result.append("o")
            case "ù", "û", "ü", "ú": result.append("u")
            case "ç": result.append("c")
            case "œ": result.append(contentsOf: "oe".unicodeScalars)
            case "æ": result.append(contentsOf: "ae".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// "a", "a et b", "a, b et c".
    static func list(_ items: [String], and word: String = "et") -> String {
        guard let last = items.last else { return "" }
        return items.count == 1 ? last : items.dropLast().joined(separator: ", ") + " \(word) " + last
    }

    /// The first items, at most `most` and as many as a sentence of some thirty words has room for, and how many more there
    /// are: "a ; b (et 12 autres)". A passage is the unit of an answer and has to be read aloud.
    static func some(_ items: [String], most: Int) -> String {
        var shown: [String] = []
        var words = 0
        for item in items.prefix(most) {
            words += item.split { $0 == " " || $0 == "'" || $0 == "-" }.count
            if words > 18, !shown.isEmpty { break }
            shown.append(item)
        }
        let left = items.count - shown.count
        let text = shown.joined(separator: " ; ")
        return left <= 0 ? text : text + (left == 1 ? " (et un autre)" : " (et \(left) autres)")
    }

    /// "13 170".
    static func count(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var result = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(" ") }
            result.append(digit)
        }
        return result
    }

    /// The first letter in upper case.
    static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
