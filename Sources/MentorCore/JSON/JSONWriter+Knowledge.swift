internal import Figures
public import Identifiers
public import JSON
public import Knowledge
public import TextAnalysis

/// The parts of a knowledge base as objects, the same wherever they are written: `kb show`, `kb export`, `kb search`.
extension JSONWriter {
    /// A key and an object with one value a language, in the order of `languages`; languages without a value are left out.
    public mutating func field<Value>(
        _ name: String, _ values: [Language: Value], _ languages: [Language], _ write: (inout JSONWriter, Value) -> Void
    ) {
        key(name)
        object { writer in
            for language in languages {
                guard let value = values[language] else { continue }
                writer.key(language.rawValue)
                write(&writer, value)
            }
        }
    }

    /// A key and a list of ids.
    public mutating func field(_ name: String, _ identifiers: [some Identifier]) { field(name, identifiers.map(\.rawValue)) }

    /// An entity with everything that is said of it in `languages`.
    public mutating func entity(_ entity: Entity, _ languages: [Language]) {
        object { writer in
            writer.field("type", "entity")
            writer.field("id", entity.id.rawValue)
            writer.field("kind", entity.kind.rawValue)
            writer.field("names", entity.names, languages) { $0.name($1) }
            writer.field("related", entity.related)
            writer.field("theme", entity.theme?.rawValue)
            writer.field("review_by", entity.reviewBy?.description)
            writer.key("figures")
            writer.array(entity.figures) { writer, figure in
                writer.figure(figure) { writer in
                    guard figure.about != nil else { return }
                    let worded = languages.map { ($0, figure.about(in: $0.rawValue) ?? "") }
                    writer.field("about", Dictionary(worded) { first, _ in first }, languages) { $0.value($1) }
                }
            }
            writer.field("sections", entity.sections, languages) { writer, sections in
                writer.array(sections) { writer, section in
                    writer.object { writer in
                        writer.field("facet", section.facet.rawValue)
                        writer.field("heading", section.heading)
                        writer.key("passages")
                        writer.array(section.passages) { $0.passage($1) }
                    }
                }
            }
            writer.field("absent", entity.absent, languages) { writer, reasons in
                writer.object { writer in
                    for facet in reasons.keys.sorted() { writer.field(facet.rawValue, reasons[facet]) }
                }
            }
        }
    }

    private mutating func name(_ name: EntityName) {
        object { writer in
            writer.field("name", name.name)
            writer.field("feminine", name.feminine)
            writer.field("plural", name.plural)
            writer.field("gender", name.gender?.rawValue)
            writer.field("also", name.also)
            writer.field("field", name.field)
        }
    }

    /// A passage; `place` when it is known where it is written, `more` for what else is to be said.
    public mutating func passage(
        _ passage: Passage, at place: (path: String, line: Int)? = nil, _ more: (inout JSONWriter) -> Void = { _ in }
    ) {
        object { writer in
            writer.field("id", passage.id.description)
            writer.field("text", passage.text)
            writer.field("sources", passage.sources)
            writer.key("links")
            writer.array(passage.links) { writer, link in
                writer.object {
                    $0.field("entity", link.entity.rawValue)
                    $0.field("start", link.range.lowerBound)
                    $0.field("end", link.range.upperBound)
                }
            }
            if let place {
                writer.field("path", place.path)
                writer.field("line", place.line)
            }
            more(&writer)
        }
    }

    /// A source; `more` for what else is to be said.
    public mutating func source(_ source: Source, _ more: (inout JSONWriter) -> Void = { _ in }) {
        object { writer in
            writer.field("type", "source")
            writer.field("id", source.id.rawValue)
            writer.field("publisher", source.publisher)
            writer.field("title", source.title)
            writer.field("url", source.url)
            writer.field("date", source.date?.description)
            writer.field("reliability", source.reliability.rawValue)
            writer.field("note", source.note)
            more(&writer)
        }
    }

    /// An intent with its examples.
    public mutating func intent(_ intent: IntentDefinition, _ languages: [Language]) {
        object { writer in
            writer.field("type", "intent")
            writer.field("id", intent.id.rawValue)
            writer.field("act", intent.act)
            writer.field("facet", intent.facet?.rawValue)
            writer.field("to", intent.to)
            writer.field("about", intent.about?.rawValue)
            writer.field("examples", intent.examples, languages) { $0.array($1) { $0.value($1) } }
        }
    }

    /// A place, a level, a tool.
    public mutating func name(_ name: NamedEntity, _ languages: [Language]) {
        object { writer in
            writer.field("type", "name")
            writer.field("id", name.id.rawValue)
            writer.field("kind", name.kind.rawValue)
            writer.field("forms", name.forms, languages) { $0.array($1) { $0.value($1) } }
            if let years = name.years {
                writer.key("years")
                writer.array([years.lowerBound, years.upperBound]) { $0.value($1) }
            }
            if let within = name.within { writer.field("within", within.rawValue) }
        }
    }
}
