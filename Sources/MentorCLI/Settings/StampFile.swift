/// The stamp of some folders, kept in the user's cache folder beside what was made from them.
struct StampFile {
    let path: String
    private let stamp: KnowledgeStamp?

    /// Bytes: 20,000 files with long names.
    private static let largest = 16 << 20

    init(_ path: String, _ walks: [FolderWalk]) {
        self.path = path
        stamp = KnowledgeStamp(walks)
    }

    /// What the files were when they last looked as they do now, if this very program has read them; nil when they must be
    /// read.
    func origin() -> KnowledgeOrigin? {
        guard let stamp, let bytes = try? File.read(path, limit: Self.largest), let origin = stamp.origin(in: bytes),
            origin.program == SystemCalls.program()
        else { return nil }
        return origin
    }

    /// Keeps what the files are, unless that is known or they have only just changed. Silent: without it they are read again.
    func keep(_ origin: KnowledgeOrigin) {
        guard let stamp, stamp.isSettled else { return }
        let bytes = stamp.bytes(origin)
        guard (try? File.read(path, limit: Self.largest)) != bytes else { return }
        try? File.write(bytes, to: path)
    }
}
