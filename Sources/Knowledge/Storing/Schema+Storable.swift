public import Artefact
internal import Figures
internal import Identifiers
internal import TextAnalysis

extension Schema: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(languages, field, kinds, facets, measures, themes) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(
            languages: try reader.next(), field: try reader.next(), kinds: try reader.next(), facets: try reader.next(),
            measures: try reader.next(), themes: try reader.next())
    }
}

extension Theme: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(id, names) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(id: try reader.next(), names: try reader.next())
    }
}

extension Gender: Storable {}

extension Kind: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(id, nouns, facets, optional) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(id: try reader.next(), nouns: try reader.next(), facets: try reader.next(), optional: try reader.next())
    }
}

extension Kind.Noun: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(one, many, gender) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(one: try reader.next(), many: try reader.next(), gender: try reader.next())
    }
}

extension Facet: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(id, wordings, measures, near) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(id: try reader.next(), wordings: try reader.next(), measures: try reader.next(), near: try reader.next())
    }
}

extension Facet.Wording: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(heading, noun, question) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(heading: try reader.next(), noun: try reader.next(), question: try reader.next())
    }
}
