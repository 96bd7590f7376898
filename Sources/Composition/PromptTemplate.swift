internal import Mustache

/// A prompt ready to be filled: in plain pieces where it is plain, by the library where it is not.
enum PromptTemplate: Sendable {
    case plain(PlainTemplate)
    case mustache(MustacheTemplate)

    /// - Throws: what the library says of a template that does not parse.
    init(_ text: String) throws {
        if let plain = PlainTemplate(text) { self = .plain(plain) } else { self = .mustache(try Self.parsed(text)) }
    }

    /// The library's reading. Nothing is escaped: each channel does that for itself.
    static func parsed(_ text: String) throws -> MustacheTemplate { try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text) }

    func render(_ view: View) -> String {
        switch self {
        case .plain(let template): template.render(view)
        case .mustache(let template): template.render(view)
        }
    }
}
