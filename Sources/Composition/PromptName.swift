/// The prompts that the composer asks for, and the names that each may use.
///
/// A file `Prompts/fr/answer.mustache` words the case `answer` in French. Every prompt exists in every language; a name
/// that is not listed here is an error when the prompts are loaded, because Mustache would render it as nothing.
public enum PromptName: String, Sendable, Hashable, CaseIterable {
    /// A facet of a thing.
    case answer
    /// A salary or another figure of a thing.
    case figures
    /// One figure in a list.
    case figure
    /// A computed figure beside the stated one.
    case converted
    case convert
    case compare
    case rank
    case cite
    case explain
    case list
    case clarifyEntity = "clarify-entity"
    case clarifyFacet = "clarify-facet"
    case declineProfession = "decline-profession"
    case declineUnknown = "decline-unknown"
    case declineSubject = "decline-subject"
    case declineGibberish = "decline-gibberish"
    case declineEmpty = "decline-empty"
    case declineObject = "decline-object"
    case declineLanguage = "decline-language"
    case declineAbsent = "decline-absent"
    case declineFigures = "decline-figures"
    case declineNothingSaid = "decline-nothing-said"
    case greet, wellbeing, thank, goodbye, help, identity, refuse, accept, handoff, restart, safeguard, erase
    /// Whether to erase the conversation is asked first.
    case offerErasure = "offer-erasure"
    /// The sources under an answer.
    case sources
    /// Figures are older than three years.
    case caution
    /// Only the beginning of the message was read.
    case truncated
    /// What one part of a longer message could not be answered.
    case partial

    /// The names that the template may use.
    public var names: Set<String> {
        let grammar: Set<String> = ["name", "indefinite", "definite", "of", "to", "plural", "Indefinite", "Definite", "Name"]
        let domain: Set<String> = ["kind", "kinds", "field", "examples"]
        switch self {
        case .answer: return grammar.union(["lead", "points", "noun", "nearest"])
        case .figures:
            return grammar.union(["noun", "lead", "level", "amount", "higher", "higherLevel", "place", "publisher", "year",
                "lines", "points", "nearest", "asked", "whole", "single", "range", "about", "proposed", "brought", "assumed", "span", "isAsked",
                "above", "below", "within"])
        case .figure: return ["amount", "level", "place", "about", "publisher", "year", "from", "to", "subject", "estimate"]
        case .converted: return ["stated", "amount", "level", "place", "publisher", "year", "about"]
        case .convert: return grammar.union(["lines", "already", "rates", "isKnown", "place", "nearest"])
        case .compare: return grammar.union([
            "noun", "difference", "sides", "title", "lines", "verdict", "points", "contrast", "overlapping", "first", "First", "second", "level",
            "amount", "secondAmount"])
        case .rank: return ["lines", "first", "second", "amount", "secondAmount", "publisher", "year", "level", "place", "equal", "noun", "lowest", "among", "kinds"]
        case .cite: return ["lines", "publisher", "title", "url", "date", "single"]
        case .explain: return ["lines", "name", "noun"]
        case .list: return domain.union(["lines", "count"])
        case .clarifyEntity: return domain.union(["noun", "options", "number", "label", "feminine"])
        case .clarifyFacet: return grammar.union(["options", "number", "label"])
        case .declineProfession, .declineUnknown: return domain.union(["asked"])
        case .declineSubject, .declineGibberish, .declineEmpty, .declineObject, .declineLanguage, .declineNothingSaid: return domain
        case .declineAbsent: return grammar.union(["noun", "reason"])
        case .declineFigures: return grammar.union(["noun"])
        case .greet, .wellbeing, .thank, .goodbye, .help, .identity, .refuse, .accept, .handoff, .restart, .safeguard, .erase, .offerErasure:
            return domain
        case .sources: return ["lines"]
        case .caution: return ["year", "publisher"]
        case .truncated: return ["bytes"]
        case .partial: return domain.union(["asked"])
        }
    }
}
