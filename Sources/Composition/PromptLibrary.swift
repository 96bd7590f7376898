internal import Mustache
internal import TextAnalysis

/// The wording of every answer: one Mustache template a prompt and language, checked when it is loaded.
///
/// Mustache is lenient by design: a name it does not know is nothing, and a file that is not there is nothing too. A
/// student would read an answer with a hole in it. So every template is parsed, and every name in it held against
/// `PromptName.names`, before the first question is answered. Templates are plain text: nothing is escaped here, because
/// each channel escapes for itself.
public struct PromptLibrary: Sendable {
    private var templates: [Language: [PromptName: MustacheTemplate]]

    /// Loads and checks the templates.
    ///
    /// - Parameter files: path relative to the prompts' folder ("fr/answer.mustache") and content; a later file with the
    ///   same path replaces an earlier one.
    /// - Throws: `PromptError` with every problem found: a prompt missing in a language, a file that is no prompt, a
    ///   template that does not parse, a name that the prompt does not offer.
    public init(files: [(path: String, text: String)]) throws(PromptError) {
        var templates: [Language: [PromptName: MustacheTemplate]] = [:]
        var problems: [PromptError.Problem] = []
        var seen: [Language: Set<PromptName>] = [:]
        for (path, text) in files where path.hasSuffix(".mustache") {
            let parts = path.split(separator: "/")
            guard let file = parts.last, parts.count >= 2, let language = Language(rawValue: String(parts[parts.count - 2])),
                let name = PromptName(rawValue: String(file.dropLast(".mustache".count)))
            else {
                problems.append(.init(path: path, line: 1, message: "no prompt has this name",
                    remedy: "the prompts are \(PromptName.allCases.map(\.rawValue).joined(separator: ", ")), in fr/ and en/"))
                continue
            }
            seen[language, default: []].insert(name)
            problems += Self.unknownNames(in: text, of: name, path: path)
            do {
                var body = text
                while body.hasSuffix("\n") { body.removeLast() }
                templates[language, default: [:]][name] = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + body)
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
        self.templates = templates
    }

    /// Words a prompt. Blank lines left by empty sections are folded into one, and spaces at the ends removed.
    func render(_ name: PromptName, _ language: Language, _ view: View = [:]) -> String {
        guard let template = templates[language]?[name] else { return "" }
        return Self.tidy(template.render(view))
    }

    /// At most one blank line in a row, none between items of a list nor at the ends, no space at the end of a line.
    static func tidy(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = line
            while let last = line.last, last == " " || last == "\t" || last == "\r" { line.removeLast() }
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            // Items of a list stand together, whatever their sections leave between them.
            if line.hasPrefix("• "), lines.last?.isEmpty ?? false, lines.dropLast().last?.hasPrefix("• ") ?? false { lines.removeLast() }
            lines.append(line)
        }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}

/// What a template is filled with: names of `PromptName.names` to strings, lists or views.
typealias View = [String: Any]
