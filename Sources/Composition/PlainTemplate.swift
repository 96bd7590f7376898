/// A template that uses no more of Mustache than most do: values, sections, inverted sections and comments.
///
/// The problem: an answer is worded by a dozen fillings, a line for each figure. The library that reads the templates asks
/// of every value at run time which of ten protocols it knows, and cuts every name at its dots anew: a line took two hundred
/// thousand instructions, and the words of an answer as long as finding it. Here a template is cut once into pieces, and
/// filling it is a walk along them. What is written in more of Mustache than this (partials, lambdas, transforms, dotted
/// names, other braces) is left to the library, and both give the same text: a test holds them side by side.
struct PlainTemplate: Sendable {
    private enum Piece: Sendable {
        case text(String)
        /// The value of a name; "." is the item at hand.
        case value(String)
        case section(String, pieces: [Piece], isInverted: Bool)
    }

    private let pieces: [Piece]

    /// Nil for a template that needs the library, one that does not parse included.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.contains(Self.carriageReturn) else { return nil }
        var open: [(name: String, isInverted: Bool, isAlone: Bool, before: [Piece])] = []
        var pieces: [Piece] = []
        // As the library has it: a line begins behind a line end, and behind a tag that was alone on its line. The first line has
        // begun already, with the pragma; and behind a section the line is as it was before it.
        var start = Self.end(ofLine: 0, in: bytes) ?? 0
        var isAtBegin = start > 0
        func add(_ range: Range<Int>) {
            if !range.isEmpty { pieces.append(.text(String(decoding: bytes[range], as: UTF8.self))) }
        }
        while let tag = Self.tag(from: start, in: bytes) {
            guard tag.isClosed, let sign = tag.content.first, let name = Self.name(tag.content) else { return nil }
            let line = bytes[start..<tag.range.lowerBound].lastIndex(of: Self.newline).map { $0 + 1 }
            isAtBegin = (isAtBegin || line != nil) && bytes[(line ?? start)..<tag.range.lowerBound].allSatisfy(Self.blanks.contains)
            let end = isAtBegin && Self.signs.contains(sign) ? Self.end(ofLine: tag.range.upperBound, in: bytes) : nil
            add(start..<(end == nil ? tag.range.lowerBound : line ?? start))
            start = end ?? tag.range.upperBound
            isAtBegin = end != nil
            switch sign {
            case UInt8(ascii: "#"), UInt8(ascii: "^"):
                open.append((name, sign == UInt8(ascii: "^"), isAtBegin, pieces))
                pieces = []
            case UInt8(ascii: "/"):
                guard let section = open.popLast(), section.name == name else { return nil }
                pieces = section.before + [.section(name, pieces: pieces, isInverted: section.isInverted)]
                isAtBegin = section.isAlone
            case UInt8(ascii: "!"): break
            default: pieces.append(.value(name))
            }
        }
        add(start..<bytes.count)
        guard open.isEmpty else { return nil }
        self.pieces = pieces
    }

    // MARK: Reading

    private static let carriageReturn = UInt8(ascii: "\r")
    private static let newline = UInt8(ascii: "\n")
    private static let blanks = [UInt8(ascii: " "), UInt8(ascii: "\t")]
    /// What a tag begins with that stands for no value.
    private static let signs = Array("#^/!".utf8)

    /// The first tag from a place on, with its braces; not closed when its braces never are.
    private static func tag(from start: Int, in bytes: [UInt8]) -> (range: Range<Int>, content: ArraySlice<UInt8>, isClosed: Bool)? {
        func pair(_ brace: UInt8, from start: Int) -> Int? {
            (start..<max(start, bytes.count - 1)).first { bytes[$0] == brace && bytes[$0 + 1] == brace }
        }
        guard let open = pair(UInt8(ascii: "{"), from: start) else { return nil }
        guard let close = pair(UInt8(ascii: "}"), from: open + 2) else { return (open..<bytes.count, [], false) }
        return (open..<close + 2, bytes[open + 2..<close], true)
    }

    /// The name in a tag, "" in a comment; nil for what is no plain name.
    private static func name(_ content: ArraySlice<UInt8>) -> String? {
        if content.first == UInt8(ascii: "!") { return "" }
        let named = signs.contains(content.first ?? 0) ? content.dropFirst() : content
        guard let text = String(validating: named, as: UTF8.self) else { return nil }
        let name = text.split(separator: " ").joined(separator: " ")
        let isPlain = !name.isEmpty && name.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "_") }
        return isPlain || name == "." ? name : nil
    }

    /// Behind the line end, when nothing but blanks stands between a place and that; nil when something does.
    private static func end(ofLine place: Int, in bytes: [UInt8]) -> Int? {
        if place == bytes.count { return place }
        let end = bytes[place...].firstIndex { !blanks.contains($0) }
        return end.flatMap { bytes[$0] == newline ? $0 + 1 : nil }
    }

    // MARK: Filling

    func render(_ view: View) -> String {
        var text = ""
        Self.render(pieces, [view], into: &text)
        return text
    }

    /// - Parameter stack: what names are looked up in, the last first: views, and the items of lists.
    private static func render(_ pieces: [Piece], _ stack: [Any], into text: inout String) {
        for piece in pieces {
            switch piece {
            case .text(let words): text += words
            case .value(let name):
                if let value = value(name, stack) { text += value as? String ?? String(describing: value) }
            case .section(let name, let pieces, let isInverted):
                let items = items(value(name, stack))
                if isInverted {
                    if items.isEmpty { render(pieces, stack, into: &text) }
                } else {
                    for item in items { render(pieces, item.map { stack + [$0] } ?? stack, into: &text) }
                }
            }
        }
    }

    private static func value(_ name: String, _ stack: [Any]) -> Any? {
        if name == "." { return stack.last }
        for object in stack.reversed() {
            if let view = object as? View, let value = view[name] { return value }
        }
        return nil
    }

    /// What a section is said of, once each: nothing for what is false or missing, nil for a bare yes.
    ///
    /// The type is asked before the cast: that of a list to another takes a look at each of its items.
    private static func items(_ value: Any?) -> [Any?] {
        guard let value else { return [] }
        switch type(of: value) {
        case is [String].Type: return (value as? [String]) ?? []
        case is [View].Type: return (value as? [View]) ?? []
        case is Bool.Type: return value as? Bool == true ? [nil] : []
        default: return [value]
        }
    }
}
