/// What the names of HTML's elements, their roles and their classes say about the text inside.
enum HTMLVocabulary {
    /// Elements that stand for themselves: what is before and after is another piece.
    static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "button", "caption", "dd", "details", "dialog", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "label",
        "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td",
        "textarea", "tfoot", "th", "thead", "tr", "ul",
    ]
    /// Elements that say what a piece is.
    static let roles: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6", "summary", "li", "dt", "dd"]
    /// Elements that hold no text of the page.
    static let skipped: Set<String> = [
        "audio", "canvas", "iframe", "map", "math", "noscript", "object", "script", "style", "svg", "template", "title", "video",
    ]
    /// Elements that a table of data does not hold in its cells.
    static let layoutSigns: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "article", "section", "form"]

    private static let elements: [String: String] = [
        "nav": "menu", "aside": "side column", "footer": "footer", "form": "form", "button": "button", "select": "form",
        "textarea": "form", "option": "form", "label": "form", "dialog": "dialog", "figcaption": "caption of a picture",
    ]
    private static let ariaRoles: [String: String] = [
        "navigation": "menu", "menu": "menu", "menubar": "menu", "banner": "page header", "contentinfo": "footer",
        "complementary": "side column", "search": "search", "dialog": "dialog", "alertdialog": "dialog", "toolbar": "toolbar",
        "form": "form", "alert": "banner",
    ]
    /// Words of classes and ids, each alone between hyphens.
    private static let words: [String: String] = [
        "nav": "menu", "navbar": "menu", "navigation": "menu", "menu": "menu", "megamenu": "menu", "breadcrumb": "breadcrumbs",
        "breadcrumbs": "breadcrumbs", "ariane": "breadcrumbs", "cookie": "cookie notice", "cookies": "cookie notice",
        "consent": "cookie notice", "gdpr": "cookie notice", "rgpd": "cookie notice", "didomi": "cookie notice",
        "tarteaucitron": "cookie notice", "axeptio": "cookie notice", "banner": "banner", "bandeau": "banner",
        "newsletter": "newsletter", "subscribe": "newsletter", "subscription": "newsletter", "signup": "form",
        "share": "share buttons", "sharing": "share buttons", "social": "share buttons", "partage": "share buttons",
        "socials": "share buttons", "footer": "footer", "sidebar": "side column", "widget": "side column",
        "related": "other articles", "recommended": "other articles", "similaires": "other articles", "comments": "comments",
        "comment": "comments", "commentaires": "comments", "popup": "dialog", "popin": "dialog", "modal": "dialog",
        "promo": "advertisement", "advert": "advertisement", "ads": "advertisement", "sponsor": "advertisement",
        "pub": "advertisement", "pagination": "page numbers", "pager": "page numbers", "toolbar": "toolbar", "login": "form",
        "search": "search", "skip": "skip link", "toc": "table of contents", "sommaire": "table of contents",
    ]

    /// The element marks the article itself.
    static func isRegion(_ name: String, _ attributes: [String: String]) -> Bool {
        name == "main" || name == "article" || attributes["role"] == "main" || attributes["itemprop"] == "articleBody"
    }

    /// Why the text inside an element is none of the article's; nil where nothing speaks against it.
    static func boilerplate(
        _ name: String, _ attributes: [String: String], isInRegion: Bool
    ) -> (reason: String, isByClass: Bool)? {
        if let reason = elements[name] { return (reason, false) }
        if name == "header", !isInRegion { return ("page header", false) }
        if let role = attributes["role"], let reason = ariaRoles[role.lowercased()] { return (reason, false) }
        if isHidden(attributes) { return ("hidden", false) }
        guard !["html", "body", "main", "article"].contains(name), !isRegion(name, attributes) else { return nil }
        for word in tokens(attributes["class"]) + tokens(attributes["id"]) {
            if let reason = words[word] { return (reason, true) }
        }
        return nil
    }

    private static func isHidden(_ attributes: [String: String]) -> Bool {
        if attributes["hidden"] != nil || attributes["aria-hidden"] == "true" { return true }
        let style = (attributes["style"] ?? "").filter { $0 != " " }.lowercased()
        return style.contains("display:none") || style.contains("visibility:hidden")
    }

    /// "site-footer isDark" → site, footer, is, dark; a class that denies ("no-sidebar", "has-menu") says nothing.
    private static func tokens(_ names: String?) -> [String] {
        guard let names else { return [] }
        return names.prefix(400).split { $0.isWhitespace }.flatMap { name -> [String] in
            var words: [String] = [""]
            for character in name {
                if character == "-" || character == "_" || character == ":" {
                    words.append("")
                } else if character.isUppercase, words.last?.last?.isLowercase ?? false {
                    words.append(character.lowercased())
                } else {
                    words[words.count - 1] += character.lowercased()
                }
            }
            return ["no", "not", "has", "with", "without", "sans", "avec"].contains(words.first) ? [] : words
        }
    }
}
