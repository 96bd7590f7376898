/// The terms of one form in ascending order of their UTF-8 bytes, each with the place of its postings, read in place.
///
/// A term's place in that order is its `TermID`. Sixteen terms are a group: the first is written in full, the others
/// without what they share with the one before, each followed by the number of its documents and the bytes of its
/// postings. A *signpost* for every group has the first eight bytes of its first term as one integer, and where the group
/// and its postings begin. So a term is found by a dozen comparisons of integers and one walk through half a group; a
/// million terms cost about nine bytes each, postings of rare ones aside, and nothing is read before it is wanted.
struct TermDictionary: Sendable {
    /// Terms in a group.
    static let group = 16
    /// Bytes of a signpost: prefix, then offsets of the group, its first block, tail and positions.
    static let signpost = 24

    /// Terms.
    let count: Int
    let signposts: Region
    let terms: Region
    /// Whether lists have positions.
    let hasPositions: Bool

    var groups: Int { (count + Self.group - 1) / Self.group }

    /// The term and the place of its postings, or nil.
    /// - Throws: `damaged`.
    func find(_ term: some Collection<UInt8>) throws(RetrievalError) -> (id: Int, list: PostingList)? {
        let key = Array(term)
        let prefix = Self.prefix(of: key)
        var low = 0
        var high = groups
        // The first group that begins after the term.
        while low < high {
            let middle = (low + high) / 2
            let place = middle * Self.signpost
            try signposts.touch(place..<place + Self.signpost)
            let other = signposts.longWord(place)
            let isAfter = other != prefix ? other > prefix : try first(of: middle, isAfter: key)
            if isAfter { high = middle } else { low = middle + 1 }
        }
        guard low > 0 else { return nil }
        var walk = try TermWalk(self, group: low - 1)
        // How many bytes of the key the term before has.
        var matched = 0
        while let entry = walk.next() {
            if entry.shared < matched { return nil }
            if entry.shared > matched { continue }
            var index = 0
            while index < entry.suffix.count, matched < key.count, terms.byte(entry.suffix.lowerBound + index) == key[matched] {
                index += 1
                matched += 1
            }
            if index == entry.suffix.count {
                if matched == key.count { return (entry.id, entry.list) }
            } else if matched == key.count || terms.byte(entry.suffix.lowerBound + index) > key[matched] {
                return nil
            }
        }
        return nil
    }

    private func first(of group: Int, isAfter key: [UInt8]) throws(RetrievalError) -> Bool {
        var walk = try TermWalk(self, group: group)
        guard let entry = walk.next() else { return true }
        return key.lexicographicallyPrecedes(terms.bytes(entry.suffix))
    }

    /// The bytes of a term; none for one that there is not.
    /// - Throws: `damaged`.
    func term(_ id: Int) throws(RetrievalError) -> [UInt8] {
        guard id >= 0, id < count else { return [] }
        var walk = try TermWalk(self, group: id / Self.group)
        var term: [UInt8] = []
        while let entry = walk.next() {
            term = term.prefix(entry.shared) + terms.bytes(entry.suffix)
            if entry.id == id { break }
        }
        return term
    }

    /// The term as text.
    /// - Throws: `damaged`.
    func text(_ id: Int) throws(RetrievalError) -> String { String(decoding: try term(id), as: UTF8.self) }

    /// Calls `body` with every term and its list, ascending.
    /// - Throws: `damaged`, or what `body` throws.
    func forEach(_ body: (_ id: Int, _ term: [UInt8], PostingList) throws(RetrievalError) -> Void) throws(RetrievalError) {
        for group in 0..<groups {
            var walk = try TermWalk(self, group: group)
            var term: [UInt8] = []
            while let entry = walk.next() {
                term = term.prefix(entry.shared) + terms.bytes(entry.suffix)
                try body(entry.id, term, entry.list)
            }
        }
    }

    /// The first eight bytes as a big-endian integer: the order of such integers is the order of the bytes.
    static func prefix(of term: [UInt8]) -> UInt64 {
        var key: UInt64 = 0
        var shift: UInt64 = 56
        for byte in term.prefix(8) {
            key |= UInt64(byte) << shift
            shift = shift &- 8
        }
        return key
    }
}

/// A walk through one group of a dictionary.
struct TermWalk {
    /// A term as it is written.
    struct Entry {
        let id: Int
        /// Bytes that it has in common with the term before.
        let shared: Int
        /// Where its other bytes are.
        let suffix: Range<Int>
        let list: PostingList
    }

    private let dictionary: TermDictionary
    private var id: Int
    private let last: Int
    private var offset: Int
    private var block: UInt32
    private var tail: UInt32
    private var positions: UInt32

    /// - Throws: `damaged`.
    init(_ dictionary: TermDictionary, group: Int) throws(RetrievalError) {
        self.dictionary = dictionary
        let posts = dictionary.signposts
        let place = group * TermDictionary.signpost
        let isLast = group + 1 >= dictionary.groups
        try posts.touch(place..<place + TermDictionary.signpost * (isLast ? 1 : 2))
        offset = Int(posts.word(place + 8))
        block = posts.word(place + 12)
        tail = posts.word(place + 16)
        positions = posts.word(place + 20)
        let end = isLast ? dictionary.terms.count : Int(posts.word(place + TermDictionary.signpost + 8))
        guard offset <= end else { throw posts.damaged("groups in ascending order", "\(offset) before \(end)") }
        try dictionary.terms.touch(offset..<end)
        id = group * TermDictionary.group
        last = min(id + TermDictionary.group, dictionary.count)
    }

    mutating func next() -> Entry? {
        guard id < last else { return nil }
        let terms = dictionary.terms
        let shared = id % TermDictionary.group == 0 ? 0 : Int(terms.variable(at: &offset))
        let length = Int(terms.variable(at: &offset))
        let suffix = offset..<offset + length
        offset += length
        var list = PostingList(documentFrequency: terms.variable(at: &offset), firstBlock: block, tail: tail, positions: positions)
        list.tailEnd = tail &+ terms.variable(at: &offset)
        list.tailPositions = positions
        if dictionary.hasPositions {
            if list.fullBlocks > 0 { list.tailPositions = positions &+ terms.variable(at: &offset) }
            list.positionsEnd = positions &+ terms.variable(at: &offset)
        } else {
            list.positionsEnd = positions
        }
        (tail, positions) = (list.tailEnd, list.positionsEnd)
        block = block &+ UInt32(list.records)
        defer { id += 1 }
        return Entry(id: id, shared: shared, suffix: suffix, list: list)
    }
}
