import Figures
import Foundation
import Identifiers
import Knowledge
import MentorCore
import Site
import TestSupport
import TextAnalysis

/// The shipped site, read once.
enum Shown {
    static let web = Shipped.root.appending(path: "Sources/Site/Web").path()

    static let settings: SiteSettings = {
        var settings = SiteSettings()
        settings.asOf = Shipped.asOf
        settings.origin = "https://bot.example.org"
        settings.privacy = "https://example.org/donnees"
        settings.contact = "mailto:cio@example.org"
        return settings
    }()

    static let site: Result<Site, any Error> = Result { try Site(knowledge(), files: SiteFiles(folder: web), settings: settings) }

    static func knowledge() throws -> KnowledgeBase {
        try Shipped.advisor.get().knowledge
    }

    /// Every page that is the same for everybody, with its address.
    static func pages(_ site: Site, _ knowledge: KnowledgeBase) -> [(address: String, bytes: [UInt8])] {
        Language.allCases.flatMap { language in
            [("/ \(language)", site.home(language)), ("/faq \(language)", site.faq(language))]
                + [404, 405, 413, 429, 503, 418, 500].map { ("\($0) \(language)", site.error(status: $0, requestID: "r1", language)) }
                + knowledge.entities.flatMap { entity in
                    SheetKind.allCases.compactMap { kind in
                        site.sheet(entity.id.rawValue, kind: kind, language).map { ("/\(kind.rawValue)/\(entity.id) \(language)", $0) }
                    }
                }
        }
    }

    /// The shipped base with `text` at the end of every text that an editor writes.
    static func knowledge(with text: String, url: String) throws -> KnowledgeBase {
        let base = try knowledge()
        func more(_ words: String) -> String { words + text }
        let entities = base.entities.map { entity in
            Entity(
                id: entity.id, kind: entity.kind,
                names: entity.names.mapValues { name in
                    EntityName(
                        name: more(name.name), feminine: name.feminine.map(more), gender: name.gender, plural: name.plural.map(more),
                        elides: name.elides, also: name.also.map(more), indefinite: name.indefinite.map(more))
                },
                sections: entity.sections.mapValues { sections in
                    sections.map { section in
                        Section(facet: section.facet, heading: more(section.heading), passages: section.passages.map { passage in
                            Passage(
                                id: passage.id, text: more(passage.text), sources: passage.sources, links: passage.links, isItem: passage.isItem,
                                line: passage.line)
                        })
                    }
                },
                figures: entity.figures.map { figure in
                    var figure = figure
                    figure.about = figure.about.map(more)
                    figure.aboutTranslations = figure.aboutTranslations.mapValues(more)
                    figure.place = figure.place.map(more)
                    figure.level = figure.level.map(more)
                    return figure
                },
                related: entity.related, absent: entity.absent, theme: entity.theme, reviewBy: entity.reviewBy, layer: entity.layer)
        }
        let sources = base.sources.map { source in
            Source(
                id: source.id, publisher: more(source.publisher), title: more(source.title), url: source.url.map { _ in url }, date: source.date,
                reliability: source.reliability)
        }
        let schema = Schema(
            languages: base.schema.languages, field: base.schema.field.mapValues(more), kinds: base.schema.kinds, facets: base.schema.facets,
            measures: base.schema.measures,
            themes: base.schema.themes.map { Theme(id: $0.id, names: $0.names.mapValues(more)) })
        return KnowledgeBase(
            version: more(base.version), digest: base.digest, schema: schema, sources: sources, entities: entities, intents: base.intents,
            lexicons: base.lexicons, names: base.names)
    }
}

/// Texts that would run, if anything let them.
enum Hostile {
    static let texts = [
        "<img src=x onerror=window.hit=1>", "\"><script>window.hit=1</script>",
        "' autofocus onfocus='window.hit=1", "</textarea><svg onload=window.hit=1>",
        "{{t.home}}{{{page.title}}}",
        "</title><script>window.hit=1</script>", "--><!--<script>", "&lt;script&gt;&#60;",
        // A quotation mark that Unicode joins to its neighbours is one character, and not the one that an escaper looks for.
        "\"\u{301} onfocus=window.hit=1 autofocus x=\"\u{301}",
        "<\u{338}script>", "\u{600}\" onfocus=window.hit=1 x=\u{600}\"", "'\u{20E3} x='\u{FE0F}",
    ]
}
