import Foundation
import Testing

/// A bakery whose `mentor` keeps its cache in a folder of the test's own.
struct Cache {
    let bakery: Bakery
    /// Not there before something is kept.
    var folder: URL { bakery.scratch.url(of: "cache") }

    init() throws { bakery = try Bakery() }

    /// Runs `mentor …` beside the folders.
    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> MentorBinary.Result {
        try MentorBinary.run(
            arguments, environment: ["MENTOR_CACHE": folder.path].merging(environment) { $1 }, folder: bakery.scratch.folder)
    }

    /// The answer as an object, without what differs from run to run.
    func ask(
        _ question: String, knowledge: String = "base", environment: [String: String] = [:],
        _ location: SourceLocation = #_sourceLocation
    ) throws -> NSDictionary {
        try answer(in: asked(question, knowledge: knowledge, environment: environment), location)
    }

    func asked(
        _ question: String, knowledge: String = "base", environment: [String: String] = [:]
    ) throws -> MentorBinary.Result {
        try run(
            ["ask", "--json", "--explain", "--as-of", "2026-11-21", "--knowledge", knowledge, question], environment: environment)
    }

    func answer(in result: MentorBinary.Result, _ location: SourceLocation = #_sourceLocation) throws -> NSDictionary {
        #expect(result.status == 0 && result.error == "", "\(result.testDescription)", sourceLocation: location)
        var object = try #require(result.objects.first, sourceLocation: location)
        #expect(object.removeValue(forKey: "turn") != nil, sourceLocation: location)
        #expect(object.removeValue(forKey: "microseconds") != nil, sourceLocation: location)
        return object as NSDictionary
    }

    /// The names of all artefacts in the folder. Stamps beside them tell how the files look that they were made from.
    func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { !$0.hasSuffix(".stamp") && !$0.hasSuffix(".prompts") }.sorted()
    }

    /// The one artefact in the folder.
    func file(_ location: SourceLocation = #_sourceLocation) throws -> URL {
        let files = try files()
        #expect(files.count == 1 && files.first?.hasSuffix(".knowledge") == true, "\(files)", sourceLocation: location)
        return folder.appending(path: try #require(files.first, sourceLocation: location))
    }

    /// A byte in the middle of a block of a sound artefact, by the sizes that `kb verify` tells: blocks stand in order
    /// behind 64 bytes, each at a multiple of 64.
    func place(in block: String, of file: String, _ location: SourceLocation = #_sourceLocation) throws -> Int {
        var start = 64
        for line in try run(["kb", "verify", file]).output.split(separator: "\n") {
            guard let match = line.wholeMatch(of: /block (.+): (\d+) bytes, sound/), let count = Int(match.2) else { continue }
            if match.1 == block { return start + count / 2 }
            start += (count + 63) / 64 * 64
        }
        Issue.record("no block \(block) in \(file)", sourceLocation: location)
        return 0
    }

    /// A file that is written again is another one. Written twice, it may have the first number again.
    func number(of file: URL) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        return try #require(attributes[.systemFileNumber] as? Int)
    }

    func edit(_ path: String, _ old: String, _ new: String) throws {
        let file = bakery.scratch.url(of: path)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains(old))
        try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: file)
    }
}
