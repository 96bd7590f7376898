public import Artefact

/// Numbers for a fixed set of texts, 0 and up in the order given, and the way back.
///
/// A dictionary of `String` is rebuilt from the artefact at every start, one hash and one allocation a text, for some twenty
/// thousand texts of which a question asks for ten. Here the texts lie in one array of bytes behind a table of places that is
/// stored as it is: taking it up is three copies of memory. Hashes are `StableHash`, so that the table of one machine serves
/// another. Its limits: nothing can be added later, and hostile texts in the knowledge base would make it slow.
public struct TextTable: Sendable {
    private var bytes: [UInt8] = []
    /// Where each text ends in `bytes`.
    private var ends: [UInt32] = []
    /// Number plus one by hash, 0 for none: open addressing with linear probing, at most half full.
    private var slots: [UInt32]

    /// Of a repeated text the first place counts; it keeps the number of each that it stands at.
    public init(_ texts: some Collection<String> = []) {
        var size = 16
        while size < texts.count * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        ends.reserveCapacity(texts.count)
        for text in texts {
            let place = place(of: text.utf8.span)
            bytes.append(contentsOf: text.utf8)
            ends.append(UInt32(bytes.count))
            if slots[place] == 0 { slots[place] = UInt32(ends.count) }
        }
    }

    /// Number of texts.
    public var count: Int { ends.count }

    /// Nil for a text that is not among them.
    public func number(of text: String) -> Int? {
        let number = Int(slots[place(of: text.utf8.span)])
        return number > 0 ? number - 1 : nil
    }

    public func contains(_ text: String) -> Bool { slots[place(of: text.utf8.span)] != 0 }

    /// The text of a number.
    public subscript(number: Int) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

    private func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number]) }

    /// The slot where the text is, or where it would be.
    private func place(of text: Span<UInt8>) -> Int {
        var hash = StableHash()
        for index in text.indices { hash.combine(text[index]) }
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash.value) & mask
        while slots[place] != 0, !isText(Int(slots[place]) - 1, text) { place = (place + 1) & mask }
        return place
    }

    private func isText(_ number: Int, _ text: Span<UInt8>) -> Bool {
        let range = range(number)
        guard range.count == text.count else { return false }
        for index in text.indices where bytes[range.lowerBound + index] != text[index] { return false }
        return true
    }
}

extension TextTable: Storable {
    public func store(in writer: inout ArtefactWriter) {
        writer.write(bytes: bytes)
        for numbers in [ends, slots] { writer.write(numbers: numbers) }
    }

    /// - Throws: `damaged` when a look-up could lead outside of the texts, or never end.
    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        bytes = try reader.raw()
        ends = try reader.numbers(UInt32(0))
        slots = try reader.numbers(UInt32(0))
        let count = ends.count
        guard Int(ends.last ?? 0) == bytes.count, zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }),
            slots.count.nonzeroBitCount == 1, slots.contains(0), slots.allSatisfy({ Int($0) <= count })
        else { throw reader.damaged("a table of \(count) texts", "another") }
    }
}
