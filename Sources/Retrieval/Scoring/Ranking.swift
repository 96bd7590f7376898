/// A way of ranking: which forms of the words are read, how they are scored and added up.
///
/// **The problem.** A question and the paragraph that answers it seldom share their words exactly: "Combien gagne un
/// ingénieur ?" and "le salaire des ingénieures". Stemming unites inflections, but also words that have nothing to do
/// with each other, and it is helpless against a typo, a compound or a derivation that it does not know.
///
/// **The naive way** is to pick one form of a word. With stems alone, a document that has the very word asked for is
/// worth no more than one that has a cousin of it. With surfaces alone, the cousin is worth nothing.
///
/// **Our way**, `fused`: read the same text in several forms and add the BM25 scores: stems (weight 1) decide; surfaces
/// (0.3) prefer the exact word among its cousins; grams of four letters (0.1; a word has about six of them) reach what
/// neither finds. Two neighbouring words of the query earn a bonus, half of the lesser idf, when they stand as far
/// apart in the document as in the query, less when they stand a little nearer or farther.
/// The sum is of raw scores with fixed weights. Normalising each list of results or fusing ranks was no better when
/// measured, and a plain sum of terms is what makes an *exact* top k cheap: every form is just more terms, and a bound
/// on each term's contribution says which documents need no look (Turtle, Flood, "Query evaluation: strategies and
/// optimizations", 1995; Ding, Suel, "Faster top-k document retrieval using block-max indexes", 2011).
///
/// **Measured** (nDCG@10; 1,518 French encyclopaedia paragraphs with 3,734 questions / 2,202 titles on labour law with
/// 2,464 short queries):
///
///     stems, which is `bm25`                  .802 / .381
///     surfaces                                .789 / .366
///     grams                                   .800 / .380
///     stems + surfaces                        .813 / .386
///     stems + grams                           .815 / .385
///     stems + surfaces + grams                .820 / .388
///     … + the bonus, which is `fused`         .823 / .390
///
/// Pseudo-relevance feedback, a title field of its own and other k1 and b changed less than .003 either way.
///
/// **Limits.** No form knows that "gagner" and "salaire" belong together: that takes synonyms in the query. The weights
/// are one setting for short titles and for paragraphs; documents of many pages would want smaller ones for grams.
public struct Ranking: Sendable {
    /// A form and its factor in the sum.
    public struct WeightedForm: Sendable, Hashable {
        public let form: TermForm
        public let weight: Double

        public init(_ form: TermForm, weight: Double) {
            self.form = form
            self.weight = weight
        }
    }

    /// "fused", "bm25" or "tfidf", or what the caller likes.
    public let name: String
    public let similarity: any Similarity
    public let forms: [WeightedForm]
    /// Factor on the idf that two neighbouring words of the query can earn by standing together; 0: positions unused.
    public let proximity: Double

    public init(name: String, similarity: any Similarity, forms: [WeightedForm], proximity: Double = 0) {
        self.name = name
        self.similarity = similarity
        self.forms = forms
        self.proximity = max(proximity, 0)
    }

    /// The best quality: stems, surfaces, grams and proximity.
    public static let fused = Ranking(
        name: "fused", similarity: BM25Similarity(),
        forms: [
            WeightedForm(.stem, weight: 1), WeightedForm(.surface, weight: 0.3), WeightedForm(.gram, weight: 0.1),
            WeightedForm(.function, weight: 0.3),
        ],
        proximity: 0.5)
    /// Classical BM25 over stems.
    public static let bm25 = Ranking(
        name: "bm25", similarity: BM25Similarity(), forms: [WeightedForm(.stem, weight: 1)])
    /// Classical TF-IDF with cosine, `lnc.ltc`, over stems.
    public static let tfidf = Ranking(
        name: "tfidf", similarity: TFIDFSimilarity(), forms: [WeightedForm(.stem, weight: 1)])

    /// The rankings that have a name.
    public static let all = [fused, bm25, tfidf]

    /// Nil for an unknown name.
    public init?(named name: String) {
        guard let ranking = Self.all.first(where: { $0.name == name }) else { return nil }
        self = ranking
    }
}
