import Conversations
import Foundation

/// Names in an order that a seed decides.
struct Names {
    private var generator: SplitMix

    init(seed: UInt64 = 1) { generator = SplitMix(state: seed) }

    mutating func session() -> SessionID { .random(using: &generator) }
    mutating func turn() -> TurnID { .random(using: &generator) }
}

/// Days, in seconds.
func days(_ number: Double) -> TimeInterval { number * 86_400 }
