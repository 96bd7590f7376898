#if Server
internal import Glibc

/// Makes a program the only one that takes in and sends a channel's messages from a store.
///
/// Two that did would take the same message and send it twice. The naive way, a time in the file until which a message is
/// somebody's, leaves the messages of a program that was killed lying until that time is over. Here a file beside the store is
/// locked; the system gives the lock back when the program ends, however it ends, and the next one can go on at once. Its limit
/// is that of the store: it works on a disk of this machine.
public final class DeliveryLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `busy` when another program has it.
    public init(store: String, channel: String) throws(StoreError) {
        let path = "\(store)-\(channel).lock"
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(.cannotOpen, path: path, message: "the file cannot be made or opened",
                remedy: "give the user who runs Mentor the right to write to the folder")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            _ = Glibc.close(descriptor)
            throw StoreError(.busy, path: path, message: "another program serves the channel \(channel) from this store",
                remedy: "stop that one first, or give this one another store")
        }
    }

    deinit { _ = Glibc.close(descriptor) }
}
#endif
