internal import Artefact

extension Safeguard {
    /// A list of phrases, ready to be held against a message, all at once.
    ///
    /// A phrase is a row of slots, a slot a few spellings of which one must stand there: "{me, le} {frappe, bat}". Written out,
    /// the shipped list would be half a million phrases; so a spelling only says which slot comes after it, and the spellings
    /// of one slot stand in order of their bytes. Reading a message letter by letter narrows a slot to the spellings that go on
    /// with these letters, by two binary searches a letter. A spelling may end inside a word, for the next slot may begin
    /// there: whoever types fast leaves spaces out. All phrases begin in slot 0.
    struct Phrases: Sendable, Hashable {
        /// Stands for up to `widest` words.
        private static let gap: UInt8 = 1
        /// Stands for the rest of a word.
        private static let open: UInt8 = 2
        /// Ends a spelling; less than all other bytes.
        private static let separator: UInt8 = 0
        private static let widest = 2
        /// In the place of a slot: the phrase is complete.
        private static let complete: Int32 = -1

        /// The spellings of all slots, each followed by the separator.
        private var bytes: [UInt8] = []
        /// For each spelling where it begins, and the slot that comes after it.
        private var starts: [Int32] = []
        private var nexts: [Int32] = []
        /// For each slot its first spelling; at last the number of spellings.
        private var slots: [Int32] = [0]

        init(_ phrases: [String]) {
            let rows = phrases.map(Self.slots)
            // The first slots of all phrases are one; a phrase that may leave its first word out also begins with its second.
            var first: [(letters: [UInt8], next: Int32)] = []
            var after: Int32 = 1
            for row in rows {
                for (place, slot) in row.enumerated() {
                    let next = place + 1 < row.count ? after + Int32(place) : Self.complete
                    first += slot.filter { !$0.isEmpty }.map { ($0, next) }
                    if !slot.contains([]) { break }
                }
                after += Int32(max(row.count - 1, 0))
            }
            add(first)
            for row in rows {
                for (place, slot) in row.enumerated().dropFirst() {
                    let next = place + 1 < row.count ? Int32(slots.count) : Self.complete
                    add(slot.map { ($0, next) })
                }
            }
        }

        private mutating func add(_ slot: [(letters: [UInt8], next: Int32)]) {
            for spelling in slot.sorted(by: { $0.letters.lexicographicallyPrecedes($1.letters) }) {
                starts.append(Int32(bytes.count))
                nexts.append(spelling.next)
                bytes += spelling.letters + [Self.separator]
            }
            slots.append(Int32(starts.count))
        }

        /// The slots of a phrase as it is written in the list; a gap at its end says nothing.
        private static func slots(of phrase: String) -> [[[UInt8]]] {
            var slots = phrase.split(separator: " ").map { piece in
                piece.split(separator: "/", omittingEmptySubsequences: false).map { form -> [UInt8] in
                    form == "*" ? [gap] : Letters.letters(String(form)) + (form.hasSuffix("~") ? [open] : [])
                }
            }
            while slots.last == [[gap]] { slots.removeLast() }
            return slots
        }

        // MARK: Listening

        /// Where the longest phrase that begins at a word ends: the place of the word after it. Nil when none begins there.
        func end(in text: Letters, from start: Int) -> Int? {
            longest(slot(0), 0, text, start).flatMap { $0 > start ? $0 : nil }
        }

        /// Goes on where a word begins.
        ///
        /// - Parameters:
        ///   - fitting: the spellings of one slot whose first `depth` bytes the letters before `place` have.
        private func longest(_ fitting: Range<Int>, _ depth: Int, _ text: Letters, _ place: Int) -> Int? {
            var longest: Int?
            func take(_ end: Int?) { if let end { longest = max(longest ?? end, end) } }
            for ended in narrowed(fitting, depth, to: Self.separator) {
                take(nexts[ended] == Self.complete ? place : self.longest(slot(nexts[ended]), 0, text, place))
            }
            let gapped = narrowed(fitting, depth, to: Self.gap)
            if !gapped.isEmpty {
                for skipped in 0...Self.widest where place + skipped <= text.count {
                    take(self.longest(gapped, depth + 1, text, place + skipped))
                }
            }
            guard place < text.count else { return longest }
            for spelling in text.spellings[place] { take(self.longest(fitting, depth, text, spelling, from: 0)) }
            return longest
        }

