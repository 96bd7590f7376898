#if Server

/// The shared libraries that a bare Debian 12 lacks, out of those that this very process has loaded.
///
/// What a program needs is written in its file, in theirs, and in theirs again; a list kept by hand is wrong after the next
/// change. But the process that packs is the program, and the system tells what it has loaded: whatever that is made it run.
/// Left out is what every Debian has, the C library first of all: it must be the one of the machine that it runs on. A file
/// bears its whole version (`libsqlite3.so.0.8.6`) and is asked for by part of it, so links with each part are made beside it.
struct PackedLibraries {
    /// Files, links followed.
    let paths: [String]

    /// Part of each installation of Debian 12 (`debootstrap --variant=minbase`).
    private static let base: Set<String> = [
        "ld-linux-x86-64", "ld-linux-aarch64", "libacl", "libanl", "libattr", "libbz2", "libc", "libcrypt", "libdl", "libgcc_s", "liblz4",
        "liblzma", "libm", "libmd", "libnettle", "libnsl", "libpthread", "libresolv", "librt", "libselinux", "libstdc++", "libtinfo",
        "libutil", "libz", "libzstd",
    ]

    init(loaded: [String]) {
        paths = loaded.filter { path in
            let name = Self.name(of: path)
            return !Self.base.contains(String(name.prefix { $0 != "." })) && !name.hasPrefix("libnss_") && !name.hasPrefix("libc-")
        }
    }

    static func name(of path: String) -> String { path.split(separator: "/").last.map { String($0) } ?? path }

    /// Names under which a file may be asked for, beside its own: `libicuuc.so.72` for `libicuuc.so.72.1`.
    static func links(to name: String) -> [String] {
        var parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let so = parts.firstIndex(of: "so") else { return [] }
        var links: [String] = []
        while parts.count > so + 2 {
            parts.removeLast()
            links.append(parts.joined(separator: "."))
        }
        return links
    }

    /// Where a library's licence lies on this machine, and under which name it is packed.
    static func licence(of path: String) -> (path: String, name: String)? {
        let name = name(of: path)
        let packages = [
            "libarchive": "libarchive13", "libbsd": "libbsd0", "libedit": "libedit2", "libicudata": "libicu72", "libicuuc": "libicu72",
            "libicui18n": "libicu72", "libsqlite3": "libsqlite3-0", "libstemmer": "libstemmer0d", "libxml2": "libxml2",
        ]
        if let package = packages[String(name.prefix { $0 != "." })] { return ("/usr/share/doc/\(package)/copyright", package) }
        // The toolchain: usr/lib/swift/linux beside usr/share/swift.
        guard let end = path.firstRange(of: "/lib/swift/linux/") else { return nil }
        return (path[..<end.lowerBound] + "/share/swift/LICENSE.txt", "swift")
    }
}
#endif
