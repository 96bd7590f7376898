internal import Artefact

/// Finds the training example most similar to a question, by its words.
///
/// Cosine over the word features only: there are ten of them in a question, against a hundred runs of letters, and a
/// neighbour that shares no word is none. The postings of each feature are walked, rarest feature first, until the
/// budget is spent; what is left are words that every other example has, which say little.
struct NeighbourIndex: Sendable {
    /// Where each feature's postings begin; one more at the end.
    private var starts: [UInt32]
    private var examples: [UInt32]
    private var values: [Float]
    /// Number of examples.
    let count: Int
    /// Bytes of its numbers.
    var byteCount: Int {
        (starts.count + examples.count) * MemoryLayout<UInt32>.size + values.count * MemoryLayout<Float>.size
    }
    let wordCount: Int
    /// Brings the product of two word parts to a cosine.
    private let scale: Float

    /// Indexes the first `rows` rows of the matrix, whose first `wordCount` columns are words.
    init(_ matrix: ExampleMatrix, rows: Int, wordCount: Int, wordWeight: Float) {
        count = rows
        self.wordCount = wordCount
        scale = 1 / (wordWeight * wordWeight)
        var counts = [UInt32](repeating: 0, count: wordCount + 1)
        for row in 0..<rows {
            for place in matrix.entries(of: row) where Int(matrix.indices[place]) < wordCount {
                counts[Int(matrix.indices[place]) + 1] += 1
            }
        }
        for place in 1..<max(counts.count, 1) { counts[place] += counts[place - 1] }
        starts = counts
        examples = Array(repeating: 0, count: Int(counts[wordCount]))
        values = Array(repeating: 0, count: examples.count)
        var next = counts
        for row in 0..<rows {
            for place in matrix.entries(of: row) where Int(matrix.indices[place]) < wordCount {
                let feature = Int(matrix.indices[place])
                examples[Int(next[feature])] = UInt32(row)
                values[Int(next[feature])] = matrix.values[place]
                next[feature] += 1
            }
        }
    }

    /// Number of examples with the feature.
    func frequency(of feature: Int) -> Int { Int(starts[feature + 1] - starts[feature]) }

    /// The most similar example other than `excluded`, -1 if none shares a word, and its cosine in [0, 1].
    ///
    /// - Parameters:
    ///   - vector: of the question, its word features first.
    ///   - sums: room for one number an example, all zero before and after.
    func nearest(_ vector: SparseVector, excluding excluded: Int = -1, _ sums: inout [Float]) -> (
        example: Int, cosine: Float
    ) {
        // Rarest first: frequency above place, as one number.
        var order: [UInt64] = []
        for (place, feature) in vector.indices.enumerated() {
            guard Int(feature) < wordCount else { break }
            let frequency = starts[Int(feature) + 1] - starts[Int(feature)]
            order.append(UInt64(frequency) << 32 | UInt64(place))
        }
        order.sort()
        var budget = Self.mostPostings
        var best = -1
        var cosine: Float = 0
        for (rank, entry) in order.enumerated() {
            let place = Int(entry & 0xFFFF_FFFF)
            budget -= Int(entry >> 32)
            if rank > 0, budget < 0 {
                order.removeSubrange(rank...)
                break
            }
            let weight = vector.values[place]
            for posting in postings(of: Int(vector.indices[place])) {
                let example = Int(examples[posting])
                sums[example] += weight * values[posting]
                if sums[example] > cosine, example != excluded {
                    cosine = sums[example]
                    best = example
                }
            }
        }
        for entry in order {
            for posting in postings(of: Int(vector.indices[Int(entry & 0xFFFF_FFFF)])) {
                sums[Int(examples[posting])] = 0
            }
        }
        return (best, min(cosine * scale, 1))
    }

    private func postings(of feature: Int) -> Range<Int> { Int(starts[feature])..<Int(starts[feature + 1]) }

    /// Postings walked for one question.
    private static let mostPostings = 4_096
}

extension NeighbourIndex: Storable {
    func store(in writer: inout ArtefactWriter) {
        writer.write(numbers: starts)
        writer.write(numbers: examples)
        writer.write(numbers: values)
        writer.store(count, wordCount, scale)
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        starts = try reader.numbers(UInt32(0))
        examples = try reader.numbers(UInt32(0))
        values = try reader.numbers(Float(0))
        (count, wordCount, scale) = (try reader.next(), try reader.next(), try reader.next())
        guard wordCount >= 0, starts.count - 1 == wordCount, Int(starts.last ?? 0) == examples.count, examples.count == values.count,
            zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }), examples.allSatisfy({ $0 < count })
        else { throw reader.damaged("postings of \(wordCount) words", "others") }
    }
}
