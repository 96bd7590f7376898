#if Server
internal import HTTPTypes
internal import Wire

/// The fields of a body or a query of the form `name=value&name=value` (application/x-www-form-urlencoded, WHATWG URL
/// standard, section 5), read strictly: what the platforms send is well-formed, and what is not well-formed is not theirs.
struct FormBody: Sendable {
    private let fields: [(name: String, value: String)]

    /// Nil for a `%` without two hexadecimal digits, for bytes that are not UTF-8, for a field without a name or more than
    /// 200 fields. An empty body has no fields.
    init?(_ body: some Sequence<UInt8>) {
        let bytes = Array(body)
        var fields: [(name: String, value: String)] = []
        for field in bytes.split(separator: UInt8(ascii: "&")) {
            let parts = field.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard fields.count < 200, let first = parts.first, let name = FormText.decoded(first), !name.isEmpty,
                let value = FormText.decoded(parts.dropFirst().first ?? [])
            else { return nil }
            fields.append((name, value))
        }
        self.fields = fields
    }

    /// The query of an address as it came, as `/webhooks/whatsapp?hub.mode=subscribe`; without a query there are no fields.
    init?(queryOf target: String) {
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else {
            self.init([])
            return
        }
        self.init(target.utf8[target.utf8.index(after: mark)...].prefix { $0 != UInt8(ascii: "#") })
    }

    /// Whether a delivery says that its body is a form.
    static func isForm(_ delivery: Delivery) -> Bool {
        delivery.fields[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") ?? false
    }

    /// The value of the only field of that name; nil when there is none, or when several could be meant.
    subscript(name: String) -> String? {
        let values = fields.filter { $0.name == name }
        return values.count == 1 ? values.first?.value : nil
    }
}
#endif
