import Artefact
import Knowledge
import MentorCore

/// A compiled artefact that a person names, as `mentor kb build` writes it.
///
/// Our own cache is rebuilt in silence, whatever is wrong with it. A file that is named was meant: to answer from another
/// knowledge base instead would be a lie, so it is refused, with what was expected, what was found and the remedy. All of
/// its checksums are compared at once, not each when its part is first read, for the same reason. Limits: it is bound to
/// the program that made it, and a new one must build it again.
struct CompiledFile {
    let path: String
    /// Size, in bytes.
    let size: Int
    let compiled: CompiledKnowledge

    /// Whether the path is meant to be one: pages stand in folders, so that a regular file is, whatever is left of it.
    static func isOne(_ path: String) -> Bool { SystemCalls.kind(of: path) == .regular }

    /// Opens it and compares every checksum.
    ///
    /// - Parameter origin: what it must have been made from; nil for whatever files this program has read.
    /// - Throws: `badData`, for a file that cannot be read, is damaged, or was made from something else.
    init(_ path: String, origin: KnowledgeOrigin? = nil) throws(CommandError) {
        do throws(ArtefactError) {
            let file = try ArtefactFile(mapping: path)
            // The program first: another one may have written its values in another order.
            let program = KnowledgeOrigin(file.origin)?.program ?? file.origin
            guard program == SystemCalls.program() else {
                throw ArtefactError(
                    .otherOrigin, at: "header", expected: "the program \(SystemCalls.program())", found: program)
            }
            if let origin, origin.text != file.origin {
                throw ArtefactError(.otherOrigin, at: "header", expected: origin.text, found: file.origin)
            }
            try file.verify()
            compiled = try CompiledKnowledge(file)
            size = file.size
        } catch {
            // What the system says needs no more words.
            throw .badFile(File.Problem(path: path, reason: error.code == .unreadable ? error.found : error.description))
        }
        self.path = path
    }
}
