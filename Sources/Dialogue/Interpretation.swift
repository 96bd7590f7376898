public import Identifiers
public import Understanding

/// What one question of a message was understood to mean: all that crosses from understanding to dialogue.
public struct Interpretation: Sendable, Hashable {
    /// An intent that the classifier considers.
    public struct Candidate: Sendable, Hashable {
        public var intent: IntentID
        /// Calibrated probability in [0, 1].
        public var probability: Double
        /// Share of the question's content words that the intent's examples, or the page it is about, use, those of many
        /// intents counting less, in [0, 1]; 1 when there are none.
        public var overlap: Double

        public init(intent: IntentID, probability: Double, overlap: Double = 1) {
            self.intent = intent
            self.probability = probability
            self.overlap = overlap
        }
    }

    /// A passage that the searcher found.
    public struct Found: Sendable, Hashable {
        public var passage: PassageID
        /// Score of the searcher, higher is better, comparable within one interpretation only.
        public var score: Double
        /// Share of the question's content words that the passage holds, weighted by rarity, in [0, 1].
        public var cover: Double
        /// How many of them it holds as they are, synonyms apart.
        public var held: Int

        public init(passage: PassageID, score: Double, cover: Double, held: Int) {
            self.passage = passage
            self.score = score
            self.cover = cover
            self.held = held
        }
    }

    /// One of several things, by its place among them.
    public enum Pick: Sendable, Hashable {
        /// "le deuxième": from 1.
        case place(Int)
        case last
        /// "l'autre": not the one that was spoken of last.
        case other
    }

    /// The kind of figure that answers a question.
    public enum Wanted: Sendable, Hashable {
        /// "combien d'entreprises…?"
        case number
        /// "quand…?"
        case date
        /// "combien d'années…?"
        case time
    }

    /// In order of appearance; those inherited from a neighbouring question have `isInherited` set beside them.
    public var mentions: [EntityMention]
    /// The mentions come from another question of the same message.
    public var areMentionsInherited: Bool
    /// Best first; never empty.
    public var candidates: [Candidate]
    /// Calibrated probability that the question is about something else, in [0, 1].
    public var none: Double
    /// Best first.
    public var found: [Found]
    /// They were found by what was said before the question, whose own words find nothing.
    public var isColoured: Bool
    /// Number of words that carry a subject, mentions apart.
    public var contentWords: Int
    /// Those of them, as typed, that neither the examples nor the knowledge base know.
    public var unexplained: [String]
    /// Number of those that are no word of the language either.
    public var gibberish: Int
    /// The question asks something of a name that nothing explains: "le salaire de Mbappé".
    public var isOfStranger: Bool
    /// Nothing but a name and words that go on: "et pour un data scientist ?"
    public var isElliptical: Bool
    /// Asks to be answered by yes or no: "faut-il …?", "is it …?"
    public var isPolar: Bool
    /// Asks for the end of an order: "the least".
    public var isReversed: Bool
    /// The question has a word that asks for an order: "le plus", "lequel".
    public var isSuperlative: Bool
    /// The side whose examples use most of the question's words, whatever its form; nil when that is not clear.
    public var wordFacet: FacetID?
    /// What kind of figure the question asks for; nil when it asks for none.
    public var wanted: Wanted?
    /// A bare number was sent: a choice by number. One-based.
    public var number: Int?
    /// "le dernier": the last of the choices.
    public var isLastChoice: Bool
    /// "le deuxième", "l'autre": one of the things that were compared before.
    public var pick: Pick?
    /// What its small words say about its form.
    public var wording: Wording
    /// The question as typed; for explanations and refusals, kept by nobody.
    public var text: String

    public init(
        mentions: [EntityMention], areMentionsInherited: Bool = false, candidates: [Candidate], none: Double,
        found: [Found], contentWords: Int, unexplained: [String], gibberish: Int, isOfStranger: Bool = false, isElliptical: Bool = false, isPolar: Bool = false,
        isReversed: Bool = false, isSuperlative: Bool = false, wordFacet: FacetID? = nil, wanted: Wanted? = nil, isColoured: Bool = false, number: Int?,
        isLastChoice: Bool = false, pick: Pick? = nil, wording: Wording = Wording(), text: String
    ) {
        self.mentions = mentions
        self.areMentionsInherited = areMentionsInherited
        self.candidates = candidates
        self.none = none
        self.found = found
        self.contentWords = contentWords
        self.unexplained = unexplained
        self.gibberish = gibberish
        self.isOfStranger = isOfStranger
        self.isElliptical = isElliptical
        self.isPolar = isPolar
        self.isReversed = isReversed
        self.isSuperlative = isSuperlative
        self.wordFacet = wordFacet
        self.wanted = wanted
        self.isColoured = isColoured
        self.number = number
        self.isLastChoice = isLastChoice
        self.pick = pick
        self.wording = wording
        self.text = text
    }

    /// The candidates with their probabilities multiplied by a weight each and brought back to the same sum, but at most to
    /// twice what they were, best first; those of weight 0 are left out. Unchanged when nothing would remain.
    func reweighed(_ weight: (Candidate) -> Double) -> Interpretation {
        var weighed: [Candidate] = []
        var before = 0.0
        var after = 0.0
        for candidate in candidates {
            let factor = weight(candidate)
            before += candidate.probability
            guard factor > 0 else { continue }
            after += candidate.probability * factor
            weighed.append(Candidate(
                intent: candidate.intent, probability: candidate.probability * factor, overlap: candidate.overlap))
        }
        guard after > 0, before > 0 else { return self }
        var changed = self
        let scale = min(before / after, 2)
        for index in weighed.indices {
            weighed[index].probability = (min(weighed[index].probability * scale, 1) * 1_000_000).rounded() / 1_000_000
        }
        changed.candidates = weighed.enumerated().sorted { one, other in
            one.element.probability != other.element.probability
                ? one.element.probability > other.element.probability : one.offset < other.offset
        }.map(\.element)
        return changed
    }

    /// Share of the content words that something explains, in [0, 1]; 1 when there are none.
    public var coverage: Double {
        contentWords == 0 ? 1 : 1 - Double(unexplained.count) / Double(contentWords)
    }

    /// Probability of the best candidate minus that of the second.
    public var margin: Double {
        guard let best = candidates.first else { return 0 }
        return best.probability - (candidates.dropFirst().first?.probability ?? 0)
    }
}
