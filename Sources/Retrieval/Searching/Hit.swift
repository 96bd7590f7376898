/// A document that was found.
public struct Hit: Sendable, Hashable {
    /// Its number: how many were added before it.
    public let document: Int
    /// In whole millionths; greater is better, comparable within one query only.
    public let units: Int64

    public init(document: Int, units: Int64) {
        self.document = document
        self.units = units
    }

    public var score: Double { Score.value(units) }
}
