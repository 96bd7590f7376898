import Artefact
import FoundationEssentials
import Knowledge
import MentorCore

/// The compiled artefact of a set of folders, kept in the user's cache folder.
///
/// A cache is ours to make, to use and to lose: whatever is wrong with it (another program made it, a file has changed, it
/// is cut or cannot be written) is no error but a reason to learn from the files again. Its origin names every byte of the
/// knowledge and the very program, so an answer never depends on whether there was one. It is written beside its place and
/// then moved there, so that a reader never meets half of it. A stamp beside it saves reading the files that it was made
/// from.
struct KnowledgeCache {
    /// Where the artefact is, or would be.
    let path: String
    private let stamp: StampFile

    /// Nil when there is no folder to keep it in: `MENTOR_CACHE` is empty, or the user has no home.
    init?(_ walks: [FolderWalk]) {
        guard let place = Self.place(walks) else { return nil }
        path = place + ".knowledge"
        stamp = StampFile(place + ".stamp", walks)
    }

    /// Where the cache keeps what it has of these folders, without the ending; nil when there is no cache.
    static func place(_ walks: [FolderWalk]) -> String? {
        let name = KnowledgeDigest.of(walks.map { Array(($0.place + "\n").utf8) }).dropFirst("sha256:".count).prefix(16)
        return folder().map { $0 + "/" + name }
    }

    /// `MENTOR_CACHE`, or `mentor` in the folder for caches (XDG Base Directory Specification).
    static func folder() -> String? {
        if let named = SystemCalls.environment("MENTOR_CACHE") { return named.isEmpty ? nil : named }
        // The specification: a relative path is to be ignored.
        if let cache = SystemCalls.environment("XDG_CACHE_HOME"), cache.hasPrefix("/") { return cache + "/mentor" }
        guard let home = SystemCalls.environment("HOME"), home.hasPrefix("/"), SystemCalls.kind(of: home) == .folder else { return nil }
        return home + "/.cache/mentor"
    }

    /// What the files are, if they look as they did when this program read them; nil when they must be read.
    func origin() -> KnowledgeOrigin? { stamp.origin() }

    /// What is kept, if it was made from the very files.
    func compiled(_ origin: KnowledgeOrigin) -> CompiledKnowledge? {
        guard let file = try? ArtefactFile(mapping: path, origin: origin.text) else { return nil }
        return try? CompiledKnowledge(file)
    }

    /// Keeps what an adviser has learnt that was not kept before. Silent: a cache that cannot be written is no harm.
    func keep(_ advisor: Advisor, _ origin: KnowledgeOrigin) {
        guard advisor.hasLearnt else { return stamp.keep(origin) }
        try? store(advisor.compiled(origin: origin.text), origin)
    }

    /// Puts an artefact in its place, and makes the folder for it, closed to other users.
    func store(_ bytes: [UInt8], _ origin: KnowledgeOrigin) throws(CommandError) {
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unwritable(folder, reason: "the folder cannot be made")
        }
        try File.write(bytes, to: path)
        stamp.keep(origin)
    }
}
