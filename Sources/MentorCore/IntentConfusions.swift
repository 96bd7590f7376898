internal import Dialogue
public import Identifiers
public import Knowledge
public import TextAnalysis
internal import Understanding

/// Which intents take other intents' examples for their own.
///
/// Two intents whose examples say the same cannot both be learnt, and nothing tells the editor who writes them: a
/// classifier knows by heart what it was taught, so that asking it its own examples finds no fault. So the examples are
/// parted in five; each part is asked of a classifier that was taught with the four others, read exactly as in answering
/// (names masked, pleasantries left out). An example for which another intent is twice as probable is attracted by it. One or two may be
/// chance or bad luck with a part; a tenth of an intent, and at least three, is a fault in the examples. Limits: near
/// twins of a sentence in different parts hide a confusion, and the words of names and corrections are those of the whole.
public struct IntentConfusions: Sendable {
    /// Examples of one intent that another wins.
    public struct Attraction: Sendable, Hashable {
        public let language: Language
        public let intent: IntentID
        /// The intent that wins them.
        public let attractor: IntentID
        /// Indexes into the intent's examples in the language, ascending.
        public let examples: [Int]
        /// How many examples the intent has in the language.
        public let total: Int

        public init(language: Language, intent: IntentID, attractor: IntentID, examples: [Int], total: Int) {
            self.language = language
            self.intent = intent
            self.attractor = attractor
            self.examples = examples
            self.total = total
        }
    }

    /// Those worth an editor's time, by language, intent and attractor.
    public let attractions: [Attraction]

    static let folds = 5
    /// Fewer are chance.
    private static let fewest = 3
    /// Share of an intent's examples, in [0, 1].
    private static let share = 0.1
    /// How many times as probable as its own intent another must be to win an example: what is closer is asked back.
    private static let lead = 2.0
    /// Above this probability that no intent fits, a text to be declined is declined.
    private static let declined = 0.5

    /// Trains five classifiers a language.
    ///
    /// - Parameter progress: called before each training with how many are done and how many there are.
    /// - Throws: `AdvisorError` for a damaged word list.
    public init(
        _ knowledge: KnowledgeBase, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) throws(AdvisorError) {
        let lists = try WordLists(knowledge)
        let languages = knowledge.schema.languages
        var found: [Attraction] = []
        for (number, language) in languages.enumerated() {
            let lessons = Self.lessons(knowledge, language, lists)
            var attracted: [Pair: [Int]] = [:]
            for fold in 0..<Self.folds {
                progress(number * Self.folds + fold, languages.count * Self.folds)
                for (lesson, winner) in Self.confused(lessons, fold) {
                    attracted[Pair(intent: lesson.intent, attractor: winner), default: []].append(lesson.number)
                }
            }
            let totals = Dictionary(lessons.filter { !$0.isName }.map { ($0.intent, 1) }, uniquingKeysWith: +)
            for (pair, examples) in attracted.sorted(by: { $0.key < $1.key }) {
                let total = totals[pair.intent] ?? 0
                guard examples.count >= Self.fewest, Double(examples.count) >= Self.share * Double(total) else { continue }
                found.append(
                    Attraction(
                        language: language, intent: pair.intent, attractor: pair.attractor, examples: examples.sorted(),
                        total: total))
            }
        }
        progress(languages.count * Self.folds, languages.count * Self.folds)
        attractions = found
    }

    // MARK: Parts

    private struct Lesson {
        let intent: IntentID
        /// Index among the intent's examples.
        let number: Int
        let isOutOfScope: Bool
        /// The name of the page that the examples are questions of: taught like them, and nothing an editor can move.
        let isName: Bool
        let tokens: [Token]
    }

    private struct Pair: Hashable, Comparable {
        let intent: IntentID
        let attractor: IntentID

        static func < (left: Pair, right: Pair) -> Bool {
            (left.intent, left.attractor) < (right.intent, right.attractor)
        }
    }

    private static func lessons(_ knowledge: KnowledgeBase, _ language: Language, _ lists: WordLists) -> [Lesson] {
        let plain = Analyzer(language: language, lexicon: knowledge.lexicons[language] ?? .empty)
        let linker = Reader(knowledge, language, lists).linker
        return knowledge.intents.flatMap { intent in
            Reader.examples(of: intent, knowledge, language).enumerated().map { number, example in
                Lesson(
                    intent: intent.id, number: number, isOutOfScope: intent.act == DialogueAct.none.rawValue,
                    isName: number >= intent.examples[language]?.count ?? 0,
                    tokens: Reader.lesson(Reader.read(example: example, plain), linker))
            }
        }
    }

    /// The lessons of a part that an intent other than their own wins, and which. The n-th example of an intent is in part
    /// n modulo the number of parts, so that every part has some of every intent.
    private static func confused(_ lessons: [Lesson], _ fold: Int) -> [(lesson: Lesson, winner: IntentID)] {
        let taught = lessons.filter { $0.number % folds != fold }
        let examples = taught.filter { !$0.isOutOfScope }.map { TrainingExample(tokens: $0.tokens, label: $0.intent.rawValue) }
        let outOfScope = taught.filter(\.isOutOfScope).map(\.tokens)
        guard
            let classifier = try? LinearIntentClassifier.train(
                examples, outOfScope: outOfScope, options: Reader.trainingOptions)
        else { return [] }
        return lessons.filter { $0.number % folds == fold && !$0.isName }.compactMap { lesson in
            let ranking = classifier.rank(lesson.tokens)
            guard let winner = ranking.candidates.first, winner.label != lesson.intent.rawValue else { return nil }
            let own = ranking.candidates.first { $0.label == lesson.intent.rawValue }?.probability ?? 0
            let isWon = lesson.isOutOfScope ? ranking.none <= declined : winner.probability >= lead * own
            return isWon ? (lesson, IntentID(trusted: winner.label)) : nil
        }
    }
}
