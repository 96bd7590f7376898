#if Server
@testable import Conversations
import Dialogue
import Foundation
import GRDB
import StoreSamples
import TestSupport
import Testing

@Suite("What is acknowledged stays", .onOwnThreads)
struct DurabilityTests {
    private let folder: StoreFolder
    private var names = Names(seed: 4)

    init() throws { folder = try StoreFolder() }

    /// A process that does with a store what a server does, beside the tests' own program.
    private func probe(_ arguments: String...) throws -> (process: Process, output: FileHandle) {
        let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let process = Process()
        process.executableURL = tests.deletingLastPathComponent().appending(path: "StoreProbe")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        return (process, pipe.fileHandleForReading)
    }

    @Test("A writer killed twenty times loses no turn and no vote that it acknowledged")
    func killed() async throws {
        var generator = SplitMix(state: 5)
        var acknowledged: [String] = []
        for round in 0..<20 {
            let wanted = 1 + Int(generator.next() % 400)
            let (process, output) = try probe("write", folder.path)
            var heard = Data()
            while heard.count(where: { $0 == UInt8(ascii: "\n") }) < wanted {
                let more = output.availableData
                try #require(!more.isEmpty, "the writer ended by itself: \(String(decoding: heard.suffix(300), as: UTF8.self))")
                heard.append(more)
            }
            kill(process.processIdentifier, SIGKILL)
            heard.append(try output.readToEnd() ?? Data())
            process.waitUntilExit()
            // What the kill cut off was not acknowledged.
            let lines = String(decoding: heard, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
                .dropLast().map(String.init)
            #expect(lines.count >= wanted)
            acknowledged += lines
            let store = try folder.store()
            try #require(try await store.examine().problems == [], "after kill \(round)")
            try await expectAll(lines, in: store)
            try store.close()
        }
        // Later kills took nothing of what earlier ones had left.
        try await expectAll(acknowledged, in: try folder.store())
    }

    private func expectAll(_ lines: [String], in store: SQLiteConversationStore) async throws {
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            let turn = try #require(TurnID(words[1]), "\(line)")
            if words[0] == "turn" {
                #expect(try await store.explanation(of: turn) != nil, "\(line)")
            } else {
                let vote = Vote(turn: turn, direction: .down, comment: "bof", idempotencyKey: words[2], time: Sample.time)
                #expect(try await store.record(vote) == .repeated, "\(line)")
            }
        }
    }

    @Test("Sixty-four writers at once lose nothing and mix nothing up")
    mutating func writers() async throws {
        let store = try folder.store(StoreSettings(survivesPowerCut: false))
        let plan = (0..<64).map { _ in (session: names.session(), turns: (0..<25).map { _ in names.turn() }) }
        try await withThrowingTaskGroup { group in
            for (session, turns) in plan {
                group.addTask {
                    for (number, turn) in turns.enumerated() {
                        let keeping = try await store.append(
                            Sample.turn(turn, at: Sample.time + Double(number)), to: session, isFirst: number == 0)
                        #expect(keeping == .kept)
                    }
                }
            }
            try await group.waitForAll()
        }
        let health = try await store.examine()
        #expect(health.sessions == 64 && health.turns == 64 * 25 && health.problems == [])
        for (session, turns) in plan {
            let bytes = try #require(try await store.export(session, at: Sample.time))
            let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
            // In the order in which they were handed in.
            #expect((object?["turns"] as? [[String: Any]])?.map { $0["turn"] as? String } == turns.map(\.description))
        }
    }

    // MARK: Older and other files

    @Test("A file of an earlier form is brought up to date with what it holds", arguments: ["turns", "unanswered"])
    mutating func migration(from: String) async throws {
        let session = names.session()
        do {
            let old = try DatabaseQueue(path: folder.path)
            try Schema.migrator.migrate(old, upTo: from)
            let state = Sample.state.json
            let digest = Data(SessionDigest.session(session))
            try await old.write { database in
                try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                try database.execute(
                    sql: "INSERT INTO session (digest, state, created, used) VALUES (?, ?, 1, 1)", arguments: [digest, state])
            }
            try old.close()
        }
        let store = try folder.store()
        #expect(try await store.conversation(of: session) == Sample.state)
        let turn = names.turn()
        #expect(try await store.append(Sample.turn(turn, refusal: "subject"), to: session, isFirst: false) == .kept)
        #expect(try await store.record(Vote(turn: turn, direction: .up, time: Sample.time)) == .recorded)
        #expect(try await store.examine().isSound)
    }

    @Test("A conversation whose state cannot be read any more begins anew")
    mutating func unreadable() async throws {
        let store = try folder.store()
        let session = names.session()
        _ = try await store.append(Sample.turn(names.turn()), to: session, isFirst: true)
        try await store.pool.write { try $0.execute(sql: "UPDATE session SET state = '{\"topics\": 3}'") }
        #expect(try await store.conversation(of: session) == .init())
    }

    @Test("A file of a later version is left alone")
    func newer() throws {
        try folder.store().close()
        let later = try DatabaseQueue(path: folder.path)
        try later.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('telepathy')") }
        try later.close()
        let error = #expect(throws: StoreError.self) { try folder.store() }
        #expect(error?.code == .newerStore)
    }

    @Test("Another program's file is refused and left as it was")
    func foreign() throws {
        let other = try DatabaseQueue(path: folder.path)
        try other.write { try $0.execute(sql: "CREATE TABLE recipes (name TEXT)") }
        try other.close()
        let before = try folder.files()
        #expect(#expect(throws: StoreError.self) { try folder.store() }?.code == .notAStore)
        #expect(try folder.files() == before)
        try Data("bonjour, ceci n'est pas une base de données, loin de là".utf8).write(to: URL(filePath: folder.path))
        #expect(#expect(throws: StoreError.self) { try folder.store() }?.code == .notAStore)
    }

