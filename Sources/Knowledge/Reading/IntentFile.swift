import Identifiers
import TextAnalysis

/// One intent as written: a file of `intents/`, or the questions of a page.
struct IntentDraft: Sendable {
    let path: String
    /// Files of the examples that stand elsewhere than at `path`.
    var paths: [Language: String] = [:]
    let id: Located<IntentID>
    let act: Located<String>
    let facet: Located<FacetID>?
    let to: Located<String>?
    /// The entity whose page the questions stand on.
    var about: EntityID?
    let examples: [Language: [Located<String>]]
    /// Where `examples:` stands, or the file.
    let examplesPosition: Position
}

extension IntentDraft {
    /// The file in which the examples of a language stand.
    func path(in language: Language) -> String { paths[language] ?? path }

    /// The questions of an entity's pages, as an intent that its kind's first facet answers; nil when they have none.
    init?(questionsOf drafts: [EntityDraft], schema: Schema) {
        guard let first = drafts.first(where: { !$0.questions.isEmpty }) else { return nil }
        let kind = drafts.compactMap(\.kind).first.flatMap { schema.kind($0.value) }
        guard let facet = kind?.facets.first else { return nil }
        let place = first.questionsPosition
        self.init(
            path: first.path, id: Located(value: IntentID(trusted: first.id.value.rawValue), position: first.id.position),
            act: Located(value: "ask", position: place), facet: Located(value: facet, position: place), to: nil,
            examples: Dictionary(drafts.map { ($0.language, $0.questions) }, uniquingKeysWith: { first, _ in first }),
            examplesPosition: place)
        paths = Dictionary(drafts.map { ($0.language, $0.path) }, uniquingKeysWith: { first, _ in first })
        about = first.id.value
    }
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
