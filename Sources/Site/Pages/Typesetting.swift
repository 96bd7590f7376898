/// Sets a text as French (and here English too) is printed: what must not stand at the beginning of a line is held by a
/// space that does not break.
///
/// A plain space before `? ! ; : » € %` becomes U+00A0, the one after `«` too, the space of thousands U+202F, and the
/// straight apostrophe a curved one. It is for what is shown, never for what is sent or put in a field.
enum Typesetting {
    private static let held: Set<Unicode.Scalar> = ["?", "!", ";", ":", "»", "€", "%"]

    /// The text as it is shown.
    static func set(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        func scalar(_ index: Int) -> Unicode.Scalar? { scalars.indices.contains(index) ? scalars[index] : nil }
        func isDigit(_ index: Int) -> Bool { scalar(index).map { ("0"..."9").contains($0) } ?? false }
        for (index, found) in scalars.enumerated() {
            switch found {
            case "'": result.append("’")
            case " ":
                if let next = scalar(index + 1), held.contains(next) {
                    result.append("\u{A0}")
                } else if scalar(index - 1) == "«" {
                    result.append("\u{A0}")
                } else if isDigit(index - 1), isDigit(index + 1), isDigit(index + 2), isDigit(index + 3), !isDigit(index + 4) {
                    result.append("\u{202F}")
                } else {
                    result.append(" ")
                }
            default: result.append(found)
            }
        }
        return String(result)
    }

    /// With a capital at its beginning, set.
    static func title(_ text: String) -> String { set(text.prefix(1).uppercased() + text.dropFirst()) }
}
