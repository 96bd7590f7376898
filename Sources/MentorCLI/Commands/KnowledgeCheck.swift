import Knowledge
import MentorCore

/// All that `mentor kb check` finds: what keeps a base from loading, what a reviewer would say, templates with a hole,
/// intents that are taken for one another.
struct KnowledgeCheck {
    /// Sorted by path, line and column.
    let problems: [Diagnostic]
    /// Nil when it cannot be used.
    let knowledge: KnowledgeBase?
    /// The intents were to be compared, and are not while there is an error.
    private let isCutShort: Bool

    var errors: Int { problems.count { $0.severity == .error } }
    var warnings: Int { problems.count { $0.severity == .warning } }

    /// "2 errors, 1 warning".
    var summary: String {
        func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
        let counts = counted(errors, "error") + ", " + counted(warnings, "warning")
        return isCutShort ? counts + "; intents are compared once there is no error" : counts
    }

    /// - Parameter isQuick: leaves out what takes seconds, the comparison of intents.
    /// - Throws: what is no problem of the base itself: an installation without one, an unreadable clock.
    init(_ options: AdvisorOptions, isQuick: Bool) throws(CommandError) {
        let day = try options.day()
        let folders = try KnowledgeSource(options: options.folders).folders()
        let loaded = KnowledgeSource.load(folders)
        let review = EditorialReview(
            files: folders.first?.files ?? [], overlays: folders.dropFirst().map(\.files), asOf: day)
        var found = loaded.problems + review.diagnostics
        do {
            let prompts = try KnowledgeSource.promptLibrary(options.prompts)
            if let knowledge = loaded.knowledge { try KnowledgeSource.advisor(knowledge, prompts, options) }
            if let knowledge = loaded.knowledge, !isQuick { found += try Self.confusions(knowledge, review) }
        } catch {
            guard error.status == .badData else { throw error }
            found += error.lines.map { Diagnostic(line: $0) }
        }
        isCutShort = !isQuick && found.contains { $0.severity == .error }
        knowledge = loaded.knowledge
        // Beside folders of their own, nobody mends what the shipped pages could do better.
        let shipped = options.folders.knowledge.count > 1 ? try? InstalledFolders().knowledge : nil
        problems = Array(Set(found)).filter { problem in
            problem.severity == .error || shipped.map { !problem.path.hasPrefix($0 + "/") } ?? true
        }.sorted()
    }

    private static func confusions(
        _ knowledge: KnowledgeBase, _ review: EditorialReview
    ) throws(CommandError) -> [Diagnostic] {
        var progress: Progress?
        do {
            let confusions = try IntentConfusions(knowledge) { done, all in
                if done == 0 { progress = Progress("Intentions :", total: all) } else { progress?.step() }
            }
            progress?.end()
            return confusions.attractions.compactMap { attraction in
                review.confusion(
                    of: attraction.intent, in: attraction.language, examples: attraction.examples, with: attraction.attractor)
            }
        } catch {
            progress?.end()
            throw .badData(["mentor: error: \(error.message)"])
        }
    }
}

extension Diagnostic {
    /// Reads a problem of the prompts as it is worded, `path:line:column: error: message; remedy`. What is worded otherwise
    /// is a file that an adviser cannot be built from.
    fileprivate init(line text: String) {
        guard let match = text.wholeMatch(of: #/(.+?):(\d+):(\d+): error: (.+)/#), let line = Int(match.2),
            let column = Int(match.3)
        else {
            self.init(severity: .error, path: "mentor", line: 1, column: 1, message: text, code: .file)
            return
        }
        let parts = match.4.split(separator: "; ", omittingEmptySubsequences: false)
        let remedy = parts.count > 1 ? parts.last.map { String($0) } : nil
        self.init(
            severity: .error, path: String(match.1), line: line, column: column,
            message: remedy == nil ? String(match.4) : parts.dropLast().joined(separator: "; "), remedy: remedy,
            code: .prompt)
    }
}
