/// The statuses that `mentor` ends with; those above 63 are the ones of BSD's sysexits.
enum ExitStatus: Int32 {
    case done = 0
    /// One question, with `--strict`, that was declined; transcripts of which one failed; two knowledge bases that differ.
    case declined = 1
    /// An option that does not exist, an argument that is missing.
    case usage = 64
    /// A knowledge base, prompts, or data to measure on, that cannot be used as they are.
    case badData = 65
    /// Something that should not happen: a full disk, an incomplete installation.
    case inside = 70
    /// Ctrl-C.
    case interrupted = 130
}

/// What ends a command early, with its wording and its exit status: the only place where either is chosen.
struct CommandError: Error {
    let status: ExitStatus
    /// Lines for standard error, without the program's name; none where silence is right.
    let lines: [String]

    /// The program at the other end of the pipe wants no more: not an error.
    static let readerGone = CommandError(status: .done, lines: [])

    /// The work was done and its result is a refusal, or a failed transcript; all was already said.
    static let refused = CommandError(status: .declined, lines: [])

    /// An option's value, or a combination, that makes no sense.
    static func usage(_ message: String) -> CommandError {
        CommandError(status: .usage, lines: ["mentor: \(message)", "See `mentor --help`."])
    }

    /// Standard output, or a file that was to be written.
    static func unwritable(_ what: String, reason: String) -> CommandError {
        CommandError(status: .inside, lines: ["mentor: cannot write \(what): \(reason)"])
    }

    /// Standard input, in the middle of it.
    static func unreadable(_ what: String, reason: String) -> CommandError {
        CommandError(status: .inside, lines: ["mentor: cannot read \(what): \(reason)"])
    }

    /// A file or a folder that the person named.
    static func badFile(_ problem: File.Problem) -> CommandError {
        CommandError(status: .badData, lines: ["\(problem.path): error: \(problem.reason)"])
    }

    /// Problems found in data, each already written as `path:line:column: error: …`.
    static func badData(_ problems: [String]) -> CommandError {
        CommandError(status: .badData, lines: problems)
    }

    /// The shipped knowledge or prompts are nowhere.
    static func notInstalled(lookedFor: [String]) -> CommandError {
        CommandError(
            status: .inside,
            lines: [
                "mentor: the shipped knowledge base is not to be found; looked for",
                "KnowledgeBase/schema.yaml and Prompts/ in"
            ] + lookedFor.map { "  \($0)" } + [
                "Set MENTOR_HOME to the folder that holds both, or name yours with --knowledge and --prompts."
            ])
    }
}
