import Conversations
import Testing
import TextAnalysis

@Suite("Questions that were not answered are put together")
struct QuestionClustererTests {
    private func questions(_ texts: [String], _ language: Language = .french) -> [UnansweredQuestion] {
        texts.enumerated().map { .init(day: "2026-11-\(10 + $0.offset % 10)", language: language, reason: "profession", text: $0.element) }
    }

    private static let asked = [
        "combien gagne un boulanger ?", "Combien gagne un boulanger", "salaire boulanger", "un boulanger ça gagne combien ?",
        "est-ce que la cantine est bonne ?", "c'est quoi le menu de la cantine ?", "cantine menu", "horaires de la cantine",
        "comment devenir vétérinaire", "études pour devenir vétérinaire ?", "vétérinaire combien d'années d'études",
        "il y a un parking ?",
    ]

    @Test("Questions that ask much the same stand together, the most asked first")
    func clusters() {
        let clusters = QuestionClusterer().clusters(of: questions(Self.asked))
        #expect(clusters.map(\.count) == [4, 4, 3, 1])
        #expect(Set(clusters[0].wordings.map(\.text)).isSubset(of: Self.asked))
        for word in ["boulanger", "cantine", "vétérinaire", "parking"] {
            let holders = clusters.filter { $0.wordings.contains { $0.text.contains(word) } }
            #expect(holders.count == 1, "\(word)")
            #expect(holders.first?.wordings.allSatisfy { $0.text.contains(word) } == true, "\(word)")
        }
        #expect(clusters.first { $0.question.contains("boulanger") }?.terms.contains("boulang") == true)
    }

    @Test("Clusters depend on the questions and not on their order, and lose none", arguments: [1, 2, 3, 4, 5])
    func order(seed: UInt64) {
        var generator = SplitMix(state: seed)
        let all = questions(Self.asked)
        let clusters = QuestionClusterer().clusters(of: all.shuffled(using: &generator))
        #expect(clusters == QuestionClusterer().clusters(of: all))
        #expect(clusters.reduce(0) { $0 + $1.count } == all.count)
    }

    @Test("Languages do not mix, what was redacted does not unite, and what has no words is no trouble")
    func odd() {
        let mixed = questions(["parking ?"]) + questions(["parking?"], .english)
        #expect(QuestionClusterer().clusters(of: mixed).map(\.count) == [1, 1])
        let redacted = questions(["je m'appelle [nom], la cantine ?", "je m'appelle [nom], un parking ?"])
        #expect(QuestionClusterer().clusters(of: redacted).map(\.count) == [1, 1])
        #expect(QuestionClusterer().clusters(of: questions(["", "?!", "et ?"])).reduce(0) { $0 + $1.count } == 3)
        #expect(QuestionClusterer().clusters(of: []) == [])
    }

    @Test("Ten thousand questions are clustered in linear time")
    func many() {
        var generator = SplitMix(state: 9)
        let words = (0..<600).map { "mot\($0)x" }
        let texts = (0..<10_000).map { _ in (0..<4).map { _ in words[Int(generator.next() % 600)] }.joined(separator: " ") }
        #expect(QuestionClusterer().clusters(of: questions(texts)).reduce(0) { $0 + $1.count } == 10_000)
    }
}
