import Glibc
import Importing
import Knowledge

/// The folder that an import writes into: every file of it or none, and never over a page that is there.
///
/// An import that dies half way, for want of space or of a right, must not leave a folder that loads but lacks pages, nor
/// one that does not load at all. So the files are first written in full beside their place, where no reader looks: a
/// hidden folder on the same disk. What can fail for want of something has then happened. The rest are renames: of the
/// whole folder when it is new, else of the list of sources and then of each page, undone when one of them fails. A page
/// takes its place by a call that refuses to replace a file, so that not even a page written meanwhile is lost. From
/// reading what is there to the last rename no other import is at it (`FolderLock`). The folders above a new one come
/// with it, in the same rename.
struct ImportFolder {
    /// Without a slash at its end.
    let path: String
    /// What the folder holds; empty for one that is not there yet.
    let existing: [KnowledgeFile]

    /// Problems that are shown each on its line; of the others, only their number.
    private static let shownProblems = 10

    /// Opens the folder while no other import is at it, and lets nobody else in until the work is done.
    ///
    /// - Throws: a problem of data when the name is no folder's, or the folder cannot be read; and what the work throws.
    static func locked<Result>(
        _ name: String, _ work: (ImportFolder) throws(CommandError) -> Result
    ) throws(CommandError) -> Result {
        let path = try place(name)
        return try FolderLock.hold(
            path,
            onWaiting: { Console().note("mentor: waiting for another import into \(Diagnostic.shown(path))") },
            { () throws(CommandError) in try work(try ImportFolder(path)) })
    }

    /// The path of the folder, without a slash at its end.
    ///
    /// - Throws: a problem of data when that is no folder, and cannot become one.
    @discardableResult
    static func place(_ name: String) throws(CommandError) -> String {
        var path = name
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        if path.isEmpty { path = "." }
        // Nothing leads up again from a folder that is not there yet.
        guard SystemCalls.kind(of: FolderLock.nearest(path)) == .folder, !missing(path).split(separator: "/").contains("..") else {
            throw .badData(["\(Diagnostic.shown(path)):1:1: error: not a folder; name another one with --into"])
        }
        return path
    }

    private init(_ path: String) throws(CommandError) {
        self.path = path
        guard SystemCalls.kind(of: path) == .folder else {
            existing = []
            return
        }
        let reader = FolderReader(path)
        guard reader.problems.isEmpty else { throw .badData(reader.problems.map(\.description)) }
        existing = reader.files
    }

    /// The list of sources that is there, or an empty text.
    var sources: String {
        existing.first { $0.path == SourceList.path }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }

    /// What would be written: the pages, and the list of sources joined with the one that is there.
    ///
    /// - Throws: a problem of data for each page that is already there or comes twice, and for each source that is there
    ///   under the same id with other words.
    func plan(_ files: [Imported.File]) throws(CommandError) -> [Imported.File] {
        let there = Set(existing.map(\.path))
        var problems: [String] = []
        var seen: Set<String> = []
        var pages: [Imported.File] = []
        var list = sources
        let shown = Diagnostic.shown(path)
        for file in files {
            if file.path == SourceList.path {
                let joined = SourceList.joined(list, with: file.text)
                list = joined.text
                problems += joined.clashes.map {
                    "\(shown)/\(file.path):1:1: error: source “\($0)” is already there and says something else; "
                        + "give the new one another id with --source-id"
                }
            } else if there.contains(file.path) || SystemCalls.kind(of: path + "/" + file.path) != nil {
                problems.append(
                    "\(shown)/\(file.path):1:1: error: this page is already there and is not overwritten; "
                        + "remove it, or choose another folder with --into")
            } else if !seen.insert(file.path).inserted {
                problems.append(
                    "\(shown)/\(file.path):1:1: error: two inputs make this page; import them one by one, with --id")
            } else {
                pages.append(file)
            }
        }
        if problems.count > Self.shownProblems {
            let others = problems.count - Self.shownProblems
            problems.removeLast(others)
            problems.append(
                "\(shown):1:1: error: \(others) more pages or sources like these; choose another folder with --into")
        }
        guard problems.isEmpty else { throw .badData(problems) }
        return list == sources ? pages : [Imported.File(path: SourceList.path, text: list)] + pages
    }

    /// Writes what `plan` gave.
    ///
    /// - Throws: `unwritable`, with nothing changed.
    func write(_ planned: [Imported.File]) throws(CommandError) {
        let isNew = SystemCalls.kind(of: path) == nil
        let first = firstMissing
        let stage = isNew ? "\(first).import-\(getpid())" : "\(path)/.import-\(getpid())"
        let inside = isNew ? stage + String(decoding: path.utf8.dropFirst(first.utf8.count), as: UTF8.self) : stage
        defer { try? FileMoves.removeTree(stage) }
        do {
            for file in planned { try FileMoves.create("\(inside)/\(file.path)", Array(file.text.utf8)) }
            if isNew { return try FileMoves.move(stage, to: first) }
        } catch { throw .unwritable(path, reason: error.message) }
        try settle(planned.map(\.path), from: stage)
    }

    /// The path up to the first folder that is not there yet.
    private var firstMissing: String {
        let rest = Self.missing(path).utf8
        return String(path[..<(rest.firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex)])
    }

    /// What of the path is not there yet, without a slash at its beginning.
    private static func missing(_ path: String) -> Substring {
        let nearest = FolderLock.nearest(path)
        if nearest == path { return "" }
        let isBelow = path.utf8.starts(with: (nearest + "/").utf8)
        return path[path.utf8.index(path.startIndex, offsetBy: isBelow ? nearest.utf8.count : 0)...].drop { $0 == "/" }
    }

    /// Moves the staged files to their places; when one does not go, takes back those that did.
    private func settle(_ paths: [String], from stage: String) throws(CommandError) {
        var placed: [String] = []
        var hasKept = false
        do {
            for name in paths {
                let place = "\(path)/\(name)"
                try FileMoves.makeFolder(above: place)
                if name == SourceList.path, SystemCalls.kind(of: place) != nil {
                    try FileMoves.create("\(stage)/.kept", Array(sources.utf8))
                    try FileMoves.replace(place, with: "\(stage)/\(name)")
                    hasKept = true
                } else {
                    try FileMoves.place("\(stage)/\(name)", at: place)
                    placed.append(place)
                }
            }
        } catch {
            for place in placed { try? FileMoves.remove(place) }
            if hasKept { try? FileMoves.replace("\(path)/\(SourceList.path)", with: "\(stage)/.kept") }
            throw .unwritable(path, reason: error.message)
        }
    }
}
