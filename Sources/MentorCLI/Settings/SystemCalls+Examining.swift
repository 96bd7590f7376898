import Glibc

/// The calls that examine the machine: what is loaded, who may open a file, who listens at a port.
extension SystemCalls {
    /// The files of the shared libraries that this process has loaded, links followed, sorted.
    static func loadedLibraries() -> [String] {
        guard let maps = try? File.read("/proc/self/maps", limit: 16 << 20) else { return [] }
        let paths = String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap { line -> String? in
            guard let slash = line.firstIndex(of: "/") else { return nil }
            let path = String(line[slash...])
            return path.contains(".so") ? path : nil
        }
        return Set(paths).sorted()
    }

    /// What a function of the C library loaded under this name says of itself: a version, as text.
    static func text(ofFunction name: String) -> String? {
        guard let symbol = unsafe dlsym(nil, name) else { return nil }
        let function = unsafe unsafeBitCast(symbol, to: (@convention(c) () -> UnsafePointer<CChar>?).self)
        return unsafe function().map { unsafe String(cString: $0) }
    }

    /// Permissions of what a path names, links followed, as 0o600; nil when there is nothing.
    static func permissions(of path: String) -> Int? {
        var information = stat()
        return unsafe stat(path, &information) == 0 ? Int(information.st_mode & 0o7777) : nil
    }

    /// This process may write to it.
    static func isWritable(_ path: String) -> Bool { unsafe access(path, W_OK) == 0 }

    /// Bytes that are free for this user on the disk that holds a path; nil where it does not tell.
    static func freeBytes(at path: String) -> Int? {
        var information = statvfs()
        guard unsafe statvfs(path, &information) == 0 else { return nil }
        return Int(information.f_bavail) * Int(information.f_frsize)
    }

    /// Seconds since 1970 when a file was last written; nil when there is none.
    static func lastWritten(_ path: String) -> Int? {
        var information = stat()
        return unsafe stat(path, &information) == 0 ? information.st_mtim.tv_sec : nil
    }

    /// What a port is, to somebody who wants to listen there.
    enum PortState: Equatable {
        case free
        /// Somebody listens; the first line of what it answers to `GET /healthz`, if it does.
        case taken(answer: String)
        /// The system's own words.
        case refused(String)
        /// No address of this name.
        case unknownHost
    }

    /// Tries a port by listening at it for a moment; if somebody does already, asks whether they are well.
    static func examine(host: String, port: Int) -> PortState {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var found: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, String(port), &hints, &found) == 0, let first = unsafe found else { return .unknownHost }
        defer { unsafe freeaddrinfo(first) }
        let address = unsafe first.pointee
        let listener = unsafe socket(address.ai_family, address.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), address.ai_protocol)
        guard listener >= 0 else { return .refused(Failure(code: errno).message) }
        defer { close(listener) }
        var isOn: Int32 = 1
        unsafe setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
        if unsafe bind(listener, address.ai_addr, address.ai_addrlen) == 0, listen(listener, 1) == 0 { return .free }
        guard errno == EADDRINUSE else { return .refused(Failure(code: errno).message) }
        let caller = unsafe socket(address.ai_family, address.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), address.ai_protocol)
        guard caller >= 0 else { return .taken(answer: "") }
        defer { close(caller) }
        var patience = timeval(tv_sec: 2, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            unsafe setsockopt(caller, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard unsafe connect(caller, address.ai_addr, address.ai_addrlen) == 0 else { return .taken(answer: "") }
        let request = "GET /healthz HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
        var answer: [UInt8] = []
        do throws(Failure) {
            try write(Array(request.utf8), to: caller)
            try read(from: caller, into: &answer, limit: 512)
        } catch {
            return .taken(answer: "")
        }
        return .taken(answer: String(decoding: answer.prefix { $0 != 0x0D && $0 != 0x0A }, as: UTF8.self))
    }
}
