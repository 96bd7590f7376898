/// Interprets the apostrophes of English: possessive "'s" vanishes, contractions become the words they stand for.
enum EnglishJoints {
    /// After these, "'s" is "is".
    static let hosts: Set<String> = [
        "what", "how", "where", "who", "when", "why", "which", "that", "this", "it", "he", "she", "there", "here",
    ]
    private static let endings: [String: String] = ["re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"]
    private static let negated: [String: String] = ["can": "can", "won": "will", "shan": "shall", "ain": "is"]

    static func apply(to lexemes: inout [Lexeme]) {
        guard lexemes.contains(where: { $0.joint == .apostrophe }) else { return }
        var joined: [Lexeme] = []
        joined.reserveCapacity(lexemes.count)
        for lexeme in lexemes {
            guard lexeme.joint == .apostrophe, let host = joined.last else {
                joined.append(lexeme)
                continue
            }
            join(lexeme, to: host, in: &joined)
        }
        lexemes = joined
    }

    private static func join(_ lexeme: Lexeme, to host: Lexeme, in joined: inout [Lexeme]) {
        let last = joined.count - 1
        var lexeme = lexeme
        if lexeme.folded == "s" {
            if host.folded == "let" || EnglishJoints.hosts.contains(host.folded) {
                lexeme.folded = host.folded == "let" ? "us" : "is"
                lexeme.rewrite = .shorthand
                joined.append(lexeme)
            } else {
                joined[last].end = lexeme.end
            }
        } else if lexeme.folded == "t", host.folded.utf8.last == UInt8(ascii: "n"), host.kind == .word {
            joined[last].folded = EnglishJoints.negated[host.folded] ?? String(host.folded.dropLast())
            joined[last].end = lexeme.end
            joined[last].rewrite = .shorthand
            lexeme.folded = "not"
            lexeme.start = host.start
            lexeme.rewrite = .shorthand
            joined.append(lexeme)
        } else if let word = EnglishJoints.endings[lexeme.folded] {
            lexeme.folded = word
            lexeme.rewrite = .shorthand
            joined.append(lexeme)
        } else if FrenchJoints.elisions.contains(host.folded) || host.kind != .word || lexeme.kind != .word
            || host.folded.utf8.count > Lexeme.longestJoined
        {
            joined.append(lexeme)
        } else {
            joined[last].folded += lexeme.folded
            joined[last].end = lexeme.end
        }
    }
}
