import Foundation
import Testing

/// The floors of the house: what each room may import. An undeclared import of a room above passes an incremental
/// build, so the sources are read.
@Suite("The house keeps its floors")
struct FloorTests {
    /// Every module that a room may import, beside the standard library's own.
    static let allowed: [String: Set<String>] = [
        "Artefact": ["Glibc", "Synchronization"],
        "JSON": [],
        "Identifiers": ["Artefact"],
        "TextAnalysis": ["Artefact", "CStemmer", "Synchronization"],
        "Figures": ["Artefact", "Identifiers"],
        "Wire": ["Glibc", "HTTPTypes"],
        "Retrieval": ["Artefact", "TextAnalysis"],
        "Understanding": ["Artefact", "Identifiers", "Synchronization", "TextAnalysis"],
        "Knowledge": ["Artefact", "Figures", "Identifiers", "TextAnalysis", "Yams"],
        "Dialogue": ["Artefact", "Figures", "Identifiers", "Knowledge", "TextAnalysis", "Understanding"],
        "Composition": ["Dialogue", "Figures", "Identifiers", "Knowledge", "Mustache", "Synchronization", "TextAnalysis", "Understanding"],
        "MentorCore": [
            "Artefact", "Composition", "Dialogue", "Figures", "Identifiers", "JSON", "Knowledge", "Retrieval", "Synchronization", "TextAnalysis",
            "Understanding",
        ],
        "Conversations": [
            "Composition", "Crypto", "Dialogue", "Figures", "FoundationEssentials", "GRDB", "Glibc", "Identifiers", "JSON", "MentorCore", "Synchronization",
            "TextAnalysis", "Understanding",
        ],
        "Channels": ["Composition", "Crypto", "CryptoExtras", "FoundationEssentials", "HTTPTypes", "JSON", "TextAnalysis", "Wire"],
        "Transport": ["CCurl", "Dispatch", "FoundationEssentials", "Glibc", "HTTPTypes", "Synchronization", "Wire"],
        "Site": [
            "Composition", "Dialogue", "Figures", "FoundationEssentials", "Identifiers", "JSON", "Knowledge", "MentorCore", "Mustache", "Synchronization",
            "TextAnalysis", "Understanding",
        ],
        "MentorServer": [
            "Channels", "Composition", "Configuration", "Conversations", "Dialogue", "Dispatch", "Figures", "FoundationEssentials", "Glibc", "HTTPTypes", "Hummingbird",
            "HummingbirdCore", "Identifiers", "JSON", "Knowledge", "Logging", "MentorCore", "NIOCore", "NIOHTTP1", "NIOHTTPTypes", "ServiceLifecycle", "Site",
            "Synchronization", "TextAnalysis", "Transport", "Understanding", "UnixSignals", "Wire",
        ],
        "Importing": ["CArchive", "CXML", "Figures", "FoundationEssentials", "Identifiers", "Knowledge", "TextAnalysis"],
        "MentorCLI": [
            "ArgumentParser", "Artefact", "CEdit", "Channels", "Composition", "Conversations", "Crypto", "Dialogue", "Dispatch", "Figures", "Foundation",
            "FoundationEssentials", "Glibc", "Identifiers", "Importing", "JSON", "Knowledge", "MentorCore", "MentorServer", "Mustache", "Retrieval", "Site",
            "Synchronization", "TextAnalysis", "Transport", "Understanding", "Wire",
        ],
    ]

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file under Sources: its room, its path below Sources, its lines.
    static let files: [(room: String, path: String, lines: [String])] = {
        let sources = root.appending(path: "Sources")
        guard let walk = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil) else { return [] }
        return walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.compactMap { file in
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
            let path = String(file.path().dropFirst(sources.path().count).drop { $0 == "/" })
            return (String(path.prefix { $0 != "/" }), path, text.components(separatedBy: "\n"))
        }.sorted { $0.path < $1.path }
    }()

    @Test("A room imports rooms below it only")
    func imports() throws {
        #expect(Self.files.count > 50, "the sources were not found")
        for file in Self.files {
            let allowed = try #require(Self.allowed[file.room], "\(file.room) has no line in the table of floors")
            for module in Self.modules(in: file.lines) where !allowed.contains(module) {
                Issue.record("\(file.path) imports \(module), which is not on a floor below \(file.room)")
            }
        }
    }

    @Test("A C library is imported where it is wrapped, and nowhere else", arguments: [
        ("CStemmer", ["TextAnalysis/Stemming/Stemmer.swift"]), ("CEdit", ["MentorCLI/Terminal/LineEditor.swift"]),
        ("CArchive", ["Importing/OpenData/ZIPReader.swift"]), ("CCurl", ["Transport/Curl.swift"]),
        // Two parsers in one library: the one for HTML, the one for XML.
        ("CXML", ["Importing/Articles/HTMLReader.swift", "Importing/OpenData/XMLRecords.swift"]),
    ])
    func cLibraries(module: String, wrappers: [String]) {
        #expect(Self.files.filter { Self.modules(in: $0.lines).contains(module) }.map(\.path) == wrappers)
    }

    /// The rooms that may wait, and read a clock.
    static let shell: Set<String> = ["Conversations", "MentorServer", "MentorCLI", "Transport"]

    @Test("The pure core waits for nothing and reads no clock", arguments: [
        "await ", "async ", "actor ", "Task {", "Task(", "ContinuousClock", "Date(", "SystemRandomNumberGenerator", ".random(",
    ])
    func pureCore(word: String) {
        for file in Self.files where !Self.shell.contains(file.room) {
            for (number, line) in file.lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                let uses = line.ranges(of: word).contains { range in
                    range.lowerBound == line.startIndex || !line[line.index(before: range.lowerBound)].isLetter
                }
                #expect(!uses, "Sources/\(file.path):\(number + 1) uses \(word)")
            }
        }
    }

    private static func modules(in lines: [String]) -> [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "import"), at <= 2, words.count > at + 1,
                words[..<at].allSatisfy({ ["public", "internal", "private", "fileprivate", "package", "@testable", "@preconcurrency"].contains($0) })
            else { return nil }
            let name = ["struct", "class", "enum", "func", "protocol", "let", "var", "typealias"].contains(words[at + 1])
                ? words.dropFirst(at + 2).first : words[at + 1]
            return name.map { String($0.prefix { $0 != "." }) }
        }
    }
}
