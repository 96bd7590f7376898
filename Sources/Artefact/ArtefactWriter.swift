/// Appends values to bytes, little-endian; what `ArtefactReader` reads.
public struct ArtefactWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public mutating func write(_ value: UInt8) { bytes.append(value) }

    public mutating func write(_ value: UInt32) { append(value.littleEndian) }

    public mutating func write(_ value: UInt64) { append(value.littleEndian) }

    public mutating func write(_ value: Double) { write(value.bitPattern) }

    public mutating func write(_ value: Float) { write(value.bitPattern) }

    /// Seven bits a byte, the lowest first; a set high bit says that more follow.
    public mutating func write(count: Int) {
        var rest = UInt64(truncatingIfNeeded: count)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// The number of bytes, then the bytes.
    public mutating func write(bytes raw: some Collection<UInt8>) {
        write(count: raw.count)
        bytes.append(contentsOf: raw)
    }

    /// The number of elements, then each as it lies in memory: little-endian on every machine that Mentor runs on.
    public mutating func write<Number: BitwiseCopyable>(numbers: [Number]) {
        write(count: numbers.count)
        unsafe numbers.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func append(_ value: some FixedWidthInteger) {
        unsafe withUnsafeBytes(of: value) { unsafe bytes.append(contentsOf: $0) }
    }
}
