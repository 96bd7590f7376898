public import Artefact
public import Knowledge
public import TextAnalysis

/// A knowledge base as it was read, with what was learnt from it: the files need neither be parsed nor learnt from again.
///
/// Reading three thousand pages and learning two languages takes a second; taking them out of one file takes a fraction of
/// it. The file's origin names the files and the program that it was made from, so that nothing but the very same is ever
/// taken for them.
public struct CompiledKnowledge: Sendable {
    static let block = "knowledge"

    /// The name of the block that holds what was learnt of a language.
    static func block(_ language: Language) -> String { "reader." + language.rawValue }

    public let knowledge: KnowledgeBase
    let file: ArtefactFile

    /// Opens the bytes that `Advisor.compiled(origin:)` gave.
    ///
    /// - Parameter origin: what it must have been made from; nil to accept any.
    /// - Throws: `notAnArtefact`, `otherVersion`, `otherOrigin`, `damaged`, `missingBlock`.
    public init(_ bytes: [UInt8], origin: String? = nil) throws(ArtefactError) {
        file = try ArtefactFile(bytes, origin: origin)
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
