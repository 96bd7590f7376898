import Figures
import Identifiers
import JSON
import Knowledge
import MentorCore
import TextAnalysis

/// The schema of a knowledge base as objects.
extension JSONWriter {
    /// A kind of entities.
    mutating func kind(_ kind: Kind, _ languages: [Language]) {
        object { writer in
            writer.field("id", kind.id.rawValue)
            writer.field("nouns", kind.nouns, languages) { writer, noun in
                writer.object {
                    $0.field("one", noun.one)
                    $0.field("many", noun.many)
                }
            }
            writer.field("facets", kind.facets)
            writer.field("optional", kind.facets.filter { kind.optional.contains($0) })
        }
    }

    /// A facet with its words.
    mutating func facet(_ facet: Facet, _ languages: [Language], _ more: (inout JSONWriter) -> Void = { _ in }) {
        object { writer in
            writer.field("type", "facet")
            writer.field("id", facet.id.rawValue)
            writer.field("measures", facet.measures)
            writer.field("near", facet.near)
            writer.field("wordings", facet.wordings, languages) { writer, wording in
                writer.object {
                    $0.field("heading", wording.heading)
                    $0.field("noun", wording.noun)
                    $0.field("question", wording.question)
                }
            }
            more(&writer)
        }
    }

    /// A group of questions.
    mutating func theme(_ theme: Theme, _ languages: [Language]) {
        object { writer in
            writer.field("type", "theme")
            writer.field("id", theme.id.rawValue)
            writer.field("names", theme.names, languages) { $0.value($1) }
        }
    }

    /// A measure with the qualifiers that its figures carry.
    mutating func measure(_ measure: Measure) {
        object { writer in
            writer.field("type", "measure")
            writer.field("id", measure.id.rawValue)
            writer.field("units", measure.units)
            writer.field("requires", measure.required.map(\.rawValue))
            writer.field("optional", measure.optional.map(\.rawValue))
            writer.key("names")
            writer.object { writer in
                for code in measure.names.keys.sorted() { writer.field(code, measure.names[code]) }
            }
        }
    }
}
