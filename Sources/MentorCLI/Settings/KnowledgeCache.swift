import FoundationEssentials
import Knowledge
import MentorCore

/// The compiled artefact of a set of folders, kept in the user's cache folder.
///
/// A cache is ours to make, to use and to lose: whatever is wrong with it (another program made it, a file has changed, it
/// is cut or cannot be written) is no error but a reason to learn from the files again. Its origin names every byte of the
/// knowledge and the very program, so an answer never depends on whether there was one. It is written beside its place and
/// then moved there, so that a reader never meets half of it.
struct KnowledgeCache {
    /// Bytes; far more than any knowledge base has come to.
    static let largest = 1 << 30

    let path: String
    /// What the artefact must have been made from.
    let origin: KnowledgeOrigin

    /// Nil when there is no folder to keep it in: `MENTOR_CACHE` is empty, or the user has no home.
    init?(_ folders: [FolderReader]) {
        guard let folder = Self.folder() else { return nil }
        let names = folders.map { SystemCalls.realPath($0.folder) ?? $0.folder }
        let place = KnowledgeDigest.of(names.map { Array(($0 + "\n").utf8) }).dropFirst("sha256:".count).prefix(16)
        path = folder + "/" + place + ".knowledge"
        origin = KnowledgeOrigin(folders)
    }

    /// `MENTOR_CACHE`, or `mentor` in the folder for caches (XDG Base Directory Specification).
    private static func folder() -> String? {
        if let named = SystemCalls.environment("MENTOR_CACHE") { return named.isEmpty ? nil : named }
        // The specification: a relative path is to be ignored.
        if let cache = SystemCalls.environment("XDG_CACHE_HOME"), cache.hasPrefix("/") { return cache + "/mentor" }
        guard let home = SystemCalls.environment("HOME"), home.hasPrefix("/"), SystemCalls.kind(of: home) == .folder else { return nil }
        return home + "/.cache/mentor"
    }

    /// What is kept, if it was made from these very files by this very program.
    func compiled() -> CompiledKnowledge? {
        guard let bytes = try? File.read(path, limit: Self.largest) else { return nil }
        return try? CompiledKnowledge(bytes, origin: origin.text)
    }

    /// Keeps what an adviser has learnt that was not kept before. Silent: a cache that cannot be written is no harm.
    func keep(_ advisor: Advisor) {
        guard advisor.hasLearnt else { return }
        try? store(advisor.compiled(origin: origin.text))
    }

    /// Puts an artefact in its place, and makes the folder for it, closed to other users.
    func store(_ bytes: [UInt8]) throws(CommandError) {
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unwritable(folder, reason: "the folder cannot be made")
        }
        try File.write(bytes, to: path)
    }
}
