extension PromptLibrary {
    /// The names used between `{{` and `}}` that the prompt does not offer.
    static func unknownNames(in text: String, of name: PromptName, path: String) -> [PromptError.Problem] {
        var problems: [PromptError.Problem] = []
        var line = 1
        var rest = text[...]
        while let character = rest.first {
            if character.isNewline { line += 1 }
            guard rest.hasPrefix("{{"), let tag = Self.tag(of: rest) else {
                rest.removeFirst()
                continue
            }
            if let used = Self.nameUsed(in: tag), used != ".", !name.names.contains(used) {
                problems.append(.init(path: path, line: line, message: "the prompt has no value named “\(used)”",
                    remedy: "the names are \(name.names.sorted().joined(separator: ", "))"))
            }
            line += tag.count(where: \.isNewline)
            rest = rest[tag.endIndex...]
        }
        return problems
    }

    /// What stands between the braces at the beginning of `text`, or nil when they are never closed.
    private static func tag(of text: Substring) -> Substring? {
        let inner = text.dropFirst(2)
        var index = inner.startIndex
        while index < inner.endIndex {
            if inner[index...].hasPrefix("}}") { return inner[inner.startIndex..<index] }
            index = inner.index(after: index)
        }
        return nil
    }

    /// The value's name in a tag, or nil for comments, partials and pragmas.
    private static func nameUsed(in tag: Substring) -> String? {
        var tag = tag
        guard let first = tag.first else { return nil }
        switch first {
        case "!", ">", "%", "=", "$", "<": return nil
        case "#", "^", "/", "&", "{": tag.removeFirst()
        default: break
        }
        var name = tag.filter { !$0.isWhitespace && $0 != "}" }
        if let open = name.lastIndex(of: "("), let close = name.firstIndex(of: ")"), open < close {
            name = String(name[name.index(after: open)..<close])
        }
        return String(name.split(separator: ".", maxSplits: 1).first ?? ".")
    }
}
