import Testing
import TextAnalysis

@testable import Understanding

@Suite("Intent classifier")
struct LinearIntentClassifierTests {
    private static let sentences: [(String, String)] = [
        ("combien gagne un data scientist", "salary"), ("quel est le salaire", "salary"),
        ("salaire moyen par mois", "salary"),
        ("combien on touche par an", "salary"), ("la rémunération d'un débutant", "salary"),
        ("ça paye combien", "salary"),
        ("quelles études faire", "studies"), ("quel diplôme faut-il", "studies"), ("faut-il un master", "studies"),
        ("quelle école choisir après le bac", "studies"), ("quelles formations existent", "studies"),
        ("combien d'années d'études", "studies"),
        ("quelles sont les missions", "missions"), ("que fait-il de ses journées", "missions"),
        ("en quoi consiste le métier", "missions"), ("quelles sont les tâches quotidiennes", "missions"),
        ("c'est quoi son rôle dans une équipe", "missions"), ("à quoi sert ce métier", "missions"),
    ]
    private static let outside = [
        "quel temps fait-il demain", "raconte une blague", "qui a gagné le match", "une recette de crêpes",
    ]

    private static func examples() -> [TrainingExample] {
        sentences.map { TrainingExample(tokens: World.tokens($0.0), label: $0.1) }
    }

    private static func train() throws -> LinearIntentClassifier {
        try LinearIntentClassifier.train(examples(), outOfScope: outside.map { World.tokens($0) })
    }

    private static let shared = Result { try train() }

    private static func trained() throws -> LinearIntentClassifier { try shared.get() }

    @Test(
        "ranks the intent of sentences it has not seen first",
        arguments: [
            ("quel salaire pour un débutant", "salary"), ("on gagne combien", "salary"),
            ("quel diplôme choisir", "studies"),
            ("les études après le bac", "studies"), ("les missions du métier", "missions"),
            // Inflected and misspelt: the letters carry it.
            ("les salaires", "salary"), ("le salairre", "salary"), ("formation", "studies"),
        ])
    func ranking(_ text: String, _ expected: String) throws {
        #expect(try Self.trained().rank(World.tokens(text)).candidates.first?.label == expected)
    }

    @Test("the probabilities are descending, within [0, 1], and add up to one", arguments: 0..<30)
    func probabilities(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let words =
            Self.sentences.flatMap { $0.0.split(separator: " ").map(String.init) } + ["zzgh", "42", "🙂", "match"]
        let text = (0..<Int(random.next() % 12)).map { _ in words[Int(random.next() % UInt64(words.count))] }
            .joined(separator: " ")
        let ranking = try Self.trained().rank(World.tokens(text))
        let values = ranking.candidates.map(\.probability)
        #expect(values.count == 3 && values == values.sorted(by: >), "seed \(seed)")
        #expect(values.allSatisfy { 0...1 ~= $0 } && abs(values.reduce(0, +) - 1) < 1e-5, "seed \(seed)")
        #expect(0...1 ~= ranking.none && 0...1 ~= ranking.evidence.coverage && 0...1 ~= ranking.evidence.nearest)
    }

    @Test(
        "digits, punctuation and pictures alone are none", arguments: ["123 456", "???", "", "42", "🙂🙂"])
    func gibberish(_ text: String) throws {
        let ranking = try Self.trained().rank(World.tokens(text))
        #expect(ranking.none == 1)
        #expect(ranking.evidence.coverage == 0)
    }

    @Test("unknown words are none, the more the less their letters are known", arguments: ["blorp zzgh mlkjh", "xzw"])
    func unknown(_ text: String) throws {
        let ranking = try Self.trained().rank(World.tokens(text))
        #expect(ranking.evidence.coverage == 0)
        let taught = try Self.trained().rank(World.tokens("quel est le salaire")).none
        #expect(ranking.none > taught + 0.1)
    }

