import Identifiers
import TextAnalysis

/// One entry of `lexicon/names.yaml` as written.
struct NameDraft: Sendable {
    let path: String
    let kind: Located<EntityKind>
    let id: Located<EntityID>
    let forms: [Language: [Located<String>]]
    let years: ClosedRange<Int>?
    let within: Located<EntityID>?
}

/// Reads `lexicon/names.yaml`.
enum NamesFile {
    private static let keys = ["kind", "id", "years", "within"] + Language.allCases.map(\.rawValue)

    static func read(_ file: KnowledgeFile, report: inout Report) -> [NameDraft] {
        guard let text = TextLines(file, report: &report),
            let tree = YAMLTree.read(text, report: &report)
        else { return [] }
        guard case .sequence(let items) = tree.content else {
            report.error(
                tree.position, "the names must be a list", remedy: "begin each with “- {kind: …, id: …, fr: […]}”")
            return []
        }
        return items.compactMap { entry($0, file, report: &report) }
    }

    private static func entry(_ tree: YAMLTree, _ file: KnowledgeFile, report: inout Report) -> NameDraft? {
        guard let fields = Fields(tree, known: keys, of: "a name", report: &report) else { return nil }
        let kind = fields.required("kind", of: "the name", report: &report)?.identifier(
            EntityKind.self, report: &report)
        let id = fields.required("id", of: "the name", report: &report)?.identifier(EntityID.self, report: &report)
        let within = fields.text("within", report: &report)?.identifier(EntityID.self, report: &report)
        var forms: [Language: [Located<String>]] = [:]
        for language in Language.allCases where fields.tree(language.rawValue) != nil {
            forms[language] = fields.texts(language.rawValue, report: &report)
        }
        let years = fields.tree("years").flatMap { yearsCovered($0, report: &report) }
        guard let kind, let id else { return nil }
        return NameDraft(
            path: file.displayPath, kind: kind, id: id, forms: forms, years: years, within: within)
    }

    /// `[0, 2]` or `0-2`: both ends included, 0 to 60.
    private static func yearsCovered(_ tree: YAMLTree, report: inout Report) -> ClosedRange<Int>? {
        let ends: [Int?]
        switch tree.content {
        case .scalar(let text, _): ends = text.split(separator: "-").map { Int($0) }
        case .sequence: ends = tree.texts(of: "“years”", report: &report).map { Int($0.value) }
        case .mapping: ends = []
        }
        if ends.count == 2, let low = ends[0], let high = ends[1], low <= high, (0...60).contains(low), high <= 60 {
            return low...high
        }
        report.error(tree.position, "“years” must be two whole numbers", remedy: "write “years: [0, 2]”")
        return nil
    }
}
