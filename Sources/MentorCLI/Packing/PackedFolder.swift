#if Server
import Foundation

/// A folder that holds all that Mentor needs, made beside its place and moved there when it is whole.
struct PackedFolder {
    /// Where it is to be.
    let path: String
    private let partial: String

    /// - Throws: a problem of data when something is there already: nothing is ever overwritten.
    init(_ name: String) throws(CommandError) {
        var path = name
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        if let names = SystemCalls.names(in: path), names.isEmpty {
            // An empty folder gives way.
            do { try FileManager.default.removeItem(atPath: path) } catch { throw .unwritable(path, reason: "the folder cannot be replaced") }
        }
        guard SystemCalls.kind(of: path) == nil else {
            throw .unwritable(path, reason: "there is something of that name already; name another folder, or remove it first")
        }
        self.path = path
        partial = path + ".partial-\(ProcessInfo.processInfo.processIdentifier)"
    }

    /// What was said while it was made, and its size.
    struct Made {
        var notes: [String] = []
        var libraries = 0
        var bytes = 0
    }

    /// Makes it.
    ///
    /// - Throws: what could not be written; then nothing is left.
    func make() throws(CommandError) -> Made {
        do {
            var made = try fill()
            made.bytes = Self.size(of: partial)
            try FileManager.default.moveItem(atPath: partial, toPath: path)
            return made
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            if let error = error as? CommandError { throw error }
            throw .unwritable(path, reason: "\((error as NSError).localizedDescription)")
        }
    }

    private func fill() throws -> Made {
        var made = Made()
        let folders = try InstalledFolders()
        try binary(&made)
        try libraries(&made)
        for (from, to) in [(folders.knowledge, "KnowledgeBase"), (folders.prompts, "Prompts"), (folders.web, "Web")] {
            try copy(from, "share/mentor/" + to)
        }
        for licence in [folders.home + "/LICENSE", folders.home + "/../../LICENSE"] where SystemCalls.kind(of: licence) == .regular {
            try copy(licence, "LICENSE")
            break
        }
        if SystemCalls.kind(of: partial + "/LICENSE") == nil { made.notes.append("LICENSE is not to be found beside \(folders.home); add it") }
        try write(PackedTexts.launcher, "mentor", mode: 0o755)
        try write(PackedTexts.service, "systemd/mentor.service")
        try write(PackedTexts.nginx, "proxy/nginx.conf")
        try write(PackedTexts.caddy, "proxy/Caddyfile")
        try write(PackedTexts.configuration, "etc/mentor.json")
        try write(InstallText.text, "INSTALL.md")
        return made
    }

    // MARK: Parts

    private func binary(_ made: inout Made) throws {
        guard let program = SystemCalls.realPath("/proc/self/exe") else {
            throw CommandError.unreadable("the program itself", reason: "/proc is not there")
        }
        let place = try prepared("bin/mentor")
        if try !stripped(program, to: place) {
            try FileManager.default.copyItem(atPath: program, toPath: place)
            made.notes.append("strip is not there (Debian: binutils): the program is copied with its symbols")
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place)
    }

    /// False where there is no `strip`, or it fails.
    private func stripped(_ program: String, to place: String) throws -> Bool {
        guard let strip = ["/usr/bin/strip", "/usr/local/bin/strip"].first(where: { SystemCalls.kind(of: $0) == .regular }) else { return false }
        let process = Process()
        process.executableURL = URL(filePath: strip)
        process.arguments = ["-o", place, program]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0 && SystemCalls.kind(of: place) == .regular
    }

    private func libraries(_ made: inout Made) throws {
        let libraries = PackedLibraries(loaded: SystemCalls.loadedLibraries())
        for path in libraries.paths {
            let name = PackedLibraries.name(of: path)
            try copy(path, "lib/" + name)
            for link in PackedLibraries.links(to: name) where SystemCalls.kind(of: partial + "/lib/" + link) == nil {
                try FileManager.default.createSymbolicLink(atPath: partial + "/lib/" + link, withDestinationPath: name)
            }
            made.libraries += 1
            guard let licence = PackedLibraries.licence(of: path), SystemCalls.kind(of: licence.path) == .regular else {
                made.notes.append("the licence of \(name) is not to be found; add it to lib/licenses")
                continue
            }
            let place = "lib/licenses/" + licence.name
            if SystemCalls.kind(of: partial + "/" + place) == nil { try copy(licence.path, place) }
        }
    }

    // MARK: Files

    private func prepared(_ name: String) throws -> String {
        let place = partial + "/" + name
        try FileMoves.makeFolder(above: place)
        return place
    }

    /// The bytes, not links that lead out of the folder.
    private func copy(_ path: String, _ name: String) throws {
        try FileManager.default.copyItem(atPath: SystemCalls.realPath(path) ?? path, toPath: try prepared(name))
    }

    private func write(_ text: String, _ name: String, mode: Int = 0o644) throws {
        let place = try prepared(name)
        try FileMoves.create(place, Array(text.utf8))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place)
    }

    private static func size(of folder: String) -> Int {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return names.reduce(0) { total, name in
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
            return attributes?[.type] as? FileAttributeType == .typeRegular ? total + ((attributes?[.size] as? Int) ?? 0) : total
        }
    }
}
#endif
