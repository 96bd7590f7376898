#if Server
import Foundation
import FoundationNetworking
import Testing

/// The built `mentor serve`, on a free port, with a store of its own.
final class RunningServer {
    let process = Process()
    let address: String
    private let output = Pipe()
    private let error = Pipe()
    private var logged: [UInt8] = []

    /// Starts it and waits until it listens.
    init(_ arguments: [String], in scratch: Scratch, environment: [String: String] = [:]) throws {
        process.executableURL = MentorBinary.url
        process.arguments = ["serve", "--port", "0"] + arguments
        process.environment = MentorBinary.environment(["XDG_STATE_HOME": scratch.folder.path].merging(environment) { $1 })
        process.currentDirectoryURL = scratch.folder
        process.standardOutput = output
        process.standardError = error
        try process.run()
        var line: [UInt8] = []
        while !line.contains(0x0A) {
            let piece = output.fileHandleForReading.availableData
            if piece.isEmpty { break }
            line += piece
        }
        let text = String(decoding: line, as: UTF8.self)
        let start = try #require(
            text.range(of: "http://"),
            "it said “\(text)”, and: \(String(decoding: error.fileHandleForReading.availableData, as: UTF8.self))")
        address = String(text[start.lowerBound...].prefix { $0 != "\n" })
    }

    deinit { if process.isRunning { process.terminate() } }

    /// Waits for a line of the log that holds `words`.
    func waitForLog(_ words: String) -> String {
        while true {
            while let end = logged.firstIndex(of: 0x0A) {
                let line = String(decoding: logged[..<end], as: UTF8.self)
                logged.removeSubrange(...end)
                if line.contains(words) { return line }
            }
            let piece = error.fileHandleForReading.availableData
            if piece.isEmpty { return "" }
            logged += piece
        }
    }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Tells it to stop, and gives its exit status.
    func stop() -> Int32 {
        process.terminate()
        // What it says at the end must not fill the pipe.
        _ = waitForLog("\u{0}")
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    func get(_ path: String) async throws -> (status: Int, text: String) { try await send(URLRequest(url: try url(path))) }

    func ask(_ text: String) async throws -> String {
        var request = URLRequest(url: try url("api/v1/ask"))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = try JSONSerialization.data(withJSONObject: ["text": text])
        return try await send(request).text
    }

    private func url(_ path: String) throws -> URL { try #require(URL(string: address + path)) }

    private func send(_ request: URLRequest) async throws -> (status: Int, text: String) {
        let (data, response) = try await URLSession(configuration: .ephemeral).data(for: request)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }
}
#endif
