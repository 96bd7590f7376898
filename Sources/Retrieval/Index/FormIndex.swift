/// The part of an index that serves one `TermForm`: dictionary, posting lists and lengths.
struct FormIndex: Sendable {
    let form: TermForm
    var dictionary: TermDictionary
    /// By term.
    var lists: [PostingList]
    var store: PostingStore
    /// By document: how many terms it has in this form, weighted by field, in units of the index's scale.
    var lengths: [UInt32]
    /// The sum of `lengths`.
    var totalLength: UInt64
    /// The highest frequency of any posting, in units of the index's scale.
    var maximumFrequency: UInt32

    /// The posting list of a term, or nil when no document holds it.
    func list(_ term: some Collection<UInt8>) -> PostingList? { dictionary.find(term).map { lists[$0] } }

    /// The mean of `lengths`, 1 for an empty index.
    var averageLength: Double {
        totalLength == 0 || lengths.isEmpty ? 1 : Double(totalLength) / Double(lengths.count)
    }
}
