internal import Dialogue
internal import Figures
internal import Identifiers
internal import JSON
public import Knowledge
public import TextAnalysis

/// A knowledge base in the words of schema.org, as JSON-LD: what search engines and catalogues read.
///
/// Each facet of which something is told is a `Question` with its `Answer` in one `FAQPage` a language. The entities of
/// the main kind, where that kind has pay, are an `Occupation` each. schema.org's properties for it are those of the
/// field of careers, so they are found by the facets' ids; a schema with other ids gets the name, the description and
/// the salaries only. A salary is a `MonetaryAmount` with its bounds, never a distribution, because a source that gives a
/// range gives no percentiles. Sources are nodes of their own, which answers cite.
///
/// Every `<`, `>` and `&` is written as an escape, so that the text can stand inside a `script` element, whatever an editor
/// wrote.
public struct LinkedData {
    private let knowledge: KnowledgeBase
    private let languages: [Language]
    private let index: KnowledgeIndex

    /// Property of `Occupation` → facet whose text it holds.
    private static let properties: KeyValuePairs = [
        "responsibilities": "missions", "skills": "skills", "educationRequirements": "studies",
        "qualifications": "qualities", "occupationalCategory": "codes",
    ]

    public init(_ knowledge: KnowledgeBase, languages: [Language]) {
        self.knowledge = knowledge
        self.languages = languages
        index = KnowledgeIndex(knowledge)
    }

    /// One line of JSON.
    public var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("@context", "https://schema.org")
            writer.key("@graph")
            writer.graph { writer in
                for language in languages { writer.node { faq(language, &$0) } }
                for language in languages {
                    for entity in occupations where entity.names[language] != nil { writer.node { occupation(entity, language, &$0) } }
                }
                for source in knowledge.sources { writer.node { self.source(source, &$0) } }
            }
        }
        writer.endLine()
        return Self.escaped(writer.bytes)
    }

    /// `<`, `>` and `&` occur inside strings only, so every one of them may be written as an escape.
    private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(bytes.count)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "<"): escaped += Array("\\u003c".utf8)
            case UInt8(ascii: ">"): escaped += Array("\\u003e".utf8)
            case UInt8(ascii: "&"): escaped += Array("\\u0026".utf8)
            default: escaped.append(byte)
            }
        }
        return escaped
    }

    // MARK: Questions

    private func faq(_ language: Language, _ writer: inout JSONWriter) {
        writer.field("@type", "FAQPage")
        writer.field("inLanguage", language.rawValue)
        writer.key("mainEntity")
        writer.graph { writer in
            for entity in knowledge.entities {
                for text in FacetText.all(of: entity, language, knowledge) {
                    guard let question = text.question else { continue }
                    writer.node { self.question(question, text, language, &$0) }
                }
            }
        }
    }

    private func question(_ question: String, _ text: FacetText, _ language: Language, _ writer: inout JSONWriter) {
        writer.field("@type", "Question")
        writer.field("name", question)
        writer.key("acceptedAnswer")
        writer.object { writer in
            writer.field("@type", "Answer")
            writer.field("text", text.answer(language, knowledge))
            writer.key("citation")
            writer.array(text.sources) { writer, source in writer.object { $0.field("@id", Self.node(source)) } }
        }
    }

    private static func node(_ source: SourceID) -> String { "#s-\(source)" }

    private func source(_ source: Source, _ writer: inout JSONWriter) {
        writer.field("@type", "CreativeWork")
        writer.field("@id", Self.node(source.id))
        writer.field("name", source.title)
        writer.key("publisher")
        writer.object {
            $0.field("@type", "Organization")
            $0.field("name", source.publisher)
        }
        if let url = WebAddress.safe(source.url) { writer.field("url", url) }
        if let date = source.date { writer.field("datePublished", date.description) }
    }

    // MARK: Occupations

    private var occupations: [Entity] {
        guard knowledge.schema.kind(index.mainKind)?.facets.contains(index.payFacet) ?? false else { return [] }
        return knowledge.entities.filter { $0.kind == index.mainKind }
    }

    private func occupation(_ entity: Entity, _ language: Language, _ writer: inout JSONWriter) {
        guard let name = entity.names[language] else { return }
        writer.field("@type", "Occupation")
        writer.field("@id", "#e-\(language.rawValue)-\(entity.id)")
        writer.field("name", name.name)
        if !name.also.isEmpty { writer.field("alternateName", name.also) }
        let facets = FacetText.all(of: entity, language, knowledge)
        func passages(_ facet: FacetID?) -> [String] { facets.first { $0.facet == facet }?.passages.map(\.text) ?? [] }
        let overview = passages(knowledge.schema.kind(entity.kind)?.facets.first)
        if !overview.isEmpty { writer.field("description", overview.joined(separator: "\n")) }
        for (property, facet) in Self.properties {
            let texts = passages(FacetID(trusted: facet))
            if !texts.isEmpty { writer.field(property, texts) }
        }
        let pay = index.figures(entity.id, index.payFacet).filter { $0.isMoney && $0.period != nil && !$0.isComputed }
        guard !pay.isEmpty else { return }
        writer.key("estimatedSalary")
        writer.array(pay) { $0.salary($1, Self.details($1, language, knowledge)) }
    }

    private static func details(_ figure: Figure, _ language: Language, _ knowledge: KnowledgeBase) -> String {
        let format = FigureFormat(language == .french ? .french : .english)
        let basis = figure.basis.map { [format.words(for: $0)] } ?? []
        return (basis + FacetText.qualifiers(figure, language, knowledge)).joined(separator: ", ")
    }
}

extension JSONWriter {
    /// An array whose elements are written one by one with `node`.
    fileprivate mutating func graph(_ write: (inout JSONWriter) -> Void) { array(CollectionOfOne(())) { writer, _ in write(&writer) } }

    /// One element of a `graph`.
    fileprivate mutating func node(_ write: (inout JSONWriter) -> Void) { object(write) }

    /// A pay as schema.org says it; `details` name the level, the place and the year.
    fileprivate mutating func salary(_ figure: Figure, _ details: String) {
        object { writer in
            writer.field("@type", "MonetaryAmount")
            writer.field("name", details)
            writer.field("currency", figure.unit)
            writer.key("value")
            writer.object { writer in
                writer.field("@type", "QuantitativeValue")
                if let amount = figure.amount {
                    writer.field("value", amount)
                } else {
                    if let minimum = figure.minimum { writer.field("minValue", minimum) }
                    if let maximum = figure.maximum { writer.field("maxValue", maximum) }
                }
                writer.field("unitText", figure.period?.rawValue.uppercased())
            }
        }
    }
}
