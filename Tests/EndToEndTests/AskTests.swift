import Foundation
import TestSupport
import Testing

@Suite("mentor ask", .onOwnThreads)
struct AskTests {
    @Test("a question in words is answered in words, without a colour, and nothing on standard error")
    func plain() throws {
        let result = try MentorBinary.run([
            "ask", "combien", "gagne", "un", "ingénieur", "machine", "learning", "junior", "?",
        ])
        #expect(result.status == 0)
        #expect(result.error == "")
        #expect(result.output.contains("2\u{202F}900\u{A0}€"))
        #expect(!result.output.contains("\u{1B}"))
        #expect(result.output.hasSuffix("\n") && !result.output.hasSuffix("\n\n"))
    }

    @Test("--json prints one object with every field of the contract, in its order")
    func fields() throws {
        let result = try MentorBinary.run(["ask", "--json", "combien gagne un ingénieur machine learning junior ?"])
        #expect(result.status == 0)
        let fields = [
            "id", "session", "turn", "outcome", "language", "text", "parts", "figures", "choices", "intent", "entities",
            "sources",
            "suggestions", "knowledge", "microseconds",
        ]
        let object = try #require(result.objects.first)
        #expect(result.objects.count == 1)
        #expect(Set(object.keys) == Set(fields))
        var rest = result.output[...]
        for field in fields {
            let found = try #require(rest.range(of: "\"\(field)\":"), "\(field)")
            rest = rest[found.upperBound...]
        }
        #expect(object["outcome"] as? String == "answered")
        #expect((object["turn"] as? String)?.wholeMatch(of: /[0-9a-z]{26}/) != nil)
        #expect(object["microseconds"] is Int)
        let knowledge = try #require(object["knowledge"] as? [String: String])
        #expect(knowledge["digest"]?.wholeMatch(of: /sha256:[0-9a-f]{64}/) != nil)
        #expect(try #require(object["intent"] as? [String: Any])["name"] as? String == "salary")
    }

    @Test("figures say what they measure, and entities where they stand in UTF-8 bytes")
    func figures() throws {
        let question = "combien gagne un ingénieur machine learning junior ?"
        let object = try #require(try MentorBinary.run(["ask", "--json", question]).objects.first)
        let figures = try #require(object["figures"] as? [[String: Any]])
        let stated = try #require(figures.first { $0["minimum"] as? Int == 2_900 })
        #expect(stated["measure"] as? String == "salary")
        #expect(stated["maximum"] as? Int == 2_900)
        #expect(stated["unit"] as? String == "EUR")
        #expect(stated["origin"] as? String == "stated")
        #expect(stated["sources"] as? [String] == ["esgi-ml-2020"])
        let qualifiers = try #require(stated["qualifiers"] as? [String: Any])
        #expect(qualifiers["basis"] as? String == "net")
        #expect(qualifiers["year"] as? Int == 2_020)
        let entities = try #require(object["entities"] as? [[String: Any]])
        let role = try #require(entities.first { $0["kind"] as? String == "role" })
        #expect(role["id"] as? String == "machine-learning-engineer")
        let start = try #require(role["start"] as? Int)
        let end = try #require(role["end"] as? Int)
        #expect(String(decoding: Array(question.utf8)[start..<end], as: UTF8.self) == "ingénieur machine learning")
    }

    @Test("the same question twice is the same bytes but for time and turn")
    func deterministic() throws {
        let arguments = ["ask", "--json", "--explain", "--as-of", "2026-11-01", "missions et salaire d'un ingé ML ?"]
        let outputs = try (0..<2).map { _ in
            try MentorBinary.run(arguments).output
                .replacing(/"turn":"[0-9a-z]+"/, with: "").replacing(/"microseconds":\d+/, with: "")
        }
        #expect(outputs[0] == outputs[1])
    }

    @Test("--explain adds the explanation to the object, and lines to the text")
    func explain() throws {
        let object = try #require(
            try MentorBinary.run(["ask", "--json", "--explain", "salaire d'un data scientist ?"]).objects.first)
        let explanation = try #require(object["explanation"] as? [String: Any])
        let clause = try #require((explanation["clauses"] as? [[String: Any]])?.first)
        #expect(clause["margin"] is NSNumber)
        #expect(clause["terms"] is [Any])
        let text = try MentorBinary.run(["ask", "--explain", "salaire d'un data scientist ?"]).output
        #expect(text.contains("- décision : "))
    }

    @Test("--strict turns a refusal into status 1, and only a refusal")
    func strict() throws {
        #expect(
            try MentorBinary.run(["ask", "--strict", "quelle est la recette de la tarte aux pommes ?"]).status == 1)
        #expect(try MentorBinary.run(["ask", "quelle est la recette de la tarte aux pommes ?"]).status == 0)
        #expect(try MentorBinary.run(["ask", "--strict", "que fait un data scientist ?"]).status == 0)
    }

    @Test("--language decides the language of the answer", arguments: ["fr", "en"])
    func language(code: String) throws {
        let result = try MentorBinary.run(["ask", "--json", "--language", code, "data scientist salary"])
        #expect(try #require(result.objects.first)["language"] as? String == code)
    }

    @Test("--as-of decides what is called old")
    func asOf() throws {
        let question = "salaire net d'un ingénieur machine learning junior chez ESGI"
        let then = try MentorBinary.run(["ask", "--as-of", "2020-12-31", question]).output
        let later = try MentorBinary.run(["ask", "--as-of", "2040-01-01", question]).output
        #expect(then != later)
    }

    @Test("control characters of a question never reach the terminal as such")
    func controls() throws {
        let result = try MentorBinary.run(["ask", "salaire d'un \u{1B}[31mboulanger\u{07}\u{9B}2J"])
        #expect(result.status == 0)
        #expect(
            !result.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) }
        )
    }

    @Test("CLICOLOR_FORCE insists on colours, NO_COLOR and --no-color forbid them")
    func colours() throws {
        let arguments = ["ask", "salaire d'un data scientist ?"]
        #expect(try MentorBinary.run(arguments, environment: ["CLICOLOR_FORCE": "1"]).output.contains("\u{1B}["))
        #expect(
            try !MentorBinary.run(arguments, environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]).output.contains(
                "\u{1B}["))
        #expect(
            try !MentorBinary.run(arguments + ["--no-color"], environment: ["CLICOLOR_FORCE": "1"]).output.contains(
                "\u{1B}["))
    }
}
