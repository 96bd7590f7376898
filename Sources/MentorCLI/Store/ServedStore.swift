#if Server
import Channels
import Conversations
import Glibc
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
        do {
            var platforms = try Platforms(configuration, only: only, store: store)
            platforms?.eventClaim = QueueClaim(store: store.path, queue: Platforms.eventQueue)
            return platforms
        } catch let error as ChannelError {
            throw .usage("\(error)")
        } catch {
            throw CommandError(status: .inside, lines: ["mentor: \(error)"])
        }
    }

    /// How long a channel's lock is waited for: a large program that was killed holds it until the system has cleared it away.
    private static let patience = Duration.seconds(15)

    /// Makes this program the only one that serves the channels from the store; to be held as long as it does.
    ///
    /// - Parameter note: is told once that another program is waited for.
    static func locks(
        of names: [ChannelName], store: SQLiteConversationStore, note: (String) -> Void
    ) throws(CommandError) -> [DeliveryLock] {
        let end = ContinuousClock.now + patience
        var locks: [DeliveryLock] = []
        var hasWaited = false
        while locks.count < names.count {
            let name = names[locks.count].rawValue
            do throws(StoreError) { locks.append(try DeliveryLock(store: store.path, channel: name)) } catch {
                guard error.code == .busy, ContinuousClock.now < end else { throw CommandError(error) }
                if !hasWaited {
                    let seconds = patience.components.seconds
                    note("un autre programme sert encore \(name) ; on l'attend \(seconds) s au plus. / Waiting for another program.")
                }
                hasWaited = true
                usleep(100_000)
            }
        }
        return locks
    }
}
#endif
