import Identifiers
import TextAnalysis

/// One intent file as written.
struct IntentDraft: Sendable {
    let path: String
    let id: Located<IntentID>
    let act: Located<String>
    let facet: Located<FacetID>?
    let to: Located<String>?
    let examples: [Language: [Located<String>]]
    /// Where `examples:` stands, or the file.
    let examplesPosition: Position
}

/// Reads one file of `intents/`.
enum IntentFile {
    static func read(_ file: KnowledgeFile, report: inout Report) -> IntentDraft? {
        guard let text = TextLines(file, report: &report),
            let tree = YAMLTree.read(text, report: &report),
            let fields = Fields(
                tree, known: ["intent", "act", "facet", "to", "examples"], of: "an intent", report: &report)
        else { return nil }
        let id = fields.required("intent", of: "the intent", report: &report)?
            .identifier(IntentID.self, report: &report)
        let act = fields.required("act", of: "the intent", report: &report)
        let facet = fields.text("facet", report: &report)?.identifier(FacetID.self, report: &report)
        let to = fields.text("to", report: &report)
        var examples: [Language: [Located<String>]] = [:]
        for pair in fields.tree("examples")?.pairs(of: "“examples”", report: &report) ?? [] {
            guard let language = pair.key.choice(Language.self, of: "language", report: &report) else { continue }
            examples[language] = pair.value.texts(of: "the examples", report: &report)
        }
        guard let id, let act else { return nil }
        let name = file.path.split(separator: "/").last ?? ""
        if name != id.value.rawValue + ".yaml" {
            report.error(
                id.position, "intent “\(id.value)” is not the name of the file",
                remedy: "rename the file to \(id.value).yaml, or correct the intent")
        }
        return IntentDraft(
            path: file.displayPath, id: id, act: act, facet: facet, to: to, examples: examples,
            examplesPosition: fields.position(of: "examples"))
    }
}
