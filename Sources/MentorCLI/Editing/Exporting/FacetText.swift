import Composition
import Figures
import Identifiers
import Knowledge
import TextAnalysis

/// One facet of an entity as a question and its answer, from the knowledge base word for word.
struct FacetText {
    let facet: FacetID
    let heading: String
    /// "Quelles sont les missions du data scientist ?"; nil where the schema has none.
    let question: String?
    let passages: [Passage]
    let figures: [Figure]

    /// The facets of an entity of which something is told, in the order of its kind.
    static func all(of entity: Entity, _ language: Language, _ knowledge: KnowledgeBase) -> [FacetText] {
        guard entity.names[language] != nil else { return [] }
        return knowledge.schema.kind(entity.kind)?.facets.compactMap { id in
            let facet = knowledge.schema.facet(id)
            let section = entity.section(id, in: language)
            let text = FacetText(
                facet: id, heading: section?.heading ?? facet?.wordings[language]?.heading ?? id.rawValue,
                question: knowledge.question(about: entity.id, on: id, in: language), passages: section?.passages ?? [],
                figures: facet.map { entity.figures(for: $0) } ?? [])
            return text.passages.isEmpty && text.figures.isEmpty ? nil : text
        } ?? []
    }

    /// The facets of which nothing is told, those with the same reason together: an imported page has a dozen of them.
    static func absences(of entity: Entity, _ language: Language, _ knowledge: KnowledgeBase) -> [(headings: [String], reason: String)] {
        var absences: [(headings: [String], reason: String)] = []
        for id in knowledge.schema.kind(entity.kind)?.facets ?? [] {
            guard let reason = entity.absent[language]?[id] else { continue }
            let heading = knowledge.schema.facet(id)?.wordings[language]?.heading ?? id.rawValue
            if let place = absences.firstIndex(where: { $0.reason == reason }) {
                absences[place].headings.append(heading)
            } else {
                absences.append(([heading], reason))
            }
        }
        return absences
    }

    /// Every source of the passages and figures, in the order of appearance.
    var sources: [SourceID] {
        var seen: Set<SourceID> = []
        return (passages.flatMap(\.sources) + figures.flatMap(\.sources)).filter { seen.insert($0).inserted }
    }

    /// The answer in plain text: the passages, then a line for each figure.
    func answer(_ language: Language, _ knowledge: KnowledgeBase) -> String {
        (passages.map(\.text) + figures.map { Self.line($0, language, knowledge) }).joined(separator: "\n")
    }

    /// "42 000 à 58 000 € brut par an (débutant, France, 2025, premier emploi ; Michael Page)".
    private static func line(_ figure: Figure, _ language: Language, _ knowledge: KnowledgeBase) -> String {
        let publishers = figure.sources.compactMap { knowledge.source($0)?.publisher }.joined(separator: ", ")
        let words = FigureFormat(language == .french ? .french : .english).words(for: figure)
        let details = qualifiers(figure, language, knowledge).joined(separator: ", ")
        let separator = language == .french ? "\u{A0}; " : "; "
        return words + " (" + [details, publishers].filter { !$0.isEmpty }.joined(separator: separator) + ")"
    }

    /// Level, place, year and what was counted, in words.
    static func qualifiers(_ figure: Figure, _ language: Language, _ knowledge: KnowledgeBase) -> [String] {
        let table = FigureTable([figure], language, knowledge, hiding: [.measure, .amount, .unit, .period, .basis, .source])
        return table.rows.first?.filter { !$0.isEmpty } ?? []
    }
}

/// Addresses for documents.
enum WebAddress {
    /// The address in ASCII, with nothing in it that could end an attribute or a Markdown link; nil for what a browser
    /// should not follow: whatever is not of the web.
    static func safe(_ address: String?) -> String? {
        guard let address, address.hasPrefix("https://") || address.hasPrefix("http://") else { return nil }
        var safe = ""
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "`"),
                UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"), 0...0x20, 0x7F...0xFF:
                let digits = String(byte, radix: 16, uppercase: true)
                safe += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            default: safe.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return safe
    }
}
