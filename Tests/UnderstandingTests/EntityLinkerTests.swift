import Identifiers
import Testing
import TextAnalysis

@testable import Understanding

@Suite("Entity linker")
struct EntityLinkerTests {
    @Test(
        "finds the names of a question, the longest first, and leaves the rest",
        arguments: [
            ("combien gagne un data scientist", ["role:ds"]),
            ("combien gagne une ingénieure machine learning à Paris", ["role:ml", "place:paris"]),
            ("INGENIEURES MACHINE LEARNING", ["role:ml"]),
            // Function words inside a name may be there or not.
            ("ingénieur en machine learning", ["role:ml"]),
            ("l'ingénieur de l'intelligence artificielle", ["role:ai"]),
            ("ingenieur intelligence artificielle", ["role:ai"]),
            ("analyste données", ["role:da"]),
            ("les data-scientists", ["role:ds"]),
            ("datascientist", ["role:ds"]),
            ("machine learning", ["role:ml"]),
            ("c'est quoi l'IA", ["role:ai"]),
            // The field inside a stronger name is no mention of its own.
            ("un ingénieur IA", ["role:ai"]),
            ("ml engineer ou data analyst", ["role:ml", "role:da"]),
            ("data scientist débutant", ["role:ds", "level:junior"]),
            // A comma parts a name.
            ("data, scientist", []),
            ("bonjour", []),
            ("", []),
        ] as [(String, [String])])
    func names(_ text: String, _ expected: [String]) throws {
        #expect(World.summary(try World.linker().link(World.tokens(text)).mentions) == expected)
    }

    @Test(
        "names a profession that the knowledge base does not cover",
        arguments: [
            ("salaire d'un boulanger", ["profession:boulanger"]),
            ("salaire d'une boulangère", ["profession:boulangère"]),
            ("salaire boulanger", ["profession:boulanger"]),
            ("comment devenir pilote de ligne", ["profession:pilote de ligne"]),
            ("les pilotes de ligne", ["profession:pilotes de ligne"]),
            // Several words beat the covered alias inside them; the bare alias is covered.
            ("combien gagne un ingénieur du son", ["profession:ingénieur du son"]),
            ("ingénieur agronome", ["profession:ingénieur agronome"]),
            ("combien gagne un ingénieur", ["role:ai"]),
            // A covered role is never another profession, not even a longer one.
            ("salaire data scientist", ["role:ds"]),
            ("data scientist agricole", ["role:ds"]),
            ("salaire d'un data manager", ["profession:data manager"]),
            ("directeur d'agence", ["profession:directeur d'agence"]),
            // Words of the domain, or out of a profession's place, are words.
            ("entraîner un modèle de prévision", []),
            ("quel modèle choisir", []),
            ("devenir guide", ["profession:guide"]),
            // Unless the question is about a person: then even a word of the domain is a profession.
            ("combien gagne un modèle", ["profession:modèle"]),
            ("et un avocat ?", ["profession:avocat"]),
            ("est-ce qu'un avocat gagne plus", ["profession:avocat"]),
            ("mon avocat me dit de choisir les études", []),
            // A stem shared with another name ("médecine") does not hide the profession, and the name itself stays.
            ("est-ce qu'un médecin gagne bien", ["profession:médecin"]),
            ("la médecine", ["sector:health"]),
            ("donne moi un bon guide", ["profession:guide"]),
            ("guide moi dans mon choix stp", []),
            ("le pharmacien du quartier vend des vitamines et des tisanes", []),
        ] as [(String, [String])])
    func professions(_ text: String, _ expected: [String]) throws {
        #expect(World.summary(try World.linker().link(World.tokens(text)).mentions) == expected)
    }

