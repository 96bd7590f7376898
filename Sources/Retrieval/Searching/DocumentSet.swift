/// A set of document numbers: one bit each.
public struct DocumentSet: Sendable, Hashable {
    private var words: [UInt64] = []

    /// Negative numbers are left out.
    public init(_ documents: some Sequence<Int> = [Int]()) {
        for document in documents { insert(document) }
    }

    public mutating func insert(_ document: Int) {
        guard document >= 0 else { return }
        while words.count <= document / 64 { words.append(0) }
        words[document / 64] |= 1 << UInt64(document % 64)
    }

    @inline(__always)
    public func contains(_ document: Int) -> Bool {
        document >= 0 && document / 64 < words.count && words[document / 64] & (1 << UInt64(document % 64)) != 0
    }
}
