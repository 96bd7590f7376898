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

    /// The names of all files in the folder.
    func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

    /// The one file in the folder.
    func file(_ location: SourceLocation = #_sourceLocation) throws -> URL {
        let files = try files()
        #expect(files.count == 1 && files.first?.hasSuffix(".knowledge") == true, "\(files)", sourceLocation: location)
        return folder.appending(path: try #require(files.first, sourceLocation: location))
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
