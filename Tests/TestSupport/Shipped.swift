internal import Composition
public import Figures
public import Foundation
public import Knowledge
public import MentorCore

/// The shipped knowledge base and prompts, read once for all tests of a process.
public enum Shipped {
    /// The day on which the tests take place.
    public static let asOf = Day("2026-11-21") ?? Day(year: 2026, month: 11, day: 21)

    /// The folder that holds Package.swift.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every file of the shipped knowledge base.
    public static let knowledgeFiles: [KnowledgeFile] = files(in: "KnowledgeBase").map {
        KnowledgeFile(path: $0.path, bytes: $0.bytes, folder: "KnowledgeBase")
    }

    /// Every file of the shipped prompts.
    public static let promptFiles: [(path: String, text: String)] = files(in: "Prompts").map {
        (path: $0.path, text: String(decoding: $0.bytes, as: UTF8.self))
    }

    /// The shipped knowledge base, or every problem that keeps it from loading.
    public static let loaded = KnowledgeBaseLoader().load(files: knowledgeFiles)

    /// An adviser on the shipped knowledge base.
    public static let advisor: Result<Advisor, any Error> = Result {
        guard let base = loaded.base else { throw LoadFailure(problems: loaded.diagnostics.map(\.description)) }
        guard let asOf else { throw LoadFailure(problems: ["the date is none"]) }
        return try Advisor(knowledge: base, prompts: PromptLibrary(files: promptFiles), asOf: asOf)
    }

    /// What kept the shipped knowledge base from loading.
    public struct LoadFailure: Error, CustomStringConvertible {
        public let problems: [String]
        public var description: String { problems.joined(separator: "\n") }
    }

    private static func files(in folder: String) -> [(path: String, bytes: [UInt8])] {
        let base = root.appending(path: folder)
        guard let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: [.isRegularFileKey]) else { return [] }
        return walk.compactMap { $0 as? URL }.compactMap { file in
            guard let data = try? Data(contentsOf: file) else { return nil }
            return (String(file.path().dropFirst(base.path().count).drop { $0 == "/" }), [UInt8](data))
        }.sorted { $0.path < $1.path }
    }
}
