public import Identifiers
public import TextAnalysis

extension EditorialReview {
    /// Below this many examples in a language an intent is learnt by heart rather than understood.
    static let fewestExamples = 25
    /// How many examples a warning quotes.
    private static let mostQuoted = 3

    /// Intents with too few examples to learn from. Questions of a page are as many as the page has; none at all is the
    /// loader's error.
    func exampleProblems() -> [Diagnostic] {
        var found: [Diagnostic] = []
        for intent in merged.intents where intent.about == nil {
            for language in merged.schema.languages {
                let examples = intent.examples[language] ?? []
                guard let first = examples.first, examples.count < Self.fewestExamples else { continue }
                found.append(
                    warning(
                        .fewExamples, intent.path(in: language), first.position,
                        "intent “\(intent.id.value)” has \(examples.count) examples in \(language.rawValue)",
                        remedy: "write at least \(Self.fewestExamples), as differently as people do"))
            }
        }
        return found
    }

    /// A warning that another intent attracts some of an intent's examples, at the first of them; nil for an intent that
    /// is not in these files.
    ///
    /// - Parameters:
    ///   - examples: indexes into the intent's examples in the language, in their order.
    ///   - attractor: the intent that they are taken for.
    public func confusion(
        of intent: IntentID, in language: Language, examples: [Int], with attractor: IntentID
    ) -> Diagnostic? {
        guard let draft = merged.intents.first(where: { $0.id.value == intent }), let all = draft.examples[language] else {
            return nil
        }
        let attracted = examples.filter { all.indices.contains($0) }.map { all[$0] }
        guard let first = attracted.first else { return nil }
        let quoted = attracted.prefix(Self.mostQuoted).map { "“\($0.value)” (line \($0.position.line))" }
        let more = attracted.count > Self.mostQuoted ? "…" : ""
        return warning(
            .confusion, draft.path(in: language), first.position,
            "\(attracted.count) of the \(all.count) examples of “\(intent)” in \(language.rawValue) are taken for "
                + "“\(attractor)”: \(quoted.joined(separator: ", "))\(more)",
            remedy: "move them there if they ask the same, or word both intents so that they differ")
    }
}
