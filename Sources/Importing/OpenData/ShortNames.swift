/// Main names without the note that official lists put behind them, where they stay apart without it.
struct ShortNames {
    /// How often each short name comes.
    private var counts: [String: Int] = [:]

    init(_ titles: [String]) {
        for title in titles { counts[Words.folded(Words.withoutTrailingNote(title)), default: 0] += 1 }
    }

    func of(_ title: String) -> String {
        let short = Words.withoutTrailingNote(title)
        return counts[Words.folded(short), default: 0] <= 1 ? short : title
    }
}

extension Words {
    /// Without a note in brackets, between hyphens or behind a dash: nobody says "ingénieur qualité (QSE)", "auxiliaire
    /// vétérinaire -ASV-" or "animateur 3D - films d'animation". "UX - UI designer" is no note.
    static func withoutTrailingNote(_ title: String) -> String {
        if title.hasSuffix(")"), let open = title.lastIndex(of: "("), open > title.startIndex {
            return trimmed(String(title[..<open]))
        }
        if title.hasSuffix("-"), let open = title.dropLast().lastIndex(of: "-"), title[..<open].hasSuffix(" ") {
            return trimmed(String(title[..<open]))
        }
        if let dash = title.firstRange(of: " - "),
            title[..<dash.lowerBound].contains(" ") || title.prefix(3).contains(where: \.isLowercase)
        {
            return String(title[..<dash.lowerBound])
        }
        return title
    }

    /// Without endings in brackets: "sous-officier(ère)" is "sous-officier".
    static func withoutEndings(_ title: String) -> String {
        var title = title
        while let open = title.firstIndex(of: "("), open > title.startIndex, title[title.index(before: open)].isLetter,
            let close = title[open...].firstIndex(of: ")"), title.distance(from: open, to: close) <= 6,
            title[open..<close].dropFirst().allSatisfy(\.isLowercase)
        {
            title.removeSubrange(open...close)
        }
        return title
    }
}
