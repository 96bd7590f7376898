/// Gives the lower end of a range what only the upper end was typed with: thousands and currency in "45-50k" and
/// "35 à 45 k€", the currency in "2000 à 3000 €" (where "2000" is no year).
struct AmountRanges: TokenFilter {
    private static let links: Set<String> = ["a", "et", "ou", "to", "and", "or"]

    func apply(to lexemes: inout [Lexeme], with book: WordBook) {
        for upper in lexemes.indices where lexemes[upper].kind == .money && upper > 0 {
            var lower = upper - 1
            if lexemes[lower].kind == .word {
                guard AmountRanges.links.contains(lexemes[lower].folded), lower > 0 else { continue }
                lower -= 1
            } else {
                // "45-50", "45/50", "45 - 50", but not "45, 50".
                let gap = lexemes[upper].start - lexemes[lower].end
                if gap > 3 || gap == 2 && lexemes[upper].boundary == .comma { continue }
            }
            guard lexemes[lower].kind == .number || lexemes[lower].kind == .year,
                let amount = lowerEnd(lexemes[lower].folded, of: lexemes[upper])
            else { continue }
            lexemes[lower].folded = amount
            lexemes[lower].kind = .money
            lexemes[lower].rewrite = .domain
            lexemes[lower].isInThousands = lexemes[upper].isInThousands
        }
    }

    private func lowerEnd(_ number: String, of upper: Lexeme) -> String? {
        let code = upper.folded.split(separator: " ").dropFirst().first
        let isWhole = !number.utf8.contains(UInt8(ascii: "."))
        if upper.isInThousands, number.utf8.count <= 3 {
            return isWhole ? number + "000" + (code.map { " " + $0 } ?? "") : nil
        }
        guard isWhole, number.utf8.count >= 3, let code else { return nil }
        return number + " " + code
    }
}
