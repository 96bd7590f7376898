#if Server
import Conversations
import Foundation
import HTTPTypes
import HummingbirdTesting
import MentorCore
import MentorServer
import NIOCore
import Testing

@Suite("People read pages that need no script")
struct PageRouteTests {
    @Test("Every page of the shipped knowledge is there, in both languages", arguments: [
        "/", "/faq", "/ask", "/ask?q=salaire", "/metiers", "/metiers/data-scientist",
        "/faq.jsonld", "/api/v1/faq", "/site.css", "/icon.svg", "/widget/v1/mentor.js",
    ])
    func pages(path: String) async throws {
        try await TestSite.run(advisor: try await TestSite.shipped()) { site in
            for query in ["", path.contains("?") ? "&language=en" : "?language=en"] {
                let response = try await site.get(path + query)
                #expect(response.status == .ok)
                #expect(response.body.readableBytes > 200)
            }
        }
    }

    @Test("A question asked of the page of questions is answered there, and its markup is text")
    func faqAnswer() async throws {
        try await TestSite.run { site in
            let page = try await site.get("/faq?q=que+fait+un+meunier+%3Cscript%3E%3F")
            #expect(page.status == .ok)
            #expect(page.text.contains("grain"))
            #expect(!page.text.contains("<script>?"))
            #expect(page.header("Cache-Control") == "no-store")
            #expect(try await site.get("/faq?q=").header("ETag") != nil, "no question is the page itself")
        }
    }

    @Test("A link to a question is answered on the page of the conversation, which goes on from there")
    func askLink() async throws {
        try await TestSite.run { site in
            let page = try await site.get("/ask?q=que+fait+un+meunier+%3Cscript%3E%3F")
            #expect(page.status == .ok && page.header("Cache-Control") == "no-store")
            #expect(page.text.contains("grain") && !page.text.contains("<script>?"))
            let session = try #require(Self.field("session", in: page.text))
            let next = try await site.post("/ask", form: "text=et+un+boulanger+%3F&session=\(session)")
            #expect(next.text.contains("grain") && next.text.contains("pétrit"))
            #expect(!(try await site.get("/ask?q=")).text.contains("class=\"exchange\""), "no question is the empty form")
        }
    }

    @Test("All sheets are linked from one page, and that from every page")
    func sheets() async throws {
        try await TestSite.run { site in
            let page = try await site.get("/metiers")
            #expect(page.status == .ok && page.header("ETag") != nil)
            let links = page.text.matches(of: /href="(\/(?:metiers|fiches)\/[^"]+)"/).map { String($0.1) }
            #expect(links.contains("/metiers/baker"))
            for link in links { #expect(try await site.get(link).status == .ok, "\(link)") }
            for path in ["/", "/faq", "/ask", "/metiers/baker"] { #expect(try await site.get(path).text.contains("href=\"/metiers\""), "\(path)") }
            #expect(try await site.get("/metiers?language=en").text.contains("href=\"/metiers/baker?language=en\""))
        }
    }

    @Test("The conversation goes on in the form, with what was said before")
    func form() async throws {
        try await TestSite.run { site in
            let first = try await site.post("/ask", form: "text=que+fait+un+meunier+%3F")
            #expect(first.status == .ok)
            let session = try #require(Self.field("session", in: first.text))
            let second = try await site.post("/ask", form: "text=et+un+boulanger+%3F&session=\(session)")
            #expect(second.text.contains("grain"))
            #expect(second.text.contains("pétrit"))
            let turn = try #require(Self.field("turn", in: second.text))
            let voted = try await site.post("/ask/feedback", form: "turn=\(turn)&vote=up&session=\(session)")
            #expect(voted.status == .ok)
            #expect(try await site.store.examine().votes == 1)
            let erased = try await site.post("/ask/erase", form: "session=\(session)")
            #expect(erased.status == .ok)
            #expect(!erased.text.contains("grain"))
            #expect(try await site.store.examine().turns == 0)
            let after = try await site.post("/ask", form: "text=et+un+boulanger+%3F&session=\(session)")
            #expect(!after.text.contains("grain"), "nothing of an erased conversation comes back")
        }
    }

    @Test("An empty form comes back with what is wrong")
    func emptyForm() async throws {
        try await TestSite.run { site in
            let empty = try await site.post("/ask", form: "text=++")
            #expect(empty.status == .unprocessableContent)
            #expect(try await site.post("/ask/feedback", form: "vote=up").status == .unprocessableContent)
            #expect(try await site.post("/ask", json: "{}").status == .unsupportedMediaType)
        }
    }

    @Test("A message of distress is answered, and nothing of it is kept anywhere")
    func distress() async throws {
        try await TestSite.run(advisor: try await TestSite.shipped()) { site in
            let answer = try await site.ask("je veux mourir")
            #expect(answer["outcome"] as? String == "safeguarded")
            let health = try await site.store.examine()
            #expect(health.turns == 0 && health.sessions == 0 && health.unanswered == 0)
            let page = try await site.post("/ask", form: "text=je+veux+mourir")
            #expect(page.text.contains("3114"))
            let session = try #require(Self.field("session", in: page.text))
            #expect(!(try await site.post("/ask", form: "text=bonjour&session=\(session)")).text.contains("3114"))
        }
    }

    @Test("Who asks for a person is told whom to turn to")
    func handOff() async throws {
        try await TestSite.run(advisor: try await TestSite.shipped(), { $0.site.contact = "orientation@ecole.example" }) { site in
            let answer = try await site.ask("je veux parler à un humain")
            #expect(answer["outcome"] as? String == "handed_off")
            #expect((answer["text"] as? String)?.contains("orientation@ecole.example") == true)
            #expect(try await site.get("/").text.contains("mailto:orientation@ecole.example"))
        }
    }

    /// The value of the first hidden field of a name.
    private static func field(_ name: String, in page: String) -> String? {
        guard let tag = page.components(separatedBy: "<input").first(where: { $0.contains("name=\"\(name)\"") }) else { return nil }
        return tag.components(separatedBy: "value=\"").dropFirst().first?.components(separatedBy: "\"").first
    }
}
#endif
