/// Gives the lower end of a range the thousands that only the upper end was typed with: "45-50k", "35 à 45 k€".
struct AmountRanges: TokenFilter {
    private static let links: Set<String> = ["a", "et", "ou", "to", "and", "or"]

    func apply(to lexemes: inout [Lexeme], with book: WordBook) {
        for upper in lexemes.indices where lexemes[upper].isInThousands && upper > 0 {
            var lower = upper - 1
            if lexemes[lower].kind == .word {
                guard AmountRanges.links.contains(lexemes[lower].folded), lower > 0 else { continue }
                lower -= 1
            } else if lexemes[upper].start - lexemes[lower].end > 3 {
                continue
            }
            guard lexemes[lower].kind == .number, lexemes[lower].folded.utf8.count <= 3,
                !lexemes[lower].folded.utf8.contains(UInt8(ascii: "."))
            else { continue }
            let code = lexemes[upper].folded.split(separator: " ").dropFirst().first
            lexemes[lower].folded += "000" + (code.map { " " + $0 } ?? "")
            lexemes[lower].kind = .money
            lexemes[lower].rewrite = .domain
            lexemes[lower].isInThousands = true
        }
    }
}
