import Artefact
import Composition
import Dialogue
import Knowledge
@testable import MentorCore
import TestSupport
import Testing
import TextAnalysis

@Suite("An adviser from the compiled artefact is the one it was made from")
struct CompiledKnowledgeTests {
    private static let questions = DeterminismTests.questions + [
        "c'est quoi le RNCP ?", "45k brut en net ?", "combien coûte l'ESGI", "qu'est-ce qui change entre BUT et licence ?",
        "je suis nul en maths, c'est foutu ?", "does a data analyst need to code?", "and the salary?", "apprenticeship pay at 19",
        "data scientit salary", "télétravail", "do I need a PhD", "merci !",
    ]

    /// The shipped base with both languages learnt.
    private static let shipped: Result<(advisor: Advisor, bytes: [UInt8]), any Error> = Result {
        let advisor = try Shipped.advisor.get()
        advisor.prepare()
        return (advisor, advisor.compiled(origin: "here"))
    }

    private func advisor(_ bytes: [UInt8]) throws -> Advisor {
        try Advisor(
            compiled: CompiledKnowledge(bytes, origin: "here"), prompts: PromptLibrary(files: Shipped.promptFiles),
            asOf: try #require(Shipped.asOf))
    }

    /// The blocks of an artefact, some of them left out or changed, under checksums that fit.
    private func remade(_ bytes: [UInt8], _ change: (String, [UInt8]) -> [UInt8]?) throws -> [UInt8] {
        let file = try ArtefactFile(bytes)
        return ArtefactFile.encoded(
            origin: file.origin,
            blocks: try file.names.compactMap { name in change(name, try file.bytes(of: name)).map { (name, $0) } })
    }

    /// Where a block and the padding behind it lie: blocks stand in order, in front of the table.
    private func place(of name: String, in file: ArtefactFile, _ whole: [UInt8]) throws -> Range<Int> {
        var start = 64
        for other in file.names {
            let count = try file.mapped(other).count
            let end = start + (count + MappedBlock.alignment - 1) / MappedBlock.alignment * MappedBlock.alignment
            if other == name {
                #expect(try Array(whole[start..<start + count]) == file.bytes(of: name))
                return start..<end
            }
            start = end
        }
        Issue.record("no block \(name)")
        return 0..<1
    }

    private func expectSame(_ one: Advisor, _ other: Advisor, _ questions: [String]) {
        var (state, otherState) = (ConversationState(), ConversationState())
        for question in questions {
            for language in [nil, .french, .english] as [Language?] {
                let turn = one.respond(to: question, state: state, language: language)
                let otherTurn = other.respond(to: question, state: otherState, language: language)
                #expect(turn.reply == otherTurn.reply, "\(question)")
                #expect(turn.events == otherTurn.events, "\(question)")
                #expect(turn.explanation == otherTurn.explanation, "\(question)")
                (state, otherState) = (turn.state, otherTurn.state)
                #expect(state == otherState, "\(question)")
            }
        }
    }

    @Test("it says the same, for the same reasons, completes and finds the same")
    func same() throws {
        let (one, bytes) = try Self.shipped.get()
        let other = try advisor(bytes)
        expectSame(one, other, Self.questions)
        for language in Language.allCases {
            for word in ["salaire", "data", "python"] {
                #expect(one.suggestions(for: word, language: language) == other.suggestions(for: word, language: language))
                #expect(one.search(word, language: language, limit: 9).map(\.passage)
                    == other.search(word, language: language, limit: 9).map(\.passage))
            }
        }
        #expect(!other.hasLearnt)
    }

    @Test("compiled twice, before and after it was used, it gives the same bytes")
    func bytes() throws {
        let (one, bytes) = try Self.shipped.get()
        #expect(one.compiled(origin: "here") == bytes)
        let other = try advisor(bytes)
        #expect(other.compiled(origin: "here") == bytes)
        _ = other.respond(to: "salaire d'un data analyst")
        #expect(other.compiled(origin: "here") == bytes)
        #expect(other.compiled(origin: "there") != bytes)
    }

    @Test("what is read back and written again gives the same bytes", arguments: Language.allCases)
    func readers(language: Language) throws {
        let compiled = try CompiledKnowledge(try Self.shipped.get().bytes)
        var block = try compiled.file.block(CompiledKnowledge.block(language))
        let reader = try Reader(from: &block, compiled.knowledge, language, WordLists(compiled.knowledge))
        var writer = ArtefactWriter()
        reader.store(in: &writer)
        #expect(try writer.bytes == compiled.file.bytes(of: CompiledKnowledge.block(language)))
    }

