#if Server
internal import FoundationEssentials

/// Bodies of JSON, read and written.
enum JSONBody {
    /// Nil when the bytes are no JSON of this shape.
    static func read<Value: Decodable>(_ type: Value.Type = Value.self, from bytes: [UInt8]) -> Value? {
        try? JSONDecoder().decode(type, from: Data(bytes))
    }

    /// The same bytes for the same value. Values are strings, whole numbers, flags and lists of them, which can always be
    /// written.
    static func write(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}
#endif
