import TextAnalysis

/// Reads `lexicon/fr.yaml`, `lexicon/en.yaml` and `lexicon/languages.yaml`.
enum LexiconFile {
    private static let keys = [
        "shorthands", "courtesies", "function-words", "stem-exceptions", "technologies", "synonyms",
        "common-words",
    ]

    static func read(_ file: KnowledgeFile, report: inout Report) -> Lexicon? {
        guard let text = TextLines(file, report: &report),
            let tree = YAMLTree.read(text, report: &report),
            let fields = Fields(tree, known: keys, of: "a lexicon", report: &report)
        else { return nil }
        var synonyms: [[String]] = []
        if let tree = fields.tree("synonyms") {
            if case .sequence(let groups) = tree.content {
                for group in groups {
                    let words = group.texts(of: "a group of synonyms", report: &report).map(\.value)
                    if words.count == 1 { report.warning(group.position, "a group of one synonym does nothing") }
                    synonyms.append(words)
                }
            } else {
                report.error(tree.position, "“synonyms” must be a list of lists", remedy: "write “- [job, profession]”")
            }
        }
        return Lexicon(
            shorthands: table("shorthands", fields, report: &report),
            courtesies: fields.texts("courtesies", report: &report).map(\.value),
            functionWords: fields.texts("function-words", report: &report).map(\.value),
            stemExceptions: table("stem-exceptions", fields, report: &report),
            technologies: fields.texts("technologies", report: &report).map(\.value), synonyms: synonyms,
            commonWords: fields.texts("common-words", report: &report).map(\.value))
    }

    private static func table(_ key: String, _ fields: Fields, report: inout Report) -> [String: String] {
        var table: [String: String] = [:]
        for pair in fields.tree(key)?.pairs(of: "“\(key)”", report: &report) ?? [] {
            table[pair.key.value] = pair.value.text(of: "“\(pair.key.value)”", report: &report)?.value
        }
        return table
    }

    /// ISO 639-1 code → frequent grammar words.
    static func readLanguages(_ file: KnowledgeFile, report: inout Report) -> [String: [String]] {
        guard let text = TextLines(file, report: &report),
            let tree = YAMLTree.read(text, report: &report),
            let fields = Fields(tree, known: ["functions"], of: "the list of languages", report: &report)
        else { return [:] }
        var words: [String: [String]] = [:]
        for pair in fields.tree("functions")?.pairs(of: "“functions”", report: &report) ?? [] {
            words[pair.key.value] = pair.value.texts(of: "“\(pair.key.value)”", report: &report).map(\.value)
        }
        return words
    }
}
