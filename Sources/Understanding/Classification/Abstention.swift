/// The probability that no label fits, from absolute evidence.
///
/// The problem: a classifier always has a best label, also for "blorp zzgh". The naive way, a threshold on the best
/// probability, measures how alone the best label is, not how well it fits: gibberish that shares one rare word with
/// one label gets 0.99. Our way: a small logistic regression over what does not depend on competition between labels
/// (the best decision value, the share of the question ever seen, the nearest example) beside what does (margin,
/// probability), fitted on held-out examples against out-of-scope ones. Its limit: a neighbouring subject told in the
/// words of the taught one looks taught.
struct Abstention: Sendable, Hashable {
    var regression: LogisticRegression

    /// Used until out-of-scope examples are given: rounded from fits on public question sets.
    static let usual = Abstention(regression: LogisticRegression(weights: [-4, -1, -0.2, -4, 0, 1]))

    /// Probability in [0, 1] that no label fits.
    func none(_ measurements: Measurements) -> Double { regression.probability(of: measurements.values) }

    /// - Parameters:
    ///   - inScope: held-out examples.
    ///   - outOfScope: texts that no label fits.
    ///   - share: weight of all out-of-scope texts together, 0 to 1, however many there are.
    static func fit(inScope: [Measurements], outOfScope: [Measurements], share: Double) -> Abstention {
        guard !inScope.isEmpty, !outOfScope.isEmpty else { return usual }
        let total = Double(inScope.count + outOfScope.count)
        let kept = [Double](repeating: total * (1 - share) / Double(inScope.count), count: inScope.count)
        let refused = [Double](repeating: total * share / Double(outOfScope.count), count: outOfScope.count)
        return Abstention(
            regression: .fit(
                (inScope + outOfScope).map(\.values),
                targets: inScope.map { _ in false } + outOfScope.map { _ in true },
                counts: kept + refused))
    }
}
