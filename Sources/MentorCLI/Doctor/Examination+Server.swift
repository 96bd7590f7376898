#if Server
import Channels
import Conversations
import Figures
import Foundation
import MentorServer
import Site
import Transport

/// What the server needs beside knowledge: its configuration, its pages, its store, its port.
extension Examination {
    func server(_ store: StoreOptions) -> [Finding] {
        let configuration: ServerConfiguration
        do throws(CommandError) { configuration = try store.configuration.configuration() } catch {
            // The store and the port are those that it names: without it there is nothing to look at.
            return [web(), .error("configuration", error.lines.joined(separator: " "), remedy: "mend the value, as it says; nothing is guessed")]
        }
        return [self.configuration(configuration, store.configuration.config), web()] + self.store(store) + [port(configuration)]
            + platforms(configuration)
    }

    private func configuration(_ configuration: ServerConfiguration, _ path: String?) -> Finding {
        if let unknown = ServerConfiguration.unknownVariables(in: SystemCalls.environment()).first {
            return .warning("configuration", unknown, remedy: "write the variable as `mentor serve --list-settings` shows it, or remove it")
        }
        guard let path else { return .ok("configuration", "standard and environment") }
        if let permissions = SystemCalls.permissions(of: path), permissions & 0o004 != 0, configuration.metricsToken != nil {
            return .warning(
                "configuration", "\(path) holds a token and is open to everybody (\(String(permissions, radix: 8)))",
                remedy: "run `chmod 640 \(path)`, or give the token by MENTOR_METRICS_TOKEN")
        }
        return .ok("configuration", path)
    }

    private func web() -> Finding {
        do throws(CommandError) {
            _ = try SiteFiles.installed()
            return .ok("web files", try InstalledFolders().web)
        } catch {
            return .error("web files", error.lines.joined(separator: " "), remedy: "install Mentor again")
        }
    }

    // MARK: The store

    /// Bytes; below this a day of questions may not fit.
    private static let leastSpace = 100 << 20
    /// Days beyond the retention after which a cleaning must have failed.
    private static let grace = 2

    private func store(_ options: StoreOptions) -> [Finding] {
        let place: (path: String, settings: StoreSettings)
        do throws(CommandError) { place = try options.place() } catch {
            return [.error("store", error.lines.joined(separator: " "), remedy: "name the store with --store")]
        }
        let path = place.path
        guard SystemCalls.kind(of: path) != nil else { return [.ok("store", "\(path), made at the first start of the server"), space(path)] }
        // Before it is opened, which closes it to others.
        let open = [path, path + "-wal", path + "-shm"].filter { (SystemCalls.permissions(of: $0) ?? 0) & 0o077 != 0 }
        var findings: [Finding] = []
        if !open.isEmpty {
            findings.append(.error(
                "store", "open to others: \(open.joined(separator: ", "))", remedy: "run `chmod 600 \(open.joined(separator: " "))`"))
        }
        do throws(CommandError) {
            let health = try StoreOptions.use(path, place.settings) { store async throws(StoreError) in try await store.examine() }
            findings += self.findings(health, path, place.settings)
        } catch {
            findings.append(.error("store", error.lines.joined(separator: " "), remedy: "do as it says"))
        }
        return findings + [space(path)]
    }

    private func findings(_ health: StoreHealth, _ path: String, _ settings: StoreSettings) -> [Finding] {
        let counts = "\(health.sessions) sessions, \(health.turns) turns, \(health.votes) votes, \(health.unanswered) unanswered"
        guard health.problems.isEmpty else {
            return [.error(
                "store", "\(path) is damaged: \(health.problems.prefix(3).joined(separator: "; "))",
                remedy: "stop the server, move the file away, run `mentor restore` with the last backup, and check the disk")]
        }
        var findings: [Finding] = [.ok("store", "\(path), sound, \(health.size + health.logSize) bytes, \(counts)")]
        if !health.erasesSecurely {
            findings.append(.error("store", "deleted bytes are not overwritten", remedy: "install Debian's libsqlite3-0"))
        }
        guard let oldest = health.oldestDay else { return findings }
        let limit = Date(timeIntervalSinceNow: -Double((settings.retentionDays + Self.grace) * 86_400)).formatted(.iso8601).prefix(10)
        findings.append(
            oldest < limit
                ? .error(
                    "retention", "the oldest turn is of \(oldest), kept for \(settings.retentionDays) days",
                    remedy: "start the server, which erases once a day; its log says why it did not")
                : .ok("retention", "the oldest turn is of \(oldest), kept for \(settings.retentionDays) days"))
        return findings
    }

    private func space(_ path: String) -> Finding {
        let folder = FolderLock.nearest(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        guard let free = SystemCalls.freeBytes(at: folder.isEmpty ? "." : folder) else { return .ok("disk", "does not tell") }
        let found = "\(free >> 20) MB free at \(folder.isEmpty ? "." : folder)"
        return free < Self.leastSpace ? .warning("disk", found, remedy: "free some room") : .ok("disk", found)
    }

    // MARK: The port

    /// The chat platforms that are configured, and the library that reaches them; nothing when there are none.
    private func platforms(_ configuration: ServerConfiguration) -> [Finding] {
        guard !configuration.channels.isEmpty || configuration.site.handoffWebhook != nil else { return [] }
        var findings: [Finding] = []
        do throws(ChannelError) {
            let names = try Platforms.channels(configuration).names.map(\.rawValue)
            findings.append(.ok("platforms", names.isEmpty ? "none" : names.joined(separator: ", ")))
        } catch {
            findings.append(.error("platforms", "\(error.setting): \(error.message)", remedy: error.remedy))
        }
        if let gap = configuration.handOffGap { findings.append(.warning("hand-off", gap.found, remedy: gap.remedy)) }
        do throws(TransportError) {
            _ = try CurlTransport(Platforms.transport(configuration))
            findings.append(.ok("libcurl", "loaded"))
        } catch {
            findings.append(.error(
                "libcurl", error.message, remedy: "install Debian's libcurl4 and ca-certificates; mend transport.ca-file if it is named"))
        }
        return findings
    }

    private func port(_ configuration: ServerConfiguration) -> Finding {
        let place = "\(configuration.host):\(configuration.port)"
        if configuration.port == 0 { return .ok("port", "\(place), any free one") }
        switch SystemCalls.examine(host: configuration.host, port: configuration.port) {
        case .free: return .ok("port", "\(place) is free")
        case .taken(let answer) where answer.hasPrefix("HTTP/1.1 200"): return .ok("port", "\(place) is taken by a server that is well")
        case .taken:
            return .warning(
                "port", "\(place) is taken by something that does not say that it is well",
                remedy: "stop it (`ss -ltnp` names it), or choose another port")
        case .refused(let why):
            return .error("port", "\(place): \(why)", remedy: "choose a port above 1023 and an address of this machine")
        case .unknownHost:
            return .error("port", "\(place): no such address", remedy: "choose an address of this machine, as 127.0.0.1")
        }
    }
}
#endif
