/// Words of an outside text as a YAML value: between quotation marks wherever a reader could take them for anything else.
///
/// An imported title may begin with a bracket, hold `: ` or be the word "no". Rather than knowing every rule, a value is
/// written bare only when it is made of letters, digits, spaces and a few harmless signs; anything else is quoted.
public enum YAMLText {
    private static let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

    /// The value on one line, read back as the same text; control characters become spaces.
    public static func value(_ text: String) -> String {
        let line = oneLine(text)
        return isBare(line) ? line : quoted(line)
    }

    /// `[a, "b, c"]`.
    public static func list(_ texts: [String]) -> String {
        "[" + texts.map(value).joined(separator: ", ") + "]"
    }

    private static func oneLine(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    private static func isBare(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            first.properties.isAlphabetic, last != " ", !words.contains(text.lowercased())
        else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil || " -.+/()'’".unicodeScalars.contains(scalar)
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
    }
}
