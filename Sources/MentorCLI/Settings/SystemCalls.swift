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

    /// Today's date where the computer stands.
    static func today() -> (year: Int, month: Int, day: Int) {
        var now = time(nil)
        var parts = unsafe tm()
        unsafe localtime_r(&now, &parts)
        return unsafe (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    }
}
