/// The probability that no label fits, from absolute evidence.
///
/// The problem: a classifier always has a best label, also for "blorp zzgh". The naive way, a threshold on the best
/// probability, measures how alone the best label is, not how well it fits: gibberish that shares one rare word with
/// one label gets 0.99. Our way: a small logistic regression over what does not depend on competition between labels
/// (the best decision value, the share of the question ever seen, the nearest example) beside what does (margin,
/// probability), fitted on held-out examples against two sorts of questions: the texts that were given as those to be
/// refused, which also have a machine of their own, and the examples of labels that were left out of training
/// (`HeldOut`), which stand for the subjects next door.
///
/// Measured on eight stand-ins for a school's data (French labour law, our own intents, banking; 22 to 170 intents
/// taught, the rest of the same set to be refused as *near*, half of the general questions given and half to be refused
/// as *far*): area under the curve and share refused where one point of accuracy is lost.
///
///     evidence                                               near          far
///     the best decision value alone                          .840  .281    .965  .821
///     score, margin, probability, coverage, nearest example,
///       fitted on the texts given                            .813  .210    .981  .873
///       fitted on left-out labels                            .841  .259    .965  .792
///       fitted on both, half each                            .842  .258    .976  .863
///     … and the full decision value                          .843  .265    .982  .882
///     … and a machine for what is to be refused              .838  .280    .990  .935
///     … and the lengths of the seen parts (as it is)         .840  .299    .990  .942
///     … and the parts of words and letters apart             .839  .290    .990  .937
///     as it is, without the nearest example                  .839  .272    .989  .935
///     as it is, 50 near texts among those given              .880  .429    .976  .869
///
/// Its limit stands in the first column: a neighbouring subject told in the words of the taught one looks taught, and
/// two thirds of such questions pass unless some like them are given. No evidence taken from the examples' words that
/// we tried changes that; what does is one text to refuse for each neighbour.
struct Abstention: Sendable, Hashable {
    var regression: LogisticRegression

    /// Used until out-of-scope examples are given: rounded from fits on public question sets.
    static let usual = Abstention(regression: LogisticRegression(weights: [-4, -1, -0.2, -4, 0, 0, 0, 0, 0, 0, 1]))

    /// Probability in [0, 1] that no label fits.
    func none(_ measurements: Measurements) -> Double { regression.probability(of: measurements.values) }

    /// - Parameters:
    ///   - inScope: held-out examples.
    ///   - outOfScope: texts that no label fits.
    ///   - neighbours: examples of labels that the machine had not been taught.
    ///   - options: say how much the latter two weigh, however many there are.
    static func fit(
        inScope: [Measurements], outOfScope: [Measurements], neighbours: [Measurements], _ options: TrainingOptions
    ) -> Abstention {
        guard !inScope.isEmpty, !outOfScope.isEmpty || !neighbours.isEmpty else { return usual }
        let total = Double(inScope.count + outOfScope.count + neighbours.count)
        let near = neighbours.isEmpty ? 0 : outOfScope.isEmpty ? 1 : options.neighbourShare
        let refused = options.outOfScopeShare
        func counts(_ measured: [Measurements], _ share: Double) -> [Double] {
            measured.map { _ in total * share / Double(measured.count) }
        }
        return Abstention(
            regression: .fit(
                (inScope + outOfScope + neighbours).map(\.values), signs: Measurements.signs.map { -$0 },
                targets: inScope.map { _ in false } + outOfScope.map { _ in true } + neighbours.map { _ in true },
                counts: counts(inScope, 1 - refused) + counts(outOfScope, refused * (1 - near))
                    + counts(neighbours, refused * near)))
    }
}