    @Test("the knowledge base comes back, field by field")
    func knowledge() throws {
        let (one, bytes) = try Self.shipped.get()
        for (before, after) in try [(one.knowledge, CompiledKnowledge(bytes).knowledge), small()] {
            #expect(after.version == before.version)
            #expect(after.digest == before.digest)
            #expect(after.schema == before.schema)
            #expect(after.sources == before.sources)
            #expect(after.entities == before.entities)
            #expect(after.intents == before.intents)
            #expect(after.lexicons == before.lexicons)
            #expect(after.names == before.names)
            #expect(after.functionWords == before.functionWords)
            #expect(after.packedLists == before.packedLists)
            #expect(after.safeguard == before.safeguard)
            #expect(after.unmaskedKinds == before.unmaskedKinds)
            for entity in before.entities { #expect(after.entity(entity.id) == entity) }
        }
    }

    private func small() throws -> (KnowledgeBase, KnowledgeBase) {
        let advisor = try SmallWorld.advisor()
        return (advisor.knowledge, try CompiledKnowledge(advisor.compiled(origin: "here")).knowledge)
    }

    @Test("it tells what it was made from and which languages it holds")
    func contents() throws {
        let small = try SmallWorld.advisor()
        #expect(try CompiledKnowledge(small.compiled(origin: "here")).languages == [])
        small.prepare([.english])
        #expect(try CompiledKnowledge(small.compiled(origin: "here")).languages == [.english])
        small.prepare([.french])
        let compiled = try CompiledKnowledge(small.compiled(origin: "here"))
        #expect(compiled.languages == [.french, .english])
        #expect(compiled.origin == "here")
        #expect(throws: ArtefactError(.otherOrigin, at: "header", expected: "there", found: "here")) {
            try CompiledKnowledge(small.compiled(origin: "here"), origin: "there")
        }
    }

    @Test("a language that it does not hold is learnt when it is spoken, and the one at hand is not lost")
    func oneLanguage() throws {
        let one = try SmallWorld.advisor()
        one.prepare()
        let bytes = one.compiled(origin: "here")
        let french = try remade(bytes) { name, content in name == "reader.en" ? nil : content }
        let other = try advisor(french)
        _ = other.respond(to: "combien gagne un boulanger ?", language: .french)
        #expect(!other.hasLearnt)
        expectSame(one, other, SmallWorld.questions)
        #expect(other.hasLearnt)
        #expect(other.compiled(origin: "here") == bytes)

        let half = try advisor(french)
        _ = half.respond(to: "what does a baker do?", language: .english)
        #expect(half.hasLearnt)
        #expect(half.compiled(origin: "here") == bytes)
    }

    @Test("a flipped byte is no reason to be silent: the language is learnt again, the answers stay", arguments: Language.allCases)
    func damaged(language: Language) throws {
        let one = try SmallWorld.advisor()
        one.prepare()
        let whole = one.compiled(origin: "here")
        let name = CompiledKnowledge.block(language)
        let file = try ArtefactFile(whole)
        let range = try place(of: name, in: file, whole)
        var random = Seeded(state: 11)
        for _ in 0..<40 {
            var bytes = whole
            let place = Int.random(in: range, using: &random)
            bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            let compiled = try CompiledKnowledge(bytes, origin: "here")
            #expect(throws: ArtefactError(.damaged, at: name, expected: "bytes that fit their checksum", found: "others")) {
                try compiled.verify()
            }
            let other = try advisor(bytes)
            expectSame(one, other, ["combien gagne un boulanger ?", "what does a baker do?"])
            #expect(other.hasLearnt, "byte \(place)")
            #expect(other.compiled(origin: "here") == whole, "byte \(place)")
        }
    }

    @Test("a flipped byte of the knowledge itself is refused")
    func damagedKnowledge() throws {
        let whole = try SmallWorld.advisor().compiled(origin: "here")
        for place in try place(of: "knowledge", in: ArtefactFile(whole), whole) {
            var bytes = whole
            bytes[place] ^= 0x04
            #expect(throws: ArtefactError.self, "byte \(place)") { try CompiledKnowledge(bytes) }
        }
    }

    /// The head, the table and what lies between the blocks; the blocks themselves are flipped above.
    @Test("a flipped byte outside of every block is refused, or found by who verifies")
    func damagedFrame() throws {
        let one = try SmallWorld.advisor()
        one.prepare()
        let whole = one.compiled(origin: "here")
        let file = try ArtefactFile(whole)
        var frame = Set(whole.indices)
        for name in file.names {
            let range = try place(of: name, in: file, whole)
            frame.subtract(range.prefix(try file.mapped(name).count))
        }
        #expect(frame.count > 100)
        for place in frame.sorted() {
            var bytes = whole
            bytes[place] ^= 0x10
            #expect(throws: ArtefactError.self, "byte \(place)") { try ArtefactFile(bytes, origin: "here").verify() }
        }
    }

    /// Checksums guard against damage only. Bytes that fit them may still be nonsense, of a program that was changed and
    /// not given another version: nonsense is answered, or learnt anew, but nothing leads outside of what is there.
    @Test("nonsense under checksums that fit never ends the program", arguments: 1...3 as ClosedRange<UInt64>)
    func nonsense(seed: UInt64) throws {
        let one = try SmallWorld.advisor()
        one.prepare()
        let whole = one.compiled(origin: "here")
        var random = Seeded(state: seed)
        var learnt = 0
        for _ in 0..<150 {
            let bytes = try remade(whole) { name, content in
                guard name.hasPrefix("reader.") else { return content }
                var content = content
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    content[Int.random(in: content.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                return content
            }
            let other = try advisor(bytes)
            for question in SmallWorld.questions {
                for language in Language.allCases { _ = other.respond(to: question, language: language) }
            }
            if other.hasLearnt { learnt += 1 }
        }
        #expect(learnt > 0 && learnt < 150, "seed \(seed)")
    }
}
