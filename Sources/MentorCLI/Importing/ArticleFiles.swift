import FoundationEssentials
import Importing
import Knowledge

/// The files that the person means by the names given: files as they are, folders for the articles in them.
///
/// A folder is known by its real path: a link that leads to one that was visited, or to one that holds the folder named,
/// is not followed.
enum ArticleFiles {
    private static let deepest = 8
    private static let most = 2_000

    /// In the order given, the files of a folder sorted by name; each once.
    ///
    /// - Throws: a problem of data for a name that leads nowhere and for a folder without articles.
    static func expand(_ names: [String]) throws(CommandError) -> [String] {
        var paths: [String] = []
        var problems: [String] = []
        for name in names {
            switch SystemCalls.kind(of: name) {
            case .folder:
                let top = SystemCalls.realPath(name) ?? name
                // What two names have in common is taken once, below.
                var visited: Set<String> = []
                let found = articles(in: name, top: top, depth: 0, &visited)
                if found.isEmpty {
                    problems.append("\(Diagnostic.shown(name)):1:1: error: no article in this folder; put .html, .md or .txt files into it")
                }
                paths += found
            case .regular, .other: paths.append(name)
            case nil: problems.append("\(Diagnostic.shown(name)):1:1: error: no such file; name an article or a folder that exists")
            }
        }
        if paths.count > most {
            problems.append("\(Diagnostic.shown(names.first ?? ".")):1:1: error: more than \(most) articles; name a smaller folder")
        }
        guard problems.isEmpty else { throw .badData(problems) }
        var seen: Set<String> = []
        return paths.filter { seen.insert(SystemCalls.realPath($0) ?? $0).inserted }
    }

    /// - Parameters:
    ///   - top: the real path of the folder that was named.
    ///   - visited: real paths.
    private static func articles(in folder: String, top: String, depth: Int, _ visited: inout Set<String>) -> [String] {
        let real = SystemCalls.realPath(folder) ?? folder
        guard depth <= deepest, !top.hasPrefix(real == "/" && top != "/" ? real : real + "/"), visited.insert(real).inserted,
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
        var found: [String] = []
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !name.hasPrefix(".") && !name.hasSuffix("~") {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            switch SystemCalls.kind(of: path) {
            case .folder: found += articles(in: path, top: top, depth: depth + 1, &visited)
            case .regular: if ArticleImporter.Format(path: path) != nil { found.append(path) }
            case .other, nil: continue
            }
        }
        return found
    }
}
