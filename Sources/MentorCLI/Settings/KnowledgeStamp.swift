import Artefact

/// How the files that a cache was made from look from outside: enough to know them again without reading them.
///
/// To be sure that a cache fits, every byte of five hundred files would have to be read and hashed: ten milliseconds, at
/// each start, to find out that nothing has changed. Their sizes, their numbers on the disk and the times of their last
/// change take one. That is safe only when a change is bound to show: the system writes the time of a change (`ctime`,
/// which no program can set) a tick late, so that a file changed twice within a tick would look the same. Files are
/// therefore stamped only when the last change of each lies a second back; before that they are read, as ever. The stamp
/// also holds the origin that reading them gave; it lies beside the artefact, and any doubt about either means reading.
struct KnowledgeStamp {
    /// Nanoseconds that must lie between the last change and the walk.
    private static let settling = 1_000_000_000

    /// The folders, and every file in them as it looks.
    private let look: [UInt8]
    /// A change to any file would show.
    let isSettled: Bool

    /// Nil when something is in the way of reading the folders.
    init?(_ walks: [FolderWalk]) {
        guard walks.allSatisfy(\.problems.isEmpty) else { return nil }
        var writer = ArtefactWriter()
        let now = SystemCalls.now()
        var isSettled = true
        for walk in walks {
            walk.place.store(in: &writer)
            walk.folder.store(in: &writer)
            writer.write(count: walk.entries.count)
            for entry in walk.entries {
                entry.path.store(in: &writer)
                for number in entry.look.numbers { writer.write(UInt64(bitPattern: Int64(number))) }
                if entry.look.kind != .regular || entry.look.changed > now - Self.settling { isSettled = false }
            }
        }
        look = writer.bytes
        self.isSettled = isSettled
    }

    /// The origin that the files had when they were stamped; nil when they look otherwise, or when it is no stamp.
    func origin(in bytes: [UInt8]) -> KnowledgeOrigin? {
        var reader = ArtefactReader(bytes)
        guard isSettled, let text = try? reader.text(), reader.remaining == look.count, bytes.suffix(look.count).elementsEqual(look)
        else { return nil }
        return KnowledgeOrigin(text)
    }

    /// What `origin(in:)` reads.
    func bytes(_ origin: KnowledgeOrigin) -> [UInt8] {
        var writer = ArtefactWriter()
        origin.text.store(in: &writer)
        return writer.bytes + look
    }
}
