/// The keys of one YAML mapping, read by name, with every misfit reported at its place.
struct Fields: Sendable {
    /// Where the mapping begins.
    let position: Position
    private let pairs: [YAMLTree.Pair]

    /// Nil, reported, unless `tree` is a mapping. Keys outside `known` are reported; `what`: "a source", "a figure".
    init?(_ tree: YAMLTree, known: [String], of what: String, report: inout Report) {
        guard case .mapping(let pairs) = tree.content else {
            report.error(tree.position, "\(what) is expected here, as “key: value” lines")
            return nil
        }
        position = tree.position
        self.pairs = pairs
        for pair in pairs where !known.contains(pair.key.value) {
            report.error(
                pair.key.position, "unknown key “\(pair.key.value)” in \(what)",
                remedy: Suggestion.remedy(for: pair.key.value, in: known))
        }
    }

    /// The value under a key, whatever it is.
    func tree(_ key: String) -> YAMLTree? { pair(key)?.value }

    /// Where a key stands, or where the mapping begins.
    func position(of key: String) -> Position { pair(key)?.key.position ?? position }

    private func pair(_ key: String) -> YAMLTree.Pair? { pairs.first { $0.key.value == key } }

    /// A text that is not empty; nil, reported, for a list or an empty one; nil, silently, for a missing key.
    func text(_ key: String, report: inout Report) -> Located<String>? {
        guard let tree = tree(key) else { return nil }
        return tree.text(of: "“\(key)”", report: &report)
    }

    /// A text that must be there.
    func required(_ key: String, of what: String, report: inout Report) -> Located<String>? {
        guard pair(key) != nil else {
            report.error(position, "\(what) lacks “\(key)”", remedy: "add “\(key): …”")
            return nil
        }
        return text(key, report: &report)
    }

    /// A list of texts, or one text standing for a list of one; empty for a missing key.
    func texts(_ key: String, report: inout Report) -> [Located<String>] {
        tree(key)?.texts(of: "“\(key)”", report: &report) ?? []
    }
}

extension YAMLTree {
    /// A text that is not empty, or nil, reported.
    func text(of what: String, report: inout Report) -> Located<String>? {
        guard case .scalar(let text, _) = content else {
            report.error(position, "\(what) must be one text, not a list or several keys")
            return nil
        }
        guard !text.isEmpty else {
            report.error(position, "\(what) is empty", remedy: "write a value or remove the line")
            return nil
        }
        return Located(value: text, position: position)
    }

    /// A list of texts that are not empty; one text stands for a list of one.
    func texts(of what: String, report: inout Report) -> [Located<String>] {
        switch content {
        case .sequence(let items):
            var texts: [Located<String>] = []
            texts.reserveCapacity(items.count)
            for item in items {
                if case .mapping = item.content {
                    report.error(
                        item.position, "an item of \(what) is read as “key: value”",
                        remedy: "put the whole item in quotation marks")
                } else if let text = item.text(of: "an item of \(what)", report: &report) {
                    texts.append(text)
                }
            }
            return texts
        case .scalar:
            return text(of: what, report: &report).map { [$0] } ?? []
        case .mapping:
            report.error(position, "\(what) must be a list", remedy: "write it as “- …” lines or as [a, b]")
            return []
        }
    }

    /// The pairs of a mapping, or an empty list, reported.
    func pairs(of what: String, report: inout Report) -> [Pair] {
        switch content {
        case .mapping(let pairs): return pairs
        case .scalar("", isQuoted: false): return []
        default:
            report.error(position, "\(what) must be “key: value” lines")
            return []
        }
    }
}
