public import Identifiers

/// Why no answer is given. A value, not an error: to know what one does not know is an answer too.
public enum Decline: Sendable, Hashable {
    /// A profession that the knowledge base does not cover, as the person wrote it.
    case profession(String)
    /// Another subject.
    case subject
    /// Somebody or something else, named: what was spoken of before is left.
    case stranger
    /// A school, a course of study or the like that the knowledge base does not cover, as the person wrote it: what was spoken
    /// of before is left.
    case unknown(String)
    /// No words of a language.
    case gibberish
    /// Nothing was said.
    case empty
    /// A picture, a voice or another thing that is no text.
    case object
    /// A language that is not spoken here.
    case language
    /// The thing is known, this side of it is not: no source says it.
    case absent(EntityID, FacetID)
    /// The figures asked for do not exist, or may not be compared.
    case noFigures(EntityID?)
    /// "Where does it come from?" before anything was said.
    case nothingSaid

    /// A short code without a word of the person's, for explanations, metrics and events.
    public var code: String {
        switch self {
        case .profession: "profession"
        case .subject: "subject"
        case .stranger, .unknown: "stranger"
        case .gibberish: "gibberish"
        case .empty: "empty"
        case .object: "object"
        case .language: "language"
        case .absent: "absent"
        case .noFigures: "no-figures"
        case .nothingSaid: "nothing-said"
        }
    }
}
