import Figures
import Identifiers
import Knowledge
import TextAnalysis

/// What the knowledge base holds under an id, for an editor to read in a terminal.
///
/// What the base says is in its own language; the labels around it are in English, as in every report. Ids are shown
/// beside names, because they are what files are written with.
struct CardText {
    let knowledge: KnowledgeBase
    let pages: PageFinder
    let style: Style
    /// Columns to wrap to; nil leaves the lines as they are.
    let width: Int?
    let languages: [Language]

    /// The whole card, without a line feed at its end.
    func text(_ subject: Subject) -> String {
        let lines = switch subject {
        case .entity(let entity): self.lines(entity)
        case .passage(let passage): lines(passage)
        case .source(let source): lines(source)
        case .intent(let intent): lines(intent)
        case .facet(let facet): lines(facet)
        case .measure(let measure): lines(measure)
        case .name(let name): lines(name)
        }
        return lines.joined(separator: "\n")
    }

    // MARK: Pieces

    func title(_ kind: String, _ id: String) -> String { style.dressed("\(kind) \(style.printable(id))", as: .strong) }

    func wrapped(_ text: String, indent: Int = 0) -> String {
        let lead = String(repeating: " ", count: indent)
        guard let width else { return lead + style.printable(text) }
        return lead + TextWrapper(width: width - indent).wrap(style.printable(text)).split(separator: "\n")
            .joined(separator: "\n" + lead)
    }

    func field(_ name: String, _ value: String?) -> [String] {
        guard let value, !value.isEmpty else { return [] }
        return [wrapped("\(name): \(value)")]
    }

    func list(_ identifiers: [some Identifier]) -> String { identifiers.map(\.rawValue).joined(separator: ", ") }

    /// A passage, the place where it is written, and its sources.
    func lines(_ passage: Passage, mark: String) -> [String] {
        let place = pages.place(of: passage).map { "\($0.path):\($0.line)" }
        let origin = [place, "[" + list(passage.sources) + "]"].compactMap { $0 }.joined(separator: "  ")
        return [wrapped(mark + passage.text, indent: 2), style.dressed("    " + style.printable(origin), as: .dim)]
    }

    // MARK: What is not an entity

    private func lines(_ passage: Passage) -> [String] {
        let entity = knowledge.entity(passage.id.entity)
        let language = Language(rawValue: passage.id.language)
        let place = pages.place(of: passage).map { "\($0.path):\($0.line)" }
        var lines = [title("passage", passage.id.description)]
        lines += field("entity", language.flatMap { entity?.names[$0]?.name })
        lines += field("written in", place)
        lines += field("links to", list(passage.links.map(\.entity)))
        lines += ["", wrapped(passage.text), ""]
        for source in passage.sources.compactMap({ knowledge.source($0) }) { lines.append(line(source)) }
        lines += field("asked by", list(knowledge.intents(asking: passage.id.facet)))
        return lines
    }

    /// "id: publisher, title, date, url", and how far to trust it.
    func line(_ source: Source) -> String {
        let date = source.date?.description ?? "undated"
        return wrapped(
            "\(source.id): \(source.publisher), \(source.title), \(date), \(source.reliability.rawValue)"
                + (source.url.map { ", \($0)" } ?? ""))
    }

    private func lines(_ source: Source) -> [String] {
        var lines = [title("source", source.id.rawValue)]
        lines += field("publisher", source.publisher) + field("title", source.title)
        lines += field("url", source.url) + field("date", source.date?.description ?? "none")
        lines += field("reliability", source.reliability.rawValue) + field("note", source.note)
        let uses = knowledge.uses(of: source.id)
        lines.append("")
        if uses.isEmpty { lines.append("used by nothing") }
        for use in uses {
            lines.append(wrapped("\(use.entity): \(use.passages.count) passages, \(use.figures) figures"))
            lines += use.passages.map { style.dressed("    " + style.printable($0.description), as: .dim) }
        }
        return lines
    }

    private func lines(_ intent: IntentDefinition) -> [String] {
        var lines = [title("intent", intent.id.rawValue)]
        lines += field("act", intent.act) + field("facet", intent.facet?.rawValue) + field("to", intent.to)
        lines += field("about", intent.about?.rawValue)
        for language in languages {
            guard let examples = intent.examples[language], !examples.isEmpty else { continue }
            lines += ["", style.dressed("examples (\(language.rawValue)): \(examples.count)", as: .strong)]
            lines += examples.map { wrapped("- " + $0, indent: 2) }
        }
        return lines
    }

    private func lines(_ facet: Facet) -> [String] {
        var lines = [title("facet", facet.id.rawValue)]
        lines += field("kinds", list(knowledge.schema.kinds.filter { $0.facets.contains(facet.id) }.map(\.id)))
        lines += field("measures", list(facet.measures)) + field("near", list(facet.near))
        lines += field("asked by", list(knowledge.intents(asking: facet.id)))
        for language in languages {
            guard let wording = facet.wordings[language] else { continue }
            lines.append("\(language.rawValue): \(style.printable(wording.heading)) · \(style.printable(wording.noun)) · "
                + style.printable(wording.question))
        }
        let told = knowledge.entities.count { knowledge.knownFacets(of: $0, in: languages.first ?? .french).contains(facet.id) }
        return lines + ["told of: \(told) entities"]
    }

    private func lines(_ id: MeasureID) -> [String] {
        guard let measure = knowledge.schema.measure(id) else { return [] }
        var lines = [title("measure", id.rawValue)]
        lines += field("units", measure.units.joined(separator: ", "))
        lines += field("requires", measure.required.map(\.rawValue).joined(separator: ", "))
        lines += field("optional", measure.optional.map(\.rawValue).joined(separator: ", "))
        lines += field("facets", list(knowledge.schema.facets.filter { $0.measures.contains(id) }.map(\.id)))
        let figures = knowledge.entities.flatMap { entity in entity.figures.filter { $0.measure == id } }
        return lines + field("figures", String(figures.count))
    }

    private func lines(_ name: NamedEntity) -> [String] {
        var lines = [title(name.kind.rawValue, name.id.rawValue)]
        for language in languages { lines += field("forms (\(language.rawValue))", name.forms[language]?.joined(separator: ", ")) }
        lines += field("years", name.years.map { "\($0.lowerBound) to \($0.upperBound)" })
        return lines + field("within", name.within?.rawValue)
    }
}
