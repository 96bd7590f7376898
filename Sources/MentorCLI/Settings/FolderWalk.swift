import FoundationEssentials
import Knowledge

/// What lies in a folder of a knowledge base or of prompts, in the same order on every machine, before any of it is read.
///
/// A folder is outside data: it may hold a pipe that never delivers, a link that leads back to itself, or a disk
/// image. Only regular files count, of the kinds that Mentor knows; hidden files and editors' copies are passed over. A
/// folder is known by its real path: a link to one that was walked, or to one that holds the whole, is a problem and is
/// not followed. What each file looks like from outside is kept, so that somebody who has read the files before can tell
/// whether they are still the same.
struct FolderWalk {
    /// A file, by its path relative to the folder.
    struct Entry {
        let path: String
        let look: SystemCalls.Look
    }

    /// As it was named.
    let folder: String
    private(set) var entries: [Entry] = []
    /// What is in the way.
    private(set) var problems: [Diagnostic] = []

    /// Real paths of the folders that were walked.
    private var visited: Set<String> = []
    private let top: String
    private static let kinds = ["md", "yaml", "yml", "filter", "phrases", "mustache"]
    private static let mostFiles = 20_000
    private static let deepest = 8

    /// Walks a folder and those below it. Names shown to people begin with `folder`.
    init(_ folder: String) {
        var folder = folder
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        self.folder = folder
        top = SystemCalls.realPath(folder) ?? folder
        let kind = SystemCalls.kind(of: folder)
        guard kind == .folder else {
            report(folder, kind == nil ? "no such folder" : "not a folder",
                remedy: "name a folder that exists, or `builtin` for the shipped one")
            return
        }
        walk(below: "", depth: 0)
        entries.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// The real path of the folder.
    var place: String { top }

    /// A knowledge base with a schema of its own.
    var hasSchema: Bool { entries.contains { $0.path == "schema.yaml" } }

    /// Without the pages and their sources: what a folder of pages needs to be understood, and nothing that it would say.
    func groundwork() -> FolderWalk {
        var ground = self
        ground.entries = entries.filter { entry in
            entry.path == "schema.yaml" || entry.path.hasPrefix("intents/") || entry.path.hasPrefix("lexicon/")
        }
        return ground
    }

    private mutating func walk(below prefix: String, depth: Int) {
        let place = prefix.isEmpty ? folder : folder + "/" + prefix
        guard depth <= Self.deepest else {
            report(place, "folders nested more than \(Self.deepest) deep", remedy: "move its files up")
            return
        }
        guard visit(place) else {
            report(
                place, "the link leads to a folder that is read already, or that holds this one",
                remedy: "remove the link, or put copies of the files in its place")
            return
        }
        guard let names = SystemCalls.names(in: place) else {
            report(place, "the folder cannot be listed", remedy: "allow it to be read")
            return
        }
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !Self.isPassedOver(name) {
            let path = prefix.isEmpty ? name : prefix + "/" + name
            let look = SystemCalls.look(at: folder + "/" + path)
            if look?.kind == .folder {
                walk(below: path, depth: depth + 1)
            } else if Self.isOfAKind(name) {
                take(path, look ?? .nothing)
            }
        }
    }

    private mutating func take(_ path: String, _ look: SystemCalls.Look) {
        guard entries.count < Self.mostFiles else {
            if entries.count == Self.mostFiles, problems.last?.path != folder {
                report(folder, "more than \(Self.mostFiles) files", remedy: "name a smaller folder")
            }
            return
        }
        entries.append(Entry(path: path, look: look))
    }

    /// False for a folder that was walked before, and for one above the folder that was named.
    private mutating func visit(_ place: String) -> Bool {
        let real = SystemCalls.realPath(place) ?? place
        return !top.hasPrefix(real == "/" && top != "/" ? real : real + "/") && visited.insert(real).inserted
    }

    private static func isOfAKind(_ name: String) -> Bool { kinds.contains { name.hasSuffix("." + $0) } || kinds.contains(name) }

    private static func isPassedOver(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("#") || name.hasSuffix("~")
    }

    private mutating func report(_ path: String, _ message: String, remedy: String) {
        problems.append(Diagnostic(severity: .error, path: path, line: 1, column: 1, message: message, remedy: remedy))
    }
}
