import Artefact
import TextAnalysis
import Testing

@testable import MentorCore

@Suite("Example terms")
struct ExampleTermsTests {
    /// Everybody asks with "metier"; "jour" is an everyday word, "page" stands on a page alone.
    private static let terms = ExampleTerms(
        known: ["salair", "metier", "etud", "jour"], spread: ["salair": 1, "etud": 1, "metier": 3],
        terms: ["salary": ["salair", "metier"], "studies": ["etud", "metier"], "faq": ["metier", "page"], "silent": []])

    private static func word(_ term: String, _ corrections: [String] = []) -> Token {
        Token(
            surface: term, folded: term, term: term, range: 0..<1, position: 0,
            corrections: corrections.map { Correction(folded: $0, term: $0, cost: 1) })
    }

    private static func kept() throws -> ExampleTerms {
        var writer = ArtefactWriter()
        terms.store(in: &writer)
        var reader = ArtefactReader(writer.bytes)
        defer { #expect(reader.remaining == 0) }
        return try reader.next()
    }

    @Test("a stem is known, and has its spread, as it was given, before and after it was stored")
    func known() throws {
        for terms in [Self.terms, try Self.kept()] {
            #expect(["salair", "metier", "etud", "jour"].allSatisfy(terms.contains))
            #expect(!terms.contains("page"))
            #expect(!terms.contains("lune"))
            #expect([terms.spread(of: "metier"), terms.spread(of: "salair"), terms.spread(of: "jour"), terms.spread(of: "lune")] == [3, 1, 0, 0])
        }
    }

    @Test("an intent's share is what its words weigh among all; a word of many intents weighs less, an everyday word least")
    func share() throws {
        for terms in [Self.terms, try Self.kept()] {
            let use = terms.use(of: [Self.word("salair"), Self.word("metier"), Self.word("jour"), Self.word("lune")])
            // 1, a half, a quarter and 1.
            #expect(use.share(of: "salary") == (1.5 / 2.75 * 1_000_000).rounded() / 1_000_000)
            #expect(use.share(of: "studies") == (0.5 / 2.75 * 1_000_000).rounded() / 1_000_000)
            #expect(use.share(of: "silent") == 0)
            #expect(use.share(of: "no such intent") == 1)
        }
    }

    @Test("a misspelt word counts for whatever it may have been meant to be, once")
    func corrected() {
        let use = Self.terms.use(of: [Self.word("xxx", ["salair", "metier", "salair"])])
        #expect(use.share(of: "salary") == 1)
        #expect(use.share(of: "faq") == 1)
        #expect(use.share(of: "silent") == 0)
    }

    @Test("no words are used wholly by everyone")
    func none() {
        #expect(Self.terms.use(of: []).isEmpty)
        #expect(Self.terms.use(of: []).share(of: "salary") == 1)
    }
}
