internal import Artefact

/// Finds the training example most similar to a question, by its words.
///
/// Cosine over the word features only: there are ten of them in a question, against a hundred runs of letters, and a
/// neighbour that shares no word is none. The postings of each feature are walked, rarest feature first, until the
/// budget is spent; what is left are words that every other example has, which say little. A posting is 32 bits: the
/// example and, in 255ths, what the feature weighs in it.
struct NeighbourIndex: Sendable {
    /// Where each feature's postings begin; one more at the end.
    private var starts: [UInt32]
    /// Example × 256 + weight.
    private var postings: [UInt32]
    /// Number of examples.
    let count: Int
    let wordCount: Int
    /// Brings the product of two word parts to a cosine.
    private let scale: Float

    /// Indexes the first `rows` rows of the matrix, whose first `wordCount` columns are words.
    init(_ matrix: ExampleMatrix, rows: Int, wordCount: Int, wordWeight: Float) {
        count = min(rows, Self.mostExamples)
        self.wordCount = wordCount
        scale = 1 / (255 * wordWeight)
        var counts = [UInt32](repeating: 0, count: wordCount + 1)
        for row in 0..<count {
            for place in matrix.words(of: row) { counts[Int(matrix.indices[place]) + 1] += 1 }
        }
        for place in 1..<max(counts.count, 1) { counts[place] += counts[place - 1] }
        starts = counts
        postings = Array(repeating: 0, count: Int(counts[wordCount]))
        var next = counts
        for row in 0..<count {
            for place in matrix.words(of: row) {
                let feature = Int(matrix.indices[place])
                let weight = UInt32(min(matrix.values[place] / wordWeight * 255 + 0.5, 255))
                postings[Int(next[feature])] = UInt32(row) << 8 | weight
                next[feature] += 1
            }
        }
    }

    /// Room to work in, kept from one question to the next.
    struct Scratch: Sendable {
        /// One number an example, all zero between questions.
        fileprivate(set) var sums: [Float] = []
        fileprivate var order: [UInt64] = []
    }

    /// The most similar example, -1 if none shares a word, and its cosine in [0, 1].
    ///
    /// - Parameters:
    ///   - vector: of the question.
    ///   - excluded: if not empty, whether each example is to be passed over.
    func nearest(
        _ vector: FeatureVector, excluding excluded: [Bool] = [], _ scratch: inout Scratch
    ) -> (example: Int, cosine: Float) {
        if scratch.sums.count < count { scratch.sums = Array(repeating: 0, count: count) }
        // Rarest first: frequency above place, as one number.
        var order: [UInt64] = []
        swap(&order, &scratch.order)
        order.removeAll(keepingCapacity: true)
        for place in vector.words {
            let range = range(of: Int(vector.indices[place]))
            order.append(UInt64(range.count) << 32 | UInt64(place))
        }
        order.sort()
        var budget = Self.mostPostings
        var walked = 0
        // The rows are walked twice, thousands of postings in all: spans are asked for neither their owner nor a copy.
        let postings = postings.span
        var sums = scratch.sums.mutableSpan
        for entry in order {
            budget -= Int(entry >> 32)
            if walked > 0, budget < 0 { break }
            walked += 1
            let place = Int(entry & 0xFFFF_FFFF)
            let weight = vector.values[place]
            for posting in range(of: Int(vector.indices[place])) {
                sums[Int(postings[posting] >> 8)] += weight * Float(postings[posting] & 0xFF)
            }
        }
        var best = -1
        var cosine: Float = 0
        for entry in order[..<walked] {
            for posting in range(of: Int(vector.indices[Int(entry & 0xFFFF_FFFF)])) {
                let example = Int(postings[posting] >> 8)
                let sum = sums[example]
                sums[example] = 0
                if sum > cosine, excluded.isEmpty || !excluded[example] {
                    cosine = sum
                    best = example
                }
            }
        }
        swap(&order, &scratch.order)
        return (best, min(cosine * scale, 1))
    }

    private func range(of feature: Int) -> Range<Int> { Int(starts[feature])..<Int(starts[feature + 1]) }

    /// Postings walked for one question.
    private static let mostPostings = 2_048
    /// What 24 bits can name.
    private static let mostExamples = 1 << 24
}

extension NeighbourIndex: Storable {
    func store(in writer: inout ArtefactWriter) {
        writer.write(numbers: starts)
        writer.write(numbers: postings)
        writer.store(count, wordCount, scale)
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        starts = try reader.numbers(UInt32(0))
        postings = try reader.numbers(UInt32(0))
        (count, wordCount, scale) = (try reader.next(), try reader.next(), try reader.next())
        guard wordCount >= 0, starts.count - 1 == wordCount, starts.first == 0, Int(starts.last ?? 0) == postings.count,
            zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }), postings.allSatisfy({ Int($0 >> 8) < count })
        else { throw reader.damaged("postings of \(wordCount) words", "others") }
    }
}
