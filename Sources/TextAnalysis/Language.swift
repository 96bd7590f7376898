/// A language that Mentor speaks; the raw value is its ISO 639-1 code.
public enum Language: String, Sendable, Hashable, CaseIterable, Comparable, Codable {
    case french = "fr"
    case english = "en"

    public static func < (left: Language, right: Language) -> Bool { left.rawValue < right.rawValue }
}
