/// Room outside of memory, such as a temporary file, where a builder lays aside what it cannot hold.
///
/// The core opens no file: whoever builds a large index hands this in. It belongs to the builder alone, which writes at
/// the end and reads what it wrote, and it may vanish with the last reference to it.
public protocol Scratch: AnyObject, Sendable {
    /// Writes bytes.
    /// - Parameter offset: In bytes; never more than the end of what was written.
    /// - Throws: `unwritable`.
    func write(_ bytes: [UInt8], at offset: Int) throws(RetrievalError)

    /// Reads bytes that were written.
    /// - Throws: `unwritable` when they cannot be had back.
    func read(_ count: Int, at offset: Int) throws(RetrievalError) -> [UInt8]
}

/// How much memory a builder may fill before it lays aside what it has, and where to.
public struct MemoryBudget: Sendable {
    /// For the postings and words at hand. The lengths of all documents, four bytes each in each form, come on top, and so
    /// do the buffers of merging and whatever the analyser remembers.
    public var bytes: Int
    public var makeScratch: @Sendable () throws(RetrievalError) -> any Scratch

    public init(bytes: Int, makeScratch: @escaping @Sendable () throws(RetrievalError) -> any Scratch) {
        self.bytes = bytes
        self.makeScratch = makeScratch
    }
}

/// Bytes in the making: in memory, or in a scratch with no more than 64 KB of them in memory.
struct ScratchStream {
    static let buffer = 1 << 16

    private let scratch: (any Scratch)?
    private(set) var pending: [UInt8] = []
    /// Bytes in the scratch.
    private var written = 0

    init(_ scratch: (any Scratch)?) { self.scratch = scratch }

    /// Bytes in all.
    var count: Int { written + pending.count }

    mutating func append(_ byte: UInt8) { pending.append(byte) }

    mutating func append(_ bytes: some Sequence<UInt8>) { pending.append(contentsOf: bytes) }

    mutating func append(_ number: some FixedWidthInteger & UnsignedInteger) {
        for byte in 0..<number.bitWidth / 8 { pending.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
    }

    @inline(__always)
    mutating func append(variable number: UInt32) { VariableByte.append(number, to: &pending) }

    mutating func append(_ vectors: [SIMD4<UInt32>]) {
        for vector in vectors {
            for lane in 0..<4 { append(vector[lane]) }
        }
    }

    /// Lays aside what is in memory when there is enough of it; called between two entries.
    /// - Throws: `unwritable`.
    mutating func settle() throws(RetrievalError) {
        guard let scratch, pending.count >= Self.buffer else { return }
        try scratch.write(pending, at: written)
        written += pending.count
        pending.removeAll(keepingCapacity: true)
    }

    /// Calls `body` with all bytes in order, part by part.
    /// - Throws: `unwritable`, or what `body` throws.
    func forEachPart(_ body: (ArraySlice<UInt8>) throws(RetrievalError) -> Void) throws(RetrievalError) {
        var at = 0
        while let scratch, at < written {
            let part = try scratch.read(min(Self.buffer, written - at), at: at)
            try body(part[...])
            at += part.count
        }
        try body(pending[...])
    }

    /// All bytes, in memory.
    /// - Throws: `unwritable`.
    func bytes() throws(RetrievalError) -> [UInt8] {
        if written == 0 { return pending }
        var all: [UInt8] = []
        all.reserveCapacity(count)
        try forEachPart { all += $0 }
        return all
    }

    /// A reader from the beginning. Nothing may be appended while it is used.
    func reader() -> Reader { Reader(scratch: scratch, written: written, buffer: written == 0 ? pending : [], rest: pending) }

    /// Reads a stream from its beginning, with little of it in memory.
    struct Reader {
        private let scratch: (any Scratch)?
        private let written: Int
        private var buffer: [UInt8]
        /// What never left memory, read last.
        private let rest: [UInt8]
        private var at = 0
        /// Bytes of the scratch that have been in the buffer.
        private var fetched = 0
        private var isAtRest: Bool

        fileprivate init(scratch: (any Scratch)?, written: Int, buffer: [UInt8], rest: [UInt8]) {
            self.scratch = scratch
            self.written = written
            self.buffer = buffer
            self.rest = rest
            isAtRest = written == 0
        }

        /// Makes sure that `count` bytes are in the buffer, if there are so many.
        private mutating func fill(_ count: Int) throws(RetrievalError) {
            while buffer.count - at < count {
                if fetched < written, let scratch {
                    let part = try scratch.read(min(max(ScratchStream.buffer, count), written - fetched), at: fetched)
                    buffer.removeFirst(at)
                    at = 0
                    buffer += part
                    fetched += part.count
                } else if !isAtRest {
                    buffer.removeFirst(at)
                    at = 0
                    buffer += rest
                    isAtRest = true
                } else {
                    return
                }
            }
        }

        /// Whether everything has been read.
        mutating func isAtEnd() throws(RetrievalError) -> Bool {
            if at < buffer.count { return false }
            try fill(1)
            return at == buffer.count
        }

        /// The next number; 0 at the end.
        mutating func variable() throws(RetrievalError) -> UInt32 {
            if buffer.count - at < 5 { try fill(5) }
            guard at < buffer.count else { return 0 }
            return VariableByte.read(buffer, at: &at)
        }

        /// Appends the next `count` bytes to `output`.
        mutating func read(_ count: Int, into output: inout [UInt8]) throws(RetrievalError) {
            try fill(count)
            let end = min(at + count, buffer.count)
            output += buffer[at..<end]
            at = end
        }
    }
}
