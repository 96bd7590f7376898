/// What a person can ask of the program itself, in the middle of a conversation.
enum SlashCommand: CaseIterable {
    case help, why, sources, language, restart, forget, quit

    /// The French name and its English twin.
    var names: [String] {
        switch self {
        case .help: ["/aide", "/help"]
        case .why: ["/pourquoi", "/why"]
        case .sources: ["/sources"]
        case .language: ["/langue", "/language"]
        case .restart: ["/recommencer", "/restart"]
        case .forget: ["/oublie-moi", "/oublier", "/forget-me"]
        case .quit: ["/quitter", "/quit"]
        }
    }

    /// Every name, French first.
    static var allNames: [String] { allCases.flatMap(\.names) }

    /// What a line that begins with a slash says.
    enum Reading: Equatable {
        case command(SlashCommand, argument: String)
        /// No such command; the nearest name.
        case unknown(nearest: String)
    }

    /// Reads a line, or nil when it does not begin with a slash followed by a letter.
    static func read(_ line: String) -> Reading? {
        let line = line.drop { $0.isWhitespace }
        guard line.first == "/", line.dropFirst().first?.isLetter == true else { return nil }
        let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        guard let typed = words.first?.lowercased() else { return nil }
        let argument = words.dropFirst().first.map { $0.trimmingPrefix { $0.isWhitespace } } ?? ""
        for command in allCases where command.names.contains(typed) {
            return .command(command, argument: String(argument.reversed().drop { $0.isWhitespace }.reversed()))
        }
        let nearest = allNames.min { (distance(typed, $0), $0) < (distance(typed, $1), $1) }
        return .unknown(nearest: nearest ?? "/aide")
    }

    /// Insertions, deletions and replacements that lead from one word to the other (Levenshtein, 1966); of a long word,
    /// the beginning counts.
    private static func distance(_ first: String, _ second: String) -> Int {
        let first = Array(first.prefix(20))
        let second = Array(second)
        var row = Array(0...second.count)
        for (i, left) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in second.enumerated() {
                let replaced = diagonal + (left == right ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[second.count]
    }
}
