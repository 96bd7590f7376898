import Figures
import Foundation
import Knowledge
import MentorCore

/// Looks at everything that a working Mentor needs, and says what to do about what is wrong.
///
/// A server that does not start, or that answers from an old base, has one of a dozen causes, and each shows itself in
/// another place. A person who runs it at a school should not have to know them. So each cause is looked at by itself, none
/// hides another, and each finding names what was found and what to do. Nothing is mended here: an examination that changes
/// what it looks at tells nothing of what was wrong. (One exception: a store is opened as the server opens it, which takes from
/// others the right to read it; so that is looked at first.) An error is what keeps Mentor from working or from keeping its
/// promises; a warning can wait until tomorrow.
struct Examination {
    let options: AdvisorOptions

    /// All findings, in the order of a start: the machine first, the port last.
    func machineAndKnowledge() throws(CommandError) -> [Finding] {
        let day = try options.day()
        return libraries() + [clock()] + folders() + knowledge(day) + [prompts()]
    }

    // MARK: The machine

    private static let libraries: [(name: String, version: String?)] = [
        ("libstemmer", nil), ("libsqlite3", "sqlite3_libversion"), ("libxml2", nil), ("libarchive", "archive_version_string"), ("libedit", nil),
    ]

    private func libraries() -> [Finding] {
        let loaded = SystemCalls.loadedLibraries()
        var findings = Self.libraries.compactMap { library -> Finding? in
            guard let path = loaded.first(where: { $0.split(separator: "/").last?.hasPrefix(library.name + ".so") ?? false }) else {
                return nil
            }
            let said = library.version.flatMap(SystemCalls.text(ofFunction:)).map { "\($0), " } ?? ""
            return .ok(library.name, said + path)
        }
        if let swift = loaded.first(where: { $0.hasSuffix("/libswiftCore.so") }) { findings.append(.ok("swift", swift)) }
        return findings
    }

    /// A clock that is behind serves old figures as new, and erases nothing.
    private func clock() -> Finding {
        let now = SystemCalls.now() / 1_000_000_000
        let today = SystemCalls.today()
        let shown = "\(today.year)-\(today.month)-\(today.day)"
        let built = SystemCalls.lastWritten("/proc/self/exe") ?? 0
        let remedy = "set the clock, for instance with `timedatectl set-ntp true`"
        if now + 86_400 < built { return .error("clock", "\(shown), before this program was made", remedy: remedy) }
        if today.year > 2_099 { return .error("clock", "\(shown), which cannot be", remedy: remedy) }
        return .ok("clock", shown)
    }

    private func folders() -> [Finding] {
        var findings: [Finding] = []
        if let state = StateFolder.path() {
            findings.append(folder("state folder", state, holdsSecrets: true))
        } else {
            findings.append(.warning(
                "state folder", "none: no home is known", remedy: "set XDG_STATE_HOME, or name the store in the configuration"))
        }
        if let cache = KnowledgeCache.folder() {
            findings.append(folder("cache folder", cache, holdsSecrets: false))
        } else {
            findings.append(.warning(
                "cache folder", "none: every start learns the knowledge again", remedy: "set XDG_CACHE_HOME or MENTOR_CACHE"))
        }
        return findings
    }

    private func folder(_ subject: String, _ path: String, holdsSecrets: Bool) -> Finding {
        guard let permissions = SystemCalls.permissions(of: path) else {
            let above = FolderLock.nearest(path)
            return SystemCalls.isWritable(above)
                ? .ok(subject, "\(path), made when needed")
                : .error(subject, "\(path) is not there and cannot be made", remedy: "allow writing to \(above), or name another folder")
        }
        guard SystemCalls.kind(of: path) == .folder else { return .error(subject, "\(path) is no folder", remedy: "move it away") }
        guard SystemCalls.isWritable(path) else {
            return .error(subject, "\(path) cannot be written to", remedy: "give it to the user who runs Mentor")
        }
        if holdsSecrets, permissions & 0o077 != 0 {
            return .warning(
                subject, "\(path) is open to others (\(String(permissions, radix: 8)))", remedy: "run `chmod 700 \(path)`")
        }
        return .ok(subject, "\(path) (\(String(permissions, radix: 8)))")
    }

    // MARK: What is known

    private func knowledge(_ today: Day) -> [Finding] {
        let check: KnowledgeCheck
        do { check = try KnowledgeCheck(options, isQuick: true) } catch {
            return [.error("knowledge", error.lines.joined(separator: " "), remedy: "install Mentor again, or name a folder with --knowledge")]
        }
        let overdue = check.problems.count { $0.code == .overdue }
        var findings: [Finding] = []
        if check.errors > 0 {
            findings.append(.error("knowledge", check.summary, remedy: "run `mentor kb check`; the server goes on with the last good base"))
        } else if let knowledge = check.knowledge {
            // What a reviewer would say keeps nobody from an answer.
            let hints = check.warnings - overdue
            findings.append(.ok(
                "knowledge", "version \(knowledge.version), \(knowledge.entities.count) entities, \(knowledge.sources.count) sources, no error"
                    + (hints > 0 ? "; `mentor kb check` has \(hints) hint\(hints == 1 ? "" : "s")" : "")))
        }
        guard let knowledge = check.knowledge else { return findings }
        findings.append(
            overdue == 0
                ? .ok("review dates", "none has passed")
                : .warning(
                    "review dates", "\(overdue) passed", remedy: "run `mentor kb check`, look at those pages again, and set a later “review-by”"))
        return findings + [ages(of: knowledge, today)]
    }

    /// Figures that are dated, by their years.
    private func ages(of knowledge: KnowledgeBase, _ today: Day) -> Finding {
        let years = knowledge.entities.flatMap(\.figures).compactMap(\.latestYear)
        guard let first = years.min(), let last = years.max() else { return .ok("figures", "none is dated") }
        let old = years.count { $0 < today.year - 5 }
        let found = "\(years.count) dated, from \(first) to \(last); \(old) older than five years"
        return last < today.year - 1 || old * 2 > years.count
            ? .warning("figures", found, remedy: "bring them up to date; `mentor kb stats` counts them by year") : .ok("figures", found)
    }

    private func prompts() -> Finding {
        do {
            _ = try KnowledgeSource.promptLibrary(options.prompts)
            return .ok("prompts", "all can be filled")
        } catch {
            return .error("prompts", error.lines.first ?? "unusable", remedy: "run `mentor kb check`, or install Mentor again")
        }
    }
}
