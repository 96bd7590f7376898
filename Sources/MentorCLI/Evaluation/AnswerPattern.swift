import TextAnalysis

/// A regular expression to look for in an answer as a person would: "2 900" is there whatever the space, "Éleve" is
/// "élève".
struct AnswerPattern {
    /// As written.
    let source: String
    private let expression: Regex<AnyRegexOutput>

    /// Nil when the expression cannot be read.
    init?(_ source: String) {
        // What is ASCII stays: in lower case, \S would turn into \s.
        guard let expression = try? Regex(Self.withoutAccents(source)) else { return nil }
        self.source = source
        self.expression = expression.ignoresCase()
    }

    /// Whether a text, folded by `fold`, holds a match whose digits are whole numbers.
    func isFound(in folded: String) -> Bool {
        for match in folded.matches(of: expression) {
            let before = folded[..<match.range.lowerBound]
            let after = folded[match.range.upperBound...]
            let found = folded[match.range]
            if found.first?.isNumber == true, Self.endsInNumber(before) { continue }
            if found.last?.isNumber == true, Self.beginsWithNumber(after) { continue }
            return true
        }
        return false
    }

    /// Lower case, without accents, every run of white space one space.
    static func fold(_ text: String) -> String {
        Analyzer.fold(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// "…20", "…20," and "…20.": digits that would go on.
    private static func endsInNumber(_ text: Substring) -> Bool {
        guard let last = text.last else { return false }
        if last.isNumber { return true }
        return (last == "," || last == ".") && text.dropLast().last?.isNumber == true
    }

    private static func beginsWithNumber(_ text: Substring) -> Bool {
        guard let first = text.first else { return false }
        if first.isNumber { return true }
        return (first == "," || first == ".") && text.dropFirst().first?.isNumber == true
    }

    private static func withoutAccents(_ pattern: String) -> String {
        pattern.map { $0.isASCII ? String($0) : Analyzer.fold(String($0)) }.joined()
    }
}
