/// What a person does by saying something; the `act` of an intent file.
///
/// The only part of the field that is Swift rather than data: every other word (roles, facets, measures) is declared in
/// the knowledge base.
public enum DialogueAct: String, Sendable, Hashable, CaseIterable, Codable {
    /// Asks for a facet of a thing.
    case ask
    /// Asks how two things differ.
    case compare
    /// Asks which of several comes first: "lequel gagne le plus ?"
    case rank
    case greet, thank, goodbye
    /// Asks how one is: "ça va ?"
    case wellbeing
    /// Asks what can be asked.
    case help
    /// Asks who is speaking.
    case identity
    /// Asks which things are known.
    case list
    /// Asks where the last answer comes from.
    case source
    /// Asks why the last answer was given.
    case explain
    /// Asks for the last figures in another form: net, gross, a month, a year.
    case convert
    /// Asks for another language.
    case language
    /// Asks to go on about the same thing.
    case more
    /// Says that the last answer missed the question.
    case correct
    case accept, refuse
    /// Asks for a person.
    case handoff
    case restart
    /// Asks that what is kept of the conversation be erased.
    case erase
    /// Is about something else altogether.
    case none

    /// Acts that are about the conversation itself and need no subject.
    public var isSmallTalk: Bool {
        switch self {
        case .greet, .thank, .goodbye, .wellbeing, .help, .identity: true
        default: false
        }
    }
}
