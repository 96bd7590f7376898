#if Server
import Conversations
import Foundation
import StoreSamples

/// The sample week in a store of a test's own, and `mentor` run beside it.
struct SampleStore {
    let scratch: Scratch
    /// Three conversations; the first has four messages and three votes.
    let sessions: [String]

    var path: String { scratch.url(of: "conversations.sqlite").path }

    init() async throws {
        scratch = try Scratch()
        let store = try SQLiteConversationStore(path: scratch.url(of: "conversations.sqlite").path)
        sessions = try await SampleWeek.fill(store).map(\.description)
        try store.close()
    }

    /// Runs `mentor …` on the store, in the test's own folder.
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> MentorBinary.Result {
        try MentorBinary.run(arguments + ["--store", path], environment: environment, folder: scratch.folder)
    }

    /// The files in the folder that hold a text.
    func files(holding text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).filter { name in
            try Data(contentsOf: scratch.url(of: name)).range(of: Data(text.utf8)) != nil
        }.sorted()
    }

    func mode(of name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: scratch.url(of: name).path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }
}
#endif
