extension PromptLibrary {
    /// The names used between `{{` and `}}` that the prompt does not offer.
    ///
    /// Byte by byte, because every template is looked through at every start.
    static func unknownNames(in text: String, of name: PromptName, path: String) -> [PromptError.Problem] {
        var problems: [PromptError.Problem] = []
        let names = name.names
        let bytes = Array(text.utf8)
        let newline = UInt8(ascii: "\n")
        var line = 1
        var at = 0
        while at < bytes.count {
            if bytes[at] == newline { line += 1 }
            guard let end = Self.endOfTag(at, in: bytes) else {
                at += 1
                continue
            }
            let tag = bytes[at + 2..<end]
            if let used = Self.nameUsed(in: String(decoding: tag, as: UTF8.self)[...]), used != ".", !names.contains(used) {
                problems.append(.init(path: path, line: line, message: "the prompt has no value named “\(used)”",
                    remedy: "the names are \(names.sorted().joined(separator: ", "))"))
            }
            line += tag.count { $0 == newline }
            at = end
        }
        return problems
    }

    /// Where the braces stand that close the ones at `start`; nil when none open there, or they are never closed.
    private static func endOfTag(_ start: Int, in bytes: [UInt8]) -> Int? {
        let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
        guard bytes[start] == open, start + 1 < bytes.count, bytes[start + 1] == open else { return nil }
        return (start + 2..<max(bytes.count - 1, start + 2)).first { bytes[$0] == close && bytes[$0 + 1] == close }
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
