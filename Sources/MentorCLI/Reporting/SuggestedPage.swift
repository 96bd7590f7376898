#if Server
import Conversations
import Identifiers
import Knowledge
import TextAnalysis

/// The draft of a frequent question, made of a cluster of unanswered ones.
///
/// What people asked is known, and what is true is not: so the draft holds their questions, as examples from which the page's
/// intent is learnt, and `blank` in every place that only a person can fill. Each of those is an error to `mentor kb
/// check`, so that no draft is ever served: a date that is none, a source that is none. Nothing of an answer is made up.
struct SuggestedPage {
    let cluster: QuestionCluster
    let knowledge: KnowledgeBase
    /// Id of the page, and name of its file.
    let id: String

    private let kind: Kind

    /// - Parameter id: nil for one made of the question's words.
    /// - Throws: bad data for a knowledge base that knows no kind of question.
    init(_ cluster: QuestionCluster, knowledge: KnowledgeBase, id: String? = nil) throws(CommandError) {
        guard let kind = knowledge.schema.kinds.first(where: { knowledge.questionKinds.contains($0.id) }) else {
            throw .badData(["mentor: this knowledge base has no kind of page for frequent questions; declare one in schema.yaml"])
        }
        self.cluster = cluster
        self.knowledge = knowledge
        self.kind = kind
        self.id = id ?? Self.id(of: cluster, in: knowledge)
    }

    /// Where the page goes, below a folder of knowledge.
    var path: String { "\(cluster.language.rawValue)/\(kind.id.rawValue)/\(id).md" }

    private var language: Language { cluster.language }

    private var mainKind: String { knowledge.schema.kinds.first?.id.rawValue ?? "role" }

    private func said(_ french: String, _ english: String) -> String { language == .french ? french : english }

    /// What stands in a place to fill; it is no date, no theme and no id of a source.
    private var blank: String { Self.blank(language) }

    static func blank(_ language: Language) -> String { language == .french ? "À-REMPLIR" : "TO-FILL-IN" }

    /// The page.
    var text: String {
        let question = Self.quoted(title)
        let heading = kind.facets.first.flatMap { knowledge.schema.facet($0)?.wordings[language]?.heading } ?? blank
        let reasons = cluster.reasons.sorted { $0.key < $1.key }
            .map { ReportNames(knowledge: knowledge, language: language).reason($0.key) + " (\($0.value))" }.joined(separator: ", ")
        var lines = ["---"]
        lines += said(
            "# Ébauche faite de \(cluster.count) question(s) sans réponse, du \(cluster.firstDay) au \(cluster.lastDay) : \(reasons).\n"
                + "# Remplacez chaque \(blank), relisez les questions (retirez celles qui parlent d'autre chose), puis lancez\n"
                + "# « mentor kb check » : il refuse la page tant qu'il en reste un.",
            "# Drafted from \(cluster.count) unanswered question(s), \(cluster.firstDay) to \(cluster.lastDay): \(reasons).\n"
                + "# Replace every \(blank), read the questions again (remove those about something else), then run\n"
                + "# `mentor kb check`: it refuses the page while one is left.").split(separator: "\n").map(String.init)
        if cluster.reasons["profession", default: 0] * 2 > cluster.count {
            // Mentor declines a profession that has no page before it looks at frequent questions.
            lines += said(
                "# Ces questions portent sur un métier que la base n'a pas : c'est une page de ce métier qui leur répondrait\n"
                    + "# (« mentor kb import », « kind: \(mainKind) »), pas une question fréquente.",
                "# These ask about a profession that the base does not have: a page of that profession would answer them\n"
                    + "# (`mentor kb import`, `kind: \(mainKind)`), a frequent question would not.").split(separator: "\n").map(String.init)
        }
        lines += ["id: \(id)", "kind: \(kind.id.rawValue)", "name: \(question)"]
        lines += language == .french
            ? ["gender: \((kind.nouns[.french]?.gender ?? .feminine).rawValue)", "plural: \(question)", "elides: false"]
            : ["plural: \(question)", "indefinite: \(question)"]
        lines.append("related: []")
        if !knowledge.schema.themes.isEmpty {
            lines.append("theme: \(blank)  # " + knowledge.schema.themes.map(\.id.rawValue).joined(separator: ", "))
        }
        lines += ["review-by: \(blank)", "questions:"]
        lines += examples.map { "  - " + Self.quoted($0) }
        lines += ["---", "## \(heading)"]
        lines.append(said(
            "\(blank) : une réponse en deux ou trois phrases, avec la source de chaque affirmation entre crochets. [\(blank)]",
            "\(blank): an answer in two or three sentences, with the source of each statement in brackets. [\(blank)]"))
        return lines.joined(separator: "\n") + "\n"
    }

    /// The wording that reads most like a question; the editor mends it.
    private var title: String {
        let asked = examples.first { $0.contains("?") && $0.split(separator: " ").count > 3 } ?? Self.plain(cluster.question)
        return asked.prefix(1).uppercased() + asked.dropFirst()
    }

    /// The wordings, without those from which something personal was taken out.
    private var examples: [String] {
        var seen: Set<String> = []
        let usable = cluster.wordings.map(\.text).filter { !$0.contains("[") }.map(Self.plain)
            .filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
        return usable.isEmpty ? [blank] : usable
    }

    /// On one line, without what the page's reader would take for a mask or a link.
    private static func plain(_ text: String) -> String {
        text.map { "{}[]|".contains($0) || $0.isNewline ? " " : String($0) }.joined()
            .split(separator: " ").joined(separator: " ")
    }

    /// As a string of YAML that nothing in it can end.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    // MARK: The id

    private static let mostWords = 4

    /// The question's words that carry a meaning, in ASCII; numbered when a page has that id already.
    private static func id(of cluster: QuestionCluster, in knowledge: KnowledgeBase) -> String {
        let grammar = Set((knowledge.lexicons[cluster.language]?.functionWords ?? []).map(Analyzer.fold))
        let words = Analyzer.fold(plain(cluster.question)).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
        let telling = words.filter { $0.count > 1 && !grammar.contains($0) }
        let base = (telling.isEmpty ? words : telling).prefix(mostWords).joined(separator: "-").prefix(60)
        let wanted = base.isEmpty ? "question" : String(base)
        return ([wanted] + (2...99).map { "\(wanted)-\($0)" }).first { id in
            EntityID(id).map { knowledge.entity($0) == nil && IntentID(id).flatMap(knowledge.intent) == nil } ?? false
        } ?? wanted
    }
}
#endif
