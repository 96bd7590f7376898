import JSON

/// Named figures, printed for a person or as one JSON object, in the order in which they were taken.
struct Measurement {
    /// How a figure is written.
    private enum Value {
        case count(Int)
        case number(Double)
        case text(String)
        case absent
    }

    private var figures: [(name: String, value: Value)] = []

    mutating func add(_ name: String, _ count: Int) { figures.append((name, .count(count))) }

    /// Keeps `digits` decimals; what lies beyond is noise.
    mutating func add(_ name: String, _ number: Double, digits: Int) {
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        figures.append((name, .number((number * scale).rounded() / scale)))
    }

    /// What was measured, or where it lies.
    mutating func add(_ name: String, _ text: String) { figures.append((name, .text(text))) }

    /// Not measured, for want of a file: null.
    mutating func add(absent name: String) { figures.append((name, .absent)) }

    /// One JSON object on a line, or a figure a line.
    func bytes(asJSON: Bool) -> [UInt8] {
        var writer = JSONWriter()
        if asJSON {
            writer.object { writer in
                for (name, value) in figures {
                    switch value {
                    case .count(let count): writer.field(name, count)
                    case .number(let number): writer.field(name, number)
                    case .text(let text): writer.field(name, text)
                    case .absent:
                        writer.key(name)
                        writer.null()
                    }
                }
            }
            writer.endLine()
            return writer.bytes
        }
        let widest = figures.map { $0.name.utf8.count }.max() ?? 0
        var lines = ""
        for (name, value) in figures {
            let shown =
                switch value {
                case .count(let count): String(count)
                case .number(let number): String(number)
                case .text(let text): text
                case .absent: "-"
                }
            lines += name + String(repeating: " ", count: widest + 2 - name.utf8.count) + shown + "\n"
        }
        return Array(lines.utf8)
    }
}
