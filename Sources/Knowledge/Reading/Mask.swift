/// Words in braces, which stand for something else: `{role}`, `{indefinite}`.
enum Mask {
    /// The words between `{` and the next `}`, in the order of the text; a brace without its partner is no mask.
    static func names(in text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
        var names: [String] = []
        var rest = text.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            let inner = rest[rest.index(after: open)...]
            guard let close = inner.firstIndex(of: UInt8(ascii: "}")) else { break }
            names.append(String(decoding: inner[..<close], as: UTF8.self))
            rest = inner[inner.index(after: close)...]
        }
        return names
    }
}
