internal import Dialogue
public import TextAnalysis

/// A stretch of a message that may name a person, a school or a town, or is a word that nothing here knows.
public struct UnknownName: Sendable, Hashable {
    /// Half-open UTF-8 byte offsets into the message.
    public var range: Range<Int>
    /// What may stand in its place: the word that a misspelt one was read as. Nil when nothing may.
    public var reading: String?

    public init(range: Range<Int>, reading: String? = nil) {
        self.range = range
        self.reading = reading
    }
}

extension Advisor {
    /// The language of a text by itself.
    public func language(of text: String) -> Language { spokenLanguage(languages.identify(text), ConversationState()) }

    /// What of a message should not be kept when it is kept without the person who wrote it: see `NameFinder`.
    public func unknownNames(in text: String, language: Language) -> [UnknownName] { NameFinder(reader(of: language), words).find(in: text) }
}
