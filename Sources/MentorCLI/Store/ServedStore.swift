#if Server
import Channels
import Conversations
import MentorServer
import Transport

/// The store that a server and a bot write to, and the platforms that they speak with from it.
enum ServedStore {
    /// Opens the store that the configuration names, making it when there is none.
    static func open(_ configuration: ServerConfiguration) throws(CommandError) -> SQLiteConversationStore {
        let wanted = configuration.store
        guard let path = wanted.path ?? StateFolder.path().map({ $0 + "/conversations.sqlite" }) else {
            throw .usage("there is no folder for the state of programs: no home is known; name the store with --set store.path=FILE")
        }
        do {
            return try SQLiteConversationStore(path: path, settings: StoreSettings(
                keepsConversations: wanted.keepsConversations, retentionDays: wanted.retentionDays, largestSize: wanted.largestSize,
                survivesPowerCut: wanted.survivesPowerCut))
        } catch {
            throw CommandError(error)
        }
    }

    /// What the configuration says of platforms; nil when it names none.
    ///
    /// - Throws: usage for a channel without its secret, an inner error when there is no way to reach platforms.
    static func platforms(
        _ configuration: ServerConfiguration, only: ChannelName? = nil, store: SQLiteConversationStore
    ) throws(CommandError) -> Platforms? {
        do { return try Platforms(configuration, only: only, store: store) } catch let error as ChannelError {
            throw .usage("\(error)")
        } catch {
            throw CommandError(status: .inside, lines: ["mentor: \(error)"])
        }
    }

    /// Makes this program the only one that serves the channels from the store; to be held as long as it does.
    static func locks(of names: [ChannelName], store: SQLiteConversationStore) throws(CommandError) -> [DeliveryLock] {
        var locks: [DeliveryLock] = []
        for name in names {
            do { locks.append(try DeliveryLock(store: store.path, channel: name.rawValue)) } catch { throw CommandError(error) }
        }
        return locks
    }
}
#endif
