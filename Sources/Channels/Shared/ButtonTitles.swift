#if Server

/// What stands on buttons where a platform shows few letters and wants them different.
struct ButtonTitles {
    let titles: [String]

    /// - Parameter limit: of UTF-16 units, which are never fewer than characters.
    init(_ labels: [String], limit: Int) {
        let splitter = TextSplitter(limit: limit, unit: .utf16)
        let short = labels.map(splitter.shortened)
        let areDifferent = Set(short).count == short.count
        titles = areDifferent ? short : labels.enumerated().map { splitter.shortened("\($0.offset + 1). \($0.element)") }
    }
}
#endif
