#if Server
internal import Composition

extension Reply {
    /// A person has taken over: nothing is said.
    var isSilent: Bool { text.allSatisfy(\.isWhitespace) }
}
#endif
