public import Artefact
public import Knowledge
public import TextAnalysis

/// A knowledge base as it was read, with what was learnt from it: the files need neither be parsed nor learnt from again.
///
/// Reading three thousand pages and learning two languages takes a second; taking them out of one file takes a fraction of
/// it. The file's origin names the files and the program that it was made from, so that nothing but the very same is ever
/// taken for them. The file is mapped: its header is checked when it is opened, the knowledge when it is read, a language
/// when it is first spoken; the index of passages is searched where it lies.
///
/// What one question costs from start to answer, shipped base (processor time, best of 15 on a busy machine, and pages of
/// memory asked of the system):
///
///     file read, all pages read to name them           72 ms    7,202
///     file mapped, pages known by their looks          52 ms    4,903
///     + phrases of distress, signs of the languages,
///       masks and checked prompts kept; nothing is
///       taken apart at the end                         41 ms    4,820
///     + index searched in place                        38 ms    4,590
///     of which the program alone (`--version`)         12 ms    1,103
///
/// The base has grown since: 45 ms, and 33 ms once the lexicon is kept as it is cut, with the acronyms, the synonyms, the index
/// of spellings and that of the names of places, and the weights are taken sixteen at a time.
///
/// It has grown again: 36 ms, and 28 ms since the texts that words are looked up in are stored as they are searched (`TextTable`,
/// `Gazetteer`), and what only learning reads is left where it lies (`Deferred`).
///
/// Its limit: pages and weights are still taken out one by one, which is most of what is left.
public struct CompiledKnowledge: Sendable {
    static let block = "knowledge"
    /// Holds the phrases of distress, as they are compared with.
    static let safeguard = "safeguard"
    /// Holds what tells the languages apart.
    static let identifier = "languages"

    /// The name of the block that holds what was learnt of a language.
    static func block(_ language: Language) -> String { "reader." + language.rawValue }

    public let knowledge: KnowledgeBase
    let file: ArtefactFile

    /// Opens the bytes that `Advisor.compiled(origin:)` gave.
    ///
    /// - Parameter origin: what it must have been made from; nil to accept any.
    /// - Throws: `notAnArtefact`, `otherVersion`, `otherOrigin`, `damaged`, `missingBlock`.
    public init(_ bytes: [UInt8], origin: String? = nil) throws(ArtefactError) {
        try self.init(ArtefactFile(bytes, origin: origin))
    }

    /// The same from an artefact that is open. The knowledge is checked and read here; what was learnt of a language when
    /// that is first spoken.
    /// - Throws: `damaged`, `missingBlock`.
    public init(_ file: ArtefactFile) throws(ArtefactError) {
        self.file = file
        var block = try file.block(Self.block)
        knowledge = try block.next()
        try block.finish()
    }

    /// What it says that it was made from.
    public var origin: String { file.origin }

    /// The languages that were learnt, in the order of the schema.
    public var languages: [Language] {
        knowledge.schema.languages.filter { file.names.contains(Self.block($0)) }
    }

    /// Compares every checksum, those of parts not yet read included.
    /// - Throws: `damaged`.
    public func verify() throws(ArtefactError) { try file.verify() }
}
