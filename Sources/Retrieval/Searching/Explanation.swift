/// Why a document has its score: a tree whose values add up, in words.
public struct Explanation: Sendable, Hashable, CustomStringConvertible {
    /// In `Score.unit`s: the sum over `details`, if there are any and nothing else is said.
    public let units: Int64
    /// What this part of the score is for.
    public let summary: String
    /// How it was reckoned, in plain text; nil for a sum.
    public let formula: String?
    public let details: [Explanation]

    public init(units: Int64, summary: String, formula: String? = nil, details: [Explanation] = []) {
        self.units = units
        self.summary = summary
        self.formula = formula
        self.details = details
    }

    public var score: Double { Score.value(units) }

    /// One line for each part, indented by depth.
    public var description: String { lines(depth: 0).joined(separator: "\n") }

    private func lines(depth: Int) -> [String] {
        let line = String(repeating: "  ", count: depth) + "\(score)  \(summary)" + (formula.map { "  [\($0)]" } ?? "")
        return [line] + details.flatMap { $0.lines(depth: depth + 1) }
    }
}
