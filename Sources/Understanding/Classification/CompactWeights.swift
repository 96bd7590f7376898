/// The learned numbers as a model keeps them: 8 bits each, one scale a feature, classes side by side.
///
/// The problem: 26,000 features times 150 intents are four million numbers; as single-precision numbers they take 17
/// MB, and a question that has a hundred features waits for memory more than it reckons. Leaving out small weights
/// makes rows of different lengths, which cannot be added sixteen classes at a time.
///
/// Our way: each row is divided by its largest weight and rounded to −127…127. A weight is off by a 254th of the largest
/// of its row at most; the accuracy on the three public test sets stays the same to the last sentence.
/// On disk a weight is one byte. In memory it is the upper half of a single-precision number, which holds such an
/// integer exactly: two of them share 32 bits, and one shift or one mask turns sixteen of them back into numbers that
/// the processor can multiply. The row's scale is multiplied into the question's value instead.
///
/// Weights of class c stand in the lane c mod 16 of the word (c / 32): in the lower half if c / 16 is even, else in the
/// upper one.
struct CompactWeights: Sendable {
    typealias Pairs = SIMD16<UInt32>
    typealias Lanes = ClassWeights.Lanes

    let features: Int
    let classes: Int
    /// Groups of 32 classes in a row.
    let groups: Int
    private var rows: [Pairs]
    /// What a step of each feature's integers is worth.
    private(set) var scales: [Float]
    /// One a class, padded to `groups` × 32.
    let biases: [Float]

    /// Rounds trained weights.
    init(_ trained: ClassWeights) {
        self.init(
            features: trained.features, classes: trained.classes, biases: (0..<trained.classes).map { trained[trained.features, $0] })
        for feature in 0..<features {
            let begin = feature * trained.groups
            var largest = Lanes.zero
            for group in 0..<trained.groups {
                let lanes = trained.rows[begin + group]
                largest = pointwiseMax(largest, pointwiseMax(lanes, -lanes))
            }
            scales[feature] = largest.max() / 127
            if scales[feature] == 0 { continue }
            for label in 0..<classes {
                let weight = trained.rows[begin + label / 16][label % 16]
                set(feature, label, (weight / scales[feature]).rounded())
            }
        }
    }

    /// - Parameters:
    ///   - steps: features × classes integers of one byte.
    ///   - scales: one a feature.
    ///   - biases: one a class.
    init(features: Int, classes: Int, steps: RawSpan, scales: [Float], biases: [Float]) {
        self.init(features: features, classes: classes, biases: biases)
        self.scales = scales
        let whole = classes / 16
        for feature in 0..<features {
            let begin = feature * classes
            for block in 0..<whole {
                let bytes = unsafe steps.unsafeLoadUnaligned(fromByteOffset: begin + block * 16, as: SIMD16<Int8>.self)
                let halves = unsafe unsafeBitCast(Lanes(bytes), to: Pairs.self)
                rows[feature * groups + block / 2] |= block % 2 == 0 ? halves &>> 16 : halves
            }
            for label in whole * 16..<classes {
                set(feature, label, Float(unsafe steps.unsafeLoad(fromByteOffset: begin + label, as: Int8.self)))
            }
        }
    }

    private init(features: Int, classes: Int, biases: [Float]) {
        self.features = features
        self.classes = classes
        groups = (classes + 31) / 32
        scales = Array(repeating: 0, count: features)
        self.biases = biases + Array(repeating: 0, count: groups * 32 - classes)
        rows = Array(repeating: .zero, count: features * groups)
    }

    /// Fills a place that is still 0 with an integer from -127 to 127.
    @inline(__always)
    private mutating func set(_ feature: Int, _ label: Int, _ step: Float) {
        let half = step.bitPattern >> 16
        rows[feature * groups + label / 32][label % 16] |= label / 16 % 2 == 0 ? half : half << 16
    }

    /// The integers, features × classes.
    var steps: [Int8] {
        var steps: [Int8] = []
        steps.reserveCapacity(features * classes)
        for feature in 0..<features {
            for label in 0..<classes { steps.append(Int8(step(feature, label))) }
        }
        return steps
    }

    private func step(_ feature: Int, _ label: Int) -> Float {
        let pair = rows[feature * groups + label / 32][label % 16]
        return Float(bitPattern: label / 16 % 2 == 0 ? pair << 16 : pair & 0xFFFF_0000)
    }

    /// The weight of a feature for a class.
    subscript(feature: Int, label: Int) -> Float { step(feature, label) * scales[feature] }

    /// `scores` = Σ value × row, without the bias: `groups` × 2 times sixteen classes.
    ///
    /// - Parameter products: room for one number a feature of the text.
    func score(_ vector: FeatureVector, _ range: Range<Int>, _ products: inout [Float], into scores: inout [Lanes]) {
        products.removeAll(keepingCapacity: true)
        for place in range { products.append(vector.values[place] * scales[Int(vector.indices[place])]) }
        let groups = groups
        let rows = rows.span
        let indices = vector.indices.span
        let values = products.span
        for group in 0..<groups {
            var low = Lanes.zero
            var high = Lanes.zero
            for place in 0..<values.count {
                let pairs = rows[Int(indices[range.lowerBound + place]) * groups + group]
                low += Self.numbers(pairs &<< 16) * values[place]
                high += Self.numbers(pairs & 0xFFFF_0000) * values[place]
            }
            scores[group * 2] = low
            scores[group * 2 + 1] = high
        }
    }

    @inline(__always)
    private static func numbers(_ bits: Pairs) -> Lanes { unsafe unsafeBitCast(bits, to: Lanes.self) }
}
