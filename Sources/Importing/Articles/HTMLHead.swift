internal import TextAnalysis

/// What a page says of itself: in its head, in its article's times, and to search engines.
struct HTMLHead {
    private(set) var language: Language?
    private(set) var site: String?
    private(set) var url: String?
    private(set) var shareTitle: String?
    private(set) var title = ""
    /// In the order of trust: stated for machines, marked in the article, marked elsewhere.
    private var dates: (stated: String?, inArticle: String?, elsewhere: String?)

    var date: String? { dates.stated ?? dates.inArticle ?? dates.elsewhere }

    mutating func start(_ name: String, _ attributes: [String: String], isInArticle: Bool) {
        switch name {
        case "html":
            language = attributes["lang"].flatMap { Language(rawValue: String($0.prefix(2)).lowercased()) }
        case "link":
            if attributes["rel"]?.lowercased() == "canonical" { url = Self.address(attributes["href"]) ?? url }
        case "meta":
            guard let key = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"],
                let content = attributes["content"].map(ArticleText.oneLine), !content.isEmpty
            else { return }
            state(key.lowercased(), content)
        case "time":
            guard let date = Self.day(attributes["datetime"]) else { return }
            if isInArticle { dates.inArticle = dates.inArticle ?? date } else { dates.elsewhere = dates.elsewhere ?? date }
        default:
            if attributes["itemprop"] == "datePublished" { dates.stated = dates.stated ?? Self.day(attributes["content"]) }
        }
    }

    mutating func read(_ text: String, in name: String) {
        if name == "title", title.utf8.count < 1_000 { title += text }
        // JSON-LD: one key of it is of use, and it needs no parser of JSON to be found.
        if name == "script", dates.stated == nil, let key = text.firstRange(of: "\"datePublished\"") {
            dates.stated = Self.day(String(text[key.upperBound...].drop { ": \"\n\t".contains($0) }.prefix(10)))
        }
    }

    private mutating func state(_ key: String, _ content: String) {
        switch key {
        case "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "pubdate":
            dates.stated = dates.stated ?? Self.day(content)
        case "og:site_name": site = site ?? content
        case "publisher", "dc.publisher": site = site ?? content
        case "og:url": url = url ?? Self.address(content)
        case "og:title": shareTitle = shareTitle ?? content
        case "og:locale", "dc.language": language = language ?? Language(rawValue: String(content.prefix(2)).lowercased())
        default: break
        }
    }

    /// The day at the beginning of a time, "2020-07-28T09:00:00+02:00".
    private static func day(_ text: String?) -> String? {
        guard let day = text?.prefix(10), day.utf8.count == 10 else { return nil }
        return ArticleDate.iso(String(day))
    }

    private static func address(_ text: String?) -> String? {
        guard let text = text.map(ArticleText.oneLine), text.hasPrefix("http://") || text.hasPrefix("https://") else { return nil }
        return text
    }

    /// The title without the name of its site: "Title | Site", "Title - Site".
    func bareTitle() -> String? {
        let whole = ArticleText.oneLine(title)
        return titleParts?.first ?? (whole.isEmpty ? nil : whole)
    }

    /// The name of the site behind the title.
    var titleSite: String? { titleParts?.last.flatMap { $0.count <= 40 ? $0 : nil } }

    private var titleParts: [String]? {
        let whole = ArticleText.oneLine(title)
        for sign in [" | ", " – ", " — ", " - ", " :: "] {
            let parts = whole.split(separator: sign)
            if parts.count > 1 { return parts.map { String($0) } }
        }
        return nil
    }
}
