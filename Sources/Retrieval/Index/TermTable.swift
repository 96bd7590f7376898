/// Gives texts numbers, in the order of their first appearance: a hash table without keys of its own.
///
/// A dictionary of `String` hashes each word with a function made for hostile input and keeps thirty bytes around it; half
/// of the time of building an index went there. Here all texts lie in one array, a slot is eight bytes, and eight bytes
/// of a word are hashed at a time. Hostile words can make it slow, not wrong.
struct TermTable: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where each text ends in `bytes`.
    private var ends: [UInt32] = []
    /// Hash above number plus one; 0 for none. A power of two of them, at most half used. Texts lie scattered over memory:
    /// most that differ are told apart without going there.
    private var slots = [UInt64](repeating: 0, count: 64)

    var count: Int { ends.count }

    /// About how much memory it takes.
    var footprint: Int { bytes.count + 4 * ends.count + 8 * slots.count }

    /// The bytes of a text.
    func text(_ number: Int) -> ArraySlice<UInt8> {
        bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
    }

    /// The number of a text, given now if it had none.
    mutating func number(of text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { letters in unsafe number(of: UnsafeRawBufferPointer(letters)) }
    }

    /// The numbers of many texts, in their order.
    ///
    /// A table of a million texts is far larger than the processor's cache, and each look-up waits three times for memory.
    /// Here every step is taken for all texts before the next one, so that they wait together.
    mutating func numbers(of texts: [String], into numbers: inout [UInt32], _ batch: inout Batch) {
        batch.fill(texts)
        numbers.removeAll(keepingCapacity: true)
        let mask = slots.count - 1
        for index in texts.indices { batch.entries[index] = slots[Int(batch.hashes[index]) & mask] }
        for index in texts.indices {
            let entry = batch.entries[index]
            let number = Int(UInt32(truncatingIfNeeded: entry))
            // Where its text ends and where that of the one before it does.
            batch.places[index] = number == 0 ? (0, 0) : (number == 1 ? 0 : ends[number - 2], ends[number - 1])
        }
        var start = 0
        for index in texts.indices {
            let (end, place) = (Int(batch.ends[index]), batch.places[index])
            var isSame = UInt32(truncatingIfNeeded: batch.entries[index] >> 32) == batch.hashes[index]
                && batch.entries[index] != 0 && Int(place.1 - place.0) == end - start
            if isSame {
                isSame = unsafe bytes.withUnsafeBytes { all in
                    unsafe batch.bytes.withUnsafeBytes { own in
                        unsafe Self.areEqual(all, Int(place.0), own, start, count: end - start)
                    }
                }
            }
            numbers.append(isSame ? UInt32(truncatingIfNeeded: batch.entries[index]) - 1 : number(of: texts[index]))
            start = end
        }
    }

    /// What `numbers(of:into:_:)` works in.
    struct Batch: Sendable {
        fileprivate var bytes: [UInt8] = []
        fileprivate var ends: [UInt32] = []
        fileprivate var hashes: [UInt32] = []
        fileprivate var entries: [UInt64] = []
        fileprivate var places: [(UInt32, UInt32)] = []

        fileprivate mutating func fill(_ texts: [String]) {
            bytes.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            hashes.removeAll(keepingCapacity: true)
            for var text in texts {
                text.withUTF8 { letters in
                    unsafe bytes.append(contentsOf: letters)
                    hashes.append(unsafe TermTable.hash(UnsafeRawBufferPointer(letters)))
                }
                ends.append(UInt32(bytes.count))
            }
            if entries.count < texts.count {
                entries = [UInt64](repeating: 0, count: texts.count)
                places = [(UInt32, UInt32)](repeating: (0, 0), count: texts.count)
            }
        }
    }

    /// The same for the four bytes of a gram, the highest first.
    mutating func number(of gram: UInt32) -> UInt32 {
        unsafe withUnsafeBytes(of: gram.bigEndian) { unsafe number(of: $0) }
    }

    private mutating func number(of text: UnsafeRawBufferPointer) -> UInt32 {
        let hash = unsafe Self.hash(text)
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash {
                let number = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
                if unsafe holds(text, number) { return UInt32(number) }
            }
            slot = (slot + 1) & mask
        }
        unsafe bytes.append(contentsOf: text)
        ends.append(UInt32(bytes.count))
        slots[slot] = UInt64(hash) << 32 | UInt64(ends.count)
        if 2 * ends.count > slots.count { grow() }
        return UInt32(ends.count - 1)
    }

    @inline(__always)
    private func holds(_ text: UnsafeRawBufferPointer, _ number: Int) -> Bool {
        let start = number == 0 ? 0 : Int(ends[number - 1])
        guard Int(ends[number]) - start == text.count else { return false }
        return unsafe bytes.withUnsafeBytes { unsafe Self.areEqual($0, start, text, 0, count: text.count) }
    }

    @inline(__always)
    private static func areEqual(
        _ one: UnsafeRawBufferPointer, _ start: Int, _ other: UnsafeRawBufferPointer, _ otherStart: Int, count: Int
    ) -> Bool {
        var index = 0
        while index + 8 <= count {
            let (left, right) = unsafe (
                one.loadUnaligned(fromByteOffset: start + index, as: UInt64.self),
                other.loadUnaligned(fromByteOffset: otherStart + index, as: UInt64.self))
            if left != right { return false }
            index += 8
        }
        while index < count {
            if unsafe one[start + index] != other[otherStart + index] { return false }
            index += 1
        }
        return true
    }

    private mutating func grow() {
        var larger = [UInt64](repeating: 0, count: slots.count * 2)
        let mask = larger.count - 1
        for entry in slots where entry != 0 {
            var slot = Int(entry >> 32) & mask
            while larger[slot] != 0 { slot = (slot + 1) & mask }
            larger[slot] = entry
        }
        slots = larger
    }

    private static func hash(_ text: UnsafeRawBufferPointer) -> UInt32 {
        var hash = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index + 8 <= text.count {
            hash = mix(hash, unsafe text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        let left = text.count - index
        if left > 0, text.count >= 8 {
            hash = mix(hash, unsafe text.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self))
        } else if left >= 4 {
            let (head, tail) = unsafe (
                text.loadUnaligned(fromByteOffset: 0, as: UInt32.self),
                text.loadUnaligned(fromByteOffset: left - 4, as: UInt32.self))
            hash = mix(hash, UInt64(head) << 32 | UInt64(tail))
        } else if left > 0 {
            hash = unsafe mix(hash, UInt64(text[0]) << 16 | UInt64(text[left / 2]) << 8 | UInt64(text[left - 1]))
        }
        return UInt32(truncatingIfNeeded: hash >> 32)
    }

    @inline(__always)
    private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
        return product ^ product >> 32
    }

    /// The texts' numbers in ascending order of their bytes.
    func order() -> [UInt32] {
        var keys: [(prefix: UInt64, number: UInt32)] = []
        keys.reserveCapacity(count)
        for number in 0..<count { keys.append((Self.prefix(text(number)), UInt32(number))) }
        keys.sort {
            $0.prefix != $1.prefix ? $0.prefix < $1.prefix
                : text(Int($0.number)).lexicographicallyPrecedes(text(Int($1.number)))
        }
        return keys.map(\.number)
    }

    private static func prefix(_ text: ArraySlice<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        var shift: UInt64 = 56
        for byte in text.prefix(8) {
            key |= UInt64(byte) << shift
            shift = shift &- 8
        }
        return key
    }
}
