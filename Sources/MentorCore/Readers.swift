internal import Artefact
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
    private struct Learnt {
        var reader: Reader
        /// Not taken from the compiled artefact.
        var isNew: Bool
    }

    private final class Slot: Sendable {
        let learnt = Mutex<Learnt?>(nil)
    }

    private let knowledge: KnowledgeBase
    /// Where a language may have been learnt before.
    private let compiled: ArtefactFile?
    let words: WordLists
    private let slots: [Language: Slot]
    private let first: Language

    /// - Throws: `AdvisorError` for a damaged word list, or a language whose intents cannot be learnt from.
    init(_ knowledge: KnowledgeBase, compiled: ArtefactFile? = nil) throws(AdvisorError) {
        self.knowledge = knowledge
        self.compiled = compiled
        words = try WordLists(knowledge)
        let languages = knowledge.schema.languages
        guard let first = languages.first else {
            throw AdvisorError(.untrainableIntents, "the schema names no language; add `languages: [fr, en]` to schema.yaml")
        }
        self.first = first
        // An artefact is made by an adviser, which has looked at all of this before.
        for language in languages where compiled == nil {
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
        guard let slot = slots[language] else { return language == first ? learn(first).reader : self[first] }
        return slot.learnt.withLock { learnt in
            if let learnt { return learnt.reader }
            let new = learn(language)
            learnt = new
            return new.reader
        }
    }

    /// A damaged artefact is no reason to be silent: the language is learnt again.
    private func learn(_ language: Language) -> Learnt {
        if var block = try? compiled?.block(CompiledKnowledge.block(language)),
            let reader = try? Reader(from: &block, knowledge, language, words) {
            return Learnt(reader: reader, isNew: false)
        }
        return Learnt(reader: Reader(knowledge, language, words), isNew: true)
    }

    // MARK: Compiling

    /// A language has been learnt that the artefact does not hold.
    var hasLearnt: Bool { slots.values.contains { slot in slot.learnt.withLock { $0?.isNew ?? false } } }

    /// The languages learnt so far, as blocks of an artefact. What the artefact at hand holds and nobody had to learn
    /// anew is handed on as it is: a day of English questions must not lose the French.
    func blocks() -> [(name: String, bytes: [UInt8])] {
        knowledge.schema.languages.compactMap { language in
            let name = CompiledKnowledge.block(language)
            let learnt = slots[language]?.learnt.withLock { $0 }
            if learnt?.isNew != true, let bytes = try? compiled?.bytes(of: name) { return (name, bytes) }
            guard let learnt else { return nil }
            var writer = ArtefactWriter()
            learnt.reader.store(in: &writer)
            return (name, writer.bytes)
        }
    }
}