    @Test("A damaged file is found out")
    mutating func damaged() async throws {
        let store = try folder.store(StoreSettings(survivesPowerCut: false))
        for _ in 0..<60 { _ = try await store.append(Sample.turn(names.turn()), to: names.session(), isFirst: true) }
        try store.close()
        var bytes = try Data(contentsOf: URL(filePath: folder.path))
        for at in stride(from: 3 * 4096 + 100, to: bytes.count - 200, by: 4096) {
            bytes.replaceSubrange(at..<at + 100, with: Data(count: 100))
        }
        try bytes.write(to: URL(filePath: folder.path))
        do {
            #expect(try await folder.store().examine().problems != [])
        } catch {
            #expect((error as? StoreError)?.code == .damaged)
        }
    }

    // MARK: No room, no right

    @Test("When there is no room left the error says so, what was kept stays, and erasing makes room")
    mutating func full() async throws {
        let store = try folder.store(StoreSettings(largestSize: 400_000))
        var kept: [(TurnID, SessionID)] = []
        var failure: StoreError?
        for _ in 0..<2_000 where failure == nil {
            let (turn, session) = (names.turn(), names.session())
            do {
                _ = try await store.append(Sample.turn(turn), to: session, isFirst: true)
                kept.append((turn, session))
            } catch {
                failure = error
            }
        }
        #expect(failure?.code == .full)
        #expect(failure?.isPassing == true)
        #expect(failure?.description.contains("there is no room left") == true)
        #expect(kept.count > 50)
        for (turn, _) in kept { #expect(try await store.explanation(of: turn) != nil) }
        for (_, session) in kept.prefix(20) { #expect(try await store.erase(session, at: Sample.time).isEmpty == false) }
        #expect(try await store.append(Sample.turn(names.turn()), to: names.session(), isFirst: true) == .kept)
    }

    @Test("A folder that may not be written to gives an error that says what to do")
    func readOnlyFolder() throws {
        let closed = folder.folder.appending(path: "closed")
        try FileManager.default.createDirectory(at: closed, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
        let file = closed.appending(path: "store.sqlite").path
        let (process, output) = try probe("open", file)
        let said = String(decoding: try output.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(said == """
            \(file): error: the file cannot be made or changed (Permission denied); \
            give the user who runs Mentor the right to write to it and to its folder

            """)
    }

    @Test("A file in a folder that became read-only gives an error and not a loss")
    func readOnlyFile() async throws {
        let closed = folder.folder.appending(path: "closed")
        let file = closed.appending(path: "store.sqlite").path
        try SQLiteConversationStore(path: file).close()
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: closed.path)
        let (process, output) = try probe("open", file)
        let said = String(decoding: try output.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(said.hasPrefix("\(file): error: "), "\(said)")
        #expect(said.contains("right to write") || said.contains("may be written to"), "\(said)")
    }

    @Test("What stands in the place of a folder or a file is not taken for one")
    func notAFolder() throws {
        try Data("x".utf8).write(to: folder.folder.appending(path: "plain"))
        let inside = folder.folder.appending(path: "plain/store.sqlite").path
        #expect(#expect(throws: StoreError.self) { try SQLiteConversationStore(path: inside) }?.code == .cannotOpen)
        #expect(#expect(throws: StoreError.self) { try SQLiteConversationStore(path: folder.folder.path) }?.code == .cannotOpen)
    }

    // MARK: Copies

    @Test("A copy made while the store is written to opens as a store, and holds what was acknowledged before it")
    mutating func backup() async throws {
        let store = try folder.store(StoreSettings(survivesPowerCut: false))
        let before = (0..<50).map { _ in (names.turn(), names.session()) }
        let during = (0..<200).map { _ in (names.turn(), names.session()) }
        for (turn, session) in before { _ = try await store.append(Sample.turn(turn), to: session, isFirst: true) }
        let copy = folder.folder.appending(path: "copy.sqlite").path
        try await withThrowingTaskGroup { group in
            group.addTask { try await store.backup(to: copy) }
            for (turn, session) in during { group.addTask { _ = try await store.append(Sample.turn(turn), to: session, isFirst: true) } }
            try await group.waitForAll()
        }
        #expect(try folder.mode(of: "copy.sqlite") == 0o600)
        #expect(!FileManager.default.fileExists(atPath: copy + ".partial"))
        let restored = try SQLiteConversationStore(path: copy)
        #expect(try await restored.examine().isSound)
        for (turn, session) in before {
            #expect(try await restored.explanation(of: turn) != nil)
            #expect(try await restored.conversation(of: session) != nil)
        }
    }

    @Test("A copy that cannot be written leaves nothing behind")
    func failedBackup() async throws {
        let store = try folder.store()
        let copy = folder.folder.appending(path: "missing/copy.sqlite").path
        try await store.backup(to: copy)
        let error = await #expect(throws: StoreError.self) { try await store.backup(to: copy) }
        #expect(error?.code == .cannotWrite)
        #expect(error?.path == copy)
        let beyond = await #expect(throws: StoreError.self) { try await store.backup(to: folder.path + "/copy.sqlite") }
        #expect(beyond != nil)
        #expect(try folder.files(holding: "SQLite format").filter { $0.contains("partial") } == [])
    }
}
#endif
