import Testing

@testable import Composition

@Suite("Tidying of a rendered prompt")
struct TidyTests {
    @Test(
        "folds blank lines, keeps list items together, and leaves no space at the end of a line",
        arguments: [
            ("", ""),
            ("\n\n", ""),
            ("a", "a"),
            ("\n\na\n\n", "a"),
            ("a\n\n\n\nb", "a\n\nb"),
            ("a  \nb\t\nc\r", "a\nb\nc"),
            ("a\n   \n\t\nb", "a\n\nb"),
            ("• a\n\n• b", "• a\n• b"),
            ("• a\n\n\n\n• b\n\nc", "• a\n• b\n\nc"),
            // A list after a sentence stays apart from it.
            ("a\n\n• b", "a\n\n• b"),
            ("• a\n\nb\n\n• c", "• a\n\nb\n\n• c"),
            // Spaces inside a line are the writer's.
            ("  a  b", "  a  b"),
        ] as [(String, String)])
    func tidy(_ text: String, _ expected: String) {
        #expect(PromptLibrary.tidy(text) == expected)
    }

    @Test("tidying what is tidy changes nothing", arguments: ["a\n\nb", "• a\n• b\n\nc", "x"])
    func idempotent(_ text: String) {
        #expect(PromptLibrary.tidy(text) == text)
    }
}
