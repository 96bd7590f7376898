public import Artefact

extension Language: Storable {}

extension Lexicon: Storable {
    public func store(in writer: inout ArtefactWriter) {
        writer.store(shorthands, courtesies, functionWords, stemExceptions, technologies, synonyms)
    }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(
            shorthands: try reader.next(), courtesies: try reader.next(), functionWords: try reader.next(),
            stemExceptions: try reader.next(), technologies: try reader.next(), synonyms: try reader.next())
    }
}
