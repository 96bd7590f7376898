public import Identifiers

/// Words by which a sentence shows what it is about, whatever the heading above it.
///
/// An article's last paragraph speaks of demand, pay and schools at once, under no heading or under a fine phrase. The
/// sentence that names an amount of money and the word "salary" belongs to the pay all the same, or the question about it
/// finds nothing. So each sentence is weighed: the words that it holds speak for facets, the facet of the heading speaks
/// with a weight of its own, and a sentence without any word follows the one before it.
///
/// The words are data. A facet that the schema at hand does not declare is never chosen, so that another field loses
/// nothing but this help; its own headings still decide.
public struct FacetCues: Sendable {
    /// What speaks for one facet.
    public struct Cue: Sendable {
        let facet: FacetID
        /// Each is whole words, without accents, in lower case.
        let words: [String]
        /// What one of the words adds; two of them add twice.
        let weight: Double
        /// The words count only beside an amount of money, or beside a percentage or count.
        let needs: Need

        public enum Need: Sendable { case nothing, money, number }

        public init(_ facet: FacetID, _ words: [String], weight: Double, needs: Need = .nothing) {
            self.facet = facet
            self.words = words
            self.weight = weight
            self.needs = needs
        }
    }

    let cues: [Cue]

    public init(_ cues: [Cue]) { self.cues = cues }

    /// What a heading weighs against the words under it.
    static let heading = 2.0
    /// What a facet must reach to take a sentence away from its heading.
    static let threshold = 3.0

    /// The facet that a sentence is about: one of `known`, or nil when its words do not say.
    func facet(of sentence: String, heading: FacetID?, known: [FacetID]) -> FacetID? {
        let words = ArticleText.words(sentence)
        let hasMoney = Self.hasMoney(sentence, words)
        let hasNumber = sentence.contains { $0.isNumber }
        var scores: [FacetID: Double] = [:]
        for cue in cues where known.contains(cue.facet) {
            if cue.needs == .money, !hasMoney { continue }
            if cue.needs == .number, !hasNumber { continue }
            let found = cue.words.count { words.contains(" \($0) ") }
            scores[cue.facet, default: 0] += cue.weight * Double(min(found, 3))
        }
        let own = heading.map { Self.heading + (scores[$0] ?? 0) } ?? 0
        // In the order of the kind's facets, so that equals are settled the same way each time.
        var best: (facet: FacetID, score: Double)?
        for facet in known {
            guard let score = scores[facet], score >= Self.threshold, score > own, score > best?.score ?? 0 else { continue }
            best = (facet, score)
        }
        if let best { return best.facet }
        // The sentence holds the heading's own words: it does not follow one that was about something else.
        return heading.flatMap { known.contains($0) && (scores[$0] ?? 0) >= Self.threshold ? $0 : nil }
    }

    private static func hasMoney(_ sentence: String, _ words: String) -> Bool {
        guard sentence.contains(where: { $0.isNumber }) else { return false }
        if sentence.contains(where: { "€$£".contains($0) }) { return true }
        return [" euros ", " euro ", " eur ", " k ", " dollars ", " chf "].contains { words.contains($0) }
    }
}
