internal import FoundationEssentials
internal import TextAnalysis

/// The site's own words in one language: `strings.fr.json`.
struct Wording: Sendable {
    let language: Language
    private let texts: [String: String]
    /// The same for the templates, under `t`.
    let view: View

    /// Nil when the bytes are no JSON object of strings.
    init?(_ language: Language, json bytes: [UInt8]) {
        guard let texts = try? JSONDecoder().decode([String: String].self, from: Data(bytes)) else { return nil }
        self.language = language
        self.texts = texts
        view = View { view in
            for (name, text) in texts { view.set(name, text) }
        }
    }

    var names: Set<String> { Set(texts.keys) }

    /// The words under a name; empty for one that is not there.
    subscript(name: String) -> String { texts[name] ?? "" }

    /// The words under a name, with each `{key}` in them replaced by its value, set.
    func filled(_ name: String, _ values: KeyValuePairs<String, String>) -> String {
        var result = ""
        var rest = self[name][...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let key = rest[rest.index(after: open)..<close]
            result += rest[..<open] + (values.first { $0.key == key }?.value ?? "")
            rest = rest[rest.index(after: close)...]
        }
        return Typesetting.set(result + rest)
    }
}
