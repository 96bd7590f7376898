import Foundation
import Testing

/// The built `mentor`, run as a person or a script runs it.
///
/// `MENTOR_BINARY` names another one; otherwise it lies beside the tests, where the package manager puts both.
struct MentorBinary {
    /// What a run left behind.
    struct Result: CustomTestStringConvertible {
        let output: String
        let error: String
        let status: Int32

        var testDescription: String {
            "status \(status), output “\(output.prefix(2_000))”, error “\(error.prefix(2_000))”"
        }

        /// Each line of the output as a JSON object.
        var objects: [[String: Any]] {
            output.split(separator: "\n").map { line in
                (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any] ?? [:]
            }
        }
    }

    static var url: URL {
        if let named = ProcessInfo.processInfo.environment["MENTOR_BINARY"] { return URL(filePath: named) }
        let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appending(path: "mentor")
    }

    /// An environment in which nothing of the machine's own shows, and no cache is kept.
    static func environment(_ changes: [String: String] = [:]) -> [String: String] {
        var environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8", "TERM": "xterm", "MENTOR_CACHE": ""]
        environment["MENTOR_HOME"] = ProcessInfo.processInfo.environment["MENTOR_HOME"]
        return environment.merging(changes) { $1 }
    }

    /// Runs to the end. Input and output go through files, so that neither side ever waits for the other.
    ///
    /// - Parameters:
    ///   - absent: variables that the environment does not have.
    ///   - addressSpace: bytes that the program may ask for altogether; nil for as many as there are.
    static func run(
        _ arguments: [String], input: [UInt8] = [], environment changes: [String: String] = [:], folder: URL? = nil,
        without absent: [String] = [], addressSpace: Int? = nil
    ) throws -> Result {
        let scratch = try Scratch()
        let process = Process()
        process.executableURL = addressSpace == nil ? url : URL(filePath: "/usr/bin/prlimit")
        process.arguments = (addressSpace.map { ["--as=\($0)", url.path] } ?? []) + arguments
        process.environment = environment(changes).filter { !absent.contains($0.key) }
        if let folder { process.currentDirectoryURL = folder }
        let files = [scratch.url(of: "in"), scratch.url(of: "out"), scratch.url(of: "err")]
        try Data(input).write(to: files[0])
        for file in files.dropFirst() { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Result(
            output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
            error: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self), status: status)
    }

    /// The same, with text as input.
    static func run(_ arguments: [String], input: String, environment: [String: String] = [:]) throws -> Result {
        try run(arguments, input: Array(input.utf8), environment: environment)
    }
}

/// A folder of a test's own, gone with it.
final class Scratch: Sendable {
    let folder: URL

    init() throws {
        folder = URL.temporaryDirectory.appending(path: "mentor-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func url(of name: String) -> URL { folder.appending(path: name) }

    /// Writes a file, and gives its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = url(of: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }
}
