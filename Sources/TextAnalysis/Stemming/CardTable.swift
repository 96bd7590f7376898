/// A small, forgetful table from folded words to their cards.
///
/// Each word has one slot, and a newcomer takes it from whoever was there. A word that is common comes back at once; a
/// rare one was not worth keeping. So nothing is ever cleared or searched for, hostile input cannot make it grow, and a
/// look-up hashes eight bytes at a time instead of what `Hasher` does against attackers, whom a cache need not fear.
struct CardTable {
    private struct Slot {
        var hash: UInt64 = 0
        var word = ""
        var card = WordCard.blank
    }

    /// Slots at first and at most, and how much it grows by: powers of two.
    private static let fewest = 64
    private static let most = 65_536
    private static let growth = 4
    /// Bytes of a word that is remembered.
    static let longest = 64

    private var slots: [Slot] = []
    /// Newcomers since the table grew.
    private var arrivals = 0

    /// The card of a word, if it is remembered.
    @inline(__always)
    func card(of word: String, _ hash: UInt64) -> WordCard? {
        guard !slots.isEmpty else { return nil }
        let place = Int(truncatingIfNeeded: hash >> 8) & (slots.count - 1)
        guard slots[place].hash == hash, slots[place].word == word else { return nil }
        return slots[place].card
    }

    mutating func remember(_ card: WordCard, of word: String, _ hash: UInt64) {
        arrivals += 1
        if slots.isEmpty || arrivals > slots.count / 2 && slots.count < Self.most { grow() }
        slots[Int(truncatingIfNeeded: hash >> 8) & (slots.count - 1)] = Slot(hash: hash, word: word, card: card)
    }

    private mutating func grow() {
        var larger = [Slot](repeating: Slot(), count: max(Self.fewest, min(slots.count * Self.growth, Self.most)))
        for slot in slots where !slot.word.isEmpty {
            larger[Int(truncatingIfNeeded: slot.hash >> 8) & (larger.count - 1)] = slot
        }
        slots = larger
        arrivals = 0
    }

    /// Never stored: the same for equal words on machines of one byte order.
    @inline(__always)
    static func hash(_ word: String) -> UInt64 {
        var word = word
        return word.withUTF8 { letters in
            let bytes = UnsafeRawBufferPointer(letters)
            var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
            var index = 0
            while index + 8 <= bytes.count {
                hash = mix(hash, unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                index += 8
            }
            let left = bytes.count - index
            guard left > 0 else { return mix(hash, 0) }
            if bytes.count >= 8 {
                return mix(hash, unsafe bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
            }
            if left >= 4 {
                let (head, tail) = unsafe (
                    bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self),
                    bytes.loadUnaligned(fromByteOffset: left - 4, as: UInt32.self))
                return mix(hash, UInt64(head) << 32 | UInt64(tail))
            }
            return unsafe mix(hash, UInt64(bytes[0]) << 16 | UInt64(bytes[left / 2]) << 8 | UInt64(bytes[left - 1]))
        }
    }

    @inline(__always)
    private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
        return product ^ product >> 32
    }
}
