/// The choices that training leaves open; the defaults are those that measured best.
public struct TrainingOptions: Sendable, Hashable {
    /// Length of the word part of a vector.
    public var wordWeight: Float = 1
    /// Length of the part for runs of letters.
    public var lettersWeight: Float = 1
    /// Letters in the shortest run, borders of the word included.
    public var shortestRun = 2
    /// Letters in the longest run.
    public var longestRun = 4
    /// In how many examples a pair of words must occur.
    public var pairDocuments = 2
    /// In how many examples a run of letters must occur.
    public var letterDocuments = 2
    /// With fewer examples than this, pairs and runs that only one of them has are kept as well.
    public var fewExamples = 1_000
    /// What a greeting in front of a question counts, 0 to 1.
    public var courtesyWeight: Float = 0.25
    /// C of the support vector machines: larger trusts the examples more.
    public var cost: Float = 1
    /// C for a class's own examples, as a multiple of `cost`.
    public var positiveCost: Float = 2
    /// Slack counts squared.
    public var isSquared = true
    /// Passes over the examples, at most.
    public var passes = 6
    /// Parts for cross-validation.
    public var folds = 4
    /// Of the order in which examples are visited.
    public var seed: UInt64 = 1
    /// Passes that repair the weights after a fold is taken out.
    public var repairPasses = 2
    /// Weight of the out-of-scope texts in learning when to refuse, 0 to 1: how often a question is expected to be one.
    public var outOfScopeShare = 0.4
    /// Share of that weight that goes to examples of labels left out of training, 0 to 1: how many of the questions to be
    /// refused are expected to be of a neighbouring subject. 0 spares the labels.
    public var neighbourShare = 0.5

    public init() {}

    /// - Throws: `invalidOption`.
    func check() throws(UnderstandingError) {
        func expect(_ condition: Bool, _ what: String) throws(UnderstandingError) {
            if !condition { throw UnderstandingError(.invalidOption, "expected \(what); change the training options") }
        }
        try expect(wordWeight > 0 && lettersWeight > 0, "weights of the two blocks above 0")
        try expect(2 <= shortestRun && shortestRun <= longestRun, "runs of letters from 2 up, shortest first")
        try expect(cost > 0 && positiveCost > 0, "a cost above 0")
        try expect(passes >= 1 && repairPasses >= 1 && folds >= 2, "at least 1 pass and 2 folds")
        try expect(pairDocuments >= 1 && letterDocuments >= 1, "features of at least 1 example")
        try expect(outOfScopeShare > 0 && outOfScopeShare < 1, "an out-of-scope share between 0 and 1")
        try expect(0...1 ~= neighbourShare, "a share of neighbouring subjects from 0 to 1")
        try expect(0...1 ~= courtesyWeight, "a courtesy weight from 0 to 1")
    }
}
