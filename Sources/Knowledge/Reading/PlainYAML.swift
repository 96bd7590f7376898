/// Reads the plain part of YAML, in which nearly all of a knowledge base is written, an order of magnitude faster.
///
/// The whole base is read at each start, some twenty thousand scalars, and the general library makes several objects
/// of each. Most lines need nothing of that: `key: value`, `- item`, `[a, b]`, `{key: value}`, a text in quotation
/// marks. This reader knows just these forms and is allowed to give up: whatever it does not know for sure (text over
/// several lines, escapes, comments behind a value, tabs, anchors, the same key twice, any mistake) makes it return
/// nothing, and then the library reads the file from its beginning and words the problem. So it must never differ from
/// the library where it does answer; a test holds the two against each other over many broken texts. The price is a
/// second reader of two pages; a compiled knowledge base would make both idle.
struct PlainYAML {
    /// Something that this reader leaves to the library.
    private struct Unsure: Error {}

    /// Deeper than any file of a knowledge base.
    static let deepest = 16
    private static let newline = UInt8(ascii: "\n")
    private static let blank = UInt8(ascii: " ")
    private static let colon = UInt8(ascii: ":")
    private static let hyphen = UInt8(ascii: "-")

    private let bytes: ArraySlice<UInt8>
    /// Where the cursor stands; `bytes.endIndex` at the end.
    private var index: Int
    private var line: Int
    private var lineStart: Int
    /// Column (zero-based, code points) already reckoned for an index of this line.
    private var counted: (index: Int, column: Int)

    /// The tree, or nil when only the library can tell.
    static func read(_ lines: TextLines) -> YAMLTree? {
        guard isPlain(lines.bytes) else { return nil }
        var reader = PlainYAML(lines)
        return try? reader.document()
    }

    private init(_ lines: TextLines) {
        bytes = lines.bytes
        index = bytes.startIndex
        line = lines.first
        lineStart = index
        counted = (index, 0)
    }

