public import TextAnalysis

/// Puts questions together that ask much the same, so that an editor reads a list of wants and not a log.
///
/// "combien gagne un boulanger", "salaire boulanger ?" and "un boulanger ça touche combien" are one want. The naive way
/// counts equal texts and finds three. Comparing all pairs and merging the nearest is better and takes the square of their
/// number.
///
/// Our way: a question is the set of its stems without grammar and politeness. A stem that is *how* one asks ("gagne",
/// "devenir", "formation") weighs a third of one that is *what* one asks about. Likeness is the cosine. Rarity is left out of
/// it on purpose: the usual weight, `ln(N / n)`, is least for the stems that most questions share, and would push apart
/// exactly the wants that many have. Questions of the same stems are one to begin with. From the most asked to the least
/// asked, and from the shortest to the longest, each joins the group whose *leader*, the first in it, it is most like, if it
/// is like enough, and leads a new group otherwise (“leader clustering”, Hartigan, “Clustering Algorithms”, 1975). A table
/// from stems to leaders leaves only those to be compared that share one. Leaders never move, so the result depends on the
/// questions alone, not on their order, and a group cannot drift away from what its title says.
///
/// Its limits: words of the same meaning are strangers to each other, and a want that is put in two ways without a common
/// word is shown twice.
public struct QuestionClusterer: Sendable {
    /// The least cosine at which two questions ask the same: two stems each, one of them shared, is just enough.
    static let likeness = 0.48
    /// Of a stem that is how one asks; what one asks about weighs 1.
    static let askingWeight = 1.0 / 3

    private let analyzers: [Language: Analyzer]
    private let asking: [Language: Set<String>]

    /// - Parameters:
    ///   - analyzers: by language; one that is missing is made from the commonest grammar words.
    ///   - asking: words that are how one asks, by language: those of the intents' examples. The commonest words of
    ///     questions about professions are among them anyway.
    public init(analyzers: [Language: Analyzer] = [:], asking: [Language: [String]] = [:]) {
        var all: [Language: Analyzer] = [:]
        var stems: [Language: Set<String>] = [:]
        for language in Language.allCases {
            let analyzer = analyzers[language]
                ?? Analyzer(language: language, lexicon: Lexicon(functionWords: QuestionWords.grammar[language] ?? []))
            all[language] = analyzer
            let words = (asking[language] ?? []) + (QuestionWords.asking[language] ?? [])
            stems[language] = Set(words.flatMap { analyzer.analyze($0).tokens.map(\.term) })
        }
        self.analyzers = all
        self.asking = stems
    }

    /// Questions of the same stems.
    private struct Group {
        var terms: [String]
        var questions: [UnansweredQuestion]
    }

    /// Clusters, the most asked first; languages are not mixed.
    public func clusters(of questions: [UnansweredQuestion]) -> [QuestionCluster] {
        Language.allCases.flatMap { language in
            clusters(of: questions.filter { $0.language == language }, in: language)
        }.sorted { ($1.count, $0.question, $0.language) < ($0.count, $1.question, $1.language) }
    }

    private func clusters(of questions: [UnansweredQuestion], in language: Language) -> [QuestionCluster] {
        let groups = groups(of: questions, in: language)
        let asking = asking[language] ?? []
        var leaders: [String: [(cluster: Int, weight: Double)]] = [:]
        var members: [[Group]] = []
        for group in groups {
            let vector = Self.vector(group.terms, asking)
            var likeness: [Int: Double] = [:]
            for (term, weight) in vector {
                for leader in leaders[term] ?? [] { likeness[leader.cluster, default: 0] += weight * leader.weight }
            }
            let best = likeness.max { ($0.value, $1.key) < ($1.value, $0.key) }
            if let best, best.value >= Self.likeness {
                members[best.key].append(group)
            } else {
                for (term, weight) in vector { leaders[term, default: []].append((members.count, weight)) }
                members.append([group])
            }
        }
        return members.map { Self.cluster($0, language, asking) }
    }

    /// The most asked first, then the shortest; the order is that of the stems where those are equal.
    private func groups(of questions: [UnansweredQuestion], in language: Language) -> [Group] {
        var groups: [[String]: [UnansweredQuestion]] = [:]
        for question in questions { groups[terms(of: question.text, in: language), default: []].append(question) }
        return groups.map { Group(terms: $0.key, questions: $0.value) }.sorted {
            ($1.questions.count, $0.terms.count) != ($0.questions.count, $1.terms.count)
                ? ($1.questions.count, $0.terms.count) < ($0.questions.count, $1.terms.count)
                : $0.terms.lexicographicallyPrecedes($1.terms)
        }
    }

    /// The stems of a question, sorted, each once. Of one that is all grammar, its words.
    private func terms(of text: String, in language: Language) -> [String] {
        guard let analyzer = analyzers[language] else { return [] }
        var visible = text
        for kind in Redaction.Kind.allCases { visible = visible.replacing(kind.placeholder, with: " ") }
        let tokens = analyzer.analyze(visible).tokens
        let telling = tokens.filter { !$0.isFunctionWord && !$0.isCourtesy }
        return Set((telling.isEmpty ? tokens : telling).map(\.term)).sorted()
    }

    /// Of length 1; empty when there are no terms.
    private static func vector(_ terms: [String], _ asking: Set<String>) -> [(term: String, weight: Double)] {
        let raw = terms.map { (term: $0, weight: asking.contains($0) ? askingWeight : 1) }
        let length = raw.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
        return raw.map { (term: $0.term, weight: $0.weight / length) }
    }

    private static func cluster(_ groups: [Group], _ language: Language, _ asking: Set<String>) -> QuestionCluster {
        let questions = groups.flatMap(\.questions)
        var wordings: [String: Int] = [:]
        var reasons: [String: Int] = [:]
        var terms: [String: Int] = [:]
        for question in questions {
            wordings[question.text, default: 0] += 1
            reasons[question.reason, default: 0] += 1
        }
        for group in groups { for term in group.terms { terms[term, default: 0] += group.questions.count } }
        let ordered = wordings.map { QuestionCluster.Wording(text: $0.key, count: $0.value) }.sorted {
            ($1.count, $0.text.utf8.count, $0.text) < ($0.count, $1.text.utf8.count, $1.text)
        }
        let shared = terms.filter { $0.value * 2 > questions.count }.sorted { one, other in
            let (isHow, otherIsHow) = (asking.contains(one.key), asking.contains(other.key))
            if isHow != otherIsHow { return otherIsHow }
            return (other.value, one.key) < (one.value, other.key)
        }.map(\.key)
        return QuestionCluster(
            language: language, question: ordered.first?.text ?? "", count: questions.count, wordings: Array(ordered.prefix(10)),
            reasons: reasons, terms: Array(shared.prefix(5)), firstDay: questions.map(\.day).min() ?? "",
            lastDay: questions.map(\.day).max() ?? "")
    }
}
