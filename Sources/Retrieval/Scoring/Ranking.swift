/// A way of ranking: which forms of the words are read, how they are scored and added up.
///
/// **The problem.** A question and the paragraph that answers it seldom share their words exactly: "Combien gagne un
/// ingénieur ?" and "le salaire des ingénieures". Stemming unites inflections, but also words that have nothing to do
/// with each other, and it is helpless against a typo, a compound or a derivation that it does not know.
///
/// **The naive way** is to pick one form of a word. With stems alone, a document that has the very word asked for is
/// worth no more than one that has a cousin of it. With surfaces alone, the cousin is worth nothing.
///
/// **Our way**, `fused`: read the same text in several forms and add their scores, reckoned by the log-logistic model
/// (see `LogLogisticSimilarity`): stems (weight 1) decide; surfaces (0.3) prefer the exact word among its cousins; grams
/// of four letters (0.2; a word has about six of them) reach what neither finds; function words (0.3) that fewer than
/// half of the documents have tell "who" from "how much", but only among documents that another word has brought in:
/// their long lists then cost a look-up and find nothing by themselves. Two neighbouring words of the query earn a
/// bonus, half of the lesser idf, when they stand as far apart in the document as in the query, less when they stand a
/// little nearer or farther.
/// The sum is of raw scores with fixed weights. Normalising each list of results or fusing ranks was no better when
/// measured, and a plain sum of terms is what makes an *exact* top k cheap: every form is just more terms, and a bound
/// on each term's contribution says which documents need no look (Turtle, Flood, "Query evaluation: strategies and
/// optimizations", 1995; Ding, Suel, "Faster top-k document retrieval using block-max indexes", 2011).
///
/// **Measured** (100 · nDCG@10): short titles on labour law; encyclopaedia paragraphs, the same with a typo in every
/// eighth word of the question, and whole articles; careers sheets of 800 words asked by a profession's other names, and
/// by a heading; subjects as one document of all their sentences, asked by other sentences (mean of three sets, French
/// and English); single sentences.
///
///                                titles  paragr.  typos  articles  by name  by heading  subjects  sentences
///     best of four peers           36.0     79.3   72.4      82.0     71.6        69.9      90.6       40.2
///     BM25, stems                  38.1     80.2   76.5      82.3     65.9        65.5      89.4       42.6
///      + function words: `bm25`    37.8     80.4   76.6      82.5     65.9        65.5      90.0       43.8
///     BM25, stems, surfaces,
///       grams (0.1), the bonus     39.0     82.3   79.5      85.4     70.9        69.0      90.6       43.6
///     log-logistic, stems          37.4     80.3   76.6      84.7     67.8        68.2      90.6       42.2
///       surfaces                   35.9     79.0   75.7      83.8     60.2        68.2      90.4       38.7
///       grams                      37.5     80.6   79.1      84.3     72.3        70.1      90.4       42.0
///       stems + surfaces           38.0     81.5   77.8      86.1     68.1        70.3      91.0       42.4
///       … + grams                  38.2     82.6   80.3      87.1     72.7        72.1      91.4       43.3
///       … + function words         38.1     82.7   80.5      87.3     72.7        72.2      92.0       44.1
///       … + the bonus: `fused`     38.3     83.1   80.7      87.7     72.6        72.0      92.0       44.4
///
/// The peers are bm25s, tantivy and scikit-learn's TF-IDF cosine over words and over letters. Tried and left out, each
/// within .3 of nothing on the mean, or a gain here for a loss there: a title field of its own (boost 1.5 to 5), grams of
/// three and of five letters, other k1 and b, lengths in different words or under a root, powers and logarithms in BM25's
/// saturation, the smoothed power law (better on sheets, worse on paragraphs), the share of the query's words that match
/// as a factor, pairs of words in any order or farther apart, pseudo-relevance feedback (on the first two sets), and a
/// mixture of BM25 and the log-logistic model (titles + .4, sheets − .8).
///
/// **Limits.** No form knows that "gagner" and "salaire" belong together: that takes synonyms in the query. Titles of a
/// few words would be better off with BM25's stronger length, by .7.
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
        name: "fused", similarity: LogLogisticSimilarity(),
        forms: [
            WeightedForm(.stem, weight: 1), WeightedForm(.surface, weight: 0.3), WeightedForm(.gram, weight: 0.2),
            WeightedForm(.function, weight: 0.3),
        ],
        proximity: 0.5)
    /// Classical BM25 over stems; function words, which stop lists differ about, count a tenth.
    public static let bm25 = Ranking(
        name: "bm25", similarity: BM25Similarity(),
        forms: [WeightedForm(.stem, weight: 1), WeightedForm(.function, weight: 0.1)])
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
