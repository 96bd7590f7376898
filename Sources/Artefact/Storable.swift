/// Something that can be put into a compiled artefact and taken out again, the same.
///
/// Not `Codable`: half a million small values are read at every start, and each of `Codable`'s keyed containers costs more
/// than the value in it. Fields are written in the order of their declaration, without names; the artefact's version says
/// what that order is.
public protocol Storable {
    func store(in writer: inout ArtefactWriter)

    /// - Throws: `damaged` when the bytes are not those of such a value.
    init(from reader: inout ArtefactReader) throws(ArtefactError)
}

extension String: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.write(bytes: utf8) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) { self = try reader.text() }
}

/// 63 bits and a sign.
extension Int: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.write(UInt64(bitPattern: Int64(self))) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self = Int(Int64(bitPattern: try reader.longWord()))
    }
}

extension Bool: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.write(UInt8(self ? 1 : 0)) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        switch try reader.byte() {
        case 0: self = false
        case 1: self = true
        case let other: throw reader.damaged("0 or 1", "\(other)")
        }
    }
}

extension Double: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.write(self) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) { self = try reader.double() }
}

extension Float: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.write(self) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) { self = try reader.float() }
}

extension Optional: Storable where Wrapped: Storable {
    @inlinable
    public func store(in writer: inout ArtefactWriter) {
        (self != nil).store(in: &writer)
        self?.store(in: &writer)
    }

    @inlinable
    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self = try Bool(from: &reader) ? try Wrapped(from: &reader) : nil
    }
}

extension Array: Storable where Element: Storable {
    @inlinable
    public func store(in writer: inout ArtefactWriter) {
        writer.write(count: count)
        for element in self { element.store(in: &writer) }
    }

    @inlinable
    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let count = try reader.count()
        self = []
        // An element may be far larger in memory than in the file: a damaged count must not ask for all of it at once.
        reserveCapacity(Swift.min(count, 1 << 18))
        for _ in 0..<count { append(try Element(from: &reader)) }
    }
}

/// In the order of the keys, so that the same dictionary always gives the same bytes.
extension Dictionary: Storable where Key: Storable & Comparable, Value: Storable {
    @inlinable
    public func store(in writer: inout ArtefactWriter) {
        writer.write(count: count)
        for (key, value) in sorted(by: { $0.key < $1.key }) {
            key.store(in: &writer)
            value.store(in: &writer)
        }
    }

    @inlinable
    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let count = try reader.count()
        self = Dictionary(minimumCapacity: Swift.min(count, 1 << 18))
        for _ in 0..<count {
            let key = try Key(from: &reader)
            self[key] = try Value(from: &reader)
        }
    }
}

/// In ascending order.
extension Set: Storable where Element: Storable & Comparable {
    @inlinable
    public func store(in writer: inout ArtefactWriter) { sorted().store(in: &writer) }

    @inlinable
    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let count = try reader.count()
        self = Set(minimumCapacity: Swift.min(count, 1 << 18))
        for _ in 0..<count { insert(try Element(from: &reader)) }
    }
}

extension Storable where Self: RawRepresentable, RawValue == String {
    public func store(in writer: inout ArtefactWriter) { rawValue.store(in: &writer) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let raw = try reader.text()
        guard let value = Self(rawValue: raw) else { throw reader.damaged("a \(Self.self)", "“\(raw)”") }
        self = value
    }
}

extension ArtefactWriter {
    /// Several values, one after the other.
    @inlinable
    public mutating func store<each Value: Storable>(_ value: repeat each Value) {
        repeat (each value).store(in: &self)
    }
}

extension ArtefactReader {
    /// The next value, of the type that is wanted.
    @inlinable
    public mutating func next<Value: Storable>(_ type: Value.Type = Value.self) throws(ArtefactError) -> Value {
        try Value(from: &self)
    }
}
