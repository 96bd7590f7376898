/// A name that another program gave to its question: handed back as it came, whatever it means.
public enum JSONScalar: Hashable, Decodable {
    case text(String)
    case integer(Int)
    case number(Double)

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let integer = try? container.decode(Int.self) {
            self = .integer(integer)
        } else {
            self = .number(try container.decode(Double.self))
        }
    }
}

extension JSONWriter {
    /// A string, a number, or null.
    public mutating func value(_ scalar: JSONScalar?) {
        switch scalar {
        case .text(let text): value(text)
        case .integer(let integer): value(integer)
        case .number(let number): value(number)
        case nil: null()
        }
    }

    /// A key and its string, number or null.
    public mutating func field(_ name: String, _ scalar: JSONScalar?) {
        key(name)
        value(scalar)
    }

    /// A number, or null.
    public mutating func value(_ number: Double?) {
        if let number { value(number) } else { null() }
    }
}
