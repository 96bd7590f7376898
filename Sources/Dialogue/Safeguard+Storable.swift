public import Artefact

/// The phrases as they were read.
extension Safeguard: Storable {
    public func store(in writer: inout ArtefactWriter) { [alarming, harmless].store(in: &writer) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let lists = try [Phrases](from: &reader)
        guard lists.count == 2 else { throw reader.damaged("2 lists of phrases", "\(lists.count)") }
        self.init(alarming: lists[0], harmless: lists[1])
    }
}