        /// Goes on inside a word, at one of its letters.
        private func longest(
            _ fitting: Range<Int>, _ depth: Int, _ text: Letters, _ word: Letters.Spelling, from letter: Int
        ) -> Int? {
            var longest: Int?
            func take(_ end: Int?) { if let end { longest = max(longest ?? end, end) } }
            var (fitting, depth) = (fitting, depth)
            for letter in letter..<word.letters.count {
                if letter > 0 {
                    let gapped = narrowed(fitting, depth, to: Self.gap)
                    let ended = narrowed(gapped.isEmpty ? fitting : gapped, depth + (gapped.isEmpty ? 0 : 1), to: Self.separator)
                    for ended in ended where nexts[ended] != Self.complete {
                        take(self.longest(slot(nexts[ended]), 0, text, word, from: letter))
                    }
                }
                take(opened(fitting, depth, text, word))
                fitting = narrowed(fitting, depth, to: word.letters[letter])
                if fitting.isEmpty { return longest }
                depth += 1
            }
            take(opened(fitting, depth, text, word))
            take(self.longest(fitting, depth, text, word.next))
            return longest
        }

        /// Leaves out the rest of a word, where a spelling allows it.
        private func opened(_ fitting: Range<Int>, _ depth: Int, _ text: Letters, _ word: Letters.Spelling) -> Int? {
            let opened = narrowed(fitting, depth, to: Self.open)
            return opened.isEmpty ? nil : longest(opened, depth + 1, text, word.next)
        }

        private func slot(_ number: Int32) -> Range<Int> {
            let place = Int(number)
            guard slots.indices.contains(place), slots.indices.contains(place + 1) else { return 0..<0 }
            return Int(slots[place])..<max(Int(slots[place]), min(Int(slots[place + 1]), nexts.count))
        }

        /// Those of the spellings, all alike in their first `depth` bytes, whose next byte is `next`.
        private func narrowed(_ fitting: Range<Int>, _ depth: Int, to next: UInt8) -> Range<Int> {
            // Most spellings end in no letter, and the signs for that are the smallest bytes: one look rules them all out.
            guard !fitting.isEmpty, byte(depth, of: fitting.lowerBound) <= next else { return fitting.lowerBound..<fitting.lowerBound }
            let lower = first(in: fitting, depth) { $0 >= next }
            return lower..<first(in: lower..<fitting.upperBound, depth) { $0 > next }
        }

        private func first(in fitting: Range<Int>, _ depth: Int, where holds: (UInt8) -> Bool) -> Int {
            var (low, high) = (fitting.lowerBound, fitting.upperBound)
            while low < high {
                let middle = low + (high - low) / 2
                if holds(byte(depth, of: middle)) { high = middle } else { low = middle + 1 }
            }
            return low
        }

        private func byte(_ depth: Int, of spelling: Int) -> UInt8 {
            let place = Int(starts[spelling]) + depth
            return bytes.indices.contains(place) ? bytes[place] : Self.separator
        }
    }
}

/// Reading the list again would take longer than answering ten questions.
extension Safeguard.Phrases: Storable {
    func store(in writer: inout ArtefactWriter) {
        writer.write(bytes: bytes)
        for numbers in [starts, nexts, slots] { writer.write(numbers: numbers) }
    }

    /// - Throws: `damaged` when the numbers do not fit each other.
    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        bytes = try reader.raw()
        starts = try reader.numbers(Int32(0))
        nexts = try reader.numbers(Int32(0))
        slots = try reader.numbers(Int32(0))
        guard starts.count == nexts.count, (starts + slots).allSatisfy({ $0 >= 0 }) else {
            throw reader.damaged("as many slots as spellings", "\(nexts.count) for \(starts.count)")
        }
    }
}
