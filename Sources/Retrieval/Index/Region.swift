internal import Artefact

/// One block of an index's file, read where it lies: nothing is copied.
///
/// Whoever reads calls `touch` before, which compares checksums once. What lies beyond the end reads as zeros: bytes that
/// fit their checksums are as they were written, so that nobody asks for them; a forged file gives wrong answers, not a
/// crash.
struct Region: Sendable {
    private let block: MappedBlock

    init(_ block: MappedBlock) { self.block = block }

    var name: String { block.name }
    /// Bytes.
    var count: Int { block.count }

    /// Compares the checksums that cover a range, unless that was done before.
    /// - Throws: `damaged`, also for a range that the region does not have.
    @inline(__always)
    func touch(_ range: Range<Int>) throws(RetrievalError) {
        guard range.lowerBound >= 0, range.upperBound <= block.count else {
            throw damaged("bytes up to \(block.count)", "bytes \(range.lowerBound) to \(range.upperBound)")
        }
        do { try block.touch(range) } catch { throw damaged(error.expected, error.found) }
    }

    func touch() throws(RetrievalError) { try touch(0..<block.count) }

    @inline(__always)
    func byte(_ offset: Int) -> UInt8 { offset >= 0 && offset < block.count ? block.load(offset) : 0 }

    @inline(__always)
    func half(_ offset: Int) -> UInt16 { offset >= 0 && offset <= block.count - 2 ? block.load(offset) : 0 }

    @inline(__always)
    func word(_ offset: Int) -> UInt32 { offset >= 0 && offset <= block.count - 4 ? block.load(offset) : 0 }

    @inline(__always)
    func longWord(_ offset: Int) -> UInt64 { offset >= 0 && offset <= block.count - 8 ? block.load(offset) : 0 }

    /// Reads what `VariableByte` wrote and moves `offset` behind it.
    @inline(__always)
    func variable(at offset: inout Int) -> UInt32 {
        var value = UInt32(byte(offset))
        offset += 1
        guard value >= 0x80 else { return value }
        value &= 0x7F
        for shift in stride(from: UInt32(7), through: 28, by: 7) {
            let next = byte(offset)
            offset += 1
            value |= UInt32(next & 0x7F) << shift
            if next < 0x80 { break }
        }
        return value
    }

    /// A copy of some bytes, those beyond the end left out.
    func bytes(_ range: Range<Int>) -> [UInt8] {
        let inside = range.clamped(to: 0..<block.count)
        return unsafe block.withUnsafeBytes { unsafe Array($0[inside]) }
    }

    /// All bytes, without checks.
    @inline(__always)
    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe block.withUnsafeBytes { unsafe body($0) }
    }

    func damaged(_ expected: String, _ found: String) -> RetrievalError {
        RetrievalError(.damaged, at: "block “\(name)”", expected: expected, found: found, remedy: "build the index again")
    }
}
