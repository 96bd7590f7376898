#if Server
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("mentor doctor", .onOwnThreads)
struct DoctorTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Runs it with a state folder and a cache of its own, on a free port unless told otherwise.
    private func doctor(_ options: [String] = [], port: Int = 0, _ changes: [String: String] = [:]) throws -> MentorBinary.Result {
        let environment = [
            "XDG_STATE_HOME": scratch.url(of: "state").path, "MENTOR_CACHE": scratch.url(of: "cache").path, "MENTOR_PORT": String(port),
        ]
        return try MentorBinary.run(
            ["doctor", "--as-of", "2026-11-21"] + options, environment: environment.merging(changes) { $1 }, folder: scratch.folder)
    }

    private func setMode(_ mode: Int, of path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    /// Level, words and remedy of each finding, by subject.
    private func findings(_ result: MentorBinary.Result) throws -> [String: (level: String?, found: String, remedy: String?)] {
        let all = try #require(result.objects.first?["findings"] as? [[String: Any]], "\(result.testDescription)")
        return Dictionary(all.map { finding in
            (finding["subject"] as? String ?? "",
             (finding["level"] as? String, finding["found"] as? String ?? "", finding["remedy"] as? String))
        }) { first, _ in first }
    }

    @Test("a sound installation has no error, status 0, and nothing was made by looking")
    func sound() throws {
        let result = try doctor()
        #expect(result.status == 0 && result.error == "", "\(result.testDescription)")
        #expect(result.output.hasSuffix("0 errors, 0 warnings\n"), "\(result.testDescription)")
        for subject in [
            "libstemmer", "libsqlite3", "libxml2", "libarchive", "libedit", "clock", "state folder", "cache folder", "knowledge", "review dates",
            "figures", "prompts", "configuration", "web files", "store", "disk", "port",
        ] {
            #expect(result.output.contains("\nok       \(subject) ") || result.output.hasPrefix("ok       \(subject) "), "\(subject)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == [])
    }

    @Test("a store that others may read is an error, told before it is closed to them")
    func openStore() async throws {
        let sample = try await SampleStore()
        try setMode(0o644, of: sample.path)
        let result = try doctor(["--store", sample.path, "--json"])
        #expect(result.status == 1)
        let store = try #require(try findings(result)["store"])
        #expect(store.level == "error" && store.remedy == "run `chmod 600 \(sample.path)`")
    }

    @Test("platforms without anybody who hears of a request for a person are warned of, also at the start of the server")
    func nobodyHears() throws {
        let telegram = ["MENTOR_TELEGRAM_TOKEN": "123456:ABC-DEF", "MENTOR_TELEGRAM_PULL": "true"]
        let found = try findings(try doctor(["--json"], telegram))
        #expect(found["hand-off"]?.level == "warning" && found["hand-off"]?.remedy?.contains("handoff.webhook") == true)
        for setting in ["MENTOR_HANDOFF_EMAIL": "cio@ecole.example", "MENTOR_CONTACT": "https://ecole.example/contact"] {
            #expect(try findings(try doctor(["--json"], telegram.merging([setting.key: setting.value]) { $1 }))["hand-off"] == nil)
        }
        #expect(try findings(try doctor(["--json"]))["hand-off"] == nil)
    }

    @Test("a sound store is told with what it holds")
    func store() async throws {
        let sample = try await SampleStore()
        let store = try #require(try findings(try doctor(["--store", sample.path, "--json"]))["store"])
        #expect(store.level == "ok" && store.found.hasSuffix("3 sessions, 11 turns, 3 votes, 7 unanswered"), "\(store)")
    }

    @Test("a damaged store, and a file that is none, are errors with a remedy")
    func damaged() async throws {
        let sample = try await SampleStore()
        let handle = try FileHandle(forUpdating: URL(filePath: sample.path))
        try handle.seek(toOffset: 8_192)
        try handle.write(contentsOf: Data(repeating: 0xA5, count: 24_576))
        try handle.close()
        let damaged = try doctor(["--store", sample.path, "--json"])
        #expect(damaged.status == 1)
        #expect(try findings(damaged)["store"].map { $0.level == "error" && $0.remedy != nil } == true)
        let other = try doctor(["--store", try scratch.write("un texte, et rien d'autre\n", to: "notes.txt"), "--json"])
        #expect(other.status == 1)
        #expect(try findings(other)["store"]?.level == "error")
    }

    @Test("a configuration with a wrong value is an error that names it; one with a token that all may read is a warning")
    func configuration() throws {
        let wrong = try doctor(["--json"], ["MENTOR_STORE_RETENTION_DAYS": "toujours"])
        #expect(wrong.status == 1)
        let found = try #require(try findings(wrong)["configuration"])
        #expect(found.level == "error" && found.found.contains("MENTOR_STORE_RETENTION_DAYS") && found.found.contains("“toujours”"))
        let path = try scratch.write(#"{"metrics.token": "a-long-enough-token"}"#, to: "mentor.json")
        try setMode(0o644, of: path)
        let open = try #require(try findings(try doctor(["--json", "--config", path]))["configuration"])
        #expect(open.level == "warning" && open.remedy?.contains("chmod 640") == true)
        #expect(try doctor(["--config", path + "x"]).status == 1)
        let misspelt = try #require(try findings(try doctor(["--json"], ["MENTOR_PROT": "8081"]))["configuration"])
        #expect(misspelt.level == "warning" && misspelt.found.contains("MENTOR_PROT") && misspelt.found.contains("did you mean MENTOR_PORT?"))
    }

    @Test("a port that something else holds is a warning, an address of another machine an error")
    func port() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
                unsafe bind(listener, place, length) == 0 && listen(listener, 4) == 0 && getsockname(listener, place, &length) == 0
            }
        }
        try #require(isBound)
        let port = Int(UInt16(bigEndian: address.sin_port))
        let taken = try #require(try findings(try doctor(["--json"], port: port))["port"])
        #expect(taken.level == "warning" && taken.found.hasPrefix("127.0.0.1:\(port) is taken"))
        let elsewhere = try doctor(["--json"], port: port, ["MENTOR_HOST": "192.0.2.1"])
        #expect(elsewhere.status == 1)
        #expect(try findings(elsewhere)["port"]?.level == "error")
    }

    @Test("a broken base and dates that have passed are told")
    func knowledge() throws {
        let bakery = try Bakery()
        try bakery.write("broken", [("sources.yaml", "reliability: survey", "reliability: gossip")])
        let broken = try doctor(["--json", "--knowledge", bakery.scratch.url(of: "broken").path])
        #expect(broken.status == 1)
        #expect(try findings(broken)["knowledge"]?.level == "error")
        let late = try MentorBinary.run(
            ["doctor", "--json", "--as-of", "2036-11-21"],
            environment: ["XDG_STATE_HOME": scratch.folder.path, "MENTOR_CACHE": scratch.folder.path, "MENTOR_PORT": "0"])
        #expect(late.status == 0)
        #expect(try findings(late)["review dates"]?.level == "warning")
        #expect(try findings(late)["figures"]?.level == "warning")
    }

    @Test("a state folder that others may enter is a warning")
    func openFolder() throws {
        let folder = scratch.url(of: "state/mentor")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try setMode(0o755, of: folder.path)
        let found = try #require(try findings(try doctor(["--json"]))["state folder"])
        #expect(found.level == "warning" && found.remedy == "run `chmod 700 \(folder.path)`")
    }
}
#endif
