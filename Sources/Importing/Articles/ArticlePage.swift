internal import Figures
internal import Identifiers
internal import Knowledge
internal import TextAnalysis

/// The page of a knowledge base that an article becomes, as text.
struct ArticlePage {
    let id: EntityID
    let kind: Kind
    let name: ArticleName
    let language: Language
    let source: SourceID
    let sections: [ArticleSection]
    let schema: Schema
    let reviewBy: Day?

    /// Relative to the folder of the knowledge base: pages of a kind stand together, as in the shipped base.
    var path: String {
        let folders = ["role": "roles", "curriculum": "curricula", "topic": "topics", "school": "schools"]
        return "\(language.rawValue)/\(folders[kind.id.rawValue] ?? kind.id.rawValue)/\(id).md"
    }

    var text: String {
        var lines = ["---", "id: \(id)", "kind: \(kind.id)", "name: \(YAMLText.value(name.name))"]
        if let feminine = name.feminine { lines.append("feminine: \(YAMLText.value(feminine))") }
        if let gender = name.gender { lines.append("gender: \(gender.rawValue)") }
        if !name.plural.isEmpty { lines.append("plural: \(YAMLText.value(name.plural))") }
        if !name.also.isEmpty { lines += ["also:"] + name.also.map { "  - \(YAMLText.value($0))" } }
        if let reviewBy { lines.append("review-by: \(reviewBy)") }
        let told = kind.facets.filter { facet in sections.contains { $0.passages.contains { $0.facet == facet } } }
        if told.count < kind.facets.count { lines += ["absent:", "  others: \(YAMLText.value(reason))"] }
        lines.append("---")
        for facet in told {
            guard let heading = schema.facet(facet)?.wordings[language]?.heading else { continue }
            lines.append("## \(heading)")
            var seen: Set<String> = []
            for passage in sections.flatMap(\.passages) where passage.facet == facet && seen.insert(passage.text).inserted {
                lines += [line(passage), ""]
            }
        }
        return lines.joined(separator: "\n") + (lines.last == "" ? "" : "\n")
    }

    private var reason: String {
        language == .french ? "L'article importé n'en dit rien." : "The imported article says nothing about it."
    }

    /// A passage that the loader reads back as just this text.
    ///
    /// Two brackets would begin a link, and a paragraph that begins with `#`, `-` or `*` would be a heading or lose its
    /// sign. The brackets are set apart; such a paragraph becomes an item, whose text is taken as it is.
    private func line(_ passage: ArticleSection.Passage) -> String {
        var text = passage.text
        while text.contains("[[") { text = text.replacing("[[", with: "[ [") }
        let isItem = passage.isItem || text.first.map { "#-*".contains($0) } ?? false
        return (isItem ? "- " : "") + text + " [\(source)]"
    }
}
