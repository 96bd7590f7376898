#if Server
import Foundation
import MentorServer
import Testing

@Suite("The configuration is read strictly")
struct ConfigurationTests {
    private func file(_ text: String) throws -> ConfigurationFile { try ConfigurationFile(path: "mentor.json", bytes: Array(text.utf8)) }

    @Test("With nothing said, every default holds")
    func defaults() throws {
        let configuration = ServerConfiguration()
        #expect(configuration.host == "127.0.0.1")
        #expect(configuration.port == 8080)
        #expect(!configuration.store.keepsConversations)
        #expect(configuration.store.retentionDays == 30)
        #expect(configuration.limits.body == 16_384)
        #expect(configuration.origins.isEmpty)
    }

    @Test("The defaults that are told are those that hold")
    func toldDefaults() throws {
        let told = Dictionary(uniqueKeysWithValues: Setting.all.filter { !$0.standard.isEmpty && !$0.isSecret }.map { ($0.name, $0.standard) })
        #expect(told.count > 15)
        #expect(String(describing: try ServerConfiguration(flags: told)) == String(describing: ServerConfiguration()))
    }

    @Test("A flag goes before the environment, and that before the file")
    func order() throws {
        let file = try file(#"{"port": 1, "host": "a", "site": {"name": "Lycée"}}"#)
        let configuration = try ServerConfiguration(flags: ["port": "3"], environment: ["MENTOR_PORT": "2", "MENTOR_HOST": "b"], file: file)
        #expect(configuration.port == 3)
        #expect(configuration.host == "b")
        #expect(configuration.site.name == "Lycée")
    }

    @Test("Every setting is read from the environment and from a file", arguments: Setting.all.map(\.name))
    func everySetting(name: String) throws {
        let samples = [
            "host": "::1", "port": "81", "store.path": "/x", "store.keeps-conversations": "true", "store.retention-days": "7",
            "store.largest-size": "2000000", "store.survives-power-cut": "true", "cors.origins": "https://a.example,http://b.example:81",
            "proxy.trusted": "10.0.0.0/8, ::1", "log.level": "debug", "metrics.token": "0123456789abcdef", "contact": "a@b.example",
            "handoff.email": "a@b.example", "handoff.webhook": "https://a.example/x", "site.name": "Lycée", "site.origin": "https://a.example",
            "site.privacy": "https://a.example/p", "site.accessibility": "https://a.example/a",
            "transport.proxy": "none", "rocketchat.longest": "900", "handoff.events": "unanswered,feedback",
        ]
        let kinds = ["true or false": "true", "an https: address; http: for one of this machine": "https://a.example/x"]
        let setting = try #require(Setting.all.first { $0.name == name })
        let sample = samples[name] ?? kinds[setting.accepted] ?? "3000".prefix(name.hasPrefix("rate") || name.hasPrefix("limits.body") ? 4 : 2).description
        let plain = String(describing: ServerConfiguration())
        #expect(String(describing: try ServerConfiguration(environment: [setting.variable: sample])) != plain, "\(setting.variable)")
        #expect(String(describing: try ServerConfiguration(file: try file(#"{"\#(name)": "\#(sample)"}"#))) != plain)
    }

    @Test("Groups, dots, lists, comments and numbers are all understood in a file")
    func forms() throws {
        let configuration = try ServerConfiguration(file: try file("""
            { // what the school decided
              port: 81, "store.retention-days": 7, store: {"keeps-conversations": true,},
              "cors.origins": ["https://a.example", "https://b.example"],
            }
            """))
        #expect(configuration.port == 81)
        #expect(configuration.store.retentionDays == 7)
        #expect(configuration.store.keepsConversations)
        #expect(configuration.origins == ["https://a.example", "https://b.example"])
    }

    @Test("A wrong value is told with its place, itself and what is accepted", arguments: [
        ("port", "huit"), ("port", "65536"), ("port", "-1"), ("store.retention-days", "0"), ("store.keeps-conversations", "yes"),
        ("cors.origins", "*"), ("cors.origins", "https://a.example/"), ("cors.origins", "a.example"), ("proxy.trusted", "10.0.0.0/99"),
        ("site.privacy", "javascript:alert(1)"), ("contact", "nobody"), ("log.level", "loud"), ("host", "a b"), ("limits.body", "10"),
        ("handoff.events", "handoff,names"),
    ])
    func wrongValues(name: String, value: String) throws {
        let setting = try #require(Setting.all.first { $0.name == name })
        let fromFile = #expect(throws: ConfigurationError.self) { try ServerConfiguration(file: try file(#"{"\#(name)": "\#(value)"}"#)) }
        #expect(fromFile?.description == "mentor.json: \(name): error: found “\(value)”; accepted: \(setting.accepted)")
        let fromEnvironment = #expect(throws: ConfigurationError.self) { try ServerConfiguration(environment: [setting.variable: value]) }
        #expect(fromEnvironment?.place == setting.variable)
        #expect(throws: ConfigurationError.self) { try ServerConfiguration(flags: [name: value]) }
    }

    @Test("A secret is not shown")
    func secrets() throws {
        let error = #expect(throws: ConfigurationError.self) { try ServerConfiguration(environment: ["MENTOR_METRICS_TOKEN": "short"]) }
        #expect(error?.description.contains("short") == false)
    }

    @Test("A file that is none, or names what there is not, is told", arguments: [
        ("{", "no JSON object"), ("[1]", "no JSON object"), (#"{"prot": 1}"#, "did you mean port"),
        (#"{"store": {"retention-day": 1}}"#, "no such setting"),
        (#"{"port": null}"#, "found null"), (#"{"port": {}, "store.path": "a", "store": {"path": "b"}}"#, "twice"),
    ])
    func badFiles(text: String, told: String) {
        let error = #expect(throws: ConfigurationError.self) { try file(text) }
        #expect(error?.description.contains(told) == true, "\(error?.description ?? "")")
        #expect(error?.origin == .file)
    }
}
#endif
