/// A file that is written in pieces under a name of its own and takes its place when it is whole; given up before, it
/// goes away.
struct PartFile: ~Copyable {
    /// Not yet handed to the system.
    var bytes: [UInt8] = []

    private let path: String
    private let part: String
    private let descriptor: Int32
    private var count = 0
    private var isFinished = false

    /// - Throws: `unwritable`; folders above the file are made.
    init(_ path: String) throws(CommandError) {
        self.path = path
        part = path + ".part"
        do { descriptor = try FileMoves.open(writing: part) } catch { throw .unwritable(path, reason: error.message) }
    }

    deinit {
        SystemCalls.close(descriptor)
        if !isFinished { try? FileMoves.remove(part) }
    }

    /// Writes what has gathered.
    mutating func flush() throws(CommandError) {
        do { try SystemCalls.write(bytes, to: descriptor) } catch { throw .unwritable(path, reason: error.message) }
        count += bytes.count
        bytes.removeAll(keepingCapacity: true)
    }

    /// Puts the file in its place.
    ///
    /// - Returns: its size in bytes.
    consuming func finish() throws(CommandError) -> Int {
        try flush()
        do { try FileMoves.replace(path, with: part) } catch { throw .unwritable(path, reason: error.message) }
        isFinished = true
        return count
    }
}
