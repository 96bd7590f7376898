import Dialogue
import MentorCore

/// How long answers take, stage by stage, how much memory they take, and how many there are in a second.
///
/// A single answer takes a fraction of a millisecond, and the first of them more: pages of the artefact come in, buffers
/// grow. So every question is asked once beforehand, and what that adds to the process is written down, stage by stage.
/// Then each is asked twice a run: once unobserved, which is what an answer takes, and once with a clock read at each
/// change of stage. Both call `Advisor.respond`, which does the same work either way; the clock's own readings come to
/// about a microsecond an answer. No question is answered in the light of another one. One thread.
struct Bench {
    /// One kind of span, over all questions and runs.
    struct Spans {
        /// Microseconds, ascending.
        private let sorted: [Double]

        init(_ microseconds: [Double]) { sorted = microseconds.sorted() }

        var count: Int { sorted.count }
        var median: Double { value(at: 0.5) }
        var p99: Double { value(at: 0.99) }
        /// How many there would be in a second, one after the other.
        var perSecond: Double {
            let sum = sorted.reduce(0, +)
            return sum > 0 ? 1e6 * Double(count) / sum : 0
        }

        /// The smallest value that `share` of all do not exceed; 0 of nothing.
        private func value(at share: Double) -> Double {
            sorted.isEmpty ? 0 : sorted[min(count - 1, max(0, Int((share * Double(count)).rounded(.up)) - 1))]
        }
    }

    /// Resident bytes of the process.
    struct Memory {
        var started = 0
        var loaded = 0
        var warm = 0
        var peak = 0
    }

    let questions: Int
    let runs: Int
    /// In the order of `TurnStage.allCases`; without those that no question entered.
    private(set) var stages: [(stage: TurnStage, spans: Spans, growth: Int)] = []
    let answer: Spans
    let loadSeconds: Double
    private(set) var memory: Memory
    /// Of the compiled knowledge base, with the languages that were asked in.
    let artefactBytes: Int

    /// - Parameters:
    ///   - started: resident bytes before the knowledge was loaded.
    ///   - loadSeconds: until the adviser was there.
    init(_ advisor: Advisor, _ questions: [QuestionSet.Question], runs: Int, started: Int, loadSeconds: Double) {
        let loading = Stopwatch()
        for question in questions { advisor.prepare(for: question.text, language: question.language) }
        self.loadSeconds = loadSeconds + loading.seconds
        memory = Memory(started: started, loaded: SystemCalls.residentBytes())
        let meter = StageMeter()
        func ask(_ question: QuestionSet.Question, _ enter: TurnStage.Observer?) {
            _ = advisor.respond(to: question.text, language: question.language, weighs: false, entering: enter)
        }
        for question in questions { meter.weighed { ask(question, $0) } }
        memory.warm = SystemCalls.residentBytes()
        var whole: [Double] = []
        var parts = TurnStage.allCases.map { _ in [Double]() }
        for _ in 0..<runs {
            for question in questions {
                let asked = Stopwatch()
                ask(question, nil)
                whole.append(asked.seconds * 1e6)
                for (number, spent) in meter.timed({ ask(question, $0) }).enumerated() {
                    if let spent { parts[number].append(spent) }
                }
            }
        }
        self.questions = questions.count
        self.runs = runs
        answer = Spans(whole)
        memory.peak = SystemCalls.peakResidentBytes()
        artefactBytes = advisor.compiled(origin: "").count
        for (number, stage) in TurnStage.allCases.enumerated() where !parts[number].isEmpty {
            stages.append((stage, Spans(parts[number]), meter.growth[number]))
        }
    }
}
