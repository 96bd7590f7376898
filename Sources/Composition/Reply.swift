public import Figures
public import Identifiers
public import TextAnalysis
public import Understanding

/// What became of a message, in one word. The raw values are those of the JSON contract.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case answered
    /// Asks back and offers choices.
    case clarified
    /// Says that it does not know, and what it does know.
    case declined
    /// Greeting, thanks, help, goodbye, "who are you".
    case chatted
    /// Distress: a fixed, reviewed message.
    case safeguarded
    /// A person has taken over, or was asked to.
    case handedOff = "handed_off"
}

/// The answer to a message, independent of any channel: plain text and the structured pieces that made it.
public struct Reply: Sendable, Hashable {
    public var outcome: Outcome
    /// The language that the answer is written in.
    public var language: Language
    /// The whole answer in plain text, paragraphs parted by a blank line, list items beginning with "• ".
    public var text: String
    /// One for each question found in the message; never empty.
    public var parts: [ReplyPart]
    /// When clarified: up to three.
    public var choices: [Choice]
    /// Up to three follow-up questions in the words a person would use.
    public var suggestions: [String]
    /// Where each stated fact comes from, in order of first appearance.
    public var citations: [Citation]

    public init(
        outcome: Outcome, language: Language, text: String, parts: [ReplyPart], choices: [Choice] = [],
        suggestions: [String] = [], citations: [Citation] = []
    ) {
        self.outcome = outcome
        self.language = language
        self.text = text
        self.parts = parts
        self.choices = choices
        self.suggestions = suggestions
        self.citations = citations
    }
}

/// The answer to one question of the message.
public struct ReplyPart: Sendable, Hashable {
    public var intent: IntentID
    /// Calibrated probability in [0, 1].
    public var confidence: Double
    public var entities: [EntityMention]
    public var text: String
    public var figures: [Figure]

    public init(intent: IntentID, confidence: Double, entities: [EntityMention], text: String, figures: [Figure]) {
        self.intent = intent
        self.confidence = confidence
        self.entities = entities
        self.text = text
        self.figures = figures
    }
}

/// One way to go on, offered when the question left something open. Sending the label, or its number, chooses it.
public struct Choice: Sendable, Hashable {
    public var id: String
    /// In the words a person would use, never an internal name.
    public var label: String

    public init(id: String, label: String) {
        self.id = id
        self.label = label
    }
}

/// A source as it is shown under an answer.
public struct Citation: Sendable, Hashable {
    public var id: SourceID
    public var publisher: String
    public var title: String
    public var url: String?
    /// "2020-07-28", "2020-07" or "2020"; nil when the source shows no date.
    public var date: String?

    public init(id: SourceID, publisher: String, title: String, url: String?, date: String?) {
        self.id = id
        self.publisher = publisher
        self.title = title
        self.url = url
        self.date = date
    }
}
