#if Server
import Foundation
import TestSupport
import Testing

@Suite("mentor pack", .onOwnThreads, .serialized)
struct PackTests {
    @Test("a packed folder holds all that is needed, and answers with an empty environment from another path, through a link")
    func pack() throws {
        let scratch = try Scratch()
        let made = try MentorBinary.run(["pack", "mentor"], folder: scratch.folder)
        #expect(made.status == 0, "\(made.testDescription)")
        let names = try FileManager.default.subpathsOfDirectory(atPath: scratch.url(of: "mentor").path)
        for name in [
            "mentor", "bin/mentor", "LICENSE", "INSTALL.md", "etc/mentor.json", "systemd/mentor.service", "proxy/nginx.conf", "proxy/Caddyfile",
            "share/mentor/KnowledgeBase/schema.yaml", "share/mentor/Prompts/fr", "share/mentor/Web/widget/mentor.js", "lib/libswiftCore.so",
            "lib/libstemmer.so.0d", "lib/libsqlite3.so.0", "lib/libarchive.so.13", "lib/libedit.so.2", "lib/libxml2.so.2", "lib/libicuuc.so.72",
        ] {
            #expect(names.contains(name), "\(name)")
        }
        #expect(!names.contains { $0.hasPrefix("lib/libc.so") || $0.hasPrefix("lib/ld-linux") || $0.hasPrefix("lib/libm.so") })
        // Nothing leads out of the folder.
        for name in names {
            let path = scratch.url(of: "mentor/\(name)").path
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { continue }
            #expect(!target.contains("/") && FileManager.default.fileExists(atPath: path), "\(name) → \(target)")
        }
        let elsewhere = scratch.url(of: "un autre dossier")
        try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
        try FileManager.default.moveItem(at: scratch.url(of: "mentor"), to: elsewhere.appending(path: "m"))
        let link = scratch.url(of: "commande")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: elsewhere.appending(path: "m/mentor"))
        let answer = try packed(link, ["ask", "--json", "combien gagne un data scientist ?"])
        #expect(answer.status == 0 && answer.output.contains("\"outcome\":\"answered\""), "\(answer)")
        let doctor = try packed(link, ["doctor", "--json", "--store", elsewhere.appending(path: "none.sqlite").path])
        let libraries = try #require(
            (try JSONSerialization.jsonObject(with: Data(doctor.output.utf8)) as? [String: Any])?["findings"] as? [[String: Any]])
        for library in libraries.filter({ ($0["subject"] as? String)?.hasPrefix("lib") ?? false }) {
            #expect((library["found"] as? String)?.contains("/un autre dossier/m/lib/") == true, "\(library)")
        }
        #expect(libraries.contains { $0["subject"] as? String == "web files" && $0["level"] as? String == "ok" })
    }

    /// Runs a packed program with nothing in its environment.
    private func packed(_ program: URL, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["-i", program.path] + arguments
        process.currentDirectoryURL = URL(filePath: "/")
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    @Test("what is in the way is never touched, and nothing half made is left")
    func inTheWay() throws {
        let scratch = try Scratch()
        try scratch.write("à moi", to: "mentor/notes.txt")
        let result = try MentorBinary.run(["pack", "mentor"], folder: scratch.folder)
        #expect(result.status == 70 && result.error.contains("there is something of that name already"))
        #expect(try FileManager.default.subpathsOfDirectory(atPath: scratch.folder.path).sorted() == ["mentor", "mentor/notes.txt"])
        let nowhere = try MentorBinary.run(["pack", "mentor/notes.txt/sub"], folder: scratch.folder)
        #expect(nowhere.status == 70, "\(nowhere.testDescription)")
        #expect(try FileManager.default.subpathsOfDirectory(atPath: scratch.folder.path).sorted() == ["mentor", "mentor/notes.txt"])
    }

    @Test("the configuration lists every setting, and is one that the server accepts")
    func configuration() throws {
        let scratch = try Scratch()
        _ = try MentorBinary.run(["pack", "mentor"], folder: scratch.folder)
        let path = scratch.url(of: "mentor/etc/mentor.json").path
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for name in ["host", "port", "store.retention-days", "cors.origins", "proxy.trusted", "metrics.token", "contact"] {
            #expect(text.contains("  // \"\(name)\": "), "\(name)")
        }
        let doctor = try MentorBinary.run(["doctor", "--config", path], environment: ["XDG_STATE_HOME": scratch.folder.path, "MENTOR_PORT": "0"])
        #expect(doctor.output.contains("ok       configuration "), "\(doctor.testDescription)")
    }
}
#endif
