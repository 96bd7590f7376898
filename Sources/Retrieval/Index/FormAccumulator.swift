/// Collects the postings of one form while documents are added, in the order of the documents.
///
/// Nothing is sorted on the way: terms get numbers as they come, postings are two flat logs, and a counting sort over
/// the finished term order turns the logs into lists. Adding is then as cheap as one hash look-up a token.
struct FormAccumulator: Sendable {
    /// Frequencies are cut here: no similarity tells more apart, and tables of their effects stay small.
    static let highestFrequency: UInt32 = 4_095

    let form: TermForm
    let keepsPositions: Bool
    /// The terms in the order of their first appearance.
    private(set) var terms: [[UInt8]] = []
    /// Log of postings: term, and its weighted frequency in the document.
    private(set) var loggedTerms: [UInt32] = []
    private(set) var loggedFrequencies: [UInt32] = []
    /// Where each document's postings end in the log.
    private(set) var documentEnds: [UInt32] = []
    private(set) var lengths: [UInt32] = []
    /// Log of occurrences, when positions are kept: term and position; `occurrenceEnds` by document.
    private(set) var occurrenceTerms: [UInt32] = []
    private(set) var occurrencePositions: [UInt32] = []
    private(set) var occurrenceEnds: [UInt32] = []
    /// The document being added: frequency by term, and which terms are not 0.
    private var frequencies: [UInt32] = []
    private var touched: [UInt32] = []
    private var length: Double = 0

    init(form: TermForm, keepsPositions: Bool) {
        self.form = form
        self.keepsPositions = keepsPositions
    }

    /// Gives a new term its number.
    mutating func add(term: [UInt8]) -> UInt32 {
        terms.append(term)
        frequencies.append(0)
        return UInt32(terms.count - 1)
    }

    /// Counts one occurrence in the document being added.
    @inline(__always)
    mutating func count(_ term: UInt32, boost: UInt32, length share: Double) {
        if frequencies[Int(term)] == 0 { touched.append(term) }
        frequencies[Int(term)] &+= boost
        length += share
    }

    mutating func note(_ term: UInt32, at position: UInt32) {
        occurrenceTerms.append(term)
        occurrencePositions.append(position)
    }

    /// Closes the document being added.
    mutating func endDocument() {
        for term in touched {
            loggedTerms.append(term)
            loggedFrequencies.append(min(frequencies[Int(term)], Self.highestFrequency))
            frequencies[Int(term)] = 0
        }
        touched.removeAll(keepingCapacity: true)
        documentEnds.append(UInt32(loggedTerms.count))
        occurrenceEnds.append(UInt32(occurrenceTerms.count))
        lengths.append(UInt32(min(length.rounded(), 4e9)))
        length = 0
    }

    /// The terms' numbers in ascending order of their bytes.
    func order() -> [Int] {
        let keys = terms.map { TermDictionary.prefix(of: $0) }
        return terms.indices.sorted {
            keys[$0] != keys[$1] ? keys[$0] < keys[$1] : terms[$0].lexicographicallyPrecedes(terms[$1])
        }
    }

    /// Spreads a log over the terms, keeping the order of documents: a counting sort.
    /// - Returns: Where each rank begins (one more than there are terms), the document and the value of each entry.
    static func spread(
        terms: [UInt32], values: [UInt32], ends: [UInt32], ranks: [UInt32]
    ) -> (starts: [Int], documents: [UInt32], values: [UInt32]) {
        var starts = [Int](repeating: 0, count: ranks.count + 1)
        for term in terms { starts[Int(ranks[Int(term)]) + 1] += 1 }
        for rank in 0..<ranks.count { starts[rank + 1] += starts[rank] }
        var next = starts
        var documents = [UInt32](repeating: 0, count: terms.count)
        var spread = documents
        var entry = 0
        for (document, end) in ends.enumerated() {
            while entry < Int(end) {
                let rank = Int(ranks[Int(terms[entry])])
                let place = next[rank]
                next[rank] = place + 1
                documents[place] = UInt32(document)
                spread[place] = values[entry]
                entry += 1
            }
        }
        return (starts, documents, spread)
    }

    /// The finished index of this form.
    func build(scale: UInt32) -> FormIndex {
        let order = order()
        var ranks = [UInt32](repeating: 0, count: terms.count)
        var dictionary = TermDictionary()
        for (rank, term) in order.enumerated() {
            ranks[term] = UInt32(rank)
            dictionary.append(terms[term][...])
        }
        let log = Self.spread(terms: loggedTerms, values: loggedFrequencies, ends: documentEnds, ranks: ranks)
        let notes = keepsPositions
            ? Self.spread(terms: occurrenceTerms, values: occurrencePositions, ends: occurrenceEnds, ranks: ranks) : nil
        var store = PostingStore()
        store.scale = scale
        var lists: [PostingList] = []
        lists.reserveCapacity(terms.count)
        for rank in order.indices {
            let range = log.starts[rank]..<log.starts[rank + 1]
            lists.append(store.append(
                documents: log.documents[range], frequencies: log.values[range], lengths: lengths,
                occurrences: notes.map {
                    let range = $0.starts[rank]..<$0.starts[rank + 1]
                    return ($0.documents[range], $0.values[range])
                }))
        }
        return FormIndex(
            form: form, dictionary: dictionary, lists: lists, store: store, lengths: lengths,
            totalLength: lengths.reduce(0) { $0 + UInt64($1) },
            maximumFrequency: loggedFrequencies.max() ?? 0)
    }
}
