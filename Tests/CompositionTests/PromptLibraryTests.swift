import TestSupport
import Testing
import TextAnalysis

@testable import Composition

@Suite("Prompt library")
struct PromptLibraryTests {
    private typealias File = (path: String, text: String)

    /// The shipped prompts with some replaced.
    private static func files(_ changed: [String: String?]) -> [File] {
        Shipped.promptFiles.compactMap { file in
            guard let text = changed[file.path] else { return file }
            return text.map { (path: file.path, text: $0) }
        }
            + changed.keys.sorted().compactMap { path in
                guard !Shipped.promptFiles.contains(where: { $0.path == path }), let text = changed[path] else {
                    return nil
                }
                return text.map { (path: path, text: $0) }
            }
    }

    private static func problems(_ changed: [String: String?]) -> [PromptError.Problem] {
        do throws(PromptError) {
            _ = try PromptLibrary(files: files(changed))
            return []
        } catch {
            return error.problems
        }
    }

    @Test("the shipped prompts load")
    func shipped() throws {
        _ = try PromptLibrary(files: Shipped.promptFiles)
    }

    @Test("taken up unchecked, they say the same", arguments: Language.allCases)
    func unchecked(_ language: Language) throws {
        let (checked, unchecked) = (try PromptLibrary(files: Shipped.promptFiles), PromptLibrary(checked: Shipped.promptFiles))
        for name in PromptName.allCases {
            // Twice: parsed, and kept.
            for _ in 1...2 { #expect(unchecked.render(name, language) == checked.render(name, language), "\(name)") }
        }
        #expect(!checked.render(.greet, language).isEmpty)
        #expect(PromptLibrary(checked: []).render(.greet, language) == "")
        // Of two of the same path the later counts, as when they are checked.
        let path = "\(language.rawValue)/greet.mustache"
        #expect(PromptLibrary(checked: Shipped.promptFiles + [(path: path, text: "Tiens !\n\n")]).render(.greet, language) == "Tiens !")
    }

    @Test("a prompt missing in one language is reported with its path", arguments: Language.allCases)
    func missing(_ language: Language) {
        let problems = Self.problems(["\(language.rawValue)/rank.mustache": nil])
        #expect(problems.map(\.path) == ["\(language.rawValue)/rank.mustache"])
        #expect(problems.first?.message == "the prompt is missing")
    }

    @Test("no prompts at all: every one of them is reported, in every language")
    func none() {
        var reported: [PromptError.Problem] = []
        do throws(PromptError) { _ = try PromptLibrary(files: []) } catch { reported = error.problems }
        #expect(reported.count == PromptName.allCases.count * Language.allCases.count)
        #expect(reported.map(\.path) == reported.map(\.path).sorted())
    }

    @Test(
        "a name that the prompt does not offer is reported with its line and the names there are",
        arguments: [
            ("{{nonsense}}", 1, "nonsense"),
            ("Bonjour.\n\nVoici {{exemples}} !", 3, "exemples"),
            ("{{#section}}\na\n{{/section}}", 1, "section"),
            ("a\n{{^kindz}}\nb\n{{/kindz}}", 2, "kindz"),
            ("{{kind}}\n{{{raw}}}", 2, "raw"),
            ("a\n{{&raw}}", 2, "raw"),
            ("\r\n{{ spaced }}", 2, "spaced"),
            ("{{uppercased(nonsense)}}", 1, "nonsense"),
            ("{{nonsense.kind}}", 1, "nonsense"),
        ] as [(String, Int, String)])
    func unknownName(_ text: String, _ line: Int, _ name: String) {
        let problems = Self.problems(["fr/greet.mustache": text])
        let found = problems.first { $0.message.contains("“\(name)”") }
        #expect(found?.path == "fr/greet.mustache")
        #expect(found?.line == line)
        #expect(found?.remedy == "the names are examples, field, kind, kinds")
        #expect(found?.description.hasPrefix("fr/greet.mustache:\(line):1: error: ") == true)
    }

    @Test("comments, and names that the prompt offers, are no problem")
    func knownNames() {
        #expect(
            Self.problems(["fr/greet.mustache": "{{! salut {{kind}} et {{kinds}}\n{{#examples}}{{.}}{{/examples}}"])
                .isEmpty)
        #expect(Self.problems(["en/greet.mustache": ""]).isEmpty)
    }

    @Test(
        "a template that does not parse is reported",
        arguments: [
            "{{#kind}} never closed", "{{/kind}}", "{{#kind}}{{#kinds}}{{/kind}}{{/kinds}}", "{{kind",
            "{{#kind}}{{/kinds}}",
        ])
    func unparsable(_ text: String) {
        let problems = Self.problems(["en/help.mustache": text])
        #expect(
            problems.contains { $0.path == "en/help.mustache" && $0.message.hasPrefix("the template does not parse") })
    }

    @Test(
        "a file that is no prompt is reported",
        arguments: ["fr/gret.mustache", "de/greet.mustache", "greet.mustache", "fr/.mustache", "fr/Greet.mustache"])
    func unknownFile(_ path: String) {
        let problems = Self.problems([path: "Salut"])
        #expect(problems.map(\.path) == [path])
        #expect(problems.first?.message == "no prompt has this name")
    }

    @Test("a template that does not parse is not called missing as well")
    func unparsableOnce() {
        let problems = Self.problems(["en/help.mustache": "{{#kind}} never closed"])
        #expect(problems.count == 1)
    }

    @Test("files that are no templates are passed over")
    func otherFiles() {
        #expect(Self.problems(["README.md": "{{nonsense}}", "fr/greet.mustache.bak": "{{#"]).isEmpty)
    }

    @Test("every problem is reported at once, in the order of the files")
    func all() {
        let problems = Self.problems([
            "fr/thank.mustache": "{{a}}\n{{b}}", "en/thank.mustache": nil, "en/zzz.mustache": "",
            "fr/help.mustache": "{{c}}",
        ])
        #expect(
            problems.map { "\($0.path):\($0.line)" } == [
                "en/thank.mustache:1", "en/zzz.mustache:1", "fr/help.mustache:1", "fr/thank.mustache:1",
                "fr/thank.mustache:2",
            ])
    }

    @Test("a later file replaces an earlier one of the same path")
    func overlay() throws {
        let library = try PromptLibrary(
            files: Shipped.promptFiles + [(path: "fr/thank.mustache", text: "De rien !\n\n")])
        #expect(library.render(.thank, .french) == "De rien !")
        #expect(library.render(.thank, .english) != "De rien !")
    }

    @Test("values are plain text: neither escaped nor taken for templates")
    func plain() throws {
        let library = try PromptLibrary(files: Self.files(["fr/greet.mustache": "→ {{kind}}"]))
        #expect(
            library.render(.greet, .french, ["kind": "R&D <b> \"x\" {{kinds}}", "kinds": "no"])
                == "→ R&D <b> \"x\" {{kinds}}")
    }
}
