import Glibc
import Synchronization

/// The calls into the C library that artefacts need: mapping a file, writing one beside its place. Nothing else of the room
/// talks to the system.
enum SystemFile {
    /// "No such file or directory".
    private static func reason() -> String {
        let code = errno
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }

    private static func unreadable(_ path: String, expected: String, found: String) -> ArtefactError {
        ArtefactError(.unreadable, at: path, expected: expected, found: found)
    }

    /// Maps a regular file, for reading by this process alone; `unmap` gives it back.
    ///
    /// - Returns: the bytes; nil for an empty file, which there is nothing of to map.
    /// - Throws: `unreadable`.
    static func map(_ path: String) throws(ArtefactError) -> UnsafeRawBufferPointer? {
        // Without waiting for a writer at the other end of a named pipe.
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path, expected: "a file that can be opened", found: reason()) }
        defer { close(descriptor) }
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else {
            throw unreadable(path, expected: "a file that can be looked at", found: reason())
        }
        guard information.st_mode & S_IFMT == S_IFREG else {
            throw unreadable(path, expected: "a regular file", found: "something else")
        }
        let count = Int(information.st_size)
        guard count > 0 else { return nil }
        guard let start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), unsafe start != MAP_FAILED else {
            throw unreadable(path, expected: "a file that can be mapped", found: reason())
        }
        return unsafe UnsafeRawBufferPointer(start: start, count: count)
    }

    static func unmap(_ bytes: UnsafeRawBufferPointer) {
        _ = unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }

    /// A new file beside its place, which takes that place when it is finished, and vanishes when it is not.
    struct Draft: ~Copyable {
        let path: String
        private let draft: String
        private var descriptor: Int32
        /// Tells the drafts of one process apart.
        private static let number = Atomic(0)

        /// - Throws: `unwritable`.
        init(_ path: String) throws(ArtefactError) {
            self.path = path
            draft = path + ".\(getpid())-\(Self.number.wrappingAdd(1, ordering: .relaxed).newValue).new"
            descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else {
                throw ArtefactError(.unwritable, at: path, expected: "a place for a file", found: SystemFile.reason())
            }
        }

        /// Writes every byte behind those before, or at an offset.
        /// - Throws: `unwritable`, for example when the disk is full.
        borrowing func write(_ bytes: [UInt8], at offset: Int? = nil) throws(ArtefactError) {
            var done = 0
            while done < bytes.count {
                let count = unsafe bytes.withUnsafeBytes { all in
                    let rest = unsafe all.baseAddress?.advanced(by: done)
                    return if let offset { unsafe pwrite(descriptor, rest, all.count - done, offset + done) } else {
                        unsafe Glibc.write(descriptor, rest, all.count - done)
                    }
                }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    throw ArtefactError(.unwritable, at: path, expected: "room for a file", found: SystemFile.reason())
                }
                done += count
            }
        }

        /// Puts the file in its place.
        /// - Throws: `unwritable`.
        mutating func finish() throws(ArtefactError) {
            guard close(descriptor) == 0, unsafe rename(draft, path) == 0 else {
                let reason = SystemFile.reason()
                descriptor = -1
                unsafe unlink(draft)
                throw ArtefactError(.unwritable, at: path, expected: "a place for a file", found: reason)
            }
            descriptor = -1
        }

        deinit {
            guard descriptor >= 0 else { return }
            close(descriptor)
            unsafe unlink(draft)
        }
    }
}
