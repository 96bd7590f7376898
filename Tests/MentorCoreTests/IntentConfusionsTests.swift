import Identifiers
import Knowledge
import MentorCore
import Testing
import TextAnalysis

@Suite("Intents that are taken for one another")
struct IntentConfusionsTests {
    private static let pay = [
        "how much do they earn", "what is the salary", "how much money is it", "salary of a baker", "what do bakers earn",
        "is the salary good", "how much salary at first", "do they earn much money", "what money do they earn",
        "salary after ten years", "earn how much money", "good salary or not",
    ]
    private static let weather = [
        "will it rain tomorrow", "is it sunny outside", "rain or sun today", "is it going to rain", "how sunny is it today",
        "sun tomorrow or rain", "will the sun shine outside", "does it rain outside today", "rain today or tomorrow",
        "tomorrow sunny or rain", "is there rain outside", "sun and rain today",
    ]
    private static let cooking = [
        "a recipe for bread", "bake a cake for me", "recipe with eggs", "how to bake bread", "cake recipe with flour",
        "bread with eggs and flour", "bake eggs and flour", "which flour for bread", "cake or bread recipe",
        "recipe for a cake", "flour and eggs for a cake", "bake bread with flour",
    ]

    /// Every third question on the weather: two intents have them.
    private static var strays: [String] { stride(from: 0, to: weather.count, by: 3).map { weather[$0] } }

    private static func base(_ intents: [(id: String, act: String, examples: [String])]) -> KnowledgeBase {
        KnowledgeBase(
            version: "1", digest: "", schema: Schema(languages: [.english], kinds: [], facets: [], measures: []), sources: [],
            entities: [],
            intents: intents.map {
                IntentDefinition(id: IntentID(trusted: $0.id), act: $0.act, examples: [.english: $0.examples])
            }, lexicons: [:])
    }

    private static func clean() -> KnowledgeBase {
        base([("pay", "help", pay), ("weather", "more", weather), ("cooking", "none", cooking)])
    }

    @Test("intents of their own words are not confused")
    func distinct() throws {
        #expect(try IntentConfusions(Self.clean()).attractions.isEmpty)
    }

    @Test("examples written under the wrong intent are found, with the intent that they belong to")
    func misplaced() throws {
        let found = try IntentConfusions(
            Self.base([("pay", "help", Self.pay + Self.strays), ("weather", "more", Self.weather), ("cooking", "none", Self.cooking)]))
        let attraction = try #require(found.attractions.first { $0.intent.rawValue == "pay" })
        #expect(attraction.attractor.rawValue == "weather")
        #expect(attraction.language == .english)
        #expect(attraction.total == 16)
        #expect(Set(12..<16).isSuperset(of: attraction.examples) && attraction.examples.count >= 3)
    }

    @Test("texts to be declined that an intent would answer are found")
    func answeredThoughOutOfScope() throws {
        let strays = ["what salary do bakers earn", "how much salary do they earn", "is it good money", "do bakers earn money"]
        let found = try IntentConfusions(
            Self.base([("pay", "help", Self.pay), ("weather", "more", Self.weather), ("cooking", "none", Self.cooking + strays)]))
        let attraction = try #require(found.attractions.first { $0.intent.rawValue == "cooking" })
        #expect(attraction.attractor.rawValue == "pay")
        #expect(attraction.examples.count { $0 >= 12 } >= 3)
    }

    @Test("one stray example is chance, and is not told")
    func single() throws {
        let found = try IntentConfusions(
            Self.base([("pay", "help", Self.pay + ["will it rain outside"]), ("weather", "more", Self.weather)]))
        #expect(!found.attractions.contains { $0.intent.rawValue == "pay" })
    }

    @Test("the same base gives the same findings, and progress runs from nothing to all")
    func repeatable() throws {
        var steps: [Int] = []
        let base = Self.base([("pay", "help", Self.pay + Self.strays), ("weather", "more", Self.weather)])
        let first = try IntentConfusions(base) { done, all in
            #expect(all == 5)
            steps.append(done)
        }
        #expect(steps == Array(0...5))
        #expect(try IntentConfusions(base).attractions == first.attractions)
        #expect(!first.attractions.isEmpty)
    }
}
