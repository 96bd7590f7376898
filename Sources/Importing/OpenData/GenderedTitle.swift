/// A title in both genders, as official lists write it: "Conducteur / Conductrice d'engins agricoles".
///
/// The list saves ink: the masculine stands before the slash without its end, the feminine after it with the end that both
/// share. So the end has to be found. The naive way, everything behind the first word, is wrong for "Secrétaire général /
/// Secrétaire générale de mairie" and for "Analyste concepteur / Conceptrice informatique". Ours looks behind the slash for
/// the word that answers the last one before it, by its first letters ("concepteur", "conceptrice") or as a known pair
/// ("steward", "hôtesse"): what follows it is shared. Where no word answers, the two are not genders but two names.
struct GenderedTitle: Sendable, Hashable {
    /// In full, masculine or of both genders.
    var masculine: String
    /// Where it differs.
    var feminine: String?
    /// Another name of the same thing, where the slash separates names.
    var other: String?

    init(_ title: String) {
        let title = Words.withoutEndings(Words.tidy(title))
        guard let slash = title.firstRange(of: " / ") else {
            masculine = title
            return
        }
        let left = title[..<slash.lowerBound].split(separator: " ")
        let right = title[slash.upperBound...].split(separator: " ")
        guard let last = left.last, let first = right.first else {
            masculine = title
            return
        }
        func joined(_ words: some Sequence<Substring>) -> String { words.joined(separator: " ") }
        let isNamedTwice = left.count > 1 && Words.folded(last) == Words.folded(first)
        if !isNamedTwice, let answer = right.firstIndex(where: { Self.answers(last, $0) }),
            answer == 0 || left.first.map({ Self.answers($0, first) }) ?? false
        {
            masculine = joined(left + right[(answer + 1)...])
            // "Garde forestier / forestière": the beginning is shared as well.
            feminine = answer == 0 && left.count > 1 ? joined(left.dropLast() + right) : joined(right)
        } else if left.count > 1, let head = left.first, Self.answers(head, first), right.count >= left.count {
            masculine = joined(left + right[left.count...])
            feminine = joined(right)
        } else {
            masculine = joined(left)
            other = joined(right)
        }
        if feminine == masculine { feminine = nil }
    }

    /// Whether the second is the feminine of the first.
    private static func answers(_ masculine: Substring, _ feminine: Substring) -> Bool {
        // Of a compound the first part is enough: "accordeur-réparateur".
        let left = Words.folded(masculine.prefix { $0 != "-" || masculine.first == "-" })
        let right = Words.folded(feminine.prefix { $0 != "-" || feminine.first == "-" })
        if left == right { return true }
        if pairs.contains(where: { left.hasSuffix($0.0) && right.hasSuffix($0.1) }) { return true }
        let shared = zip(left, right).prefix { $0 == $1 }.count
        return shared >= 3 && shared * 2 >= min(left.count, right.count)
    }

    private static let pairs = [
        ("homme", "femme"), ("garcon", "fille"), ("steward", "hotesse"), ("monsieur", "dame"), ("valet", "femme"),
        ("man", "woman"),
        ("valet", "fille"), ("maieuticien", "sage-femme"), ("roi", "reine"), ("mac", "mere"),
    ]
}
