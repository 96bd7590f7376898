import Figures
import Knowledge
import Testing

/// Sentences and words of pages, as a reviewer reads them.
@Suite struct ReviewedWordingTests {
    /// What is said of a passage on the baker's missions.
    private func found(_ text: String, in language: String) throws -> [String] {
        var base = ReviewedBase.faultless
        let path = "\(language)/roles/miller.md"
        let old = language == "fr" ? "Il moud le grain." : "Grinds the grain."
        try #require(base.texts[path]?.contains(old) ?? false)
        base.texts[path] = base.texts[path]?.replacing(old, with: text)
        return try base.reviewed()
    }

    @Test(
        "Words for one gender only are told with what to write instead",
        arguments: [
            ("fr", "Les étudiants moulent.", "“étudiants” leaves people out; write “étudiantes et étudiants”, “élèves”"),
            ("fr", "Un lycéen, un apprenti.", "“lycéen”, “apprenti” leave people out; write “lycéennes et lycéens”"),
            ("fr", "C'est un métier d'hommes.", "“hommes” leaves people out; write “personnes” or “femmes et hommes”"),
            ("fr", "Étudiants et débutants.", "“Étudiants”, “débutants” leave people out; write “étudiantes et"),
            ("fr", "Mademoiselle Martin moud.", "“Mademoiselle” leaves people out; write “Madame”"),
            ("en", "He grinds his grain.", "“He”, “his” leave people out; write “they”, “them”, “their”"),
            ("en", "Hey guys, grind.", "“guys” leaves people out; write “people”"),
            ("en", "A job for men.", "“men” leaves people out; write “people” or “women and men”"),
        ])
    func gendered(language: String, text: String, told: String) throws {
        let found = try found(text, in: language)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("\(language)/roles/miller.md:") ?? false)
        #expect(found.first?.contains(": warning: \(told)") ?? false, "\(found)")
    }

    @Test(
        "Words in pairs, in inclusive writing, in names and beside shares are let pass",
        arguments: [
            ("fr", "Les étudiantes et les étudiants moulent."), ("fr", "Les étudiant·e·s moulent."),
            ("fr", "Les élèves moulent."), ("fr", "Il y a un prêt étudiant."),
            ("fr", "D'après L'Étudiant, on moud."),
            ("fr", "Il y a 70 % d'hommes et 30 % de femmes."),
            ("fr", "L'interface homme-machine moud."), ("fr", "Les droits de l'homme."), ("fr", "Le salaire débutant."),
            ("fr", "Un diplôme, des diplômes."), ("en", "He or she grinds."), ("en", "They grind their grain."),
            ("en", "Women and men grind."), ("en", "The woman is a manager."),
        ])
    func inclusive(language: String, text: String) throws {
        #expect(try found(text, in: language).filter { $0.contains("people out") } == [])
    }

    @Test("A share of men is no gendered wording")
    func share() throws {
        let told = try found("Men made up 70% of millers.", in: "en")
        #expect(told.filter { $0.contains("people out") }.isEmpty)
    }

    @Test("A masculine name without its feminine is told where others of its kind have one")
    func feminine() throws {
        var base = ReviewedBase.faultless
        base.texts["fr/roles/miller.md"] = SmallBase.frenchMiller
        #expect(
            try base.reviewed() == [
                "fr/roles/miller.md:4:7: warning: “meunier” has no feminine; add “feminine: …”, the name itself where it does "
                    + "not change"
            ])
        base.texts["fr/roles/baker.md"] = base.texts["fr/roles/baker.md"]?.replacing("feminine: boulangère\n", with: "")
        #expect(try base.reviewed().isEmpty)
    }

    private static func words(_ count: Int) -> String { Array(repeating: "moud", count: count).joined(separator: " ") }

    @Test(
        "A sentence is too long above 35 French words or 30 English ones", arguments: [("fr", 35), ("en", 30)])
    func length(language: String, limit: Int) throws {
        #expect(try found("\(Self.words(limit)). Encore \(Self.words(limit - 1)) ?", in: language).isEmpty)
        let told = try found("Court. \(Self.words(limit)) fin.", in: language)
        // The next sentence begins with a small letter: it is no next sentence.
        #expect(told.count == 1)
        #expect(told.first?.contains("a sentence of \(limit + 2) words, “Court. moud moud moud moud…”") ?? false, "\(told)")
    }

    @Test("Points inside numbers and abbreviations, grouped digits and dashes do not count as words or ends")
    func counting() throws {
        let exactly = "Le 3.5 vaut 45 000 € : " + Self.words(31)
        #expect(try found(exactly + ".", in: "fr").filter { $0.contains("sentence") } == [])
        #expect(try found(exactly + " moud.", in: "fr").contains { $0.contains("a sentence of 36 words") })
    }
}
