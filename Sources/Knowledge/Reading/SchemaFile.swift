import Figures
import Identifiers
import TextAnalysis

/// One `schema.yaml` as written; several merge into one schema.
struct SchemaDraft: Sendable {
    let path: String
    var version: String?
    var languages: [Language]?
    var field: [Language: String] = [:]
    var kinds: [Located<Kind>] = []
    /// Where each facet of each kind is named.
    var kindFacets: [(kind: EntityKind, facet: Located<FacetID>)] = []
    var facets: [Located<Facet>] = []
    var facetMeasures: [Located<MeasureID>] = []
    /// Facets that are named as near to another.
    var nearFacets: [Located<FacetID>] = []
    var measures: [Located<Measure>] = []
}

/// Reads `schema.yaml`.
enum SchemaFile {
    static func read(_ file: KnowledgeFile, report: inout Report) -> SchemaDraft? {
        guard let text = TextLines(file, report: &report),
            let tree = YAMLTree.read(text, report: &report),
            let fields = Fields(
                tree, known: ["version", "languages", "field", "kinds", "facets", "measures"], of: "the schema", report: &report)
        else { return nil }
        var draft = SchemaDraft(path: file.displayPath)
        draft.version = fields.text("version", report: &report)?.value
        if fields.tree("languages") != nil {
            var languages: [Language] = []
            for code in fields.texts("languages", report: &report) {
                if let language = code.choice(Language.self, of: "language", report: &report),
                    !languages.contains(language)
                {
                    languages.append(language)
                }
            }
            draft.languages = languages
        }
        for pair in fields.tree("field")?.pairs(of: "“field”", report: &report) ?? [] {
            guard let language = pair.key.choice(Language.self, of: "language", report: &report) else { continue }
            draft.field[language] = pair.value.text(of: "the field", report: &report)?.value
        }
        for pair in fields.tree("kinds")?.pairs(of: "“kinds”", report: &report) ?? [] {
            readKind(pair, into: &draft, report: &report)
        }
        for pair in fields.tree("facets")?.pairs(of: "“facets”", report: &report) ?? [] {
            readFacet(pair, into: &draft, report: &report)
        }
        for pair in fields.tree("measures")?.pairs(of: "“measures”", report: &report) ?? [] {
            readMeasure(pair, into: &draft, report: &report)
        }
        return draft
    }

    private static let codes = Language.allCases.map(\.rawValue)

    private static func readKind(_ pair: YAMLTree.Pair, into draft: inout SchemaDraft, report: inout Report) {
        guard let id = pair.key.identifier(EntityKind.self, report: &report),
            let fields = Fields(pair.value, known: codes + ["facets", "optional"], of: "a kind", report: &report)
        else { return }
        var nouns: [Language: Kind.Noun] = [:]
        for language in Language.allCases {
            guard let tree = fields.tree(language.rawValue),
                let words = Fields(tree, known: ["one", "many", "gender"], of: "a kind's noun", report: &report),
                let one = words.required("one", of: "the noun", report: &report),
                let many = words.required("many", of: "the noun", report: &report)
            else { continue }
            let gender = words.text("gender", report: &report)?.choice(Gender.self, of: "gender", report: &report)
            nouns[language] = Kind.Noun(one: one.value, many: many.value, gender: gender)
        }
        let facets = fields.texts("facets", report: &report)
            .compactMap { $0.identifier(FacetID.self, report: &report) }
        let optional = fields.texts("optional", report: &report)
            .compactMap { $0.identifier(FacetID.self, report: &report) }
        for facet in optional where !facets.contains(where: { $0.value == facet.value }) {
            report.error(
                facet.position, "“\(facet.value)” is optional and is no facet of “\(id.value)”",
                remedy: Suggestion.remedy(for: facet.value.rawValue, in: facets.map(\.value.rawValue)))
        }
        draft.kindFacets += facets.map { (id.value, $0) }
        draft.kinds.append(
            Located(
                value: Kind(
                    id: id.value, nouns: nouns, facets: facets.map(\.value), optional: Set(optional.map(\.value))),
                position: id.position))
    }

    private static func readFacet(_ pair: YAMLTree.Pair, into draft: inout SchemaDraft, report: inout Report) {
        guard let id = pair.key.identifier(FacetID.self, report: &report),
            let fields = Fields(pair.value, known: codes + ["measures", "near"], of: "a facet", report: &report)
        else { return }
        var wordings: [Language: Facet.Wording] = [:]
        for language in Language.allCases {
            guard let tree = fields.tree(language.rawValue),
                let words = Fields(
                    tree, known: ["heading", "noun", "question"], of: "a facet's words", report: &report),
                let heading = words.required("heading", of: "the facet", report: &report),
                let noun = words.required("noun", of: "the facet", report: &report),
                let question = words.required("question", of: "the facet", report: &report)
            else { continue }
            checkPlaceholders(question, report: &report)
            wordings[language] = Facet.Wording(heading: heading.value, noun: noun.value, question: question.value)
        }
        let measures = fields.texts("measures", report: &report)
            .compactMap { $0.identifier(MeasureID.self, report: &report) }
        let near = fields.texts("near", report: &report).compactMap { $0.identifier(FacetID.self, report: &report) }
        draft.facetMeasures += measures
        draft.nearFacets += near
        draft.facets.append(
            Located(
                value: Facet(
                    id: id.value, wordings: wordings, measures: measures.map(\.value), near: near.map(\.value)),
                position: id.position))
    }

    private static func readMeasure(_ pair: YAMLTree.Pair, into draft: inout SchemaDraft, report: inout Report) {
        guard let id = pair.key.identifier(MeasureID.self, report: &report),
            let fields = Fields(pair.value, known: codes + ["units", "requires", "optional"], of: "a measure", report: &report)
        else { return }
        let units = fields.texts("units", report: &report).map(\.value)
        if units.isEmpty {
            report.error(id.position, "measure “\(id.value)” has no unit", remedy: "add “units: [EUR]” or the like")
        }
        func qualifiers(_ key: String, _ report: inout Report) -> [Qualifier] {
            fields.texts(key, report: &report).compactMap {
                $0.choice(Qualifier.self, of: "qualifier", report: &report)
            }
        }
        let required = qualifiers("requires", &report)
        let optional = qualifiers("optional", &report)
        var names: [String: String] = [:]
        for code in codes { names[code] = fields.text(code, report: &report)?.value }
        draft.measures.append(
            Located(
                value: Measure(id: id.value, units: units, required: required, optional: optional, names: names),
                position: id.position))
    }

    /// What a facet's question may hold in braces.
    static let placeholders = ["name", "indefinite", "definite", "of", "plural"]

    private static func checkPlaceholders(_ question: Located<String>, report: inout Report) {
        for mask in Mask.names(in: question.value) where !placeholders.contains(mask) {
            report.error(
                question.position, "unknown placeholder “{\(mask)}”",
                remedy: Suggestion.remedy(for: mask, in: placeholders))
        }
    }
}
