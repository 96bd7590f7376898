internal import Knowledge
internal import Synchronization
internal import TextAnalysis

/// One reader a language, each built when its language is first spoken.
///
/// Learning a language takes longer than answering a thousand questions, and most conversations need one. So a reader is
/// built at the first message in its language and kept for all that follow, whichever thread asks. What could be wrong
/// with the knowledge is checked before, at once and for every language. A reader follows from the knowledge alone:
/// nobody can tell from an answer when it was built.
struct Readers: Sendable {
    private final class Slot: Sendable {
        let reader = Mutex<Reader?>(nil)
    }

    private let knowledge: KnowledgeBase
    let words: WordLists
    private let slots: [Language: Slot]
    private let first: Language

    /// - Throws: `AdvisorError` for a damaged word list, or a language whose intents cannot be learnt from.
    init(_ knowledge: KnowledgeBase) throws(AdvisorError) {
        self.knowledge = knowledge
        words = try WordLists(knowledge)
        let languages = knowledge.schema.languages
        guard let first = languages.first else {
            throw AdvisorError(.untrainableIntents, "the schema names no language; add `languages: [fr, en]` to schema.yaml")
        }
        self.first = first
        for language in languages {
            let taught = knowledge.intents.count { $0.act != "none" && !($0.examples[language] ?? []).isEmpty }
            guard taught >= 2 else {
                throw AdvisorError(
                    .untrainableIntents,
                    "\(taught) intents have examples in \(language.rawValue), at least 2 are needed to tell them apart; add examples to intents/")
            }
        }
        slots = Dictionary(languages.map { ($0, Slot()) }) { first, _ in first }
    }

    /// Builds the reader of a language now rather than at its first message.
    func prepare(_ language: Language) { _ = self[language] }

    /// The reader of a language, or of the first language for one that the knowledge base does not speak.
    subscript(language: Language) -> Reader {
        guard let slot = slots[language] else { return language == first ? build(first) : self[first] }
        return slot.reader.withLock { reader in
            if let reader { return reader }
            let built = build(language)
            reader = built
            return built
        }
    }

    private func build(_ language: Language) -> Reader { Reader(knowledge, language, words) }
}
