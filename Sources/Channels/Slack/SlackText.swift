#if Server

/// Text as Slack sends it: three escaped signs, and everything else that it knows in angle brackets.
enum SlackText {
    /// As the person typed it: mentions left out, links by their words, escapes undone.
    static func plain(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            result += rest[..<open]
            let inside = rest[rest.index(after: open)..<close]
            let parts = inside.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
            switch inside.first {
            case "@", "!": break
            case "#": result += parts.count > 1 ? "#" + (parts.last ?? "") : ""
            default: result += parts.last ?? ""
            }
            rest = rest[rest.index(after: close)...]
        }
        result += rest
        return unescaped(result).split(whereSeparator: { $0 == " " }).joined(separator: " ")
    }

    /// `&` last, or else `&amp;lt;` would become `<`.
    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}
#endif
