public import Artefact
internal import Figures
internal import Identifiers
internal import TextAnalysis

extension KnowledgeBase: Storable {
    public func store(in writer: inout ArtefactWriter) {
        writer.store(
            version, digest, schema, sources, entities, intents, taught.lexicons, names, taught.functionWords, taught.safeguard,
            unmaskedKinds, nameIndex)
        writer.write(count: packedLists.count)
        for (name, bytes) in packedLists.sorted(by: { $0.key < $1.key }) {
            name.store(in: &writer)
            writer.write(bytes: bytes)
        }
    }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let (version, digest) = (try reader.text(), try reader.text())
        let schema = try reader.next(Schema.self)
        let (sources, entities) = (try reader.next([Source].self), try reader.next([Entity].self))
        let (intents, lexicons) = (try reader.next([IntentDefinition].self), try reader.next(Deferred<[Language: Lexicon]>.self))
        let (names, words) = (try reader.next([NamedEntity].self), try reader.next(Deferred<[String: [String]]>.self))
        let (safeguard, unmasked) = (try reader.next(Deferred<SafeguardPhrases>.self), try reader.next(Set<EntityKind>.self))
        let nameIndex = try reader.next(NameIndex.self)
        guard nameIndex.fits(names.count) else { throw reader.damaged("places of \(names.count) names", "others") }
        var lists: [String: [UInt8]] = [:]
        for _ in 0..<(try reader.count(of: 2)) {
            let name = try reader.text()
            lists[name] = try reader.raw()
        }
        self.init(
            version: version, digest: digest, schema: schema, sources: sources, entities: entities, intents: intents,
            taught: .init(lexicons: lexicons, functionWords: words, safeguard: safeguard), names: names, packedLists: lists,
            unmaskedKinds: unmasked, nameIndex: nameIndex)
    }
}

extension Source: Storable {
    public func store(in writer: inout ArtefactWriter) {
        writer.store(id, publisher, title, url, date?.description, reliability, note)
    }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(
            id: try reader.next(), publisher: try reader.next(), title: try reader.next(), url: try reader.next(),
            date: try reader.next(String?.self).flatMap { PublicationDate($0) }, reliability: try reader.next(),
            note: try reader.next())
    }
}

extension Source.Reliability: Storable {}

extension NamedEntity: Storable {
    public func store(in writer: inout ArtefactWriter) {
        writer.store(kind, id, forms, years?.lowerBound, years?.upperBound, within)
    }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let (kind, id) = (try reader.next(EntityKind.self), try reader.next(EntityID.self))
        let forms = try reader.next([Language: [String]].self)
        let (lower, upper) = (try reader.next(Int?.self), try reader.next(Int?.self))
        var years: ClosedRange<Int>?
        if let lower, let upper {
            guard lower <= upper else { throw reader.damaged("a range of years", "\(lower)–\(upper)") }
            years = lower...upper
        }
        self.init(kind: kind, id: id, forms: forms, years: years, within: try reader.next())
    }
}

extension SafeguardPhrases: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(alarming, harmless) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(alarming: try reader.next(), harmless: try reader.next())
    }
}
