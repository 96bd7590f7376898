#if Server
import Composition
import Testing

@testable import Channels

@Suite("Markup")
struct MarkupTests {
    @Test(
        "Signs of markup are escaped, addresses are left to be clicked on",
        arguments: [
            (Markup.html, #"<b> & "x" https://a.fr/?a=1&b=2."#, "&lt;b&gt; &amp; &quot;x&quot; https://a.fr/?a=1&amp;b=2."),
            (.mrkdwn, "<!channel> & https://a.fr/?a=1&b=2.", "&lt;!channel&gt; &amp; <https://a.fr/?a=1&amp;b=2>."),
            (.markdown, "*a* _b_ [c](d) #e `f`\n- g\n1. h 2.5", "\\*a\\* \\_b\\_ \\[c\\](d) \\#e \\`f\\`\n\\- g\n1\\. h 2.5"),
            (.markdown, "@all moi@a.fr http://a_b.fr/c_d", "@\u{2060}all moi@a.fr http://a_b.fr/c_d"),
            (.discord, "<@1> @everyone :x: https://a_b.fr, fin", "\\<\\@1\\> \\@everyone \\:x\\: <https://a_b.fr>, fin"),
            (.rocketChat, "@all *a* [x](y)", "@\u{2060}all ∗a∗ [\u{2060}x]\u{2060}(y)"),
        ])
    func escaping(markup: Markup, text: String, expected: String) { #expect(markup.text(text) == expected) }

    @Test("An accent after a sign does not keep it from being escaped")
    func combining() {
        #expect(Markup.html.text("<\u{338}b>") == "&lt;\u{338}b&gt;")
        #expect(Markup.discord.text("*\u{301}x*") == "\\*\u{301}x\\*")
    }

    @Test("A link is made of a safe address only")
    func links() {
        #expect(Markup.html.link("a & b", to: "https://a.fr/?a&b") == #"<a href="https://a.fr/?a&amp;b">a &amp; b</a>"#)
        #expect(Markup.mrkdwn.link("a|b>", to: "https://a.fr") == "<https://a.fr|a¦b&gt;>")
        #expect(Markup.discord.link("a]b", to: "https://a.fr") == "[a\\]b](<https://a.fr>)")
        for url in ["javascript:alert(1)", "https://a.fr/\"onclick=", "https://a.fr/ b", "https://a.fr/)", "https://a.fr>"] {
            #expect(Markup.html.link("x", to: url) == "x")
            #expect(Markup.markdown.link("x", to: url) == "x")
        }
    }
}

@Suite("Laying out an answer")
struct ReplyLayoutTests {
    let layout = ReplyLayout(
        markup: .html, splitter: TextSplitter(limit: 400, unit: .utf16),
        rule: ReplyButton.Rule(count: 3, label: TextSplitter(limit: 40, unit: .utf16), text: TextSplitter(limit: 64, unit: .utf8)))

    @Test("Choices with buttons leave the text, and the line of sources makes room for links")
    func lines() throws {
        let reply = Replies.reply(
            "Que voulez-vous savoir ?\n1. Les études\n2. Le salaire\n\nSource\u{A0}: Insee (2024).", outcome: .clarified,
            choices: ["Les études", "Le salaire"],
            citations: [try Replies.citation("Les salaires", url: "https://insee.fr/1")])
        let laid = layout.lay(out: reply)
        #expect(laid.buttons == [ReplyButton(label: "Les études", text: "Les études"), ReplyButton(label: "Le salaire", text: "Le salaire")])
        #expect(laid.pages.count == 1)
        #expect(
            laid.pages.first?.marked == """
                Que voulez-vous savoir ?

                Source\u{A0}:
                • <a href="https://insee.fr/1">Insee, «\u{A0}Les salaires\u{A0}», 2024</a>
                """)
        #expect(laid.pages.first?.plain.hasSuffix("\nhttps://insee.fr/1") == true)
    }

    @Test("Choices stay in the text when one has no whole button")
    func cutChoices() {
        let long = "Les études de statistique, d'informatique et de mathématiques"
        let laid = layout.lay(out: Replies.reply("Quoi ?\n1. A\n2. \(long)", outcome: .clarified, choices: ["A", long]))
        #expect(laid.pages.first?.plain == "Quoi ?\n1. A\n2. \(long)")
        #expect(laid.buttons.map(\.text) == ["A", long])
    }

    @Test("Follow-up questions without a button are listed")
    func followUps() {
        let long = String(repeating: "très ", count: 20) + "long ?"
        let laid = layout.lay(out: Replies.reply("Voilà.", suggestions: ["Court ?", long]))
        #expect(laid.buttons.map(\.text) == ["Court ?"])
        #expect(laid.pages.first?.plain.contains("À demander aussi\u{A0}:\n• très") == true)
    }

    @Test("A safeguarded answer stays as it was reviewed")
    func safeguarded() throws {
        let text = "Parlez-en.\n• 3114 : jour et nuit\nhttps://3114.fr"
        let laid = layout.lay(
            out: Replies.reply(text, outcome: .safeguarded, choices: ["A"], suggestions: ["B"], citations: [try Replies.citation("t", url: nil)]))
        #expect(laid.pages == [ReplyLayout.Page(marked: text, plain: text)])
        #expect(laid.buttons.isEmpty)
    }

    @Test("An answer without text has neither pages nor buttons")
    func silent() {
        let laid = layout.lay(out: Replies.reply(" \n", outcome: .handedOff, suggestions: ["A"]))
        #expect(laid.pages.isEmpty && laid.buttons.isEmpty)
    }

    @Test("Pages keep the limit, with and without markup", arguments: Replies.seeds)
    func limits(seed: String) throws {
        let citations = try (0..<30).map {
            try Replies.citation(Replies.text(seed, $0 * 40), url: "https://a.fr/" + String(repeating: "x", count: $0 * 3))
        }
        for length in [1, 399, 400, 401, 2000] {
            let reply = Replies.reply(Replies.text(seed, length) + "\n\nSources\u{A0}: x", suggestions: Replies.suggestions, citations: citations)
            for markup in [Markup.html, .mrkdwn, .markdown, .discord, .rocketChat] {
                var layout = layout
                layout.markup = markup
                for page in layout.lay(out: reply).pages {
                    #expect(page.marked.utf16.count <= 400 && page.plain.utf16.count <= 400)
                }
            }
        }
    }
}
#endif
