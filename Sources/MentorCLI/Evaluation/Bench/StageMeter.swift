import MentorCore

/// Adds up where the time of a turn goes, and which stage makes the process grow, told by the turn itself what it enters.
final class StageMeter {
    private let clock = ContinuousClock()
    private var current: Int?
    private var since: ContinuousClock.Instant
    /// Microseconds in each stage of the turn being measured; nil for one that was not entered.
    private var spent: [Double?]
    private var resident = 0
    /// Bytes by which the process grew in each stage, over all turns that were weighed.
    private(set) var growth: [Int]

    private static let numbers = Dictionary(
        TurnStage.allCases.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })

    init() {
        since = clock.now
        spent = TurnStage.allCases.map { _ in nil }
        growth = TurnStage.allCases.map { _ in 0 }
    }

    /// Microseconds that a turn spent in each stage, in the order of `TurnStage.allCases`.
    func timed(_ turn: (@escaping TurnStage.Observer) -> Void) -> [Double?] {
        spent = TurnStage.allCases.map { _ in nil }
        current = nil
        turn { stage in self.enter(Self.numbers[stage]) }
        enter(nil)
        return spent
    }

    private func enter(_ stage: Int?) {
        let now = clock.now
        if let current { spent[current] = (spent[current] ?? 0) + since.duration(to: now) / .microseconds(1) }
        current = stage
        since = clock.now
    }

    /// Adds the pages that each stage of a turn made resident to `growth`. Asking the system takes far longer than most
    /// stages, so a turn is weighed or timed, never both.
    func weighed(_ turn: (@escaping TurnStage.Observer) -> Void) {
        current = nil
        turn { stage in self.weigh(Self.numbers[stage]) }
        weigh(nil)
    }

    private func weigh(_ stage: Int?) {
        let now = SystemCalls.residentBytes()
        if let current { growth[current] += now - resident }
        current = stage
        resident = SystemCalls.residentBytes()
    }
}
