import Testing

@testable import TextAnalysis

@Suite("The language of a message")
struct LanguageIdentifierTests {
    static let functionWords: [String: [String]] = [
        "fr": """
        le la les un une des du de et est que qui quoi dans pour pas ne je tu il elle nous vous ce cette ces mon ma sur
        avec mais ou donc si plus comme quand comment combien pourquoi quel quelle fait faut peut sont suis ont au par
        jsuis pk koi kel cb dun ya slt stp
        """.split(whereSeparator: \.isWhitespace).map(String.init),
        "en": """
        the a an of and is are was were to in for with from by about that this it he she we you i my your what which who
        how much many when where why do does did can could will would should have has not but or if there as so more
        """.split(whereSeparator: \.isWhitespace).map(String.init),
        "es":
            "el la los las un una de del y es que en por para con cuál cuánto cómo gana ser hace no se su quiero saber"
            .split(separator: " ").map(String.init),
        "de": "der die das ein eine und ist nicht ich du er sie es wir was wer wie wo für mit von zu im ein verdient"
            .split(separator: " ").map(String.init),
        "it": "il lo la i gli le un una di del che è non per con quanto come cosa guadagna sono".split(separator: " ")
            .map(String.init),
        "pt": "o a os as um uma de do da e é que não por para com quanto como ganha você".split(separator: " ").map(
            String.init),
        "nl": "de het een en van is niet ik je hij wij wat wie hoe hoeveel verdient voor met".split(separator: " ").map(
            String.init),
    ]
    static let samples: [Language: [String]] = [
        .french: [
            "quel est le salaire d'un ingénieur en intelligence artificielle", "comment devenir data scientist",
            "c'est quoi le machine learning", "quelles études faut-il faire", "combien gagne un {role} débutant",
            "salaire {role}", "bonjour merci au revoir", "missions et compétences", "les débouchés du métier",
            "et en net ?",
            "le travail d'un développeur", "formation en alternance", "explique moi le deep learning en python",
        ],
        .english: [
            "what is the salary of a machine learning engineer", "how do I become a data scientist",
            "which studies do I need", "how much does a {role} earn", "{role} salary", "hello thanks goodbye",
            "skills and tasks of the job", "career prospects", "what about net pay", "explain deep learning in python",
            "starting pay for juniors", "tell me about training courses",
        ],
    ]
    static let identifier = LanguageIdentifier(functionWords: functionWords, samples: samples)

    enum Expected: Sendable {
        case french, english
        case foreign(String)
        case unclear
    }

    static func agrees(_ verdict: LanguageIdentifier.Verdict, _ expected: Expected) -> Bool {
        switch (verdict, expected) {
        case (.spoken(.french, let confidence), .french), (.spoken(.english, let confidence), .english):
            confidence >= 0.5 && confidence <= 1
        case (.foreign(let found), .foreign(let code)): found == code
        case (.unclear, .unclear): true
        default: false
        }
    }

    @Test(
        "questions are told apart",
        arguments: [
            ("quel est le salaire d'un ingénieur ?", Expected.french), ("c koi le taf dun ingé ia", .french),
            ("jsuis en terminale", .french), ("l'IA", .french), ("combien ça paye", .french), ("ingénieur", .french),
            ("quel etude pr devenir datascientist", .french), ("QUEL SALAIRE ?", .french), ("jsuis", .french),
            ("pk", .french),
            ("what's the pay of an AI engineer", .english), ("how much does it pay", .english),
            ("whats the jobb of an engeneer", .english), ("salary of a data scientist", .english),
            ("WHAT SKILLS", .english),
            ("cuánto gana un ingeniero de datos", .foreign("es")), ("was verdient ein Ingenieur", .foreign("de")),
            ("quanto guadagna un ingegnere", .foreign("it")), ("quanto ganha um engenheiro", .foreign("pt")),
            ("hoeveel verdient een ingenieur", .foreign("nl")), ("Gehälter für Ingenieure", .foreign("de")),
            ("сколько зарабатывает инженер", .foreign("cyrillic")), ("كم يكسب المهندس", .foreign("arabic")),
            ("数据科学家的工资是多少", .foreign("chinese")), ("データサイエンティスト", .foreign("japanese")),
            ("כמה מרוויח מהנדס", .foreign("hebrew")), ("πόσα βγάζει", .foreign("greek")),
            ("데이터 과학자", .foreign("hangul")),
            // One foreign word in a French question does not make it foreign.
            ("c'est quoi le mot Привет", .french),
            ("blorp zzgh mlkjh", .unclear), ("data scientist", .unclear), ("machine learning ?", .unclear),
            ("ok", .unclear),
            ("", .unclear), ("?", .unclear), ("1234", .unclear), ("😀", .unclear), ("ML", .unclear),
            ("asdf qsdf", .unclear),
            ("python", .unclear),
        ])
    func verdicts(text: String, expected: Expected) {
        let verdict = LanguageIdentifierTests.identifier.identify(text)
        #expect(LanguageIdentifierTests.agrees(verdict, expected), "\(text) → \(verdict)")
    }

    @Test(
        "with the lists of words at hand, single words are told apart",
        arguments: [
            ("salaire", Expected.french), ("salary", .english), ("data scientist", .unclear),
            ("salaire data scientist", .french),
        ])
    func withLists(text: String, expected: Expected) throws {
        let identifier = LanguageIdentifier(
            functionWords: LanguageIdentifierTests.functionWords, samples: LanguageIdentifierTests.samples,
            existing: [
                .french: try WordFilter(contentsOf: Worlds.shipped("words.fr.filter")),
                .english: try WordFilter(contentsOf: Worlds.shipped("words.en.filter")),
            ])
        let verdict = identifier.identify(text)
        #expect(LanguageIdentifierTests.agrees(verdict, expected), "\(text) → \(verdict)")
    }

    @Test("nothing learnt, nothing claimed")
    func nothing() {
        let identifier = LanguageIdentifier(functionWords: [:], samples: [:])
        #expect(identifier.identify("quel salaire") == .unclear)
        #expect(identifier.identify("Привет") == .foreign("cyrillic"))
    }

    @Test("long and hostile texts have a verdict")
    func hostile() {
        let identifier = LanguageIdentifierTests.identifier
        for unit in ["é", "{", "}", "'", "l'", "漢", "\u{301}", "a", "😀"] {
            _ = identifier.identify(String(repeating: unit, count: 20_000))
        }
        #expect(
            LanguageIdentifierTests.agrees(identifier.identify(String(repeating: "le salaire ", count: 9_000)), .french)
        )
    }
}
