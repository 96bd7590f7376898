import Knowledge

/// The files of a knowledge base or of prompts in memory, in the same order on every machine.
///
/// A file is read to its end, if it is a regular one and no larger than a text has reason to be. Whatever cannot be read
/// is a problem of its own, beside those inside the files.
struct FolderReader {
    /// As it was named.
    let folder: String
    /// What was found; paths are relative to `folder`.
    private(set) var files: [KnowledgeFile] = []
    /// What could not be read.
    private(set) var problems: [Diagnostic]

    /// Bytes; the packed word lists are the largest.
    private static let largestFile = 16 << 20

    /// Reads a folder and those below it.
    init(_ folder: String) { self.init(FolderWalk(folder)) }

    /// Reads what a walk has found.
    init(_ walk: FolderWalk) {
        folder = walk.folder
        problems = walk.problems
        for entry in walk.entries {
            let full = folder + "/" + entry.path
            do {
                files.append(KnowledgeFile(path: entry.path, bytes: try File.read(full, limit: Self.largestFile), folder: folder))
            } catch {
                problems.append(Diagnostic(
                    severity: .error, path: full, line: 1, column: 1, message: "the file cannot be read: \(error.reason)",
                    remedy: "make it a readable file, or remove it"))
            }
        }
    }
}
