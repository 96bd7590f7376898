/// Which reading of a word is indexed; each form has a dictionary and posting lists of its own.
///
/// One word, four readers: the stem unites "salaires" and "salarié", the surface keeps them apart, the grams forgive a
/// typo or a compound, and function words stay out of everybody's way until nothing else was asked.
public enum TermForm: UInt8, Sendable, Hashable, CaseIterable, Comparable {
    /// `Token.term` of content words.
    case stem = 0
    /// `Token.folded` of content words.
    case surface = 1
    /// Every run of four UTF-8 bytes inside `Token.folded`, the word's edges marked: " mét", "méti"… of content words.
    case gram = 2
    /// `Token.folded` of function words.
    case function = 3

    public static func < (left: TermForm, right: TermForm) -> Bool { left.rawValue < right.rawValue }

    /// The form in words, for explanations.
    public var label: String {
        switch self {
        case .stem: "stem"
        case .surface: "surface"
        case .gram: "letters"
        case .function: "function word"
        }
    }
}