    @Test("what was taught is not none, what was taught as out of scope is")
    func none() throws {
        let classifier = try Self.trained()
        let taught = classifier.rank(World.tokens("quel est le salaire")).none
        #expect(taught < 0.3)
        for text in Self.outside { #expect(classifier.rank(World.tokens(text)).none > taught + 0.1, "\(text)") }
    }

    @Test("the evidence names the words never seen and finds an example again")
    func evidence() throws {
        let classifier = try Self.trained()
        let ranking = classifier.rank(World.tokens("quel salaire blorp"))
        #expect(ranking.evidence.unseen == [2])
        #expect(ranking.evidence.coverage > 0 && ranking.evidence.coverage < 1)
        #expect(classifier.rank(World.tokens("salaire moyen par mois")).evidence.nearest > 0.99)
    }

    @Test("left-out labels teach to refuse neighbouring subjects without any text to refuse")
    func neighbours() throws {
        let subjects = [
            "salaire", "école", "diplôme", "stage", "télétravail", "congé", "retraite", "contrat", "horaire", "prime",
            "syndicat", "formation",
        ]
        let forms = ["quel %", "le % est-il obligatoire", "comment demander un %", "à quoi sert le %", "durée du %"]
        let examples = subjects.flatMap { subject in
            forms.map { form in
                let words = form.split(separator: " ").map { $0 == "%" ? subject : String($0) }
                return TrainingExample(tokens: World.tokens(words.joined(separator: " ")), label: subject)
            }
        }
        var options = TrainingOptions()
        let taught = try LinearIntentClassifier.train(examples, options: options)
        options.neighbourShare = 0
        let untaught = try LinearIntentClassifier.train(examples, options: options)
        #expect(untaught.abstention == .usual && taught.abstention != .usual)
        func none(_ text: String) -> Double { taught.rank(World.tokens(text)).none }
        for subject in ["licenciement", "permis", "mutuelle"] {
            #expect(none("comment demander un " + subject) > none("comment demander un congé") + 0.2, "\(subject)")
        }
    }

    @Test("an example word for word is hardly refused, even if it is also among what is to be refused")
    func repeated() throws {
        let refused = ["quel temps fait-il", "salaire moyen par mois", "raconte une blague", "une recette"]
        let classifier = try LinearIntentClassifier.train(
            Self.examples(), outOfScope: refused.map { World.tokens($0) })
        #expect(classifier.rank(World.tokens("salaire moyen par mois")).none < 0.25)
        // The same words and one that nobody has taught.
        let repeated = classifier.rank(World.tokens("salaire moyen par mois")).none
        #expect(classifier.rank(World.tokens("salaire moyen par mois blorp")).none > repeated)
    }

    @Test("what is to be refused has a machine of its own, and is never a candidate")
    func refusalMachine() throws {
        let classifier = try Self.trained()
        #expect(classifier.weights.classes == classifier.labels.count + 1)
        let ranking = classifier.rank(World.tokens("raconte une blague"))
        #expect(ranking.candidates.map(\.label).sorted() == classifier.labels)
        #expect(try LinearIntentClassifier.train(Self.examples()).weights.classes == 3)
    }

    @Test("a question leaves nothing behind for the next")
    func workbench() throws {
        let classifier = try Self.train()
        let first = classifier.rank(World.tokens("quel salaire par mois"))
        _ = classifier.rank(World.tokens("quelles études après le bac, et combien d'années ?"))
        #expect(classifier.rank(World.tokens("quel salaire par mois")) == first)
    }

    @Test("two trainings are bit-identical")
    func determinism() throws {
        let first = try Self.train()
        let second = try Self.train()
        #expect(first.weights.steps == second.weights.steps && first.weights.scales == second.weights.scales)
        #expect(first.calibration == second.calibration && first.abstention == second.abstention)
    }

    @Test("a greeting in front does not change the label")
    func courtesy() throws {
        let classifier = try Self.trained()
        for (text, label) in Self.sentences {
            #expect(classifier.rank(World.tokens("bonjour, " + text)).candidates.first?.label == label, "\(text)")
        }
    }

    @Test("a corrected word counts as its correction, for less")
    func corrections() throws {
        let classifier = try Self.trained()
        let ranking = classifier.rank(World.correcting.analyze("salair moyen").tokens)
        #expect(ranking.candidates.first?.label == "salary")
        #expect(ranking.evidence.coverage > 0.5)
    }

    @Test("the contributions add up to the decision value, the bias apart")
    func contributions() throws {
        let classifier = try Self.trained()
        let tokens = World.tokens("quel salaire par mois")
        let ranking = classifier.rank(tokens)
        let parts = classifier.contributions(tokens, to: "salary")
        let bias = Double(classifier.weights.biases[1])
        #expect(classifier.labels == ["missions", "salary", "studies"])
        #expect(abs(parts.reduce(bias) { $0 + $1.weight } - ranking.evidence.score) < 1e-4)
        #expect(parts.first.map { $0.weight > 0 } == true)
        #expect(parts.contains { $0.feature == "quel" } && parts.contains { $0.feature == " sal" })
        #expect(classifier.contributions(tokens, to: "unknown").isEmpty)
    }

    @Test("masks are words, not letters")
    func masks() throws {
        let mask = Token(surface: "X", folded: "{role}", term: "{role}", range: 0..<1, position: 0, kind: .mask)
        var features: [String] = []
        FeatureExtractor(lengths: 2...4, courtesyWeight: 1).forEach(in: [mask]) { _, _, _, text in
            features.append(text())
        }
        #expect(features == ["{role}"])
    }

    @Test("nothing to learn from, a missing label and a senseless option are refused")
    func errors() {
        #expect(throws: UnderstandingError.self) { try LinearIntentClassifier.train([]) }
        #expect { try LinearIntentClassifier.train([TrainingExample(tokens: [], label: "")]) } throws: {
            ($0 as? UnderstandingError)?.code == .emptyLabel
        }
        var options = TrainingOptions()
        options.cost = 0
        #expect { try LinearIntentClassifier.train(Self.examples(), options: options) } throws: {
            ($0 as? UnderstandingError)?.code == .invalidOption
        }
    }

    @Test("one label, one example, and empty sentences are enough to train")
    func tiny() throws {
        let one = try LinearIntentClassifier.train([TrainingExample(tokens: World.tokens("salut"), label: "greet")])
        #expect(one.rank(World.tokens("salut")).candidates == [.init(label: "greet", probability: 1)])
        let blank = try LinearIntentClassifier.train([
            TrainingExample(tokens: [], label: "a"), TrainingExample(tokens: [], label: "b"),
        ])
        #expect(Set(blank.rank([]).candidates.map(\.label)) == ["a", "b"])
    }
}
