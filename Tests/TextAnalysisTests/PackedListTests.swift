import Testing

@testable import TextAnalysis

@Suite("Packed lists")
struct PackedListTests {
    @Test("every packed word is found, few others are")
    func words() throws {
        var generator = SeededGenerator(seed: 3)
        func word() -> String {
            String(decoding: (0..<8).map { _ in UInt8.random(in: 97...122, using: &generator) }, as: UTF8.self)
        }
        let words = Set((0..<20_000).map { _ in word() })
        let filter = try WordFilter(contentsOf: WordFilter.pack(words))
        #expect(filter.count == words.count)
        #expect(words.allSatisfy { filter.contains($0) })
        let others = Set((0..<40_000).map { _ in word() }).subtracting(words)
        let wrong = others.filter { filter.contains($0) }.count
        #expect(Double(wrong) / Double(others.count) <= 0.005)
        #expect(WordFilter.pack(words).count <= words.count * 12 / 8 + 64)
    }

    @Test("the same words in any order make the same bytes")
    func order() {
        let words = Worlds.frenchWords
        #expect(WordFilter.pack(words) == WordFilter.pack(words.reversed()))
        let phrases = [["ingenieur", "du", "son"], ["boulanger"], ["chef", "d", "equipe"]]
        #expect(PhraseFilter.pack(phrases) == PhraseFilter.pack(phrases.reversed()))
    }

    @Test("a list of nothing holds nothing")
    func empty() throws {
        let filter = try WordFilter(contentsOf: WordFilter.pack([]))
        #expect(!filter.contains("ia"))
        let phrases = try PhraseFilter(contentsOf: PhraseFilter.pack([[], []]))
        #expect(!phrases.contains([]))
        #expect(!phrases.contains(["ia"]))
        #expect(phrases.longest == 0)
    }

    @Test("a flipped bit anywhere is refused, and so is a missing byte")
    func damage() throws {
        let word = WordFilter.pack(["ingenieur", "salaire", "ia"])
        let phrase = PhraseFilter.pack([["ingenieur", "du", "son"], ["boulanger"]])
        for place in word.indices {
            for bit in 0..<8 {
                var damaged = word
                damaged[place] ^= 1 << UInt8(bit)
                #expect(throws: TextAnalysisError.self) { try WordFilter(contentsOf: damaged) }
            }
        }
        for place in phrase.indices {
            var damaged = phrase
            damaged[place] ^= 0x41
            #expect(throws: TextAnalysisError.self) { try PhraseFilter(contentsOf: damaged) }
        }
        for length in 0..<word.count {
            #expect(throws: TextAnalysisError.self) { try WordFilter(contentsOf: Array(word.prefix(length))) }
        }
        #expect(throws: TextAnalysisError.self) { try WordFilter(contentsOf: word + [0]) }
        #expect(throws: TextAnalysisError.self) { try PhraseFilter(contentsOf: phrase + [0]) }
        #expect(throws: TextAnalysisError.self) { try PhraseFilter(contentsOf: word) }
    }

    @Test("an error says what was expected, what was found and what to do")
    func errors() {
        do throws(TextAnalysisError) {
            _ = try WordFilter(contentsOf: [1, 2, 3])
            Issue.record("three bytes were taken for a word list")
        } catch {
            #expect(error.code == .notAPackedList)
            #expect(error.description.contains("expected at least 40 bytes, found 3"))
            #expect(error.remedy.contains("pack-words"))
        }
    }

    @Test("phrases are found in any number and most genders, whole only")
    func phrases() throws {
        let filter = try PhraseFilter(
            contentsOf: PhraseFilter.pack([
                ["ingenieur", "du", "son"], ["boulanger"], ["chef", "d", "equipe"], ["secretary"],
            ]))
        #expect(filter.longest == 3)
        #expect(filter.count == 4)
        #expect(filter.contains(["ingenieurs", "du", "son"]))
        #expect(filter.contains(["boulangeres"]))
        #expect(filter.contains(["secretaries"]))
        #expect(!filter.contains(["ingenieur", "du"]))
        #expect(!filter.contains(["ingenieurdu", "son"]))
        #expect(!filter.contains(["du", "son"]))
        #expect(filter.longestPrefix(of: ["chefs", "d", "equipes", "ia"]) == 3)
        #expect(filter.longestPrefix(of: ["boulanger", "d"]) == 1)
        #expect(filter.longestPrefix(of: ["ia"]) == 0)
    }

