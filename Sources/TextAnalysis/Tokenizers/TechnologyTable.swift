/// The names of the domain that hold signs, to be kept whole: "c++", "c#", "r&d", "ci/cd", "node.js", ".net".
struct TechnologyTable: Sendable {
    private struct Name: Sendable {
        let bytes: [UInt8]
        let text: String
    }

    /// Per first folded byte, longest name first; 128 lists.
    private let names: [[Name]]
    /// One bit for each first byte below 64, and for each of those above: most words begin with none of them.
    private let starts: (UInt64, UInt64)

    /// Names without a sign need no help of the tokenizer and names with a space are the linker's: both are left out.
    init(_ technologies: [String]) {
        var names = [[Name]](repeating: [], count: 128)
        for text in Set(technologies).sorted() {
            let bytes = FoldedText(text).bytes
            guard let first = bytes.first, first < 0x80, bytes.count > 1, !bytes.contains(where: FoldedByte.isSpace),
                bytes.contains(where: { !FoldedByte.isAlphanumeric($0) })
            else { continue }
            names[Int(first)].append(Name(bytes: bytes, text: String(decoding: bytes, as: UTF8.self)))
        }
        var starts: (UInt64, UInt64) = (0, 0)
        for first in 0..<64 {
            if !names[first].isEmpty { starts.0 |= 1 << UInt64(first) }
            if !names[first + 64].isEmpty { starts.1 |= 1 << UInt64(first) }
        }
        self.starts = starts
        self.names = names.map { list in list.sorted { $0.bytes.count > $1.bytes.count } }
    }

    /// The names, folded, of which the same table can be made again.
    var texts: [String] { names.joined().map(\.text).sorted() }

    /// The longest name that stands at `index` as a word of its own, and where it ends in folded bytes.
    func match(in scan: WordScan, at index: Int) -> (name: String, end: Int)? {
        let first = scan.bytes[index]
        guard first < 0x80, (first < 64 ? starts.0 : starts.1) & 1 << UInt64(first & 63) != 0 else { return nil }
        for name in names[Int(first)] {
            guard let end = end(of: name.bytes, in: scan, at: index) else { continue }
            return (name.text, end)
        }
        return nil
    }

    /// Compares byte by byte; spaces around "&" and "/" are overlooked ("R & D", "CI / CD").
    private func end(of name: [UInt8], in scan: WordScan, at index: Int) -> Int? {
        var position = index
        for (offset, expected) in name.enumerated() {
            if offset > 0, scan.byte(position) == FoldedByte.space,
                isLoose(expected) || isLoose(name[offset - 1])
            {
                position += 1
            }
            guard position < scan.count, scan.bytes[position] == expected else { return nil }
            position += 1
        }
        let last = name[name.count - 1]
        let next = scan.byte(position)
        // "c++" is not the beginning of "c+++"; "c#" may be followed by anything but a letter or a digit.
        guard !FoldedByte.isAlphanumeric(next), FoldedByte.isAlphanumeric(last) || next != last else { return nil }
        return position
    }

    private func isLoose(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "&") || byte == UInt8(ascii: "/") }
}
