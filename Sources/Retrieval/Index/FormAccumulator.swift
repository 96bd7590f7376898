/// Collects the postings of one form while documents are added, in the order of the documents.
///
/// Nothing is sorted on the way: terms get numbers as they come, postings are flat logs, and a counting sort over the
/// finished term order turns the logs into lists. Adding is then as cheap as one hash look-up a token. When memory is
/// bounded, the lists are laid aside from time to time as a *segment*, in the order of the terms, and segments are merged
/// in the end by reading them side by side: since documents only ever grow, a term's lists are simply put one behind the
/// other, and the result is the same to the last byte.
struct FormAccumulator: Sendable {
    /// Frequencies are cut here: no similarity tells more apart, and tables of their effects stay small.
    static let highestFrequency: UInt32 = 4_095

    let form: TermForm
    let keepsPositions: Bool
    /// The terms, numbered in the order of their first appearance.
    private(set) var terms = TermTable()
    /// Log of postings: term, and its weighted frequency in the document.
    private var loggedTerms: [UInt32] = []
    private var loggedFrequencies: [UInt32] = []
    /// Where each document's postings end in the log; documents before `firstDocument` have been laid aside.
    private var documentEnds: [UInt32] = []
    private var firstDocument: UInt32 = 0
    /// By document, those laid aside too.
    private(set) var lengths: [UInt32] = []
    /// Log of occurrences, when positions are kept: term and position; `occurrenceEnds` by document.
    private var occurrenceTerms: [UInt32] = []
    private var occurrencePositions: [UInt32] = []
    private var occurrenceEnds: [UInt32] = []
    /// The document being added: frequency by term, and which terms are not 0.
    private var frequencies: [UInt32] = []
    private var touched: [UInt32] = []
    private var length: Double = 0

    init(form: TermForm, keepsPositions: Bool) {
        self.form = form
        self.keepsPositions = keepsPositions
    }

    /// About how much memory the postings and terms at hand take, with what sorting them will take.
    var footprint: Int {
        terms.footprint + 16 * terms.count + 16 * loggedTerms.count + 16 * occurrenceTerms.count + 8 * documentEnds.count
    }

    /// The number of a term, given now if it had none.
    @inline(__always)
    mutating func number(of term: String) -> UInt32 {
        let number = terms.number(of: term)
        if number == frequencies.count { frequencies.append(0) }
        return number
    }

    /// The same for many terms at once.
    mutating func numbers(of texts: [String], into numbers: inout [UInt32], _ batch: inout TermTable.Batch) {
        terms.numbers(of: texts, into: &numbers, &batch)
        while frequencies.count < terms.count { frequencies.append(0) }
    }

    mutating func number(of gram: UInt32) -> UInt32 {
        let number = terms.number(of: gram)
        if number == frequencies.count { frequencies.append(0) }
        return number
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

    /// Forgets all but the lengths; the documents that follow are numbered on.
    mutating func layAside() {
        var next = FormAccumulator(form: form, keepsPositions: keepsPositions)
        swap(&next.lengths, &lengths)
        next.firstDocument = UInt32(next.lengths.count)
        self = next
    }

    /// One term with its postings.
    struct Entry {
        var term: ArraySlice<UInt8>
        var documents: ArraySlice<UInt32>
        var frequencies: ArraySlice<UInt32>
        /// Positions, as `FormWriter` writes them.
        var notes: ArraySlice<UInt8>
    }

    /// Calls `body` with every term at hand, ascending.
    /// - Throws: What `body` throws.
    func forEach(_ body: (Entry) throws(RetrievalError) -> Void) throws(RetrievalError) {
        let order = terms.order()
        var ranks = [UInt32](repeating: 0, count: order.count)
        for (rank, term) in order.enumerated() { ranks[Int(term)] = UInt32(rank) }
        let log = spread(loggedTerms, loggedFrequencies, ends: documentEnds, ranks: ranks)
        let notes = keepsPositions ? spread(occurrenceTerms, occurrencePositions, ends: occurrenceEnds, ranks: ranks) : nil
        var bytes: [UInt8] = []
        for (rank, term) in order.enumerated() {
            let range = Int(log.starts[rank])..<Int(log.starts[rank + 1])
            bytes.removeAll(keepingCapacity: true)
            if let notes {
                Self.encode(
                    notes.documents, notes.values, Int(notes.starts[rank])..<Int(notes.starts[rank + 1]), into: &bytes)
            }
            try body(Entry(
                term: terms.text(Int(term)), documents: log.documents[range], frequencies: log.values[range],
                notes: bytes[...]))
        }
    }

    /// Spreads a log over the terms, keeping the order of documents: a counting sort.
    /// - Returns: Where each rank begins (one more than there are terms), the document and the value of each entry.
    private func spread(
        _ terms: [UInt32], _ values: [UInt32], ends: [UInt32], ranks: [UInt32]
    ) -> (starts: [UInt32], documents: [UInt32], values: [UInt32]) {
        var next = [UInt32](repeating: 0, count: ranks.count + 1)
        for term in terms { next[Int(ranks[Int(term)]) + 1] += 1 }
        for rank in 0..<ranks.count { next[rank + 1] += next[rank] }
        let starts = next
        var documents = [UInt32](repeating: 0, count: terms.count)
        var spread = documents
        var entry = 0
        var document = firstDocument
        for end in ends {
            while entry < Int(end) {
                let rank = Int(ranks[Int(terms[entry])])
                let place = Int(next[rank])
                next[rank] = UInt32(place + 1)
                documents[place] = document
                spread[place] = values[entry]
                entry += 1
            }
            document += 1
        }
        return (starts, documents, spread)
    }

    /// The positions of one term: for each document, how many bytes follow, then gaps.
    private static func encode(_ documents: [UInt32], _ positions: [UInt32], _ range: Range<Int>, into bytes: inout [UInt8]) {
        var at = range.lowerBound
        var own: [UInt8] = []
        while at < range.upperBound {
            let document = documents[at]
            own.removeAll(keepingCapacity: true)
            var previous: UInt32 = 0
            while at < range.upperBound, documents[at] == document {
                VariableByte.append(positions[at] - previous, to: &own)
                previous = positions[at]
                at += 1
            }
            VariableByte.append(UInt32(own.count), to: &bytes)
            bytes += own
        }
    }
}