    /// No control character but the line feed, and none of the characters that YAML takes for line breaks or forbids.
    private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
        var previous: (UInt8, UInt8) = (0, 0)
        for byte in bytes {
            if byte < 0x20 && byte != newline || byte == 0x7F { return false }
            if byte >= 0x80 {
                // U+0080 to U+009F; U+2028 and U+2029; U+FEFF, U+FFFE and U+FFFF.
                if previous.1 == 0xC2 && byte < 0xA0 { return false }
                if previous == (0xE2, 0x80) && (byte == 0xA8 || byte == 0xA9) { return false }
                if previous == (0xEF, 0xBB) && byte == 0xBF || previous == (0xEF, 0xBF) && byte >= 0xBE { return false }
            }
            previous = (previous.1, byte)
        }
        return true
    }

    // MARK: Lines

    private mutating func document() throws(Unsure) -> YAMLTree {
        try skipToContent()
        guard index < bytes.endIndex, indentation == 0 else { throw Unsure() }
        let tree = try block(indentation: 0, depth: 0)
        guard index == bytes.endIndex else { throw Unsure() }
        return tree
    }

    /// Spaces before the cursor on its line, when it stands on the line's first letter.
    private var indentation: Int { index - lineStart }

    private var byte: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

    private func byte(after offset: Int) -> UInt8? {
        index + offset < bytes.endIndex ? bytes[index + offset] : nil
    }

    private mutating func nextLine() {
        index += 1
        line += 1
        lineStart = index
        counted = (index, 0)
    }

    /// From the beginning of a line to the next line's first letter that is no comment.
    private mutating func skipToContent() throws(Unsure) {
        while let byte {
            if byte == Self.blank {
                index += 1
            } else if byte == Self.newline {
                nextLine()
            } else if byte == UInt8(ascii: "#") {
                while let next = self.byte, next != Self.newline { index += 1 }
            } else {
                // Documents and directives.
                if indentation == 0, byte == UInt8(ascii: "%") || byte == UInt8(ascii: ".") { throw Unsure() }
                if indentation == 0, byte == Self.hyphen, self.byte(after: 1) == Self.hyphen { throw Unsure() }
                return
            }
        }
    }

    /// What follows a value on its line must be nothing.
    private mutating func endOfLine() throws(Unsure) {
        while byte == Self.blank { index += 1 }
        guard let byte else { return }
        guard byte == Self.newline else { throw Unsure() }
        nextLine()
        try skipToContent()
    }

    private mutating func position() -> Position {
        var column = counted.column
        for byte in bytes[counted.index..<index] where byte & 0xC0 != 0x80 { column += 1 }
        counted = (index, column)
        return Position(line: line, column: column + 1)
    }

    // MARK: Blocks

    /// A mapping or a sequence of lines, all at the same indentation.
    private mutating func block(indentation: Int, depth: Int) throws(Unsure) -> YAMLTree {
        guard depth < Self.deepest else { throw Unsure() }
        let position = position()
        if byte == Self.hyphen, self.byte(after: 1) == Self.blank {
            var items: [YAMLTree] = []
            while index < bytes.endIndex, self.indentation == indentation, byte == Self.hyphen,
                self.byte(after: 1) == Self.blank
            {
                index += 2
                while byte == Self.blank { index += 1 }
                items.append(try item(depth: depth))
                guard index == bytes.endIndex || self.indentation <= indentation else { throw Unsure() }
            }
            return YAMLTree(content: .sequence(items), position: position)
        }
        var pairs: [YAMLTree.Pair] = []
        var keys: Set<String> = []
        while index < bytes.endIndex, self.indentation == indentation {
            let key = try key(isFlow: false)
            guard keys.insert(key.value).inserted else { throw Unsure() }
            while byte == Self.blank { index += 1 }
            if byte == Self.newline {
                nextLine()
                try skipToContent()
                guard index < bytes.endIndex else { throw Unsure() }
                let isList = byte == Self.hyphen && self.byte(after: 1) == Self.blank
                guard self.indentation > indentation || isList && self.indentation == indentation else {
                    throw Unsure()
                }
                if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
                    pairs.append(YAMLTree.Pair(key: key, value: try flow(depth: depth + 1)))
                    try endOfLine()
                } else {
                    let child = self.indentation
                    pairs.append(YAMLTree.Pair(key: key, value: try block(indentation: child, depth: depth + 1)))
                }
                guard index == bytes.endIndex || self.indentation <= indentation else { throw Unsure() }
            } else {
                pairs.append(YAMLTree.Pair(key: key, value: try value(depth: depth)))
                try endOfValue(indentation: indentation)
            }
        }
        guard !pairs.isEmpty else { throw Unsure() }
        return YAMLTree(content: .mapping(pairs), position: position)
    }

    /// What stands behind `- `: a value, or the first key of a mapping whose other keys stand below it.
    private mutating func item(depth: Int) throws(Unsure) -> YAMLTree {
        let start = self
        do {
            let value = try value(depth: depth)
            try endOfLine()
            return value
        } catch {
            self = start
            return try block(indentation: indentation, depth: depth + 1)
        }
    }

    /// The next line must not go on with the value.
    private mutating func endOfValue(indentation: Int) throws(Unsure) {
        try endOfLine()
        guard index == bytes.endIndex || self.indentation <= indentation else { throw Unsure() }
    }

    /// What stands behind `- ` or `key: `.
    private mutating func value(depth: Int) throws(Unsure) -> YAMLTree {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): return try flow(depth: depth + 1)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return try quoted()
        default: return try plain(isFlow: false)
        }
    }

    /// A key and its colon.
    private mutating func key(isFlow: Bool) throws(Unsure) -> Located<String> {
        let start = index
        let isQuoted = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
        let tree = isQuoted ? try quoted() : try plain(isFlow: isFlow, isKey: true)
        guard case .scalar(let text, _) = tree.content, byte == Self.colon, index - start < 128 else { throw Unsure() }
        index += 1
        guard byte == Self.blank || byte == Self.newline else { throw Unsure() }
        return Located(value: text, position: tree.position)
    }
}

// MARK: Flow and scalars

