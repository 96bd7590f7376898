import Testing

@testable import Importing

@Suite("XML is read record by record, and a hostile file finds nothing to hold on to")
struct OpenDataXMLTests {
    private func read(_ text: String, unwanted: Set<String> = []) throws -> [XMLElement] {
        var found: [XMLElement] = []
        try XMLRecords(path: "t.xml", unwanted: unwanted).read(Array(text.utf8), root: "list") { record in
            found.append(record)
        }
        return found
    }

    @Test("Records come with their texts, paths and lines")
    func records() throws {
        let found = try read(
            "<?xml version=\"1.0\"?>\n<list>\n<item><a> x &amp; y </a><b><c>1</c><c/><c>2</c></b><p>long</p></item>"
                + "\n<item><a><![CDATA[<p>]]></a></item></list>",
            unwanted: ["p"])
        #expect(found.map(\.line) == [3, 4])
        #expect(found.map { $0.text("a") } == ["x & y", "<p>"])
        #expect(found.first?.texts("b", "c") == ["1", "2"])
        #expect(found.first?.elements("p").isEmpty ?? false)
        #expect(found.first?.text("none", "at", "all") == "")
    }

    @Test(
        "Hostile and broken files are refused",
        arguments: [
            (
                "<!DOCTYPE list [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;\">]><list><item>&c;</item></list>",
                ImportError.Code.malformed
            ),
            ("<!DOCTYPE list SYSTEM \"file:///etc/passwd\"><list/>", .malformed),
            ("<!DOCTYPE list [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><list><item>&x;</item></list>", .malformed),
            ("<list><item>&unknown;</item></list>", .malformed), ("<list><item></list>", .malformed),
            ("<list><item>", .malformed),
            ("<other/>", .unexpectedShape), ("text", .malformed), ("", .empty),
            ("<list><item a=\"1\" a=\"2\"/></list>", .malformed),
            (String(repeating: "<list>", count: 400), .malformed),
        ])
    func refused(text: String, code: ImportError.Code) {
        let error = #expect(throws: ImportError.self) { try read(text) }
        #expect(error?.code == code)
    }

    @Test("Latin-1 is refused with its line")
    func latin1() {
        let bytes = Array("<list>\n<item>caf".utf8) + [0xE9] + Array("</item></list>".utf8)
        let error = #expect(throws: ImportError.self) {
            try XMLRecords(path: "t.xml", unwanted: []).read(bytes, root: "list") { _ in }
        }
        #expect(error?.code == .wrongEncoding)
        #expect(error?.line == 2)
    }
}
