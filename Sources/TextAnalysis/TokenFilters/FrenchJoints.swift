/// Interprets the apostrophes and hyphens of French: elision ("l'|ia"), whole words ("aujourd'hui"), inversion
/// ("gagne-t-il", whose "t" is only there for the ear).
enum FrenchJoints {
    static let elisions: Set<String> = [
        "l", "d", "j", "m", "t", "s", "n", "c", "qu", "y", "z", "k", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu",
        "presqu", "entr",
    ]
    private static let inverted: Set<String> = ["il", "ils", "elle", "elles", "on", "y", "en"]

    static func apply(to lexemes: inout [Lexeme]) {
        guard lexemes.contains(where: { $0.joint == .apostrophe || $0.folded == "t" }) else { return }
        var joined: [Lexeme] = []
        joined.reserveCapacity(lexemes.count)
        var isAfterEuphony = false
        for (index, lexeme) in lexemes.enumerated() {
            var lexeme = lexeme
            if isAfterEuphony {
                lexeme.boundary = .none
                lexeme.joint = .hyphen
                isAfterEuphony = false
            } else if lexeme.joint == .apostrophe, let before = joined.last, before.kind == .word {
                if FrenchJoints.elisions.contains(before.folded) {
                    joined[joined.count - 1].isElided = true
                } else if lexeme.kind == .word, before.folded.utf8.count <= Lexeme.longestJoined {
                    joined[joined.count - 1].folded += lexeme.folded
                    joined[joined.count - 1].end = lexeme.end
                    continue
                }
            }
            if lexeme.folded == "t", isEuphonic(index, in: lexemes), joined.last?.kind == .word {
                isAfterEuphony = true
                continue
            }
            joined.append(lexeme)
        }
        lexemes = joined
    }

    /// "gagne-t-il", "gagne t il", "gagne-t'il".
    private static func isEuphonic(_ index: Int, in lexemes: [Lexeme]) -> Bool {
        guard index > 0, index + 1 < lexemes.count, lexemes[index].boundary <= .space else { return false }
        let next = lexemes[index + 1]
        guard next.boundary <= .space, FrenchJoints.inverted.contains(next.folded) else { return false }
        return lexemes[index].joint == .hyphen || next.joint == .hyphen || next.folded != "y" && next.folded != "en"
    }
}
