internal import FoundationEssentials
internal import Mustache
internal import TextAnalysis

/// The files that the pages are made of, read and checked once: templates, wordings, style, icon and chat element.
public struct SiteFiles: Sendable {
    /// `site.css`.
    public let css: [UInt8]
    /// `icon.svg`.
    public let icon: [UInt8]
    /// `mentor.js`: the chat element.
    public let widget: [UInt8]
    private let library: MustacheLibrary
    private let wordings: [Language: Wording]

    /// The pages, and what they share. Each is a file of `pages`, without its `.mustache`.
    static let templates = [
        "layout", "home", "faq", "faq-answer", "ask", "sheets", "role", "error", "partials/answer", "partials/ask-form", "partials/blocks",
        "partials/charts", "partials/chosen", "partials/citations", "partials/line", "partials/search", "partials/source",
    ]

    /// - Parameter folder: holds `pages` and `widget`.
    /// - Throws: `SiteError` with every problem found: a file that is missing, too large or no UTF-8, a template that does not
    ///   parse or does not escape, a name that no page offers, a wording that one language lacks.
    public init(folder: String) throws(SiteError) {
        var desk = Desk(folder: folder)
        css = desk.bytes("pages/site.css")
        icon = desk.bytes("pages/icon.svg")
        widget = desk.bytes("widget/mentor.js")
        var wordings: [Language: Wording] = [:]
        for language in Language.allCases {
            let path = "pages/strings.\(language.rawValue).json"
            guard let bytes = desk.read(path) else { continue }
            wordings[language] = Wording(language, json: bytes)
            if wordings[language] == nil { desk.report(path, "not a JSON object of strings", "write {\"name\": \"words\", …}") }
        }
        let check = TemplateCheck(wordings: wordings.values.map(\.names).reduce(into: Set()) { $0.formUnion($1) })
        desk.problems += Self.missingWordings(wordings)
        var library = MustacheLibrary()
        for name in Self.templates {
            let path = "pages/\(name).mustache"
            guard let bytes = desk.read(path) else { continue }
            var text = String(decoding: bytes, as: UTF8.self)
            // A partial stands within a line; the end of its file is not a part of it.
            if name.hasPrefix("partials/") { while text.hasSuffix("\n") { text.removeLast() } }
            desk.problems += check.problems(in: text, path: path)
            do { try library.register(text, named: name) } catch {
                desk.report(path, "the template does not parse: \(error)", "close every {{#section}} with {{/section}} and every {{ with }}")
            }
        }
        guard desk.problems.isEmpty else {
            throw SiteError(problems: desk.problems.sorted { ($0.path, $0.line, $0.message) < ($1.path, $1.line, $1.message) })
        }
        self.library = library
        self.wordings = wordings
    }

    /// The page's bytes.
    func render(_ template: String, _ view: View) -> [UInt8] { Array((library.render(view, withTemplate: template) ?? "").utf8) }

    /// The words of a language; every language has them, or the files would not have loaded.
    func wording(_ language: Language) -> Wording? { wordings[language] }

    private static func missingWordings(_ wordings: [Language: Wording]) -> [SiteError.Problem] {
        var problems: [SiteError.Problem] = []
        for wording in wordings.values {
            for other in wordings.values {
                for name in wording.names.subtracting(other.names) {
                    problems.append(.init(
                        path: "pages/strings.\(other.language.rawValue).json", line: 1, message: "the wording “\(name)” is missing",
                        remedy: "write it: strings.\(wording.language.rawValue).json has it"))
                }
            }
        }
        return problems
    }

    /// Reads files and collects what is wrong with them.
    private struct Desk {
        let folder: String
        var problems: [SiteError.Problem] = []

        /// Bytes of one file; more is no template and no style.
        private static let largest = 1 << 20

        init(folder: String) { self.folder = folder }

        mutating func report(_ path: String, _ message: String, _ remedy: String) {
            problems.append(.init(path: path, line: 1, message: message, remedy: remedy))
        }

        mutating func read(_ path: String) -> [UInt8]? {
            guard let data = try? Data(contentsOf: URL(filePath: folder + "/" + path)) else {
                report(path, "the file is missing or cannot be read", "put it back into \(folder)")
                return nil
            }
            guard data.count <= Self.largest, String(validating: data, as: UTF8.self) != nil else {
                report(path, "larger than \(Self.largest) bytes, or not UTF-8", "put the shipped file back")
                return nil
            }
            return [UInt8](data)
        }

        mutating func bytes(_ path: String) -> [UInt8] { read(path) ?? [] }
    }
}
