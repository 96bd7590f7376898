internal import Synchronization
internal import TextAnalysis

/// The wording of every answer: one Mustache template a prompt and language, checked when it is loaded.
///
/// Mustache is lenient by design: a name it does not know is nothing, and a file that is not there is nothing too. A
/// student would read an answer with a hole in it. So every template is parsed, and every name in it held against
/// `PromptName.names`, before the first question is answered. Templates are plain text: nothing is escaped here, because
/// each channel escapes for itself.
public struct PromptLibrary: Sendable {
    private let templates: Templates

    /// Loads and checks the templates.
    ///
    /// - Parameter files: path relative to the prompts' folder ("fr/answer.mustache") and content; a later file with the
    ///   same path replaces an earlier one.
    /// - Throws: `PromptError` with every problem found: a prompt missing in a language, a file that is no prompt, a
    ///   template that does not parse, a name that the prompt does not offer.
    public init(files: [(path: String, text: String)]) throws(PromptError) {
        var templates: [Key: PromptTemplate] = [:]
        var problems: [PromptError.Problem] = []
        var seen: [Language: Set<PromptName>] = [:]
        for (path, text) in files where path.hasSuffix(".mustache") {
            guard let key = Key(path: path) else {
                problems.append(.init(path: path, line: 1, message: "no prompt has this name",
                    remedy: "the prompts are \(PromptName.allCases.map(\.rawValue).joined(separator: ", ")), in fr/ and en/"))
                continue
            }
            seen[key.language, default: []].insert(key.name)
            problems += Self.unknownNames(in: text, of: key.name, path: path)
            do {
                let body = Self.body(text)
                // What is plain is read by the library as well: it says what is wrong with a template.
                _ = try PromptTemplate.parsed(body)
                templates[key] = try PromptTemplate(body)
            } catch {
                problems.append(.init(path: path, line: 1, message: "the template does not parse: \(error)",
                    remedy: "close every {{#section}} with {{/section}} and every {{ with }}"))
            }
        }
        for language in Language.allCases {
            for name in PromptName.allCases where seen[language]?.contains(name) != true {
                problems.append(.init(path: "\(language.rawValue)/\(name.rawValue).mustache", line: 1,
                    message: "the prompt is missing", remedy: "write it, or take the shipped one"))
            }
        }
        guard problems.isEmpty else {
            throw PromptError(problems: problems.sorted { ($0.path, $0.line, $0.message) < ($1.path, $1.line, $1.message) })
        }
        self.templates = Templates(texts: [:], parsed: templates)
    }

    /// Takes up files that were checked before: a template is parsed when it is first rendered.
    ///
    /// Most questions need two templates of seventy.
    /// - Parameter files: the very ones that `init(files:)` has accepted.
    public init(checked files: [(path: String, text: String)]) {
        var texts: [Key: String] = [:]
        for (path, text) in files where path.hasSuffix(".mustache") {
            if let key = Key(path: path) { texts[key] = text }
        }
        templates = Templates(texts: texts, parsed: [:])
    }

    private struct Key: Hashable {
        let language: Language
        let name: PromptName

        /// Nil for a path that names no prompt.
        init?(path: String) {
            let parts = path.split(separator: "/")
            guard let file = parts.last, parts.count >= 2, let language = Language(rawValue: String(parts[parts.count - 2])),
                let name = PromptName(rawValue: String(file.dropLast(".mustache".count)))
            else { return nil }
            (self.language, self.name) = (language, name)
        }

        init(_ language: Language, _ name: PromptName) { (self.language, self.name) = (language, name) }
    }

    /// The templates, some of them still to be parsed. Nobody can tell from an answer when one was.
    private final class Templates: Sendable {
        let texts: [Key: String]
        let parsed: Mutex<[Key: PromptTemplate]>

        init(texts: [Key: String], parsed: [Key: PromptTemplate]) {
            self.texts = texts
            self.parsed = Mutex(parsed)
        }

        subscript(key: Key) -> PromptTemplate? {
            parsed.withLock { parsed in
                if let template = parsed[key] { return template }
                let template = texts[key].flatMap { try? PromptTemplate(PromptLibrary.body($0)) }
                parsed[key] = template
                return template
            }
        }
    }

    /// Without the line ends behind the last line.
    private static func body(_ text: String) -> String {
        var body = text
        while body.hasSuffix("\n") { body.removeLast() }
        return body
    }

    /// Words a prompt. Blank lines left by empty sections are folded into one, and spaces at the ends removed.
    func render(_ name: PromptName, _ language: Language, _ view: View = [:]) -> String {
        guard let template = templates[Key(language, name)] else { return "" }
        return Self.tidy(template.render(view))
    }

    /// At most one blank line in a row, none between items of a list nor at the ends, no space at the end of a line.
    ///
    /// By bytes: an answer has a thousand characters, and of these only five ASCII ones and a bullet matter.
    static func tidy(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var lines: [Range<Int>] = []
        func isItem(_ line: Range<Int>) -> Bool { bytes[line].starts(with: bullet) }
        for line in bytes.split(separator: newline, omittingEmptySubsequences: false) {
            let end = line.lastIndex { !blanks.contains($0) }.map { $0 + 1 } ?? line.startIndex
            let line = line.startIndex..<end
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            // Items of a list stand together, whatever their sections leave between them.
            if isItem(line), lines.last?.isEmpty ?? false, lines.dropLast().last.map(isItem) ?? false { lines.removeLast() }
            lines.append(line)
        }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return String(decoding: Array(lines.map { bytes[$0] }.joined(separator: [newline])), as: UTF8.self)
    }

    private static let newline = UInt8(ascii: "\n")
    private static let blanks = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")]
    private static let bullet = Array("• ".utf8)
}

/// What a template is filled with: names of `PromptName.names` to strings, lists or views.
typealias View = [String: Any]
