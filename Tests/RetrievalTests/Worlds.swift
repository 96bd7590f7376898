import Foundation
import Retrieval
import TextAnalysis

/// Tokens of words parted by spaces; a leading "*" makes a function word.
func words(_ text: String) -> [Token] {
    var tokens: [Token] = []
    var offset = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
        let isFunctionWord = word.hasPrefix("*")
        let plain = String(isFunctionWord ? word.dropFirst() : word)
        tokens.append(Token(
            surface: plain, folded: plain, term: plain, range: offset..<offset + word.utf8.count,
            position: tokens.count, isFunctionWord: isFunctionWord))
        offset += word.utf8.count + 1
    }
    return tokens
}

func builder(
    _ documents: [String], forms: [TermForm] = TermForm.allCases, keepsPositions: Bool = true, budget: MemoryBudget? = nil
) throws -> IndexBuilder {
    let options = IndexOptions(fields: [Field("body")], forms: forms, keepsPositions: keepsPositions)
    var builder = IndexBuilder(options: options, budget: budget)
    for document in documents { try builder.add(Document(field: "body", tokens: words(document))) }
    return builder
}

func index(
    _ documents: [String], forms: [TermForm] = TermForm.allCases, keepsPositions: Bool = true
) throws -> InvertedIndex {
    try builder(documents, forms: forms, keepsPositions: keepsPositions).build()
}

/// A folder that goes with the last reference to it.
final class TemporaryFolder {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { url.appending(path: name).path() }

    deinit { try? FileManager.default.removeItem(at: url) }
}

/// Every text over `vocabulary` of at most `length` words, the empty one first.
func allTexts(_ vocabulary: [String], upTo length: Int) -> [String] {
    var texts = [""]
    var last = [""]
    for _ in 0..<length {
        last = last.flatMap { text in vocabulary.map { text.isEmpty ? $0 : text + " " + $0 } }
        texts += last
    }
    return texts
}

/// The same numbers for the same seed everywhere (SplitMix64: Steele, Lea, Flood, 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// Small numbers often, great ones seldom, as with words.
    mutating func skewed(below bound: Int) -> Int {
        let unit = Double(next() >> 11) / 9_007_199_254_740_992
        return min(Int(Double(bound) * unit * unit * unit), bound - 1)
    }
}
