/// Holds the templates against what the pages offer.
///
/// Mustache shows nothing for a name that it does not know, and nothing for a partial that is not there: a typing error
/// would be a hole in a page. It also has ways to put text unescaped. So every tag is looked at when the files are read.
struct TemplateCheck {
    /// The names under `t`.
    let wordings: Set<String>

    /// Every name that a view may hold, the ones inside others by their last part too.
    static let names: Set<String> = [
        "page", "page.language", "page.title", "page.description", "page.canonical", "page.noindex", "page.chosen", "site.name", "site.field",
        "live", "links.home", "links.faq", "links.sheets", "links.ask", "links.feedback", "links.erase", "links.css", "links.icon", "links.widget",
        "links.jsonld", "links.privacy", "links.accessibility", "links.contact", "nav", "label", "address", "current", "other_language",
        "code", "knowledge.version", "blocks", "paragraph", "items", "entries", "spans", "words", "href", "citations", "number", "charts",
        "caption", "rows", "amount", "start", "length", "publisher", "title", "source_href", "date", "sheets", "anchor", "heading",
        "examples", "popular", "session", "problem", "draft", "themes", "questions", "question_id", "question", "sources", "query",
        "exchange", "exchanges", "outcome", "answer_language", "has_sources", "source_count", "why", "reasons", "choices", "has_choices",
        "suggestions", "has_suggestions", "message", "is_last", "turn", "thanks", "receipt", "stores", "erased", "sheet.name",
        "sheet.feminine", "sheet.review_by", "facets", "amounts", "has_amounts", "about", "old_figures", "related", "has_related",
        "references", "problem_title", "problem_detail", "status", "request_id",
    ]

    /// The blocks that a page may fill in the layout.
    private static let blocks: Set<String> = ["head", "main", "scripts", "layout"]

    func problems(in text: String, path: String) -> [SiteError.Problem] {
        var problems: [SiteError.Problem] = []
        var line = 1
        var rest = text[...]
        while let open = rest.firstRange(of: "{{") {
            line += rest[..<open.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") }
            rest = rest[open.upperBound...]
            guard let close = rest.firstRange(of: "}}") else { break }
            let tag = rest[..<close.lowerBound]
            if let (message, remedy) = problem(in: tag) { problems.append(.init(path: path, line: line, message: message, remedy: remedy)) }
            line += tag.utf8.count { $0 == UInt8(ascii: "\n") }
            rest = rest[close.upperBound...]
        }
        return problems
    }

    private func problem(in tag: Substring) -> (message: String, remedy: String)? {
        guard let sign = tag.first else { return ("an empty tag", "write a name between the braces") }
        let name = String(tag.dropFirst(sign.isLetter || sign == "." ? 0 : 1).filter { !$0.isWhitespace })
        switch sign {
        case "!": return nil
        case "{", "&", "=", "%", "*": return ("a tag that could put text unescaped: {{\(tag)}}", "write {{name}}")
        case ">": return SiteFiles.templates.contains(name) ? nil : ("no template is called “\(name)”", "the partials are in pages/partials")
        case "<", "$": return Self.blocks.contains(name) ? nil : ("no layout or block is called “\(name)”", "the blocks are head, main, scripts")
        case "/": return nil
        default:
            if name == "." || Self.names.contains(name) { return nil }
            if name.hasPrefix("t."), wordings.contains(String(name.dropFirst(2))) { return nil }
            return ("no page has a value named “\(name)”", "take a name of the view models, or add the wording to every strings.*.json")
        }
    }
}