    @Test(
        "reads quantities and what they count",
        arguments: [
            ("45k€ c'est bien", ["amount:45000.0 EUR"]),
            ("2 900 € net", ["amount:2900.0 EUR"]),
            ("bac+5 obligatoire", ["study-level:5.0"]),
            ("salaire après 5 ans", ["experience:5.0 year"]),
            ("avec 5 ans d'expérience", ["experience:5.0 year"]),
            ("salary after 3 years", ["experience:3.0 year"]),
            ("18 mois de métier", ["experience:18.0 month"]),
            ("5 ans d'études", ["study-level:5.0 year"]),
            ("dans 2 ans", ["duration:2.0 year"]),
            ("12", []),
        ] as [(String, [String])])
    func quantities(_ text: String, _ expected: [String]) throws {
        #expect(World.summary(try World.linker().link(World.tokens(text)).mentions) == expected)
    }

    @Test("keeps all candidates of a shared name, unless the words around it decide")
    func ambiguity() throws {
        let linker = try World.linker()
        let alone = try #require(linker.link(World.tokens("salaire d'un CDO")).mentions.first)
        #expect(alone.entity == nil)
        #expect(alone.candidates.map(\.rawValue) == ["cdo", "digital"])
        let decided = try #require(linker.link(World.tokens("un CDO dirige le digital")).mentions.first)
        #expect(decided.entity?.rawValue == "digital")
    }

    @Test(
        "reads a misspelt name at a cost, never a word of three letters",
        arguments: [
            ("data scientits", ["role:ds"], true),
            ("data scientist", ["role:ds"], false),
            ("ingenieur machne learnig", ["role:ml"], true),
            // "dta" is too short to be corrected.
            ("dta analyst", [], false),
        ] as [(String, [String], Bool)])
    func typos(_ text: String, _ expected: [String], _ costs: Bool) throws {
        let mentions = try World.linker().link(World.correcting.analyze(text).tokens).mentions
        #expect(World.summary(mentions) == expected)
        #expect((mentions.first?.cost ?? 0 > 0) == costs)
    }

    @Test(
        "gives the bytes of the original text, accents, ligatures and decomposed forms included",
        arguments: [
            "salaire d'une ingénieure machine learning à Paris",
            "salaire d’une inge\u{301}nieure machine learning a\u{300} Paris",
            "\u{FEFF}😀 ÉTÉ : ingénieur  IA !",
        ])
    func offsets(_ text: String) throws {
        let linking = try World.linker().link(World.tokens(text))
        #expect(!linking.mentions.isEmpty)
        let bytes = Array(text.utf8)
        for mention in linking.mentions {
            let typed = String(decoding: bytes[mention.range], as: UTF8.self)
            #expect(typed.split(separator: " ").joined(separator: " ") == mention.text)
        }
    }

    @Test("masks each mention by one token that carries its kind and range")
    func masking() throws {
        let linking = try World.linker().link(World.tokens("salaire d'un boulanger ou d'un data scientist à Paris"))
        #expect(linking.masked.map(\.term).filter { $0.hasPrefix("{") } == ["{profession}", "{role}", "{place}"])
        let masks = linking.masked.filter { $0.kind == .mask }
        #expect(masks.map(\.range) == linking.mentions.map(\.range))
        // Linking what is masked already changes nothing.
        let again = try World.linker().link(linking.masked)
        #expect(again.mentions.isEmpty)
        #expect(again.masked == linking.masked)
    }

    @Test("mentions are ordered, disjoint and inside the text, whatever the words", arguments: 0..<40)
    func property(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let words = [
            "data", "scientist", "ingénieur", "du", "son", "de", "IA", "machine", "learning", "l'", "5", "ans", "bac+5",
            "CDO", ",",
            "boulanger", "un", "expérience", "agricole", "2 900 €",
        ]
        let text = (0..<30).map { _ in words[Int(random.next() % UInt64(words.count))] }.joined(separator: " ")
        let tokens = World.tokens(text)
        let linking = try World.linker().link(tokens)
        var end = 0
        for mention in linking.mentions {
            #expect(
                mention.tokens.lowerBound >= end && mention.tokens.upperBound <= tokens.count, "seed \(seed): \(text)")
            #expect(!mention.tokens.isEmpty && mention.range.upperBound <= text.utf8.count, "seed \(seed): \(text)")
            end = mention.tokens.upperBound
        }
        #expect(linking.masked.count == tokens.count - linking.mentions.reduce(0) { $0 + $1.tokens.count - 1 })
    }
}
