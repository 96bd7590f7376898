/// The length of every document in one form, in one, two or four bytes each, whatever the longest needs.
struct LengthColumn: Sendable {
    /// Documents.
    let count: Int
    /// Bytes of a length: 1, 2 or 4.
    let width: Int
    let region: Region

    /// The bytes that a length needs when none is greater than `maximum`.
    static func width(for maximum: UInt32) -> Int { maximum <= 0xFF ? 1 : maximum <= 0xFFFF ? 2 : 4 }

    static func encode(_ lengths: [UInt32], width: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lengths.count * width)
        for length in lengths {
            for byte in 0..<width { bytes.append(UInt8(truncatingIfNeeded: length >> UInt32(8 * byte))) }
        }
        return bytes
    }

    /// Weighted terms of a document, in units of the index's scale; 0 for one that there is not.
    @inline(__always)
    subscript(document: Int) -> UInt32 {
        switch width {
        case 1: UInt32(region.byte(document))
        case 2: UInt32(region.half(document * 2))
        default: region.word(document * 4)
        }
    }

    /// All lengths, by document. Reads the whole column.
    var all: [UInt32] { (0..<count).map { self[$0] } }

    /// Writes the lengths of the first `count` of some documents to `output`; 0 for those that there are not.
    @inline(__always)
    func gather(_ documents: [UInt32], _ count: Int, into output: inout [UInt32]) {
        let limit = self.count
        let width = width
        unsafe region.withUnsafeBytes { bytes in
            // A column shorter than its documents is refused when it is opened.
            unsafe output.withUnsafeMutableBufferPointer { output in
                unsafe documents.withUnsafeBufferPointer { documents in
                    switch width {
                    case 1:
                        for index in 0..<count {
                            let document = Int(unsafe documents[index])
                            unsafe output[index] = document < limit ? UInt32(bytes[document]) : 0
                        }
                    case 2:
                        for index in 0..<count {
                            let document = Int(unsafe documents[index])
                            unsafe output[index] = document < limit
                                ? UInt32(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: document * 2, as: UInt16.self))) : 0
                        }
                    default:
                        for index in 0..<count {
                            let document = Int(unsafe documents[index])
                            unsafe output[index] = document < limit
                                ? UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: document * 4, as: UInt32.self)) : 0
                        }
                    }
                }
            }
        }
    }
}
