/// The salary of a beginner, out of the text in which Onisep writes it.
///
/// Most of the texts are one amount or one range, in a dozen turns of phrase: "2450 euros brut par mois.", "De 2300 à 2500
/// euros brut par mois.", "À partir de 2750 euros brut par mois.". Those become figures. A text that names two employers,
/// two grades or the minimum wage would be falsified by a figure. So the words are read one by one and each has to be
/// known; a single one that is not makes the text a short quotation, or, when it is long, nothing.
enum OnisepSalary: Equatable {
    /// Euros a month, gross; either bound may be open. And what else it says, in French and in English.
    case amount(minimum: Double?, maximum: Double?, french: String, english: String)
    /// A short text that no figure can stand for.
    case words(String)
    /// A longer text.
    case unclear

    private static let heading = "Salaire du débutant"
    /// Characters of a text that may be quoted.
    private static let longest = 140

    /// `html`: the text of `vie_professionnelle`; nil when it has no such heading or nothing below it.
    init?(html: String) {
        guard let start = html.firstRange(of: Self.heading), let close = html[start.upperBound...].firstIndex(of: ">")
        else { return nil }
        let rest = html[html.index(after: close)...]
        let end = rest.firstRange(of: "<h")?.lowerBound ?? rest.endIndex
        self.init(text: Self.plain(rest[..<end]))
    }

    init?(text: String) {
        let text = Words.tidy(text).replacing(" .", with: ".")
        guard text.contains(where: \.isLetter) || text.contains(where: \.isNumber) else { return nil }
        if let amount = Self.amount(text) {
            self = amount
            return
        }
        let stop = text.firstRange(of: ". ")?.upperBound
        let first = stop.map { Words.trimmed(String(text[..<$0])) } ?? text
        // "2500 euros brut par mois. Variable en fonction de l'entreprise."
        if let stop, case .amount(let low, let high, let french, let english)? = Self.amount(first) {
            let rest = text[stop...].lowercased()
            if !rest.contains(where: \.isNumber), !rest.contains("smic"),
                rest.contains("varia") || rest.contains("varie")
            {
                self = .amount(
                    minimum: low, maximum: high, french: french + ", variable", english: english + ", varies")
                return
            }
        }
        let isShort = text.count <= Self.longest
        // A first sentence may stand alone when it has the amount and nothing behind it takes it back.
        let quoted = isShort ? text : first
        guard quoted.count <= Self.longest,
            isShort || quoted.lowercased().contains("smic") || quoted.contains(where: \.isNumber)
        else {
            self = .unclear
            return
        }
        self = .words("« \(quoted) »")
    }

    /// Without tags and with the few entities that stand in such texts.
    private static func plain(_ html: Substring) -> String {
        var text = ""
        var isTag = false
        for character in html {
            switch character {
            case "<": isTag = true
            case ">":
                isTag = false
                text.append(" ")
            default: if !isTag { text.append(character) }
            }
        }
        for (entity, sign) in [("&nbsp;", " "), ("&euro;", "€"), ("&#39;", "'"), ("&quot;", "”"), ("&amp;", "&")] {
            text = text.replacing(entity, with: sign)
        }
        return text
    }

    /// The figure that the whole text is, or nil.
    private static func amount(_ text: String) -> OnisepSalary? {
        var text = text.lowercased()
        var notes: [(String, String)] = []
        for (note, words) in extras where text.contains(note) {
            text = text.replacing(note, with: " ")
            notes.append(words)
        }
        let words = text.replacing(".", with: " . ").split(whereSeparator: { " ,:;".contains($0) }).map(String.init)
        var numbers: [Double] = []
        var signs: [String] = []
        var index = 0
        while index < words.count {
            let word = words[index]
            if let number = Int(word), word.allSatisfy(\.isNumber) {
                // "2 300": a group of three behind one or two digits.
                if number < 100, index + 1 < words.count, words[index + 1].count == 3, let group = Int(words[index + 1])
                {
                    numbers.append(Double(number * 1000 + group))
                    index += 1
                } else {
                    numbers.append(Double(number))
                }
                signs.append("#")
            } else if !silent.contains(word) {
                signs.append(word)
            }
            index += 1
        }
        guard text.contains("brut"), text.contains("mois") || text.contains("mensuel"),
            numbers.allSatisfy({ (1000...20000).contains($0) })
        else { return nil }
        let shape = signs.joined(separator: " ")
        var french = "débutant, indicatif"
        var english = "beginner, indicative"
        func figure(_ low: Double?, _ high: Double?) -> OnisepSalary? {
            if let low, let high, low > high { return nil }
            for note in notes {
                french += ", " + note.0
                english += ", " + note.1
            }
            return .amount(minimum: low, maximum: high, french: french, english: english)
        }
        switch (shape, numbers.count) {
        case ("#", 1), ("de #", 1): return figure(numbers[0], numbers[0])
        case ("environ #", 1), ("# environ", 1):
            (french, english) = (french + ", environ", english + ", about")
            return figure(numbers[0], numbers[0])
        case ("à partir de #", 1), ("a partir de #", 1), ("à partir du #", 1): return figure(numbers[0], nil)
        case ("de # à #", 2), ("# à #", 2), ("entre # et #", 2), ("de # a #", 2), ("à partir de # jusqu'à #", 2),
            ("a partir de # jusqu'à #", 2):
            return figure(numbers[0], numbers[1])
        default: return nil
        }
    }

    /// Words that say nothing more.
    private static let silent: Set<String> = [
        "euros", "euro", "€", "brut", "bruts", "par", "mois", "mensuel", "mensuels", ".", "débutant",
    ]

    /// What may stand beside an amount, and how the figure says it.
    private static let extras: [(String, (String, String))] = [
        ("(hors primes)", ("hors primes", "before bonuses")),
        ("hors primes (secteur énergie)", ("hors primes, énergie", "before bonuses, energy sector")),
        ("hors primes", ("hors primes", "before bonuses")), ("hors prime", ("hors primes", "before bonuses")),
        ("(variable en fonction du secteur d'activité)", ("variable selon le secteur", "depends on the sector")),
        ("en moyenne", ("moyenne", "average")), ("en début de carrière", ("début de carrière", "early career")),
    ]
}
