internal import Mustache

/// What a template is filled with: names and values, of which an empty one is none.
///
/// The library shows a section for nil and for an empty string, so neither ever gets in. It also escapes character by
/// character, and a quotation mark with a combining accent is one character that it does not know: in an attribute it would
/// end the value. So what Unicode joins to a sign of HTML is taken off here, before the template sees it.
struct View: MustacheParent, Sendable, Hashable {
    /// What stands under a name.
    enum Value: Sendable, Hashable {
        case text(String)
        case flag(Bool)
        case view(View)
        case views([View])
        case texts([String])
    }

    private(set) var values: [String: Value] = [:]

    init() {}

    init(_ fill: (inout View) -> Void) { fill(&self) }

    /// A text; nothing for nil and for an empty one.
    mutating func set(_ name: String, _ text: String?) {
        guard let text, !text.isEmpty else { return }
        values[name] = .text(Self.inert(text))
    }

    /// A number in digits.
    mutating func set(_ name: String, _ number: Int) { values[name] = .text(String(number)) }

    /// A truth; one that does not hold is kept, so that no name further out is found in its place.
    mutating func set(_ name: String, _ flag: Bool) { values[name] = .flag(flag) }

    /// A view inside; nothing for nil.
    mutating func set(_ name: String, _ view: View?) {
        if let view { values[name] = .view(view) }
    }

    /// A list, which may be empty.
    mutating func set(_ name: String, _ views: [View]) { values[name] = .views(views) }

    /// A list of texts.
    mutating func set(_ name: String, texts: [String]) { values[name] = .texts(texts.map(Self.inert)) }

    /// Everything of another view; what is there already is replaced.
    mutating func add(_ other: View) { values.merge(other.values) { _, new in new } }

    func child(named name: String) -> Any? {
        switch values[name] {
        case .text(let text): text
        case .flag(let flag): flag
        case .view(let view): view
        case .views(let views): views
        case .texts(let texts): texts
        case nil: nil
        }
    }

    private static let signs: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]

    /// HTML knows no control character but these.
    private static func isForbidden(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F }

    /// The text with every sign of HTML as a character of its own, and U+FFFD for control characters.
    static func inert(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 || isForbidden($0) }) else { return text }
        var inert = String.UnicodeScalarView()
        for character in text {
            let scalars = character.unicodeScalars
            if scalars.count > 1, scalars.contains(where: signs.contains) {
                inert.append(contentsOf: scalars.filter(signs.contains))
            } else {
                inert.append(contentsOf: scalars.map { $0.isASCII && isForbidden(UInt8(truncatingIfNeeded: $0.value)) ? "\u{FFFD}" : $0 })
            }
        }
        return String(inert)
    }
}
