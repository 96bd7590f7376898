#if Server
import Foundation
import TestSupport
import Testing

@Suite("The built server answers platforms, whatever happens to it", .onOwnThreads)
struct DeliveryEndToEndTests {
    /// The short form of what `.ci/soak` runs at length. One after the other: the first learns the languages for the second.
    @Test("Ten deliveries of each message, a kill, a platform that refuses: none lost, none twice, in order")
    func deliveries() throws {
        let cache = URL.temporaryDirectory.appending(path: "mentor-deliveries-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: cache) }
        try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
        try run(["--messages", "40", "--kills", "1"], cache)
        try run(["--messages", "20", "--kills", "0", "--storm"], cache)
    }

    private func run(_ arguments: [String], _ cache: URL) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Load/deliver.py")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", script.path] + arguments
        process.environment = MentorBinary.environment(["MENTOR_BINARY": MentorBinary.url.path, "MENTOR_CACHE": cache.path])
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said)")
    }
}
#endif
