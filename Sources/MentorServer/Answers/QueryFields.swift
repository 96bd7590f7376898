#if Server
internal import TextAnalysis

/// Fields as a browser sends them after `?` and in a form (application/x-www-form-urlencoded).
///
/// Outside data: a field that is not UTF-8, or has half of an escape, is left out. Of two fields of one name the first counts.
struct QueryFields: Sendable {
    private var fields: [String: String] = [:]

    init(_ text: String?) { self.init(bytes: Array((text ?? "").utf8)) }

    init(bytes: [UInt8]) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let end = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            guard let name = Self.decoded(pair[..<end]), let value = Self.decoded(pair[end...].dropFirst()), fields[name] == nil else { continue }
            fields[name] = value
        }
    }

    subscript(name: String) -> String? { fields[name] }

    /// Without the white space around it; nil when nothing is left.
    func text(_ name: String) -> String? {
        guard let value = fields[name] else { return nil }
        let start = value.drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) }
    }

    /// The language that `language` names, if it is one.
    var language: Language? { fields["language"].flatMap { Language(rawValue: $0) } }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): result.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(Self.digit), let low = rest.popFirst().flatMap(Self.digit) else { return nil }
                result.append(high << 4 | low)
            default: result.append(byte)
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
#endif
