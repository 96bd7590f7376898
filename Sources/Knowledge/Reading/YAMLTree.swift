import Yams

/// A piece of YAML with the place where it stands: every scalar is the text that was written.
///
/// YAML 1.1 makes `no` a boolean, `12:30` a number and a date an object of its own; an editor wrote words. So nothing
/// is resolved here: the library composes its tree without any rule, and each reader asks for the kind of value that it
/// expects. Anchors and aliases are refused: they make a file hard to read and can blow up when followed.
struct YAMLTree: Sendable {
    /// A key of a mapping and what stands under it.
    struct Pair: Sendable {
        let key: Located<String>
        let value: YAMLTree
    }

    enum Content: Sendable {
        /// `isQuoted`: an empty text that was meant, not a missing one.
        case scalar(String, isQuoted: Bool)
        case sequence([YAMLTree])
        case mapping([Pair])
    }

    let content: Content
    let position: Position

    /// Reads one YAML document; nil for an empty one, or when it is broken, which is reported.
    static func read(_ lines: TextLines, report: inout Report) -> YAMLTree? {
        PlainYAML.read(lines) ?? readGenerally(lines, report: &report)
    }

    /// The same by the library alone.
    static func readGenerally(_ lines: TextLines, report: inout Report) -> YAMLTree? {
        guard !indentsWithTabs(lines, report: &report) else { return nil }
        do {
            // The encoding is stated because finding the default one reads the environment each time.
            let parser = try Parser(yaml: lines.bytes.text, resolver: .basic, encoding: .utf8)
            // A node holds its anchor weakly; the parser keeps it.
            return try withExtendedLifetime(parser) {
                guard let node = try parser.singleRoot() else { return nil }
                var reader = NodeReader(
                    line: lines.first, mayHaveAnchors: lines.bytes.contains(UInt8(ascii: "&")), report: report)
                let tree = reader.tree(node, depth: 0)
                report = reader.report
                return tree
            }
        } catch let error as YamlError {
            let problem = describe(error)
            let position = Position(line: lines.first + max(0, problem.line - 1), column: max(1, problem.column))
            report.error(position, problem.message, remedy: problem.remedy)
        } catch {
            report.error(Position(line: lines.first, column: 1), "unreadable YAML: \(error)")
        }
        return nil
    }

    /// Tabs are reported here line by line, since the library stops at the first one with words that help nobody.
    private static func indentsWithTabs(_ lines: TextLines, report: inout Report) -> Bool {
        let tab = UInt8(ascii: "\t")
        guard lines.bytes.contains(tab) else { return false }
        var found = false
        for (offset, bytes) in lines.lines.enumerated() {
            let indentation = bytes.prefix { $0 == UInt8(ascii: " ") || $0 == tab }
            guard let first = indentation.firstIndex(of: tab), indentation.count < bytes.count else { continue }
            found = true
            report.error(
                Position(line: lines.first + offset, column: first - bytes.startIndex + 1), "a tab indents this line",
                remedy: "use spaces, YAML forbids tabs there")
        }
        return found
    }

    /// Where the library saw a problem (one-based, within the text it was given), in words.
    private static func describe(_ error: YamlError) -> (line: Int, column: Int, message: String, remedy: String?) {
        let quotes =
            "check the colons, brackets and quotation marks around there; put a text that holds “: ” or begins "
            + "with a sign in quotation marks"
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return (mark.line, mark.column, "broken YAML: \(problem)", quotes)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.sorted().map { "“\($0)”" }.joined(separator: ", ")
            return (context.mark.line, context.mark.column, "key \(keys) appears more than once", "keep one of them")
        case .reader(let problem, _, _, _):
            return (1, 1, "broken YAML: \(problem)", "remove the control characters")
        default:
            return (1, 1, "broken YAML", nil)
        }
    }
}

/// Turns the library's tree into ours.
private struct NodeReader {
    /// Deeper than any file of a knowledge base, and far from the end of the stack.
    static let deepest = 32

    let line: Int
    /// Without a single `&` in the text there can be none, and asking each node is slow.
    let mayHaveAnchors: Bool
    var report: Report

    /// The place in the file; where the library keeps none, the beginning.
    private func position(_ mark: Mark?) -> Position {
        Position(line: line + (mark?.line ?? 1) - 1, column: mark?.column ?? 1)
    }

    mutating func tree(_ node: Node, depth: Int) -> YAMLTree {
        // Each case is unwrapped once: the shared accessors of `Node` copy it every time.
        switch node {
        case .scalar(let scalar):
            let position = position(scalar.mark)
            if mayHaveAnchors, scalar.anchor != nil { return refused(position) }
            let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
            return YAMLTree(content: .scalar(scalar.string, isQuoted: isQuoted), position: position)
        case .sequence(let sequence):
            let position = position(sequence.mark)
            if mayHaveAnchors, sequence.anchor != nil { return refused(position) }
            guard depth < Self.deepest else { return tooDeep(position) }
            var items: [YAMLTree] = []
            items.reserveCapacity(sequence.count)
            for item in sequence { items.append(tree(item, depth: depth + 1)) }
            return YAMLTree(content: .sequence(items), position: position)
        case .mapping(let mapping):
            let position = position(mapping.mark)
            if mayHaveAnchors, mapping.anchor != nil { return refused(position) }
            guard depth < Self.deepest else { return tooDeep(position) }
            var pairs: [YAMLTree.Pair] = []
            pairs.reserveCapacity(mapping.count)
            for (key, value) in mapping {
                let key = tree(key, depth: depth + 1)
                let value = tree(value, depth: depth + 1)
                guard case .scalar(let text, _) = key.content else {
                    report.error(key.position, "a key must be a word")
                    continue
                }
                pairs.append(YAMLTree.Pair(key: Located(value: text, position: key.position), value: value))
            }
            return YAMLTree(content: .mapping(pairs), position: position)
        case .alias:
            return refused(Position(line: line, column: 1))
        }
    }

    private mutating func refused(_ position: Position) -> YAMLTree {
        report.error(
            position, "anchors (&) and aliases (*) are not understood here",
            remedy: "write the text out, or put it in quotation marks if it only begins with such a sign")
        return YAMLTree(content: .scalar("", isQuoted: false), position: position)
    }

    private mutating func tooDeep(_ position: Position) -> YAMLTree {
        report.error(position, "nested too deeply")
        return YAMLTree(content: .scalar("", isQuoted: false), position: position)
    }
}
