/// Which letters lie side by side under the fingers.
struct KeyboardLayout: Sendable {
    /// For each letter a–z, a bit for each neighbour.
    private let neighbours: [UInt32]

    /// The layout that a language is typed on: AZERTY in French, QWERTY in English.
    static func of(_ language: Language) -> KeyboardLayout {
        switch language {
        case .french: KeyboardLayout(rows: ["azertyuiop", "qsdfghjklm", "wxcvbn"])
        case .english: KeyboardLayout(rows: ["qwertyuiop", "asdfghjkl", "zxcvbnm"])
        }
    }

    /// Each row is shifted by about half a key against the one above.
    private init(rows: [String]) {
        var neighbours = [UInt32](repeating: 0, count: 26)
        let rows = rows.map { Array($0.utf8.map { Int($0) - 0x61 }) }
        func join(_ row: Int, _ column: Int, _ otherRow: Int, _ otherColumn: Int) {
            guard rows.indices.contains(otherRow), rows[otherRow].indices.contains(otherColumn) else { return }
            let (one, other) = (rows[row][column], rows[otherRow][otherColumn])
            neighbours[one] |= 1 << UInt32(other)
            neighbours[other] |= 1 << UInt32(one)
        }
        for row in rows.indices {
            for column in rows[row].indices {
                join(row, column, row, column + 1)
                join(row, column, row + 1, column)
                join(row, column, row + 1, column - 1)
            }
        }
        self.neighbours = neighbours
    }

    /// Whether two letters a–z are neighbours.
    @inline(__always)
    func areAdjacent(_ one: UInt8, _ other: UInt8) -> Bool {
        neighbours[Int(one &- 0x61)] >> UInt32(other &- 0x61) & 1 == 1
    }
}
