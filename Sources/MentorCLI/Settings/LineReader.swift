/// Cuts what a descriptor delivers into lines, holding no more than one line of bounded length.
///
/// A line ends with a line feed, or with the input; a carriage return before the line feed goes away with it. Bytes are
/// handed on as they came: whether they are UTF-8 is for the reader of the line to say.
struct LineReader {
    /// One line of input.
    enum Line {
        case bytes([UInt8])
        /// Longer than the limit: its beginning, as long as the limit. The rest is passed over when the next line is asked
        /// for, so that who stops here does not read it.
        case tooLong([UInt8])
    }

    private let descriptor: Int32
    private let longest: Int
    private var piece: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    /// The last line was cut off; what follows is still that line.
    private var isInsideLongLine = false

    /// Reads from `descriptor`, lines of at most `longest` bytes.
    init(descriptor: Int32, longest: Int) {
        self.descriptor = descriptor
        self.longest = longest
    }

    /// The next line without its end, or nil after the last one.
    mutating func next() throws(SystemCalls.Failure) -> Line? {
        try passOverRest()
        var line: [UInt8] = []
        while try hasBytes() {
            let end = SystemCalls.lineFeed(in: piece, from: position)
            let part = piece[position..<(end ?? piece.count)]
            if line.count + part.count > longest {
                isInsideLongLine = true
                return .tooLong(line + part.prefix(longest - line.count))
            }
            position = (end ?? piece.count - 1) + 1
            // Most lines lie within a piece, and are copied once.
            if line.isEmpty { line = Array(part) } else { line += part }
            if end != nil {
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                return .bytes(line)
            }
        }
        return line.isEmpty ? nil : .bytes(line)
    }

    private mutating func passOverRest() throws(SystemCalls.Failure) {
        while isInsideLongLine {
            guard try hasBytes() else { return }
            let end = SystemCalls.lineFeed(in: piece, from: position)
            position = (end ?? piece.count - 1) + 1
            isInsideLongLine = end == nil
        }
    }

    /// Reads on when all bytes at hand are used up; false at the end.
    private mutating func hasBytes() throws(SystemCalls.Failure) -> Bool {
        if position < piece.count { return true }
        guard !isAtEnd else { return false }
        try SystemCalls.read(from: descriptor, into: &piece, limit: 1 << 16)
        position = 0
        isAtEnd = piece.isEmpty
        return !isAtEnd
    }
}
