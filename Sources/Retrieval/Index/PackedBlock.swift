/// A block of 128 integers below 2³², packed with as many bits each as the largest needs.
///
/// Four neighbours share a vector, so that unpacking is 32 steps of shift, or and mask over four lanes at once
/// (the vertical layout of Lemire, Boytsov, "Decoding billions of integers per second through vectorization", 2015).
enum PackedBlock {
    /// Integers in a block.
    static let count = 128

    /// Bits that the largest of `values` needs, 0 to 32.
    static func width(of values: ArraySlice<UInt32>) -> Int {
        32 - (values.reduce(0, |)).leadingZeroBitCount
    }

    /// `values` (exactly 128) in `width` vectors.
    static func pack(_ values: ArraySlice<UInt32>, width: Int) -> [SIMD4<UInt32>] {
        guard width > 0 else { return [] }
        var output = [SIMD4<UInt32>](repeating: SIMD4(repeating: 0), count: width)
        var bit = 0
        var at = values.startIndex
        for _ in 0..<32 {
            let row = SIMD4(values[at], values[at + 1], values[at + 2], values[at + 3])
            let word = bit / 32
            let shift = UInt32(bit % 32)
            output[word] |= row &<< SIMD4(repeating: shift)
            if Int(shift) + width > 32 { output[word + 1] |= row &>> SIMD4(repeating: 32 - shift) }
            bit += width
            at += 4
        }
        return output
    }

    /// Writes 128 integers to the beginning of `output`.
    ///
    /// - Parameters:
    ///   - input: Vectors of 16 bytes; those from `start` to below `start + width` must be there.
    ///   - width: At most 32.
    @inline(__always)
    static func unpack(_ input: UnsafeRawBufferPointer, at start: Int, width: Int, into output: inout [UInt32]) {
        precondition(output.count >= count)
        unsafe output.withUnsafeMutableBytes { output in
            guard width > 0 else {
                let zero = SIMD4<UInt32>(repeating: 0)
                for row in 0..<32 { unsafe output.storeBytes(of: zero, toByteOffset: row * 16, as: SIMD4<UInt32>.self) }
                return
            }
            let mask = SIMD4<UInt32>(repeating: width == 32 ? .max : (1 << UInt32(width)) - 1)
            var bit = 0
            for row in 0..<32 {
                let place = (start + bit / 32) * 16
                let shift = UInt32(bit % 32)
                var value = unsafe input.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt32>.self) &>> SIMD4(repeating: shift)
                if Int(shift) + width > 32 {
                    value |= unsafe input.loadUnaligned(fromByteOffset: place + 16, as: SIMD4<UInt32>.self) &<< SIMD4(repeating: 32 - shift)
                }
                unsafe output.storeBytes(of: value & mask, toByteOffset: row * 16, as: SIMD4<UInt32>.self)
                bit += width
            }
        }
    }

    /// Turns 128 gaps minus one into the numbers that they lead to.
    @inline(__always)
    static func sum(gaps: inout [UInt32], after last: UInt32) {
        precondition(gaps.count >= count)
        var previous = last
        unsafe gaps.withUnsafeMutableBufferPointer { gaps in
            for index in 0..<count {
                previous = previous &+ (unsafe gaps[index]) &+ 1
                unsafe gaps[index] = previous
            }
        }
    }

    /// Adds 1 to 128 integers.
    @inline(__always)
    static func increment(_ values: inout [UInt32]) {
        precondition(values.count >= count)
        unsafe values.withUnsafeMutableBufferPointer { values in
            for index in 0..<count { unsafe values[index] &+= 1 }
        }
    }
}
