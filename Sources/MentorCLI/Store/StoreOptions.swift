#if Server
import ArgumentParser
import Conversations
import MentorServer

/// Which file holds the conversations: the one that the server writes to, unless another is named.
struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Fichier des conversations (par défaut : celui de la configuration, sinon mentor/conversations.sqlite dans le dossier "
                + "d'état, $XDG_STATE_HOME ou ~/.local/state).", valueName: "fichier"))
    var store: String?

    @OptionGroup var configuration: ConfigurationOptions

    /// The file's path, whether there is one or not, and how the server keeps it.
    ///
    /// - Throws: a usage error when nothing says where it is; bad data for a configuration that is not accepted.
    func place() throws(CommandError) -> (path: String, settings: StoreSettings) {
        let configured = try configuration.configuration().store
        let settings = StoreSettings(
            keepsConversations: configured.keepsConversations, retentionDays: configured.retentionDays,
            largestSize: configured.largestSize, survivesPowerCut: configured.survivesPowerCut)
        if let store {
            guard !store.isEmpty else { throw .usage("--store names no file") }
            return (store, settings)
        }
        if let path = configured.path { return (path, settings) }
        guard let folder = StateFolder.path() else {
            throw .usage("there is no folder for the state of programs: no home is known; name the store with --store")
        }
        return (folder + "/conversations.sqlite", settings)
    }

    /// The file's path.
    func path() throws(CommandError) -> String { try place().path }

    /// There is a file, or something else, at the path.
    func exists() throws(CommandError) -> Bool { SystemCalls.kind(of: try path()) != nil }

    /// Opens the store that is there, does what is asked and lets go of it.
    ///
    /// A command beside a server never makes a store: a path mistyped would be an empty store, and a person who asked for
    /// erasure would be told that nothing was kept.
    ///
    /// - Throws: bad data when there is no store.
    func use<Value: Sendable>(
        _ work: @escaping @Sendable (SQLiteConversationStore) async throws(StoreError) -> Value
    ) throws(CommandError) -> Value {
        let place = try place()
        return try Self.use(place.path, place.settings, work)
    }

    /// The same for a store at a path.
    static func use<Value: Sendable>(
        _ path: String, _ settings: StoreSettings = StoreSettings(),
        _ work: @escaping @Sendable (SQLiteConversationStore) async throws(StoreError) -> Value
    ) throws(CommandError) -> Value {
        guard SystemCalls.kind(of: path) == .regular else {
            throw .badFile(File.Problem(
                path: path, reason: "there is no store of conversations; name the one of the server with --store, or start `mentor serve`"))
        }
        return try Waiting.until { () async throws(StoreError) in
            let store = try SQLiteConversationStore(path: path, settings: settings)
            do throws(StoreError) {
                let value = try await work(store)
                try store.close()
                return value
            } catch {
                try? store.close()
                throw error
            }
        }
    }
}
#endif
