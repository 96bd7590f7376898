import Glibc
import Site

/// The folder that `kb export --format site` writes: all of it or none, and never over somebody's own files.
///
/// The files are written in full beside the place, in a folder of another name, which is then renamed. A folder that is
/// there already must be empty, or hold nothing but what this command wrote before: it keeps a list, `.mentor-site`. Between
/// the two renames that replace it, a reader may for an instant find no folder; when the second one fails, the first is
/// undone.
struct SiteFolder {
    /// Without a slash at its end.
    let path: String
    private let isThere: Bool

    /// The list of what was written.
    private static let list = ".mentor-site"
    private static let heading = "Written by `mentor kb export --format site`, which replaces these files:"

    /// - Throws: a problem of data when the name is a file's, or the folder holds what this command did not write.
    init(_ name: String) throws(CommandError) {
        var name = name
        while name.utf8.count > 1, name.hasSuffix("/") { name.removeLast() }
        path = SystemCalls.realPath(name) ?? name
        switch SystemCalls.kind(of: path) {
        case nil: isThere = false
        case .folder:
            isThere = true
            try Self.check(path)
        default: throw .badData(["\(name):1:1: error: expected a folder, found a file; name a new or an empty folder"])
        }
    }

    private static func check(_ path: String) throws(CommandError) {
        let text = (try? MentorCLI.File.read(path + "/" + list, limit: 1 << 24)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let lines = text.split(separator: "\n").map(String.init)
        let known = Set((lines.first == heading ? Array(lines.dropFirst()) : []) + [list])
        if let strange = firstStrange(in: path, below: "", known) {
            throw .badData([
                "\(path):1:1: error: expected an empty folder or one that this command wrote, found “\(strange)”; "
                    + "name another folder, or move that file away"
            ])
        }
    }

    /// The first file, by name, that is not known; a link to a folder is such a file.
    private static func firstStrange(in path: String, below folder: String, _ known: Set<String>) -> String? {
        for name in (SystemCalls.names(in: path + "/" + folder) ?? []).sorted() {
            let file = folder + name
            if known.contains(file) { continue }
            let holdsKnown = known.contains { $0.hasPrefix(file + "/") }
            guard holdsKnown, SystemCalls.kind(of: path + "/" + file) == .folder else { return file }
            if let strange = firstStrange(in: path, below: file + "/", known) { return strange }
        }
        return nil
    }

    /// Writes the files and the list of them.
    ///
    /// - Throws: `unwritable`; what was there before is there still.
    func write(_ files: [Site.File]) throws(CommandError) {
        let stage = "\(path).export-\(getpid())"
        let old = "\(path).old-\(getpid())"
        defer { try? FileMoves.removeTree(stage) }
        do throws(SystemCalls.Failure) {
            for file in files { try FileMoves.create("\(stage)/\(file.path)", file.bytes) }
            let lines = [Self.heading] + files.map(\.path) + [""]
            try FileMoves.create("\(stage)/\(Self.list)", Array(lines.joined(separator: "\n").utf8))
            if isThere { try FileMoves.move(path, to: old) }
            do throws(SystemCalls.Failure) { try FileMoves.move(stage, to: path) } catch {
                if isThere { try? FileMoves.move(old, to: path) }
                throw error
            }
        } catch { throw .unwritable(path, reason: error.message) }
        if isThere { try? FileMoves.removeTree(old) }
    }
}
