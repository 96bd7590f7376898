import Figures
import Identifiers
import JSON
import Knowledge
import MentorCore
import TextAnalysis

/// A whole knowledge base as one JSON object, for other programs.
///
/// The shape, whose names stay as they are:
///
/// ```
/// {"format": "mentor-knowledge/1", "version", "digest", "languages": ["fr", "en"],
///  "kinds":    [{"id", "nouns": {"fr": {"one", "many"}}, "facets": ["overview", …], "optional": […]}],
///  "facets":   [{"id", "measures": […], "near": […], "wordings": {"fr": {"heading", "noun", "question"}}}],
///  "measures": [{"id", "units": […], "requires": […], "optional": […], "names": {"fr", "en"}}],
///  "themes":   [{"id", "names": {"fr", "en"}}],
///  "sources":  [{"id", "publisher", "title", "url", "date", "reliability", "note"}],
///  "entities": [{"id", "kind", "names": {"fr": {"name", "feminine", "plural", "gender", "also", "field"}}, "related",
///                "review_by", "figures": [{"measure", "minimum", "maximum", "unit", "qualifiers", "origin", "sources",
///                "about"}], "sections": {"fr": [{"facet", "heading", "passages": [{"id", "text", "sources",
///                "links": [{"entity", "start", "end"}]}]}]}, "absent": {"fr": {"day": "the reason"}}}],
///  "intents":  [{"id", "act", "facet", "to", "about", "examples": {"fr": […]}}],
///  "names":    [{"id", "kind", "forms": {"fr": […]}, "years": [0, 2], "within"}]}
/// ```
///
/// Facets, measures, sources, entities, intents and names also say what they are in a `type`, as `kb show --json` prints
/// them. Everything is sorted by id but kinds, facets and measures, which keep the order of the schema. Offsets are half-open
/// UTF-8 byte offsets into the passage's text. Word lists and the phrases of distress are not part of it.
enum KnowledgeJSON {
    /// One line of JSON; `languages` limits what is written in words.
    static func bytes(_ knowledge: KnowledgeBase, languages: [Language]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("format", "mentor-knowledge/1")
            writer.field("version", knowledge.version)
            writer.field("digest", knowledge.digest)
            writer.field("languages", languages.map(\.rawValue))
            writer.key("kinds")
            writer.array(knowledge.schema.kinds) { $0.kind($1, languages) }
            writer.key("facets")
            writer.array(knowledge.schema.facets) { $0.facet($1, languages) }
            writer.key("measures")
            writer.array(knowledge.schema.measures) { $0.measure($1) }
            writer.key("themes")
            writer.array(knowledge.schema.themes) { $0.theme($1, languages) }
            writer.key("sources")
            writer.array(knowledge.sources) { $0.source($1) }
            writer.key("entities")
            writer.array(knowledge.entities) { $0.entity($1, languages) }
            writer.key("intents")
            writer.array(knowledge.intents) { $0.intent($1, languages) }
            writer.key("names")
            writer.array(knowledge.names) { $0.name($1, languages) }
        }
        writer.endLine()
        return writer.bytes
    }
}
