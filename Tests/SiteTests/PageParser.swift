/// A strict reader of the site's own pages, for the tests: what a browser makes of them, or why they are broken.
///
/// It knows the HTML that the templates write, and nothing else: every element but the void ones is closed in order, every
/// attribute stands in double quotes or has no value. A text that became markup shows as an element, an attribute or a
/// problem.
struct PageParser {
    struct Element: Equatable {
        let name: String
        /// In the order written; entities resolved.
        let attributes: [(name: String, value: String?)]
        /// Names of the elements around it, the outermost first.
        let path: [String]
        /// All text inside, entities resolved.
        var text = ""

        subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

        static func == (left: Element, right: Element) -> Bool { left.shape == right.shape }

        /// The element without what a text may change.
        var shape: String { (path + [name]).joined(separator: " ") + "[" + attributes.map(\.name).joined(separator: " ") + "]" }
    }

    private(set) var elements: [Element] = []
    private(set) var problems: [String] = []
    /// The page's visible text.
    private(set) var text = ""

    private static let void: Set<String> = ["meta", "link", "input", "br", "path", "rect"]

    init(_ bytes: [UInt8]) {
        let page = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        var open: [Int] = []
        var index = 0
        while index < page.count {
            guard page[index] == "<" else {
                let end = page[index...].firstIndex(of: "<") ?? page.count
                let words = Self.resolved(page[index..<end])
                if page[index..<end].contains(">") { problems.append("a bare > in “\(words)”") }
                for element in open { elements[element].text += words }
                text += words
                index = end
                continue
            }
            guard let end = Self.end(of: page, from: index) else {
                problems.append("a tag without an end")
                return
            }
            let tag = page[(index + 1)..<end]
            index = end + 1
            if tag.first == "!" { continue }
            if tag.first == "/" {
                let name = String(String.UnicodeScalarView(tag.dropFirst()))
                if let last = open.popLast(), elements[last].name == name { continue }
                problems.append("</\(name)> closes nothing")
                continue
            }
            let (name, attributes, problem) = Self.parts(tag)
            if let problem { problems.append(problem) }
            elements.append(Element(name: name, attributes: attributes, path: open.map { elements[$0].name }))
            if !Self.void.contains(name) { open.append(elements.count - 1) }
        }
        for element in open { problems.append("<\(elements[element].name)> is not closed") }
    }

    /// Where the tag's `>` stands, one in quotes apart.
    private static func end(of page: [Unicode.Scalar], from start: Int) -> Int? {
        var isQuoted = false
        for index in start..<page.count {
            if page[index] == "\"" { isQuoted.toggle() }
            if page[index] == ">", !isQuoted { return index }
        }
        return nil
    }

    private static func parts(_ tag: ArraySlice<Unicode.Scalar>) -> (String, [(name: String, value: String?)], String?) {
        var rest = tag
        let name = take(&rest) { $0 != " " && $0 != "/" }
        var attributes: [(name: String, value: String?)] = []
        while true {
            _ = take(&rest) { $0 == " " || $0 == "/" }
            if rest.isEmpty { return (name, attributes, nil) }
            let key = take(&rest) { $0 != "=" && $0 != " " }
            guard key.unicodeScalars.allSatisfy({ $0.isASCII && ($0.properties.isAlphabetic || $0 == "-") }) else {
                return (name, attributes, "<\(name)> has an attribute “\(key)”")
            }
            guard rest.first == "=" else {
                attributes.append((key, nil))
                continue
            }
            guard rest.dropFirst().first == "\"", let close = rest.dropFirst(2).firstIndex(of: "\"") else {
                return (name, attributes, "<\(name) \(key)> has a value without quotes")
            }
            attributes.append((key, resolved(rest[(rest.startIndex + 2)..<close])))
            rest = rest[(close + 1)...]
        }
    }

    private static func take(_ rest: inout ArraySlice<Unicode.Scalar>, _ condition: (Unicode.Scalar) -> Bool) -> String {
        let taken = rest.prefix(while: condition)
        rest = rest.dropFirst(taken.count)
        return String(String.UnicodeScalarView(taken))
    }

    private static func resolved(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String(String.UnicodeScalarView(scalars))
        for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            text = text.split(separator: entity, omittingEmptySubsequences: false).joined(separator: sign)
        }
        return text
    }
}
