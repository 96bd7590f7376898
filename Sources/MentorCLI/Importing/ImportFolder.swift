import Glibc
import Importing
import Knowledge

/// The folder that an import writes into: every file of it or none, and never over a page that is there.
///
/// An import that dies half way, for want of space or of a right, must not leave a folder that loads but lacks pages, nor
/// one that does not load at all. So the files are first written in full beside their place, where no reader looks: a
/// hidden folder on the same disk. What can fail for want of something has then happened. The rest are renames: of the
/// whole folder when it is new, else of the list of sources and then of each page, undone when one of them fails. A page
/// takes its place by a call that refuses to replace a file, so that not even a page written meanwhile is lost.
struct ImportFolder {
    /// Without a slash at its end.
    let path: String
    /// What the folder holds; empty for one that is not there yet.
    let existing: [KnowledgeFile]

    /// - Throws: a problem of data when the path is no folder, or one that cannot be read.
    init(_ name: String) throws(CommandError) {
        var name = name
        while name.utf8.count > 1, name.hasSuffix("/") { name.removeLast() }
        path = name.isEmpty ? "." : name
        guard let kind = SystemCalls.kind(of: path) else {
            existing = []
            return
        }
        guard kind == .folder else {
            throw .badData(["\(path):1:1: error: not a folder; name another one with --into"])
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
        for file in files {
            if file.path == SourceList.path {
                let joined = SourceList.joined(list, with: file.text)
                list = joined.text
                problems += joined.clashes.map {
                    "\(path)/\(file.path):1:1: error: source “\($0)” is already there and says something else; "
                        + "give the new one another id with --source-id"
                }
            } else if there.contains(file.path) || SystemCalls.kind(of: path + "/" + file.path) != nil {
                problems.append(
                    "\(path)/\(file.path):1:1: error: this page is already there and is not overwritten; "
                        + "remove it, or choose another folder with --into")
            } else if !seen.insert(file.path).inserted {
                problems.append(
                    "\(path)/\(file.path):1:1: error: two inputs make this page; import them one by one, with --id")
            } else {
                pages.append(file)
            }
        }
        guard problems.isEmpty else { throw .badData(problems) }
        return list == sources ? pages : [Imported.File(path: SourceList.path, text: list)] + pages
    }

    /// Writes what `plan` gave.
    ///
    /// - Throws: `unwritable`, with nothing changed.
    func write(_ planned: [Imported.File]) throws(CommandError) {
        let isNew = SystemCalls.kind(of: path) == nil
        let stage = isNew ? "\(path).import-\(getpid())" : "\(path)/.import-\(getpid())"
        defer { try? FileMoves.removeTree(stage) }
        do {
            for file in planned { try FileMoves.create("\(stage)/\(file.path)", Array(file.text.utf8)) }
            if isNew { return try FileMoves.move(stage, to: path) }
        } catch { throw .unwritable(path, reason: error.message) }
        try settle(planned.map(\.path), from: stage)
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
