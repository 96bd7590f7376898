import FoundationEssentials
import Importing

/// The files that the person means by the names given: files as they are, folders for the articles in them.
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
                let found = articles(in: name, depth: 0)
                if found.isEmpty {
                    problems.append("\(name):1:1: error: no article in this folder; put .html, .md or .txt files into it")
                }
                paths += found
            case .regular, .other: paths.append(name)
            case nil: problems.append("\(name):1:1: error: no such file; name an article or a folder that exists")
            }
        }
        if paths.count > most {
            problems.append("\(names.first ?? "."):1:1: error: more than \(most) articles; name a smaller folder")
        }
        guard problems.isEmpty else { throw .badData(problems) }
        var seen: Set<String> = []
        return paths.filter { seen.insert($0).inserted }
    }

    private static func articles(in folder: String, depth: Int) -> [String] {
        guard depth <= deepest, let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
        var found: [String] = []
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !name.hasPrefix(".") && !name.hasSuffix("~") {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            switch SystemCalls.kind(of: path) {
            case .folder: found += articles(in: path, depth: depth + 1)
            case .regular: if ArticleImporter.Format(path: path) != nil { found.append(path) }
            case .other, nil: continue
            }
        }
        return found
    }
}
