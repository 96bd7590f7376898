import Composition
import TextAnalysis

/// A conversation written down, with what must be true of each answer: a test, a document and a bug report at once.
///
/// ```text
/// # Salaire, puis conversion            a new conversation, and its title
/// language: fr                          optional: the language of the whole conversation
///
/// > combien gagne un ingé ML débutant ?
/// = answered                            the outcome; several are parted by |
/// intent: salary                        the intent of the first part; several are parted by |
/// entity: machine-learning-engineer     named in the question, or understood from before
/// source: esgi-ml-2020                  cited under the answer
/// ~ 2 ?900                              the answer holds this regular expression
/// ! boulanger                           and does not hold this one
/// < Un ingénieur machine learning …     the answer as it was recorded, word for word
/// ```
///
/// Lines that begin with `//` are remarks. Expressions are looked for without regard to case, accents and kinds of
/// spaces; a number is found only as a whole number, so that 10 is not in 2010.
struct Transcript {
    /// One thing that must be true of an answer.
    enum Expectation {
        case outcome([Outcome])
        case intent([String])
        case entity(String)
        case source(String)
        case holds(AnswerPattern)
        case lacks(AnswerPattern)
    }

    /// A question and what is expected of its answer.
    struct Exchange {
        let question: String
        /// One-based line of the question.
        let line: Int
        var expectations: [(line: Int, Expectation)] = []
        /// The recorded answer's lines; nil when none is recorded.
        var recorded: [String]?
    }

    /// Questions that share a state.
    struct Conversation {
        var title: String
        var language: Language?
        var exchanges: [Exchange] = []
    }

    let path: String
    /// As they stand in the file, for writing it again.
    let lines: [String]
    let conversations: [Conversation]
}
