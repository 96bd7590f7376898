#if Server

/// A value that may be of a shape that we do not know: then nil, instead of failing what is around it. In a batch of messages
/// one of a new kind must not spoil the others.
struct Lenient<Value: Decodable>: Decodable {
    var value: Value?

    init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
}

extension Lenient: Sendable where Value: Sendable {}
#endif
