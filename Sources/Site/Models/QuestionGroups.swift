internal import Identifiers
internal import Knowledge
internal import TextAnalysis

/// The frequent questions by theme, those that are asked in the most ways first.
struct QuestionGroups: Sendable {
    /// Questions under one heading.
    struct Group: Sendable {
        let id: String
        let heading: String
        let questions: [Entity]
    }

    let groups: [Group]

    /// Questions that have a name and an answer in the language.
    init(_ knowledge: KnowledgeBase, _ wording: Wording) {
        let kinds = knowledge.questionKinds
        var ways: [EntityID: Int] = [:]
        for intent in knowledge.intents {
            if let about = intent.about { ways[about, default: 0] += intent.examples[wording.language]?.count ?? 0 }
        }
        let questions = knowledge.entities
            .filter { kinds.contains($0.kind) && $0.names[wording.language] != nil && !$0.passages(in: wording.language).isEmpty }
            .sorted { (ways[$1.id] ?? 0, $0.id) < (ways[$0.id] ?? 0, $1.id) }
        let themed = knowledge.schema.themes.map { theme in
            Group(
                id: theme.id.rawValue, heading: theme.names[wording.language] ?? theme.id.rawValue,
                questions: questions.filter { $0.theme == theme.id })
        }
        let others = questions.filter { question in question.theme.flatMap { knowledge.schema.theme($0) } == nil }
        let heading = wording[themed.isEmpty ? "theme_all" : "theme_other"]
        groups = (themed + [Group(id: "other", heading: heading, questions: others)]).filter { !$0.questions.isEmpty }
    }

    /// At most `count` questions: the first of each theme, then the second ones.
    func popular(_ count: Int) -> [Entity] {
        let longest = groups.map(\.questions.count).max() ?? 0
        let turns = (0..<longest).lazy.flatMap { place in groups.compactMap { $0.questions.dropFirst(place).first } }
        return Array(turns.prefix(count))
    }
}
