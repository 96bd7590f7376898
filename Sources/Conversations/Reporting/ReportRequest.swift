public import FoundationEssentials
public import TextAnalysis

/// Which turns a report is made of, and how it reads them.
public struct ReportRequest: Sendable {
    /// From here, inclusive; unanswered questions count by their day.
    public var since: Date
    /// To here, exclusive; nil: all that follows.
    public var until: Date?
    /// Where the school is: decides which hour a turn belongs to.
    public var timeZone: TimeZone
    /// An answer is uncertain when its probability is below this.
    public var leastConfidence: Double
    /// An answer is uncertain when the runner-up is nearer than this.
    public var leastMargin: Double
    /// The most rows of each list.
    public var limit: Int
    /// What cuts unanswered questions into words, best with the lexicons of the knowledge base.
    public var analyzers: [Language: Analyzer]
    /// Words that are how one asks and not what about, best those of the intents' examples.
    public var asking: [Language: [String]]

    public init(
        since: Date, until: Date? = nil, timeZone: TimeZone = .gmt, leastConfidence: Double = 0.6, leastMargin: Double = 0.1,
        limit: Int = 50, analyzers: [Language: Analyzer] = [:], asking: [Language: [String]] = [:]
    ) {
        self.since = since
        self.until = until
        self.timeZone = timeZone
        self.leastConfidence = leastConfidence
        self.leastMargin = leastMargin
        self.limit = max(limit, 1)
        self.analyzers = analyzers
        self.asking = asking
    }
}