extension PlainYAML {
    /// `[…]` or `{…}`, over one line or several.
    private mutating func flow(depth: Int) throws(Unsure) -> YAMLTree {
        guard depth < Self.deepest else { throw Unsure() }
        let position = position()
        let isMapping = byte == UInt8(ascii: "{")
        let close = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
        index += 1
        var items: [YAMLTree] = []
        var pairs: [YAMLTree.Pair] = []
        try skipBlanksAndLines()
        while byte != close {
            if isMapping {
                let key = try key(isFlow: true)
                // Short mappings only: each key is held against all before it.
                guard pairs.count < 64, !pairs.contains(where: { $0.key.value == key.value }) else { throw Unsure() }
                while byte == Self.blank { index += 1 }
                pairs.append(YAMLTree.Pair(key: key, value: try flowValue(depth: depth)))
            } else {
                items.append(try flowValue(depth: depth))
            }
            try skipBlanksAndLines()
            if byte == UInt8(ascii: ",") {
                index += 1
                try skipBlanksAndLines()
                guard byte != close else { throw Unsure() }
            } else if byte != close {
                throw Unsure()
            }
        }
        index += 1
        return YAMLTree(content: isMapping ? .mapping(pairs) : .sequence(items), position: position)
    }

    private mutating func flowValue(depth: Int) throws(Unsure) -> YAMLTree {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): return try flow(depth: depth + 1)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return try quoted()
        default: return try plain(isFlow: true)
        }
    }

    /// Inside brackets a line end is a blank; a line must be indented there.
    private mutating func skipBlanksAndLines() throws(Unsure) {
        while let byte, byte == Self.blank || byte == Self.newline {
            if byte == Self.newline {
                nextLine()
                guard self.byte == Self.blank else { throw Unsure() }
            } else {
                index += 1
            }
        }
        guard let byte, byte != UInt8(ascii: "#") else { throw Unsure() }
    }

    /// A text in quotation marks on one line, without escapes.
    private mutating func quoted() throws(Unsure) -> YAMLTree {
        let position = position()
        let mark = byte
        index += 1
        let start = index
        while let byte, byte != mark {
            guard byte != Self.newline, byte != UInt8(ascii: "\\") else { throw Unsure() }
            index += 1
        }
        guard index < bytes.endIndex else { throw Unsure() }
        let text = bytes[start..<index].text
        index += 1
        // A doubled mark is an escape; anything but an end is a mistake.
        switch byte {
        case nil, Self.blank, Self.newline, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), Self.colon: break
        default: throw Unsure()
        }
        return YAMLTree(content: .scalar(text, isQuoted: true), position: position)
    }

    /// A bare text on one line: up to its end, or as a key up to its colon, or inside brackets up to the next sign.
    private mutating func plain(isFlow: Bool, isKey: Bool = false) throws(Unsure) -> YAMLTree {
        guard let first = byte, !Self.indicators.contains(first) else { throw Unsure() }
        let position = position()
        let start = index
        var end = index
        scan: while let byte {
            switch byte {
            case Self.newline: break scan
            case Self.blank:
                if self.byte(after: 1) == UInt8(ascii: "#") { throw Unsure() }
                index += 1
                continue scan
            case Self.colon:
                let next = self.byte(after: 1)
                let isEnd = next == nil || next == Self.blank || next == Self.newline
                if isEnd && isKey { break scan }
                if isEnd || isFlow { throw Unsure() }
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
                if isFlow { break scan }
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "?"):
                if isFlow { throw Unsure() }
            default: break
            }
            index += 1
            end = index
        }
        // A key with blanks before its colon, or a text that goes on behind a line end.
        if isKey && end != index { throw Unsure() }
        if isFlow && byte == Self.newline {
            try skipBlanksAndLines()
            guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") else {
                throw Unsure()
            }
        }
        return YAMLTree(content: .scalar(bytes[start..<end].text, isQuoted: false), position: position)
    }

    /// No bare text begins with one of these; some might before a letter, which is left to the library.
    private static let indicators = Set("-?:,[]{}#&*!|>'\"%@`=~\n ".utf8)
}
