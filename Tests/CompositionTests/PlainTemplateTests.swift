import TestSupport
import Testing

@testable import Composition

@Suite("Plain template")
struct PlainTemplateTests {
    /// Views with every name that a prompt may use: all there, none, and some.
    private static func views(_ name: PromptName) -> [View] {
        let names = name.names.sorted()
        let words: [any Sendable] = ["un mot", "", true, false, ["a", "b"], [String]()]
        return [[:]] + (0..<12).map { turn in
            var view: View = [:]
            for (place, name) in names.enumerated() where (place + turn) % 4 != 0 || turn == 0 {
                view[name] = turn == 0 ? name : words[(place * 7 + turn) % words.count]
            }
            if turn % 2 == 1 { view["sides"] = [["title": "T", "lines": ["x", "y"]], ["title": "U"]] as [View] }
            return view
        }
    }

    private static func isSame(_ text: String, _ view: View) throws -> Bool {
        let plain = try #require(PlainTemplate(text), "not plain: \(text)")
        return plain.render(view) == PromptTemplate.mustache(try PromptTemplate.parsed(text)).render(view)
    }

    @Test("every shipped prompt is plain, and says what the library says")
    func shipped() throws {
        for file in Shipped.promptFiles {
            let stem = file.path.split(separator: "/").last?.dropLast(".mustache".count) ?? ""
            let name = try #require(PromptName(rawValue: String(stem)))
            for view in Self.views(name) { #expect(try Self.isSame(file.text, view), "\(file.path): \(view)") }
        }
    }

    @Test(
        "lines, blanks and tags in any order give the library's text",
        arguments: [
            "", "\n", " \n{{#a}}\nx\n{{/a}}\n", "{{#a}}\nx\n{{/a}}\ny", "y\n{{#a}}\nx\n{{/a}}\n{{^b}}\nz\n{{/b}}",
            "y\n  {{#a}}  \n x\n\t{{/a}}\nz",
            "{{#a}}{{.}}, {{/a}}.", "{{#a}}{{#b}}{{b}}{{/b}}{{/a}}", "{{! rien }}x", "x\n{{! rien }}\ny",
            "{{a}} { {{b}} }", "}}{{a}}", "{{ a }}{{#  b }}x{{/ b}}",
            "l\n{{#a}}x{{/a}}\n{{#b}}\ny\n{{/b}}\nz", "l\n{{#a}}\n{{#b}}\n{{.}}\n{{/b}}\n{{/a}}\n",
            "{{#a}} \t{{/a}} ", "x\n{{#a}}y\n{{/a}}", "x {{a}}\n{{#b}}\ny\n{{/b}}",
        ])
    func places(_ text: String) throws {
        let values: [any Sendable] = ["v", true, false, ["1", "2"], ""]
        for one in values {
            for other in values { #expect(try Self.isSame(text, ["a": one, "b": other]), "\(one), \(other)") }
        }
        #expect(try Self.isSame(text, [:]))
    }

    @Test(
        "what needs more of Mustache is left to the library",
        arguments: [
            "{{{a}}}", "{{&a}}", "{{>a}}", "{{a.b}}", "{{upper(a)}}", "{{=<% %>=}}",
            "{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{a", "{{}}", "{{a-b}}", "x\r\n{{a}}",
        ])
    func rest(_ text: String) { #expect(PlainTemplate(text) == nil) }
}
