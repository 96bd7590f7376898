#if Server
internal import TextAnalysis
internal import Wire

/// Fields as a browser sends them after `?` and in a form (application/x-www-form-urlencoded).
///
/// Outside data: a field that is not UTF-8, or has half of an escape, is left out. Of two fields of one name the first counts.
struct QueryFields: Sendable {
    private var fields: [String: String] = [:]

    init(_ text: String?) { self.init(bytes: Array((text ?? "").utf8)) }

    init(bytes: [UInt8]) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let end = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            guard let name = FormText.decoded(pair[..<end]), let value = FormText.decoded(pair[end...].dropFirst()), fields[name] == nil else { continue }
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
}
#endif
