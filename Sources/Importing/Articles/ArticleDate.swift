internal import Figures

/// Days as articles write them.
enum ArticleDate {
    private static let months: [String: Int] = [
        "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8, "septembre": 9,
        "octobre": 10, "novembre": 11, "decembre": 12, "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
        "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "apr": 4,
        "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12, "janv": 1, "fevr": 2, "juil": 7,
    ]
    private static let publishing = [
        "publie", "publiee", "mis en ligne", "mise en ligne", "paru", "parue", "actualite", "published", "posted", "updated",
        "mis a jour", "mise a jour", "le", "on", "du", "date", "last",
    ]
    private static let weekdays: Set<String> = [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "monday", "tuesday", "wednesday", "thursday",
        "friday", "saturday", "sunday",
    ]

    /// `YYYY-MM-DD` of a day that exists, or nil.
    static func iso(_ text: String) -> String? { Day(text).map(\.description) }

    /// The first day in a line: "28 juillet 2020", "1er mars 2024", "March 1, 2024", "28/07/2020", "2020-07-28".
    static func find(in text: String) -> String? {
        let words = ArticleText.words(text).split(separator: " ")
        for index in words.indices {
            let word = words[index]
            let before = index > 0 ? words[index - 1] : ""
            let after = index + 1 < words.count ? words[index + 1] : ""
            let next = index + 2 < words.count ? words[index + 2] : ""
            if let month = months[String(word)] {
                if let found = day(year: after, month: month, day: before) ?? day(year: next, month: month, day: after) { return found }
            } else if let month = Int(after), word.count <= 2, after.count <= 2, next.count == 4 {
                if let found = day(year: next, month: month, day: word) { return found }
            } else if let month = Int(after), word.count == 4, after.count == 2 {
                if let found = day(year: word, month: month, day: next) { return found }
            }
        }
        return nil
    }

    /// The line says when the article was published and nothing else.
    static func isPublicationLine(_ text: String) -> Bool {
        find(in: text) != nil && rest(of: text).allSatisfy { publishing.joined(separator: " ").split(separator: " ").contains($0) }
    }

    /// The line says that something was published, not only a day.
    static func namesPublication(_ text: String) -> Bool {
        let words = ArticleText.words(text)
        return ["publie", "publiee", "en ligne", "published", "posted", "updated", "a jour"].contains { words.contains(" \($0) ") }
    }

    /// The line is a day, perhaps without a year: "Samedi 14 novembre".
    static func isDayLine(_ text: String) -> Bool {
        let words = ArticleText.words(text).split(separator: " ")
        return words.count <= 5 && words.contains { months[String($0)] != nil } && words.contains { Int($0) != nil }
            && rest(of: text).isEmpty
    }

    /// The words that are no part of a day.
    private static func rest(of text: String) -> [Substring] {
        ArticleText.words(text).split(separator: " ").filter { word in
            let digits = word.prefix { $0.isNumber }
            let isNumber = !digits.isEmpty && ["", "er", "st", "nd", "rd", "th", "h"].contains(word.dropFirst(digits.count))
            return !isNumber && months[String(word)] == nil && !weekdays.contains(String(word))
        }
    }

    private static func day(year: Substring, month: Int, day: Substring) -> String? {
        let digits = day.prefix { $0.isNumber }
        guard let year = Int(year), (1900...2100).contains(year), let number = Int(digits) else { return nil }
        return Day(year: year, month: month, day: number).map(\.description)
    }
}