    @Test(
        "the form of comparison",
        arguments: [
            ("boulangeres", "boulanger"), ("boulanger", "boulanger"), ("secretaries", "secretari"),
            ("secretary", "secretari"),
            ("ingenieure", "ingenieur"), ("eaux", "eau"), ("boss", "boss"), ("hostesses", "hostess"), ("art", "art"),
            ("du", "du"),
            ("des", "des"), ("sexe", "sex"), ("", ""),
        ])
    func normalize(word: String, expected: String) {
        #expect(PhraseFilter.normalize(word) == expected)
        #expect(PhraseFilter.normalize(expected) == expected)
    }

    @Test(
        "titles of professions in all their manners",
        arguments: [
            ("Boulanger / Boulangère", ["Boulanger", "Boulangère"]),
            ("Agent / Agente de piste", ["Agent de piste", "Agente de piste"]),
            (
                "Technicien coupeur / Technicienne coupeuse en coiffure",
                [
                    "Technicien coupeur en coiffure", "Technicien coupeur", "Technicienne coupeuse en coiffure",
                    "Technicienne coupeuse",
                ]
            ),
            ("Accessoiriste(se)", ["Accessoiriste(se)"]),
            ("Agent de service hospitalier (ASH)", ["Agent de service hospitalier"]),
            ("Game designer - jeux vidéo", ["Game designer - jeux vidéo", "Game designer"]),
            ("Ingénieur du son en studio", ["Ingénieur du son en studio", "Ingénieur du son"]),
            ("Chargé d'analyse et d'études", ["Chargé d'analyse et d'études", "Chargé d'analyse"]),
            ("Infirmier / Infirmière de bloc", ["Infirmier de bloc", "Infirmier", "Infirmière de bloc", "Infirmière"]),
            ("Sage-femme / Maïeuticien", ["Sage-femme", "Maïeuticien"]),
            ("", []), (" / ", []), ("(", []), ("a / b / c", ["a", "b", "c"]),
        ])
    func titles(label: String, expected: [String]) { #expect(ProfessionTitle(label).forms == expected) }

    @Test(
        "entries of word lists become plain words",
        arguments: [
            ("aujourd'hui", ["aujourdhui"]), ("l'ami", ["ami"]), ("d'abord", ["abord"]),
            ("chef-d'œuvre", ["chef", "oeuvre"]),
            ("engineer's", ["engineer"]), ("don't", []), ("Œuvre", ["oeuvre"]), ("3D", []), ("e-mail", ["e", "mail"]),
            ("etc.", ["etc"]),
            ("", []),
        ])
    func entries(entry: String, expected: [String]) { #expect(WordListPacker.parts(of: entry) == expected) }

    @Test("a Hunspell dictionary is expanded by its rules")
    func hunspell() throws {
        let text = """
            SET UTF-8
            FLAG long
            NEEDAFFIX ()
            PFX L' Y 1
            PFX L' 0 l' [aeiou]
            PFX re Y 1
            PFX re 0 re .
            SFX a4 Y 2
            SFX a4 er e/re er
            SFX a4 er ait [^u]er
            SFX S. Y 2
            SFX S. 0 s [^sxz]
            SFX S. l ux/L' al
            5
            ajouter/L'a4 po:v1
            animal/L'S.
            louer/()a4
            nez/S.
            2CV

            """
        var forms: Set<String> = []
        #expect(HunspellDictionary.isDictionary(text))
        HunspellDictionary(text).forEachForm { forms.insert($0) }
        #expect(
            forms == [
                "ajouter", "ajoute", "reajoute", "ajoutait", "animal", "animals", "animaux", "loue", "reloue", "nez",
                "2CV",
            ])
        let filter = try WordFilter(contentsOf: WordListPacker.packWords(text))
        #expect(filter.contains("animaux"))
        #expect(!filter.contains("louait"))
        #expect(!HunspellDictionary.isDictionary("ingénieur\nSFX\n"))
    }

    @Test("of a dictionary, the names are packed apart: no acronym, no plain word, and those that are words are marked")
    func names() throws {
        let dictionary = "SET UTF-8\n6\nDupont po:patr\nMarie po:prn\nmarie po:v\nMoulin po:patr\nmoulin po:nom\nADN po:nom\n"
        let filter = try NameFilter(contentsOf: WordListPacker.packNames(dictionary))
        #expect(["dupont", "marie", "moulin", "adn", "ville"].map { filter.kind(of: $0) } == [.name, .firstName, .namesake, nil, nil])
        #expect(WordListPacker.packNames(dictionary) == WordListPacker.packNames(dictionary))
    }
}
