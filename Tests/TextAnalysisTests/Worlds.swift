import Foundation

@testable import TextAnalysis

/// What the suites of this room share: a small lexicon in the manner of the shipped one, and analysers built from it.
enum Worlds {
    static let frenchLexicon = Lexicon(
        shorthands: [
            "c koi": "c'est quoi", "c": "c'est", "koi": "quoi", "kel": "quel", "cb": "combien", "jsuis": "je suis",
            "stp": "s'il te plaît", "slt": "salut", "pk": "pourquoi", "ya": "il y a", "c bouché": "c'est bouché",
            "taf": "travail", "koi de 9": "quoi de neuf",
        ],
        courtesies: ["bonjour", "salut", "merci", "s'il te plaît", "s'il vous plaît", "bonne journée"],
        functionWords: [
            "le", "la", "les", "l'", "de", "du", "des", "d'", "un", "une", "est", "que", "qu'", "ce", "c'",
            "est-ce que",
            "il", "elle", "on", "ai", "je", "j'", "en", "et", "à",
        ],
        stemExceptions: ["formation": "formation", "format": "format", "année": "annee", "an": "an"],
        technologies: ["c++", "c#", "r&d", "ci/cd", "node.js", ".net", "r", "scikit-learn", "pytorch", "power bi"])

    static let englishLexicon = Lexicon(
        shorthands: ["thx": "thanks", "u": "you"], courtesies: ["hello", "thanks", "please"],
        functionWords: ["the", "a", "is", "do", "not", "what"], technologies: ["c++", "node.js", "r&d"])

    /// Words that the small worlds take for French and for English.
    static let frenchWords = """
        le la les de du des un une est que qui quoi ce il elle on ai as a je tu en et ou mais donc art ia pilote
        ingenieur ingenieure salaire formation travail metier ecole salut creee cree bien oui
        non merci beaucoup combien faut
        gagne etudiant informaticien hopital amour ordinateur annee an moyen debutant crous maths eau
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    static let englishWords = """
        the what is how salary engineer data scientist dun nest quest cool good pay do does learning machine pilot jail
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    static let vocabulary: [String: Int] = [
        "ingenieur": 9, "salaire": 8, "formation": 5, "metier": 5, "ia": 9, "physique": 2, "niveau": 2,
        "developpeur": 4,
        "machine": 5, "learning": 5, "cours": 3, "pilotes": 1, "competence": 3, "histoire": 1, "ml": 9, "saline": 1,
    ]

    static func filters() throws -> [WordFilter] {
        [
            try WordFilter(contentsOf: WordFilter.pack(frenchWords)),
            try WordFilter(contentsOf: WordFilter.pack(englishWords)),
        ]
    }

    static func corrector(_ language: Language = .french) throws -> SpellingCorrector {
        let filters = try filters()
        return SpellingCorrector(
            vocabulary: vocabulary, existing: language == .french ? filters : filters.reversed(), language: language)
    }

    static let french = Analyzer(language: .french, lexicon: frenchLexicon)
    static let english = Analyzer(language: .english, lexicon: englishLexicon)

    static func frenchWithSpelling() throws -> Analyzer { french.with(spelling: try corrector()) }
    static func englishWithSpelling() throws -> Analyzer { english.with(spelling: try corrector(.english)) }

    static func folded(_ text: String, _ analyzer: Analyzer = french) -> [String] {
        analyzer.analyze(text).tokens.map(\.folded)
    }

    static func terms(_ text: String, _ analyzer: Analyzer = french) -> [String] {
        analyzer.analyze(text).tokens.map(\.term)
    }

    /// A shipped file of the knowledge base.
    static func shipped(_ name: String, file: String = #filePath) throws -> [UInt8] {
        let root = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: root.appendingPathComponent("KnowledgeBase/lexicon/\(name)")))
    }
}

/// A generator with a seed, so that a failure can be repeated (D. Lehmer's congruence in the form of PCG's multiplier).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
