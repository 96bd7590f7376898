import Composition
import Dialogue
import Figures
import Foundation
import Knowledge
import MentorCore
import TestSupport

/// The knowledge base of `Tests/Fixtures/library`: a municipal library, with its own schema, intents, names and prompts.
enum LibraryField {
    static let folder = Shipped.root.appending(path: "Tests/Fixtures/library")

    static let loaded = KnowledgeBaseLoader().load(files: knowledgeFiles)

    /// An adviser on it. Prompts that say nothing of a field are the shipped ones.
    static let advisor: Result<Advisor, any Error> = Result {
        guard let base = loaded.base, let day = Shipped.asOf else {
            throw LoadFailure(description: loaded.diagnostics.map(\.description).joined(separator: "\n"))
        }
        return try Advisor(knowledge: base, prompts: PromptLibrary(files: Shipped.promptFiles + promptFiles), asOf: day)
    }

    struct LoadFailure: Error, CustomStringConvertible {
        let description: String
    }

    static let knowledgeFiles: [KnowledgeFile] = files.filter { !$0.path.hasPrefix("prompts/") }
        .map { KnowledgeFile(path: $0.path, bytes: $0.bytes, folder: "library") }

    static let promptFiles: [(path: String, text: String)] = files.filter { $0.path.hasPrefix("prompts/") }
        .map { (path: String($0.path.dropFirst("prompts/".count)), text: String(decoding: $0.bytes, as: UTF8.self)) }

    private static let files: [(path: String, bytes: [UInt8])] = {
        let root = folder.standardizedFileURL.path()
        guard let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
        return walk.compactMap { $0 as? URL }.compactMap { file in
            guard let data = try? Data(contentsOf: file) else { return nil }
            return (String(file.standardizedFileURL.path().dropFirst(root.count).drop { $0 == "/" }), [UInt8](data))
        }.sorted { $0.path < $1.path }
    }()
}
