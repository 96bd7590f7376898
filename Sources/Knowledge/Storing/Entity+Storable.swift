public import Artefact
internal import Figures
internal import Identifiers
internal import TextAnalysis

extension Entity: Storable {
    public func store(in writer: inout ArtefactWriter) {
        writer.store(id, kind, names, sections, figures, related, absent, theme, reviewBy, layer)
    }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(
            id: try reader.next(), kind: try reader.next(), names: try reader.next(), sections: try reader.next(),
            figures: try reader.next(), related: try reader.next(), absent: try reader.next(), theme: try reader.next(),
            reviewBy: try reader.next(), layer: try reader.next())
    }
}

extension EntityName: Storable {
    public func store(in writer: inout ArtefactWriter) {
        writer.store(name, feminine, gender, plural, elides, also, field, indefinite, definite)
    }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(
            name: try reader.next(), feminine: try reader.next(), gender: try reader.next(), plural: try reader.next(),
            elides: try reader.next(), also: try reader.next(), field: try reader.next(), indefinite: try reader.next(),
            definite: try reader.next())
    }
}

extension Section: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(facet, heading, passages) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(facet: try reader.next(), heading: try reader.next(), passages: try reader.next())
    }
}

extension Passage: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(id, text, sources, links, isItem, line) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(
            id: try reader.next(), text: try reader.next(), sources: try reader.next(), links: try reader.next(),
            isItem: try reader.next(), line: try reader.next())
    }
}

extension Passage.Link: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(entity, range.lowerBound, range.upperBound) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let entity = try reader.next(EntityID.self)
        let (lower, upper) = (try reader.next(Int.self), try reader.next(Int.self))
        guard 0 <= lower, lower <= upper else { throw reader.damaged("a range", "\(lower)..<\(upper)") }
        self.init(entity: entity, range: lower..<upper)
    }
}
