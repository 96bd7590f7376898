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

    /// Appends `values` (exactly 128) in `width` vectors.
    static func pack(_ values: ArraySlice<UInt32>, width: Int, into output: inout [SIMD4<UInt32>]) {
        guard width > 0 else { return }
        let start = output.count
        output.append(contentsOf: repeatElement(SIMD4(repeating: 0), count: width))
        var bit = 0
        var at = values.startIndex
        for _ in 0..<32 {
            let row = SIMD4(values[at], values[at + 1], values[at + 2], values[at + 3])
            let word = start + bit / 32
            let shift = UInt32(bit % 32)
            output[word] |= row &<< SIMD4(repeating: shift)
            if Int(shift) + width > 32 { output[word + 1] |= row &>> SIMD4(repeating: 32 - shift) }
            bit += width
            at += 4
        }
    }

    /// Writes 128 integers to the beginning of `output`.
    @inline(__always)
    static func unpack(_ input: [SIMD4<UInt32>], at start: Int, width: Int, into output: inout [UInt32]) {
        guard width > 0 else {
            for index in 0..<count { output[index] = 0 }
            return
        }
        let mask = SIMD4<UInt32>(repeating: width == 32 ? .max : (1 << UInt32(width)) - 1)
        var bit = 0
        for row in 0..<32 {
            let word = start + bit / 32
            let shift = UInt32(bit % 32)
            var value = input[word] &>> SIMD4(repeating: shift)
            if Int(shift) + width > 32 { value |= input[word + 1] &<< SIMD4(repeating: 32 - shift) }
            value &= mask
            output[row * 4] = value[0]
            output[row * 4 + 1] = value[1]
            output[row * 4 + 2] = value[2]
            output[row * 4 + 3] = value[3]
            bit += width
        }
    }
}
