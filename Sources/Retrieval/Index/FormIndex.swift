/// The part of an index that serves one `TermForm`: dictionary, posting lists and lengths.
struct FormIndex: Sendable {
    let form: TermForm
    let dictionary: TermDictionary
    let store: PostingStore
    /// By document: how many terms it has in this form, weighted by field, in units of the index's scale.
    let lengths: LengthColumn
    /// The sum of `lengths`.
    let totalLength: UInt64
    /// The greatest of `lengths`.
    let maximumLength: UInt32
    /// The highest frequency of any posting, in units of the index's scale.
    let maximumFrequency: UInt32

    /// The mean of `lengths`, 1 for an empty index.
    var averageLength: Double {
        totalLength == 0 || lengths.count == 0 ? 1 : Double(totalLength) / Double(lengths.count)
    }
}
