import Knowledge
import Testing
import TextAnalysis

@testable import Composition

@Suite("Phrase")
struct PhraseTests {
    private static func phrase(
        _ language: Language, _ name: String, _ gender: Gender? = nil, elides: Bool = false, indefinite: String? = nil
    ) -> Phrase {
        Phrase(
            EntityName(name: name, gender: gender, plural: name + "s", elides: elides, indefinite: indefinite), language
        )
    }

    @Test(
        "French joins articles and prepositions to the name by gender and elision",
        arguments: [
            (
                phrase(.french, "ingénieur IA", .masculine, elides: true),
                ["un ingénieur IA", "l'ingénieur IA", "de l'ingénieur IA", "à l'ingénieur IA"]
            ),
            (
                phrase(.french, "data scientist", .masculine),
                ["un data scientist", "le data scientist", "du data scientist", "au data scientist"]
            ),
            (
                phrase(.french, "formation", .feminine),
                ["une formation", "la formation", "de la formation", "à la formation"]
            ),
            (phrase(.french, "école", .feminine, elides: true), ["une école", "l'école", "de l'école", "à l'école"]),
            // An aspirated h does not elide; the front matter says so.
            (phrase(.french, "hackeur", .masculine), ["un hackeur", "le hackeur", "du hackeur", "au hackeur"]),
            // A gender that is not stated is read as masculine.
            (phrase(.french, "DPO"), ["un DPO", "le DPO", "du DPO", "au DPO"]),
            (
                phrase(.french, "ESGI", .feminine, elides: true, indefinite: "l'ESGI"),
                ["l'ESGI", "l'ESGI", "de l'ESGI", "à l'ESGI"]
            ),
        ] as [(Phrase, [String])])
    func french(_ phrase: Phrase, _ expected: [String]) {
        #expect([phrase.indefinite, phrase.definite, phrase.of, phrase.to] == expected)
    }

    @Test(
        "English takes a or an by the first sound",
        arguments: [
            ("data scientist", "a data scientist"), ("AI engineer", "an AI engineer"),
            ("ML engineer", "an ML engineer"),
            ("NLP engineer", "an NLP engineer"), ("engineer", "an engineer"),
            ("university course", "a university course"), ("UX designer", "a UX designer"),
            ("machine learning engineer", "a machine learning engineer"),
        ])
    func english(_ name: String, _ expected: String) {
        let phrase = Self.phrase(.english, name)
        #expect(phrase.indefinite == expected)
        #expect(phrase.definite == "the " + name)
        #expect(phrase.of == "of the " + name)
        #expect(phrase.to == "to the " + name)
    }

    @Test("every English name of the shipped base has the article that it is spoken with")
    func shippedEnglish() throws {
        let base = try Desk().base
        // Letter names that begin with a vowel sound, and words that begin with one.
        let vowels = /^(AI|ML|NLP|MLOps|ESGI|ESN|NSI|RNCP|algorithm|apprentice|artificial|engineer|intern|use)/
        for entity in base.entities {
            let name = try #require(entity.names[.english])
            let phrase = Phrase(name, .english)
            guard phrase.indefinite.hasPrefix("a ") || phrase.indefinite.hasPrefix("an ") else { continue }
            let isVowel = name.name.contains(vowels) && !name.name.hasPrefix("use")
            #expect(phrase.indefinite.hasPrefix(isVowel ? "an " : "a "), "\(phrase.indefinite)")
        }
    }

    @Test("a stated article is taken as it is")
    func stated() {
        #expect(Self.phrase(.english, "ESGI", indefinite: "ESGI").indefinite == "ESGI")
    }

    @Test(
        "fills a question's placeholders and leaves what is none",
        arguments: [
            ("Quelles sont les missions {of} ?", "Quelles sont les missions de l'ingénieur IA ?"),
            ("{indefinite} ou {plural}", "un ingénieur IA ou ingénieur IAs"),
            ("{definite}, {to}, {name}", "l'ingénieur IA, à l'ingénieur IA, ingénieur IA"),
            ("", ""), ("rien", "rien"), ("{", "{"), ("}{", "}{"), ("{x}", "{x}"), ("{name", "{name"),
            ("é{name}é", "éingénieur IAé"),
        ])
    func fill(_ template: String, _ expected: String) {
        #expect(Self.phrase(.french, "ingénieur IA", .masculine, elides: true).fill(template) == expected)
    }

    @Test(
        "an upper-case first letter, and nothing else changed",
        arguments: [
            ("école", "École"), ("l'ESGI", "L'ESGI"), ("", ""), ("ß", "SS"), ("2 ans", "2 ans"),
            ("AI engineer", "AI engineer"),
        ])
    func capitalized(_ text: String, _ expected: String) {
        #expect(Phrase.capitalized(text) == expected)
    }
}
