/// A place in a file: one-based line and one-based column in Unicode code points.
struct Position: Sendable, Hashable, Comparable {
    var line: Int
    var column: Int

    static let start = Position(line: 1, column: 1)

    static func < (left: Position, right: Position) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A value and where it was written.
struct Located<Value: Sendable>: Sendable {
    var value: Value
    var position: Position
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
