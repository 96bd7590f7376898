import Testing

@testable import Dialogue

@Suite("Spaced words")
struct SpacedWordsTests {
    @Test(
        "a name is found whole, whatever its accents, its case and the signs around it",
        arguments: [
            ("Le Chief AI Officer (CAIO) décide.", "chief ai officer"), ("À Montréal, l'été", "montreal"), ("non-cadre", "Non cadre"),
            ("bac+5 ou BUT", "bac 5"), ("数据 data", "data"), ("cœur de métier", "coeur"),
        ])
    func found(_ text: String, _ name: String) { #expect(SpacedWords(text).contains(SpacedWords(name))) }

    @Test(
        "a part of a word is none of it, and a name without a word is nowhere",
        arguments: [
            ("les cadres", "cadre"), ("encadre", "cadre"), ("data science", "data scientist"),
            ("data", "data science"), ("data", "?"), ("", ""), ("a", ""),
        ])
    func missing(_ text: String, _ name: String) { #expect(!SpacedWords(text).contains(SpacedWords(name))) }

    @Test("it counts the words and the spaces between them")
    func count() {
        #expect(SpacedWords("  Non-cadre ! ").count == 9)
        #expect(SpacedWords("…").count == 0)
    }
}
