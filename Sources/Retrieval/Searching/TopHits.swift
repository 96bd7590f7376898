/// The best hits so far, at most `limit`: a heap with the worst on top.
struct TopHits: Sendable {
    let limit: Int
    /// A hit as one number, the score above the document's complement: the greater number is the better hit.
    private var heap: [UInt128] = []

    init(limit: Int) {
        self.limit = limit
        heap.reserveCapacity(min(limit, 1024))
    }

    var isFull: Bool { heap.count == limit }

    /// A document must score more than this to enter, provided that it comes after those already seen.
    private(set) var threshold: Int64 = 0

    /// - Parameters:
    ///   - document: 0 to below 2³².
    ///   - units: Greater than 0.
    @inline(__always)
    mutating func insert(_ document: Int, units: Int64) {
        let key = UInt128(UInt64(units)) << 64 | UInt128(~UInt64(document))
        if heap.count == limit {
            guard limit > 0, heap[0] < key else { return }
            sink(key)
        } else {
            rise(key)
        }
        if heap.count == limit { threshold = Int64(truncatingIfNeeded: heap[0] >> 64) }
    }

    private mutating func rise(_ key: UInt128) {
        heap.append(key)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard key < heap[parent] else { break }
            heap[child] = heap[parent]
            child = parent
        }
        heap[child] = key
    }

    private mutating func sink(_ key: UInt128) {
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < key else { break }
            heap[parent] = heap[child]
            parent = child
        }
        heap[parent] = key
    }

    /// Best first.
    consuming func sorted() -> [Hit] {
        heap.sort(by: >)
        return heap.map { key in
            Hit(document: Int(~UInt64(truncatingIfNeeded: key)), units: Int64(truncatingIfNeeded: key >> 64))
        }
    }
}
