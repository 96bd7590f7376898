#if Server
import Testing

@testable import Channels

@Suite("Bodies of the form name=value")
struct FormBodyTests {
    @Test("Plus signs, escapes and accents are read")
    func reading() throws {
        let form = try #require(FormBody("text=Apr%C3%A8s+le+bac%2C+que+faire+%3F&command=%2Forientation&empty=&a%20b=c".utf8))
        #expect(form["text"] == "Après le bac, que faire ?")
        #expect(form["command"] == "/orientation")
        #expect(form["empty"]?.isEmpty == true)
        #expect(form["a b"] == "c")
        #expect(form["none"] == nil)
    }

    @Test("What is not well-formed is refused", arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "=b", "a=b&%C3=c"])
    func refusing(body: String) { #expect(FormBody(body.utf8) == nil) }

    @Test("A field that stands twice has no value")
    func twice() { #expect(FormBody("token=a&token=b".utf8)?["token"] == nil) }

    @Test("A million fields are refused")
    func many() { #expect(FormBody(String(repeating: "a=b&", count: 300).utf8) == nil) }

    @Test("The query of an address is read")
    func query() {
        #expect(FormBody(queryOf: "/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1%202")?["hub.challenge"] == "1 2")
        #expect(FormBody(queryOf: "/webhooks/whatsapp")?["hub.mode"] == nil)
    }
}
#endif
