#if Server
import MentorCore
import MentorServer

/// The knowledge that the options of `mentor serve` name, for a server that reads it again when it changes.
struct ServedFolders: KnowledgeProvider {
    let options: AdvisorOptions

    func load() throws(KnowledgeFailure) -> LoadedKnowledge {
        do throws(CommandError) {
            let prepared = try KnowledgeSource.prepared(options)
            // A server has the time to learn before the first question, and learns every language.
            prepared.advisor.prepare()
            prepared.keep()
            return LoadedKnowledge(advisor: prepared.advisor, asOf: try options.day())
        } catch {
            throw KnowledgeFailure(problems: error.lines)
        }
    }

    /// Every file as it looks, and the day, on which depends which figures are old.
    func stamp() -> [UInt8]? {
        guard let knowledge = try? KnowledgeSource.resolve(options.folders.knowledge, shipped: \.knowledge),
            let prompts = try? KnowledgeSource.resolve(options.prompts, shipped: \.prompts), let day = try? options.day()
        else { return nil }
        var text = "\(day)"
        for path in knowledge + prompts {
            if let look = SystemCalls.look(at: path), look.kind == .regular {
                text += "\n\(path) \(look.numbers)"
                continue
            }
            let walk = FolderWalk(path)
            for entry in walk.entries { text += "\n\(path)/\(entry.path) \(entry.look.numbers)" }
            text += "\n\(walk.problems.count)"
        }
        return Array(text.utf8)
    }
}
#endif
