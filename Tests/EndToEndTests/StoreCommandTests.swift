#if Server
import Composition
import Conversations
import Dialogue
import Foundation
import StoreSamples
import TestSupport
import Testing

@Suite("mentor forget, export-session, backup, restore", .onOwnThreads)
struct StoreCommandTests {
    @Test("forget erases a conversation from the file's bytes, and the receipt names each store and what it held")
    func forget() async throws {
        let sample = try await SampleStore()
        #expect(try sample.files(holding: "salaire d'un luthier") == ["conversations.sqlite"])
        let result = try sample.run("forget", sample.sessions[1])
        #expect(result.status == 0 && result.error == "", "\(result.testDescription)")
        let lines = result.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("Conversation \(sample.sessions[1]) effacée / erased: 2") == true)
        #expect(lines.dropFirst().map { $0.split(separator: " : ").last } == ["1", "4", "0", "4"])
        #expect(try sample.files(holding: "salaire d'un luthier") == [])
        #expect(try sample.files(holding: "fromager") == ["conversations.sqlite"], "other conversations stay")
        let again = try sample.run("forget", sample.sessions[1])
        #expect(again.status == 0 && again.output.hasPrefix("Rien n'était gardé"))
    }

    @Test("forget --json is the receipt of the API")
    func receipt() async throws {
        let sample = try await SampleStore()
        let result = try sample.run("forget", "--json", sample.sessions[0])
        let receipt = try #require(result.objects.first)
        #expect(receipt["session"] as? String == sample.sessions[0])
        #expect(receipt["log_emptied"] as? Bool == true)
        let stores = try #require(receipt["stores"] as? [[String: Any]])
        #expect(stores.map { $0["store"] as? String } == ["session", "turns", "feedback", "unanswered"])
        #expect(stores.map { $0["erased"] as? Int } == [1, 4, 3, 0])
    }

    @Test("a conversation that a person has taken over is listed with its channel, exported and erased by that name, or its beginning")
    func handedOff() async throws {
        let sample = try await SampleStore()
        let store = try SQLiteConversationStore(path: sample.path)
        var generator = SystemRandomNumberGenerator()
        let key = try await store.deliveryKey(orKeep: .random(using: &generator))
        let session = key.session(of: "chat:7", on: "telegram")
        let arrival = Arrival(
            channel: "telegram", keys: [key.claim(of: "a", on: "telegram")], session: session, text: "une personne svp", language: "fr",
            address: "{}", lifetime: 60)
        _ = try await store.claim([arrival], cursor: nil, at: Sample.time)
        let number = try #require(try await store.next(of: session)?.number)
        var turn = Sample.turn(.random(using: &generator), outcome: .handedOff)
        turn.state.apply(.handedOff)
        let step = HandOffStep.begins(channel: "telegram", address: "{}")
        #expect(try await store.settle(Settlement(number: number, session: session, turn: turn, isFirst: true, handOff: step), at: Sample.time))
        try store.close()
        let name = HandedOffConversation.name(of: session)
        let listed = try sample.run("handoff", "list")
        #expect(listed.status == 0 && listed.output.hasPrefix("\(name)  telegram  "), "\(listed.testDescription)")
        #expect(!listed.output.contains(session.description))
        let exported = try sample.run("export-session", String(name.prefix(8)))
        #expect(exported.objects.first?["taken_over_by_a_person"] != nil, "\(exported.testDescription)")
        #expect(try sample.run("forget", String(name.prefix(8))).output.contains("effacée"))
        let again = try sample.run("forget", name)
        #expect(again.status == 65 && again.error.contains("mentor handoff list"), "\(again.testDescription)")
    }

    @Test("a store that is not there is an error, and none is made")
    func missing() throws {
        let scratch = try Scratch()
        let path = scratch.url(of: "none.sqlite").path
        for command in [["forget", "00000000000000000000000000"], ["export-session", "00000000000000000000000000"], ["backup", "copy"]] {
            let result = try MentorBinary.run(command + ["--store", path], folder: scratch.folder)
            #expect(result.status == 65)
            #expect(result.error.hasPrefix("\(path): error: there is no store of conversations"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == [])
    }

    @Test("a name that cannot be one is a usage error")
    func malformed() async throws {
        let sample = try await SampleStore()
        #expect(try sample.run("forget", "moi").status == 64)
        #expect(try sample.run("export-session", "moi").status == 64)
    }

    @Test("export-session gives all that is kept, in a file that only its owner can read and that is never replaced")
    func export() async throws {
        let sample = try await SampleStore()
        let result = try sample.run("export-session", sample.sessions[0], "--output", "mine.json")
        #expect(result.status == 0 && result.output == "", "\(result.testDescription)")
        #expect(try sample.mode(of: "mine.json") == 0o600)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: sample.scratch.url(of: "mine.json"))) as? [String: Any])
        #expect((object["turns"] as? [[String: Any]])?.count == 4)
        #expect((object["turns"] as? [[String: Any]])?.compactMap { $0["votes"] as? [Any] }.map(\.count) == [1, 1, 0, 1])
        let again = try sample.run("export-session", sample.sessions[0], "--output", "mine.json")
        #expect(again.status == 70 && again.error.contains("there is a file of that name already"))
        _ = try sample.run("forget", sample.sessions[0])
        let gone = try sample.run("export-session", sample.sessions[0])
        #expect(gone.status == 65 && gone.output == "" && gone.error.contains("nothing is kept"))
    }

    @Test("a backup restored holds the same conversations; neither command replaces a file")
    func backup() async throws {
        let sample = try await SampleStore()
        let before = try sample.run("export-session", sample.sessions[1]).objects.first
        let made = try sample.run("backup", "copy.sqlite")
        #expect(made.status == 0, "\(made.testDescription)")
        #expect(try sample.mode(of: "copy.sqlite") == 0o600)
        #expect(try sample.run("backup", "copy.sqlite").status == 70)
        let inTheWay = try sample.run("restore", "copy.sqlite")
        #expect(inTheWay.status == 70 && inTheWay.error.contains("stop the server"))
        for name in ["conversations.sqlite", "conversations.sqlite-wal", "conversations.sqlite-shm"] {
            try? FileManager.default.removeItem(at: sample.scratch.url(of: name))
        }
        let restored = try sample.run("restore", "copy.sqlite")
        #expect(restored.status == 0, "\(restored.testDescription)")
        #expect(try sample.mode(of: "conversations.sqlite") == 0o600)
        let after = try sample.run("export-session", sample.sessions[1]).objects.first
        #expect((after?["turns"] as? [Any])?.count == 4)
        #expect((after?["unanswered_questions"] as? NSArray) == (before?["unanswered_questions"] as? NSArray))
    }

    @Test("what is no backup is refused, and nothing is put in the store's place", arguments: ["", "un texte", "SQLite format 3\0"])
    func noBackup(bytes: String) throws {
        let scratch = try Scratch()
        try scratch.write(bytes, to: "copy.sqlite")
        let result = try MentorBinary.run(["restore", "copy.sqlite", "--store", "store.sqlite"], folder: scratch.folder)
        #expect(result.status == 65, "\(result.testDescription)")
        #expect(!FileManager.default.fileExists(atPath: scratch.url(of: "store.sqlite").path))
    }
}
#endif
