import Testing

@testable import TextAnalysis

@Suite("French analysis")
struct FrenchAnalysisTests {
    @Test(
        "elision parts the words, keeps the letter and glues",
        arguments: [
            ("l'ingénieur", ["l", "ingenieur"]),
            ("d'art", ["d", "art"]),
            ("j’ai", ["j", "ai"]),
            ("qu'il", ["qu", "il"]),
            ("jusqu'à", ["jusqu", "a"]),
            ("lorsqu'on", ["lorsqu", "on"]),
            ("puisqu'elle", ["puisqu", "elle"]),
            ("quoiqu'il", ["quoiqu", "il"]),
            ("quelqu'un", ["quelqu", "un"]),
            ("presqu'île", ["presqu", "ile"]),
            ("L’IA", ["l", "ia"]),
            ("lʼIA", ["l", "ia"]),
            ("l‘IA", ["l", "ia"]),
            ("l`IA", ["l", "ia"]),
            ("l´IA", ["l", "ia"]),
            ("l＇IA", ["l", "ia"]),
            ("n'y m'en t'es s'il", ["n", "y", "m", "en", "t", "es", "s", "il"]),
            ("y'a", ["y", "a"]),
            // Whole words that hold an apostrophe lose it, so that both spellings agree.
            ("aujourd'hui", ["aujourdhui"]),
            ("aujourd’hui", ["aujourdhui"]),
            ("prud'homme", ["prudhomme"]),
            // A quotation mark is no elision.
            ("'ingénieur'", ["ingenieur"]),
            ("l' ingénieur", ["l", "ingenieur"]),
        ])
    func elision(text: String, expected: [String]) { #expect(Worlds.folded(text) == expected) }

    @Test("an elided word is glued to the next and carries grammar only")
    func elisionMarks() {
        let tokens = Worlds.french.analyze("le salaire d'ingénieur").tokens
        #expect(tokens.map(\.boundary) == [.sentence, .space, .space, .none])
        #expect(tokens.map(\.isFunctionWord) == [true, false, true, false])
        #expect(tokens.map(\.surface) == ["le", "salaire", "d", "ingénieur"])
    }

    @Test(
        "a space in the place of an apostrophe elides as well, where nothing else can be meant",
        arguments: [
            ("quelqu un", 0), ("parler à quelqu un", 2), ("l ia", 0), ("d école", 0), ("c est quoi", 0), ("qu est ce que", 0), ("j ai", 0),
            ("comment s inscrire", 1), ("jusqu au bac", 0),
        ])
    func spacedElision(text: String, place: Int) throws {
        let tokens = try Worlds.frenchWithSpelling().analyze(text).tokens
        #expect(tokens[place].isFunctionWord && tokens[place].isKnown)
        #expect(tokens[place + 1].boundary == .none)
    }

    @Test(
        "letters that are counted up elide nothing, nor does a letter before a consonant",
        arguments: ["bac s ou es", "l et s", "l, ia", "le bac l se prépare"])
    func noElision(text: String) throws {
        #expect(try Worlds.frenchWithSpelling().analyze(text).tokens.allSatisfy { $0.boundary != .none })
    }

    @Test(
        "inversion and hyphens part the words",
        arguments: [
            ("gagne-t-il", ["gagne", "il"]),
            ("gagne-t'il", ["gagne", "il"]),
            ("gagne t il", ["gagne", "il"]),
            ("a-t-on", ["a", "on"]),
            ("y a-t-il", ["y", "a", "il"]),
            ("faut-il", ["faut", "il"]),
            ("est-ce que", ["est", "ce", "que"]),
            ("qu'est-ce qu'un", ["qu", "est", "ce", "qu", "un"]),
            ("chef-d'œuvre", ["chef", "d", "oeuvre"]),
            ("data‐scientist", ["data", "scientist"]),
            ("data‑scientist", ["data", "scientist"]),
            ("peut-être", ["peut", "etre"]),
            // Here the "t" is a word, or at least no euphony.
            ("t ou", ["t", "ou"]),
        ])
    func inversion(text: String, expected: [String]) { #expect(Worlds.folded(text) == expected) }

    @Test(
        "inclusive writing is read as one word in the masculine",
        arguments: [
            ("ingénieur·e", ["ingenieur"]), ("ingénieur·e·s", ["ingenieur"]), ("ingénieur(e)", ["ingenieur"]),
            ("ingénieur(e)s", ["ingenieur"]), ("ingénieur/e", ["ingenieur"]), ("ingénieur.e", ["ingenieur"]),
            ("ingénieur.e.s", ["ingenieur"]), ("ingénieur-e-s", ["ingenieur"]), ("ingénieur-e", ["ingenieur"]),
            ("ingénieur•e", ["ingenieur"]), ("ingénieur‧e", ["ingenieur"]), ("INGÉNIEUR·E", ["ingenieur"]),
            ("développeur.se", ["developpeur"]), ("développeur·se·s", ["developpeur"]),
            ("développeur/euse", ["developpeur"]),
            ("développeur(se)s", ["developpeur"]), ("concepteur·rice", ["concepteur"]),
            ("concepteur/trice", ["concepteur"]),
            ("technicien·ne·s", ["technicien"]), ("technicien(ne)(s)", ["technicien"]), ("étudiant·es", ["etudiant"]),
            ("salarié.e.s", ["salarie"]), ("chef/fe", ["chef"]), ("tou·te·s", ["tous"]), ("un·e ingé", ["un", "inge"]),
            ("un/e dev", ["un", "dev"]), ("métier(s)", ["metier"]), ("conseiller/ère", ["conseiller"]),
            // None of these is inclusive writing.
            ("fini.Se tromper", ["fini", "se", "tromper"]),
            ("est-ce", ["est", "ce"]),
            ("ingénieur/développeur", ["ingenieur", "developpeur"]),
            ("ingénieur (expérimenté)", ["ingenieur", "experimente"]),
            ("le/la", ["le", "la"]),
            ("esgi.fr", ["esgi", "fr"]),
            ("dis-le", ["dis", "le"]),
            ("IA/ML", ["ia", "ml"]),
        ])
    func inclusiveWriting(text: String, expected: [String]) { #expect(Worlds.folded(text) == expected) }

    @Test("inclusive writing says so and covers all its characters")
    func inclusiveRange() throws {
        let token = try #require(Worlds.french.analyze("une ingénieur·e·s IA").tokens.dropFirst().first)
        #expect(token.surface == "ingénieur·e·s")
        #expect(token.rewrite == .inclusiveWriting)
    }

    @Test(
        "feminine, plural and accents fall to one stem",
        arguments: [
            ["ingénieur", "ingénieure", "ingénieurs", "ingénieures", "INGENIEUR", "ingénieur·e"],
            ["développeur", "développeuse", "développeuses", "développeurs"],
            ["concepteur", "conceptrice", "concepteurs", "conceptrices"],
            ["technicien", "technicienne", "techniciens", "techniciennes"],
            ["informaticien", "informaticienne"],
            ["étudiant", "étudiante", "étudiantes", "etudiants"],
            ["analyste", "analystes"],
            ["chercheur", "chercheuse"],
            ["infirmier", "infirmière", "infirmiere", "infirmières"],
            ["boulanger", "boulangère", "boulangeres"],
            ["directeur", "directrice"],
            ["sélectionné", "sélectionnée", "selectionner", "sélectionnés"],
            ["employé", "employée", "employés", "employe"],
            ["équipement", "equipement", "ÉQUIPEMENT", "équipements", "e\u{301}quipement", "E\u{301}QUIPEMENT"],
            ["créatif", "créative"], ["professionnel", "professionnelle"],
        ])
    func oneStem(words: [String]) {
        let stems = Set(words.flatMap { Worlds.terms($0) })
        #expect(stems.count == 1, "\(words) → \(stems.sorted())")
    }

    @Test(
        "words that differ keep different stems",
        arguments: [
            ("formation", "format"), ("vélib", "vélo"), ("matrice", "mateur"), ("année", "an"), ("ml", "nl"),
        ])
    func differentStems(one: String, other: String) { #expect(Worlds.terms(one) != Worlds.terms(other)) }

    @Test("a stem exception holds for plural and feminine as well")
    func exceptions() {
        #expect(
            Worlds.terms("formation formations Format ans années") == [
                "formation", "formation", "format", "an", "annee",
            ])
    }

    @Test(
        "an apostrophe that was not typed is supplied only where the word does not exist",
        arguments: [
            ("lingenieur", ["l", "ingenieur"]), ("dun", ["d", "un"]), ("dune", ["d", "une"]), ("cest", ["c", "est"]),
            ("jai", ["j", "ai"]), ("quil", ["qu", "il"]), ("lhopital", ["l", "hopital"]), ("nest", ["n", "est"]),
            ("dingenieure", ["d", "ingenieure"]), ("quest", ["qu", "est"]), ("lart", ["l", "art"]),
            // Exists in English, and "ail" is no grammar word.
            ("jail", ["jail"]),
            // Existing words, and words whose rest does not exist.
            ("les", ["les"]), ("metier", ["metier"]), ("lazerty", ["lazerty"]), ("lok", ["lok"]),
        ])
    func missingApostrophe(text: String, expected: [String]) throws {
        #expect(Worlds.folded(text, try Worlds.frenchWithSpelling()) == expected)
    }

    @Test("both halves of a parted word share its characters")
    func missingApostropheRange() throws {
        let tokens = try Worlds.frenchWithSpelling().analyze("un lingenieur").tokens.dropFirst()
        #expect(tokens.map(\.surface) == ["lingenieur", "lingenieur"])
        #expect(tokens.map(\.rewrite) == [.missingApostrophe, .missingApostrophe])
        #expect(tokens.map(\.boundary) == [.space, .none])
        #expect(tokens.map(\.isFunctionWord) == [true, false])
    }
}
