import FoundationEssentials
import Knowledge

/// Reads the files of a knowledge base or of prompts into memory, in the same order on every machine.
///
/// A folder is outside data: it may hold a pipe that never delivers, a link that leads back to itself, or a disk
/// image. Only regular files are read, of the kinds that Mentor knows, no larger than a text has reason to be; hidden
/// files and editors' copies are passed over. A folder is known by its real path: a link to one that was read, or to
/// one that holds the whole, is a problem and is not followed. Whatever cannot be read is a problem of its own, beside
/// those inside the files.
struct FolderReader {
    /// As it was named.
    let folder: String
    /// What was found.
    private(set) var files: [KnowledgeFile] = []
    /// What could not be read.
    private(set) var problems: [Diagnostic] = []

    /// Real paths of the folders that were read.
    private var visited: Set<String> = []
    private static let kinds = ["md", "yaml", "yml", "filter", "phrases", "mustache"]
    /// Bytes; the packed word lists are the largest.
    private static let largestFile = 16 << 20
    private static let mostFiles = 20_000
    private static let deepest = 8

    /// Reads a folder and those below it. Paths of files are relative to `folder`, names shown to people begin with it.
    init(_ folder: String) {
        var folder = folder
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        self.folder = folder
        guard SystemCalls.kind(of: folder) == .folder else {
            let reason = SystemCalls.kind(of: folder) == nil ? "no such folder" : "not a folder"
            report(folder, reason, remedy: "name a folder that exists, or `builtin` for the shipped one")
            return
        }
        read(folder, below: "", depth: 0)
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Without the pages and their sources: what a folder of pages needs to be understood, and nothing that it would say.
    func groundwork() -> FolderReader {
        var ground = self
        ground.files = files.filter { file in
            file.path == "schema.yaml" || file.path.hasPrefix("intents/") || file.path.hasPrefix("lexicon/")
        }
        return ground
    }

    private mutating func read(_ folder: String, below prefix: String, depth: Int) {
        let place = prefix.isEmpty ? folder : folder + "/" + prefix
        guard depth <= Self.deepest else {
            report(
                place, "folders nested more than \(Self.deepest) deep", remedy: "move its files up")
            return
        }
        guard visit(place) else {
            report(
                place, "the link leads to a folder that is read already, or that holds this one",
                remedy: "remove the link, or put copies of the files in its place")
            return
        }
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: place) } catch {
            report(place, "the folder cannot be listed", remedy: "allow it to be read")
            return
        }
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !Self.isPassedOver(name) {
            let path = prefix.isEmpty ? name : prefix + "/" + name
            let full = folder + "/" + path
            switch SystemCalls.kind(of: full) {
            case .folder: read(folder, below: path, depth: depth + 1)
            case .regular?, .other?, nil:
                guard let kind = name.split(separator: ".").last, Self.kinds.contains(String(kind)) else { continue }
                take(full, as: path, of: folder)
            }
        }
    }

    /// False for a folder that was read before, and for one above the folder that was named.
    private mutating func visit(_ place: String) -> Bool {
        let real = SystemCalls.realPath(place) ?? place
        let top = SystemCalls.realPath(folder) ?? folder
        return !top.hasPrefix(real == "/" && top != "/" ? real : real + "/") && visited.insert(real).inserted
    }

    private mutating func take(_ full: String, as path: String, of folder: String) {
        guard files.count < Self.mostFiles else {
            if files.count == Self.mostFiles {
                report(folder, "more than \(Self.mostFiles) files", remedy: "name a smaller folder")
            }
            return
        }
        do {
            files.append(KnowledgeFile(path: path, bytes: try File.read(full, limit: Self.largestFile), folder: folder))
        } catch {
            report(full, "the file cannot be read: \(error.reason)", remedy: "make it a readable file, or remove it")
        }
    }

    private static func isPassedOver(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("#") || name.hasSuffix("~")
    }

    private mutating func report(_ path: String, _ message: String, remedy: String) {
        problems.append(Diagnostic(severity: .error, path: path, line: 1, column: 1, message: message, remedy: remedy))
    }
}
