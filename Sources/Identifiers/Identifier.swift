public import Artefact

/// A name with an alphabet: lower-case ASCII letters, digits and hyphens, beginning with a letter or a digit.
///
/// An entity, a facet and a source are all named by short words in files that people edit. A type of its own for
/// each keeps one from being passed for another; the shared alphabet keeps them safe in a path, a URL and a CSS class.
public protocol Identifier: Hashable, Comparable, Sendable, CustomStringConvertible, Codable, Storable {
    /// The identifier as it is written in the knowledge base.
    var rawValue: String { get }

    /// Wraps a text already known to be valid; use `init?(_:)` at the door.
    init(trusted rawValue: String)
}

extension Identifier {
    /// Nil unless `text` is 1 to 80 characters of the alphabet `a-z 0-9 -`, beginning with a letter or a digit.
    public init?(_ text: String) {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.count <= 80, first != UInt8(ascii: "-") else { return nil }
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): continue
            default: return nil
            }
        }
        self.init(trusted: text)
    }

    public var description: String { rawValue }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8) }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let identifier = Self(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath,
                debugDescription: "expected an identifier (a-z, 0-9, -), found “\(text)”"))
        }
        self = identifier
    }

    public func store(in writer: inout ArtefactWriter) { rawValue.store(in: &writer) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) { self.init(trusted: try reader.text()) }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
