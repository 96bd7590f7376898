/// A small generator of random bits with a 64-bit state (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number
/// Generators", OOPSLA 2014): the same sequence for the same seed, everywhere.
public struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Fisher and Yates, with the multiply-shift bound, so that no library version changes the order.
    mutating func shuffle(_ items: inout [Int]) {
        guard items.count > 1 else { return }
        for place in stride(from: items.count - 1, to: 0, by: -1) {
            items.swapAt(place, Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(place + 1)).high))
        }
    }
}
