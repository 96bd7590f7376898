/// Cuts what a descriptor delivers into lines, holding no more than one line of bounded length.
///
/// A line ends with a line feed, or with the input; a carriage return before the line feed goes away with it. Bytes are
/// handed on as they came: whether they are UTF-8 is for the reader of the line to say.
struct LineReader {
    /// One line of input.
    enum Line {
        case bytes([UInt8])
        /// Longer than the limit: its beginning, as long as the limit; the rest was passed over.
        case tooLong([UInt8])
    }

    private let descriptor: Int32
    private let longest: Int
    private var piece: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// Reads from `descriptor`, lines of at most `longest` bytes.
    init(descriptor: Int32, longest: Int) {
        self.descriptor = descriptor
        self.longest = longest
    }

    /// The next line without its end, or nil after the last one.
    mutating func next() throws(SystemCalls.Failure) -> Line? {
        var line: [UInt8] = []
        var isTooLong = false
        while true {
            if position == piece.count {
                guard !isAtEnd else { return nil }
                try SystemCalls.read(from: descriptor, into: &piece, limit: 1 << 16)
                position = 0
                if piece.isEmpty {
                    isAtEnd = true
                    if line.isEmpty { return nil }
                    return isTooLong ? .tooLong(line) : .bytes(line)
                }
            }
            let rest = piece[position...]
            let end = rest.firstIndex(of: UInt8(ascii: "\n"))
            let part = rest[..<(end ?? piece.count)]
            if line.count + part.count > longest { isTooLong = true }
            line += part.prefix(longest - line.count)
            position = (end ?? piece.count - 1) + 1
            if end != nil {
                if isTooLong { return .tooLong(line) }
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                return .bytes(line)
            }
        }
    }
}
