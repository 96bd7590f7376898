#if Server

/// How long something took, as Prometheus counts it: in buckets, each holding all that took at most so long.
struct Histogram: Sendable {
    /// Upper bounds, in seconds.
    static let bounds = [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

    private var counts = [Int](repeating: 0, count: Histogram.bounds.count + 1)
    private var sum = 0

    mutating func add(nanoseconds: Int) {
        let seconds = Double(nanoseconds) / 1e9
        counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        sum += nanoseconds
    }

    /// Lines of the text format.
    ///
    /// - Parameter labels: `route="/faq"`, or nothing.
    func write(_ name: String, labels: String, into text: inout String) {
        var total = 0
        let first = labels.isEmpty ? "" : labels + ","
        for (bound, count) in zip(Self.bounds.map { "\($0)" } + ["+Inf"], counts) {
            total += count
            text += "\(name)_bucket{\(first)le=\"\(bound)\"} \(total)\n"
        }
        let braces = labels.isEmpty ? "" : "{\(labels)}"
        text += "\(name)_sum\(braces) \(Double(sum) / 1e9)\n\(name)_count\(braces) \(total)\n"
    }
}
#endif
