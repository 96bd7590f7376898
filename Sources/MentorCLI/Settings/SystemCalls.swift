import Glibc

/// The calls into the C library that the terminal needs, each behind a Swift face.
///
/// Pointers live in this file and in `LineEditor` only: everything above works with strings and arrays.
enum SystemCalls {
    /// A call that failed, and why in the system's own words.
    struct Failure: Error {
        let code: Int32

        /// "No such file or directory".
        var message: String {
            guard let text = unsafe strerror(code) else { return "error \(code)" }
            return unsafe String(cString: text)
        }
    }

    /// What a path names.
    enum FileKind { case regular, folder, other }

    /// Signals as a filter program wants them: a closed pipe is an error of `write`, an interrupt leaves with 130.
    static func prepareSignals() {
        signal(SIGPIPE, SIG_IGN)
        // Only a call that POSIX allows inside a handler.
        signal(SIGINT) { _ in _exit(130) }
        // A program started from another one's worker thread inherits what that thread has blocked: often, everything.
        var wanted = sigset_t()
        unsafe sigemptyset(&wanted)
        for number in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH] {
            unsafe sigaddset(&wanted, number)
        }
        unsafe sigprocmask(SIG_UNBLOCK, &wanted, nil)
    }

    /// Chooses the character set of the environment; when that locale is not installed, the UTF-8 one that always is.
    static func prepareLocale() {
        let named = unsafe setlocale(LC_ALL, "")
        let codeset = unsafe nl_langinfo(Int32(CODESET)).map { unsafe String(cString: $0) }
        if unsafe named == nil || codeset != "UTF-8" { unsafe setlocale(LC_CTYPE, "C.UTF-8") }
        // Figures are written by Mentor itself, never by the C library's idea of a decimal point.
        unsafe setlocale(LC_NUMERIC, "C")
    }

    /// Whether a person sits behind the descriptor.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Columns of the terminal behind the descriptor, or nil when it is none or does not say.
    static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// A variable of the environment, or nil when it is absent.
    static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// All variables of the environment.
    static func environment() -> [String: String] {
        var variables: [String: String] = [:]
        var place = unsafe environ
        while let entry = unsafe place.pointee {
            let text = unsafe String(cString: entry)
            if let sign = text.firstIndex(of: "=") { variables[String(text[..<sign])] = String(text[text.index(after: sign)...]) }
            unsafe place += 1
        }
        return variables
    }

    /// Writes every byte.
    static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure(code: errno)
            }
            done += count
        }
    }

    /// Writes to the terminal, in the middle of a line's editing, where no failure can be told to anybody.
    static func show(_ text: String) { try? write(Array(text.utf8), to: STDOUT_FILENO) }

    /// Reads at most `limit` bytes into `bytes`, replacing what was there; no bytes mean the end.
    static func read(from descriptor: Int32, into bytes: inout [UInt8], limit: Int) throws(Failure) {
        while true {
            var count = 0
            bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
                count = unsafe Glibc.read(descriptor, buffer.baseAddress, limit)
                filled = max(0, count)
            }
            if count >= 0 { return }
            if errno != EINTR { throw Failure(code: errno) }
        }
    }

    /// The place of the first line feed at `start` or behind it; nil when there is none.
    static func lineFeed(in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.indices.contains(start) else { return nil }
        return unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, let found = unsafe memchr(base + start, 0x0A, buffer.count - start) else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    /// Opens a file for reading without ever waiting for a writer at the other end of a named pipe.
    static func open(_ path: String) throws(Failure) -> (descriptor: Int32, kind: FileKind) {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else {
            let failure = Failure(code: errno)
            Glibc.close(descriptor)
            throw failure
        }
        switch information.st_mode & S_IFMT {
        case S_IFREG: return (descriptor, .regular)
        case S_IFDIR: return (descriptor, .folder)
        default: return (descriptor, .other)
        }
    }

    /// Bytes of an open file; 0 where it does not tell.
    static func size(of descriptor: Int32) -> Int {
        var information = stat()
        return unsafe fstat(descriptor, &information) == 0 ? Int(information.st_size) : 0
    }

    /// Gives a descriptor back.
    static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

    /// What the path names, following links; nil when there is nothing, or nothing that may be looked at.
    static func kind(of path: String) -> FileKind? {
        var information = stat()
        guard unsafe stat(path, &information) == 0 else { return nil }
        switch information.st_mode & S_IFMT {
        case S_IFREG: return .regular
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// How a file looks from outside.
    struct Look {
        let kind: FileKind
        /// Nanoseconds since 1970: when its bytes, its name or its rights were last changed, by the system's own account.
        let changed: Int
        /// Bytes, last writing, last change, number of the file and of its disk: another file differs in one of them.
        let numbers: [Int]

        /// Of a name that leads nowhere.
        static let nothing = Look(kind: .other, changed: .max, numbers: [])
    }

    /// How the file that the path leads to looks; nil when there is none.
    static func look(at path: String) -> Look? {
        var information = stat()
        guard unsafe stat(path, &information) == 0 else { return nil }
        let kind: FileKind = switch information.st_mode & S_IFMT {
        case S_IFREG: .regular
        case S_IFDIR: .folder
        default: .other
        }
        let changed = information.st_ctim.tv_sec * 1_000_000_000 + information.st_ctim.tv_nsec
        let written = information.st_mtim.tv_sec * 1_000_000_000 + information.st_mtim.tv_nsec
        return Look(
            kind: kind, changed: changed,
            numbers: [
                Int(information.st_size), written, changed, Int(truncatingIfNeeded: information.st_ino),
                Int(truncatingIfNeeded: information.st_dev),
            ])
    }

    /// The names in a folder, in no order; nil when it cannot be listed.
    static func names(in folder: String) -> [String]? {
        guard let listing = unsafe opendir(folder) else { return nil }
        defer { unsafe closedir(listing) }
        var names: [String] = []
        while let entry = unsafe readdir(listing) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { bytes in
                unsafe String(cString: UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self))
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Nanoseconds since 1970.
    static func now() -> Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    /// This very program: the size of its file and when that was last changed, in nanoseconds; "unknown" where the system
    /// does not tell.
    static func program() -> String {
        var information = stat()
        guard unsafe stat("/proc/self/exe", &information) == 0 else { return "unknown" }
        return "\(information.st_size)-\(information.st_mtim.tv_sec)-\(information.st_mtim.tv_nsec)"
    }

    /// The path with every link followed, or nil when it leads nowhere.
    static func realPath(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// The most memory that this process has held in RAM at once, in bytes.
    ///
    /// `/proc` first: the kernel carries the figure of `getrusage` over from the program that started this one.
    static func peakResidentBytes() -> Int {
        if let status = try? File.read("/proc/self/status", limit: 1 << 16) {
            for line in String(decoding: status, as: UTF8.self).split(separator: "\n") where line.hasPrefix("VmHWM:") {
                if let kilobytes = Int(line.filter(\.isNumber)) { return kilobytes * 1024 }
            }
        }
        var usage = rusage()
        guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
        return usage.ru_maxrss * 1024
    }

    /// What this process holds in RAM now, in bytes; 0 where the system does not tell.
    static func residentBytes() -> Int {
        guard let status = try? File.head("/proc/self/statm", count: 256) else { return 0 }
        let fields = String(decoding: status, as: UTF8.self).split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(getpagesize()) : 0
    }

    /// Runs this very program again, with other arguments, and waits for its end.
    ///
    /// - Returns: what it wrote to standard output, and its exit status; a negative one when a signal ended it.
    static func runSelf(_ arguments: [String]) throws(Failure) -> (output: [UInt8], status: Int32) {
        var ends: [Int32] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw Failure(code: errno) }
        defer { close(ends[0]) }
        // The child holds the end for writing as its standard output, and no other one: else the output would never end.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        var words = unsafe (["mentor"] + arguments).map { unsafe strdup($0) } + [nil]
        defer { for unsafe word in unsafe words { unsafe free(word) } }
        var child = pid_t()
        let failure = unsafe posix_spawn(&child, "/proc/self/exe", &actions, nil, &words, environ)
        close(ends[1])
        guard failure == 0 else { throw Failure(code: failure) }
        var output: [UInt8] = []
        var piece: [UInt8] = []
        repeat {
            try read(from: ends[0], into: &piece, limit: 1 << 16)
            output += piece
        } while !piece.isEmpty
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0 {
            if errno != EINTR { throw Failure(code: errno) }
        }
        return (output, status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F))
    }

    /// Today's date where the computer stands.
    static func today() -> (year: Int, month: Int, day: Int) {
        var now = time(nil)
        var parts = unsafe tm()
        unsafe localtime_r(&now, &parts)
        return unsafe (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    }
}
