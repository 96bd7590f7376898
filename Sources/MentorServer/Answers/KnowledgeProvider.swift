#if Server
public import Figures
public import MentorCore

/// Reads the knowledge from wherever it is, again each time it is asked.
public protocol KnowledgeProvider: Sendable {
    /// - Throws: `KnowledgeFailure` when it cannot be used as it is.
    func load() throws(KnowledgeFailure) -> LoadedKnowledge

    /// What the files look like from outside: the same as long as none has changed. Nil when that cannot be told now.
    func stamp() -> [UInt8]?
}

/// An adviser, ready to answer.
public struct LoadedKnowledge: Sendable {
    public var advisor: Advisor
    /// The day that decides whether a figure is called old.
    public var asOf: Day

    public init(advisor: Advisor, asOf: Day) {
        self.advisor = advisor
        self.asOf = asOf
    }
}

/// Why a knowledge base was not loaded.
public struct KnowledgeFailure: Error, Sendable {
    /// Each as `path:line:column: error: …`.
    public let problems: [String]

    public init(problems: [String]) { self.problems = problems }
}
#endif
