import Testing

@testable import TextAnalysis

@Suite("The shipped lists")
struct ShippedListTests {
    @Test(
        "words that people use exist",
        arguments: [
            "pilote", "crous", "velib", "ingenieure", "developpeuse", "selectionne", "equipement", "aujourdhui",
            "oeuvre",
            "parcoursup", "thune", "boulot", "numerique", "gagnerait", "etudiantes",
        ])
    func french(word: String) throws {
        let isListed = try WordFilter(contentsOf: Worlds.shipped("words.fr.filter")).contains(word)
        #expect(isListed)
    }

    @Test("English words exist", arguments: ["engineer", "salary", "scientists", "learning", "chatbot", "highest"])
    func english(word: String) throws {
        let isListed = try WordFilter(contentsOf: Worlds.shipped("words.en.filter")).contains(word)
        #expect(isListed)
    }

    @Test(
        "slips and gibberish do not exist",
        arguments: [
            "ingeneur", "salairre", "mlkjh", "blorp", "zzgh", "lingenieur", "saluuut", "dveloppeur", "quil", "jai",
            "salaries'",
        ])
    func slips(word: String) throws {
        let isListed = try WordFilter(contentsOf: Worlds.shipped("words.fr.filter")).contains(word)
        #expect(!isListed)
        let isListedInEnglish = try WordFilter(contentsOf: Worlds.shipped("words.en.filter")).contains(word)
        #expect(!isListedInEnglish)
    }

    @Test("names are told from words, and from names that are words too", arguments: [
        ("durand", .name), ("brest", .name), ("marie", .firstName), ("moulin", .namesake), ("salaire", nil), ("soudure", nil),
    ] as [(String, NameFilter.Kind?)])
    func names(word: String, kind: NameFilter.Kind?) throws {
        let found = try NameFilter(contentsOf: Worlds.shipped("proper.fr.filter")).kind(of: word)
        #expect(found == kind)
    }

    @Test(
        "titles of professions are known as people write them",
        arguments: [
            "boulanger", "boulangères", "pharmacien", "pilote de ligne", "infirmière", "médecin", "avocate",
            "professeur de maths",
            "agent d'entretien", "ingénieur du son", "sage-femme", "éducateur", "plombiers", "électricienne",
            "chef de projet",
        ])
    func frenchProfessions(title: String) throws {
        let filter = try PhraseFilter(contentsOf: Worlds.shipped("professions.fr.phrases"))
        let isListed = filter.contains(Worlds.folded(title)[...])
        #expect(isListed)
    }

    @Test(
        "English titles",
        arguments: ["baker", "airline pilot", "nurses", "primary school teacher", "plumber", "lawyer"])
    func englishProfessions(title: String) throws {
        let filter = try PhraseFilter(contentsOf: Worlds.shipped("professions.en.phrases"))
        let isListed = filter.contains(Worlds.folded(title, Worlds.english)[...])
        #expect(isListed)
    }

    @Test(
        "what is no profession is not taken for one",
        arguments: ["salaire", "le salaire", "d'un", "machine learning", "bac+5", "chargé", "responsable"])
    func noProfessions(text: String) throws {
        let filter = try PhraseFilter(contentsOf: Worlds.shipped("professions.fr.phrases"))
        let isListed = filter.contains(Worlds.folded(text)[...])
        #expect(!isListed)
    }
}
