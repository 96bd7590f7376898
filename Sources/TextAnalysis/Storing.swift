public import Artefact

extension Language: Storable {}

extension Lexicon: Storable {
    public func store(in writer: inout ArtefactWriter) {
        writer.store(shorthands, courtesies, functionWords, stemExceptions, technologies, synonyms, commonWords)
    }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(
            shorthands: try reader.next(), courtesies: try reader.next(), functionWords: try reader.next(),
            stemExceptions: try reader.next(), technologies: try reader.next(), synonyms: try reader.next(),
            commonWords: try reader.next())
    }
}

/// What was learnt of the languages; the lists of existing words are kept elsewhere.
extension LanguageIdentifier {
    public func store(in writer: inout ArtefactWriter) { writer.store(lists, evidence) }

    /// - Throws: `damaged`.
    public init(from reader: inout ArtefactReader, existing: [Language: WordFilter]) throws(ArtefactError) {
        self.init(lists: try reader.next(), evidence: try reader.next(), existing: existing)
    }
}
