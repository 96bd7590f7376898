import Foundation
import Site
import Testing

@Suite("The files of the site are checked when they are read")
struct SiteFilesTests {
    @Test("A mistake is told with its file and line", arguments: [
        ("pages/faq.mustache", "{{t.faq_title}}", "{{t.faq_titel}}", "faq_titel"),
        ("pages/home.mustache", "{{address}}", "{{adress}}", "adress"),
        ("pages/partials/line.mustache", "{{words}}", "{{{words}}}", "unescaped"),
        ("pages/partials/line.mustache", "{{words}}", "{{&words}}", "unescaped"),
        ("pages/ask.mustache", "partials/answer", "partials/anser", "anser"), ("pages/faq.mustache", "{{/themes}}", "", "does not parse"),
        ("pages/strings.en.json", "\"skip\"", "\"skap\"", "“skip” is missing"), ("pages/strings.fr.json", "{", "[", "not a JSON object"),
        ("pages/layout.mustache", "<!DOCTYPE", "{{% CONTENT_TYPE:TEXT}}<!DOCTYPE", "unescaped"),
    ])
    func mistakes(path: String, old: String, new: String, wanted: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: URL(filePath: Shown.web), to: folder)
        let file = folder.appending(path: path)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains(old))
        try text.replacing(old, with: new, maxReplacements: 1).write(to: file, atomically: true, encoding: .utf8)
        let error = try #require(throws: SiteError.self) { try SiteFiles(folder: folder.path()) }
        #expect(error.description.contains(wanted), "\(error)")
        #expect(error.problems.contains { $0.path == path && $0.line > 0 }, "\(error)")
    }

    @Test("A file that is not there is told, and every one of them")
    func missing() throws {
        let error = try #require(throws: SiteError.self) { try SiteFiles(folder: "/nonexistent") }
        #expect(error.problems.count >= 20)
        #expect(error.description.contains("widget/mentor.js"))
    }
}
