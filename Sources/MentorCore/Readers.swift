internal import Knowledge
internal import TextAnalysis

/// One reader a language, the first language of the knowledge base for any that has none.
struct Readers: Sendable {
    private let readers: [Language: Reader]
    private let first: Reader

    init(_ knowledge: KnowledgeBase) throws(AdvisorError) {
        let languages = knowledge.schema.languages.isEmpty ? [Language.french] : knowledge.schema.languages
        var readers: [Language: Reader] = [:]
        for language in languages { readers[language] = try Reader(knowledge, language) }
        self.readers = readers
        guard let first = languages.first.flatMap({ readers[$0] }) else {
            throw AdvisorError(.untrainableIntents, "the schema names no language; add `languages: [fr, en]` to schema.yaml")
        }
        self.first = first
    }

    subscript(language: Language) -> Reader { readers[language] ?? first }
}
