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
        // Words move only once one has gone: most texts keep all of theirs.
        var kept = 0
        var isAfterEuphony = false
        for index in lexemes.indices {
            let joint = lexemes[index].joint
            if isAfterEuphony {
                lexemes[index].boundary = .none
                lexemes[index].joint = .hyphen
                isAfterEuphony = false
            } else if joint == .apostrophe, kept > 0, lexemes[kept - 1].kind == .word {
                if FrenchJoints.elisions.contains(lexemes[kept - 1].folded) {
                    lexemes[kept - 1].isElided = true
                } else if lexemes[index].kind == .word, lexemes[kept - 1].folded.utf8.count <= Lexeme.longestJoined {
                    lexemes[kept - 1].folded += lexemes[index].folded
                    lexemes[kept - 1].end = lexemes[index].end
                    continue
                }
            }
            if lexemes[index].folded == "t", kept > 0, lexemes[kept - 1].kind == .word, isEuphonic(index, in: lexemes) {
                isAfterEuphony = true
                continue
            }
            if kept < index { lexemes[kept] = lexemes[index] }
            kept += 1
        }
        lexemes.removeSubrange(kept...)
    }

    /// "gagne-t-il", "gagne t il", "gagne-t'il".
    private static func isEuphonic(_ index: Int, in lexemes: [Lexeme]) -> Bool {
        guard index > 0, index + 1 < lexemes.count, lexemes[index].boundary <= .space else { return false }
        let next = lexemes[index + 1]
        guard next.boundary <= .space, FrenchJoints.inverted.contains(next.folded) else { return false }
        return lexemes[index].joint == .hyphen || next.joint == .hyphen || next.folded != "y" && next.folded != "en"
    }
}
