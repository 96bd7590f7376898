public import Artefact
public import Identifiers
public import TextAnalysis

/// Something that messages want, with examples of them: a file under `intents/`.
public struct IntentDefinition: Sendable, Hashable {
    /// The dialogue acts that an intent may name.
    public static let acts = [
        "accept", "ask", "compare", "convert", "correct", "erase", "explain", "goodbye", "greet", "handoff", "help", "identity",
        "language", "list", "more", "none", "rank", "refuse", "restart", "source", "thank", "wellbeing",
    ]

    public let id: IntentID
    /// One of `acts`.
    public let act: String
    /// What is asked, compared or ranked.
    public let facet: FacetID?
    /// What to convert or switch to: `net`, `gross`, `month`, `year`; `fr`, `en`.
    public let to: String?
    /// The entity that answers, where the messages ask for one thing alone: a frequent question and its page.
    public let about: EntityID?
    /// Of an intent that was learnt before, nobody asks for them.
    private let taught: Deferred<[Language: [String]]>

    /// Messages as people type them, with masks: "combien gagne {role}".
    public var examples: [Language: [String]] { taught.value ?? [:] }

    public init(
        id: IntentID, act: String, facet: FacetID? = nil, to: String? = nil, about: EntityID? = nil,
        examples: [Language: [String]]
    ) {
        self.init(id: id, act: act, facet: facet, to: to, about: about, taught: Deferred(examples))
    }

    private init(id: IntentID, act: String, facet: FacetID?, to: String?, about: EntityID?, taught: Deferred<[Language: [String]]>) {
        self.id = id
        self.act = act
        self.facet = facet
        self.to = to
        self.about = about
        self.taught = taught
    }
}

extension IntentDefinition: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.store(id, act, facet, to, about, taught) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(
            id: try reader.next(), act: try reader.next(), facet: try reader.next(), to: try reader.next(),
            about: try reader.next(), taught: try reader.next())
    }
}
