#if Server
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("mentor serve, as an administrator runs it", .onOwnThreads)
struct ServeTests {
    @Test("It works with nothing configured, keeps what it answers to its owner, and stops when it is told to")
    func plain() async throws {
        let bakery = try Bakery()
        let server = try RunningServer(["--knowledge", "base"], in: bakery.scratch)
        #expect(server.address.hasPrefix("http://127.0.0.1:"))
        #expect(try await server.ask("que fait un boulanger ?").contains("\"outcome\":\"answered\""))
        #expect(try await server.get("").text.contains("<mentor-chat"))
        #expect(try await server.get("readyz").status == 200)
        let store = bakery.scratch.url(of: "mentor/conversations.sqlite").path
        let attributes = try FileManager.default.attributesOfItem(atPath: store)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        #expect(server.stop() == 0)
        let log = (try? FileManager.default.attributesOfItem(atPath: store + "-wal")[.size] as? NSNumber)?.intValue ?? 0
        #expect(log == 0, "the log is emptied into the file")
    }

    @Test("Knowledge is read again when its files change, and what is broken leaves the old one in place")
    func fileChange() async throws {
        let bakery = try Bakery()
        let server = try RunningServer(["--knowledge", "base", "--set", "knowledge.watch-seconds=1"], in: bakery.scratch)
        #expect(try await server.ask("que fait un boulanger ?").contains("\"version\":\"3\""))
        try bakery.write("base", [("schema.yaml", "version: \"3\"", "version: \"4\"")])
        #expect(server.waitForLog("knowledge loaded").contains("\"version\":\"4\""))
        #expect(try await server.ask("que fait un boulanger ?").contains("\"version\":\"4\""))
        try bakery.write("base", [("schema.yaml", "kinds:", "kinds")])
        #expect(server.waitForLog("knowledge refused").contains("base/schema.yaml:"))
        #expect(try await server.ask("que fait un boulanger ?").contains("\"version\":\"4\""))
        #expect(server.stop() == 0)
    }

    @Test("SIGHUP has the knowledge read again")
    func hangUp() async throws {
        let bakery = try Bakery()
        let server = try RunningServer(["--knowledge", "base"], in: bakery.scratch, environment: ["MENTOR_KNOWLEDGE_WATCH_SECONDS": "0"])
        try bakery.write("base", [("schema.yaml", "version: \"3\"", "version: \"5\"")])
        #expect(try await server.ask("que fait un boulanger ?").contains("\"version\":\"3\""))
        server.signal(SIGHUP)
        #expect(server.waitForLog("knowledge loaded").contains("\"version\":\"5\""))
        #expect(try await server.ask("que fait un boulanger ?").contains("\"version\":\"5\""))
        #expect(server.stop() == 0)
    }

    @Test("A port that is taken is told, with what to do")
    func takenPort() throws {
        let bakery = try Bakery()
        let server = try RunningServer(["--knowledge", "base"], in: bakery.scratch)
        let port = try #require(server.address.split(separator: ":").last?.prefix { $0.isNumber })
        let second = try MentorBinary.run(
            ["serve", "--port", String(port), "--knowledge", "base"], environment: ["XDG_STATE_HOME": bakery.scratch.folder.path],
            folder: bakery.scratch.folder)
        #expect(second.status == 70)
        #expect(second.output.isEmpty)
        #expect(second.error.contains("127.0.0.1:\(port): error: cannot listen: another program listens there already"))
        #expect(server.stop() == 0)
    }

    @Test("A wrong setting is an error at the start", arguments: [
        (["--port", "huit"], 64, "--port: error: found “huit”; accepted: a port, 0 to 65535"),
        (["--set", "prot=1"], 64, "--set prot: there is no such setting"), (["--set", "port"], 64, "expected a name and a value"),
        (["--set", "metrics.token=0123456789abcdef"], 64, "every user of this machine can read it"),
        (["--config", "good.json"], 65, "good.json: port: error: found “99999”"), (["--config", "none.json"], 65, "none.json: error:"),
        (["--config", "bad.json"], 65, "bad.json: prot: error: there is no such setting; did you mean port?"),
    ] as [([String], Int32, String)])
    func wrongSettings(arguments: [String], status: Int32, told: String) throws {
        let scratch = try Scratch()
        try scratch.write(#"{"port": 99999}"#, to: "good.json")
        try scratch.write(#"{"prot": 1}"#, to: "bad.json")
        let result = try MentorBinary.run(["serve"] + arguments, folder: scratch.folder)
        #expect(result.status == status, "\(result.error)")
        #expect(result.error.contains(told), "\(result.error)")
        #expect(result.output.isEmpty)
    }

    @Test("Every setting is explained")
    func settings() throws {
        let result = try MentorBinary.run(["serve", "--list-settings"])
        #expect(result.status == 0)
        for name in ["store.retention-days  (MENTOR_STORE_RETENTION_DAYS)", "cors.origins", "proxy.trusted", "Par défaut / default: 8080"] {
            #expect(result.output.contains(name))
        }
    }

    @Test("Knowledge that cannot be used is told, problem by problem")
    func badKnowledge() throws {
        let bakery = try Bakery()
        try bakery.write("base", [("schema.yaml", "kinds:", "kinds")])
        let result = try MentorBinary.run(
            ["serve", "--port", "0", "--knowledge", "base"], environment: ["XDG_STATE_HOME": bakery.scratch.folder.path],
            folder: bakery.scratch.folder)
        #expect(result.status == 65)
        #expect(result.error.contains("base/schema.yaml:"))
    }
}
#endif
