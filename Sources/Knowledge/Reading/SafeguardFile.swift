/// Reads `lexicon/safeguard.yaml`.
enum SafeguardFile {
    static func read(_ file: KnowledgeFile, report: inout Report) -> SafeguardPhrases? {
        guard let text = TextLines(file, report: &report),
            let tree = YAMLTree.read(text, report: &report),
            let fields = Fields(tree, known: ["alarming", "harmless"], of: "the safeguard", report: &report)
        else { return nil }
        return SafeguardPhrases(
            alarming: fields.texts("alarming", report: &report).map(\.value),
            harmless: fields.texts("harmless", report: &report).map(\.value))
    }
}
