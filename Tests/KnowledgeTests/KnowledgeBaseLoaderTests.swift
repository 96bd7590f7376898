import Figures
import Identifiers
import Knowledge
import Testing
import TextAnalysis

@Suite struct KnowledgeBaseLoaderTests {
    @Test("A well-formed base loads without a word, and says what was written")
    func roundTrip() throws {
        let result = SmallBase().load()
        #expect(result.diagnostics.map(\.description) == [])
        let base = try #require(result.base)
        #expect(base.version == "3")
        #expect(base.schema.languages == [.french, .english])
        #expect(base.entities.map(\.id.rawValue) == ["baker", "miller"])
        #expect(base.sources.map(\.id.rawValue) == ["guild-2024", "mill-page"])

        let baker = try #require(base.entity(EntityID(trusted: "baker")))
        let name = try #require(baker.names[.french])
        #expect(name.name == "boulanger")
        #expect(name.feminine == "boulangère")
        #expect(name.gender == .masculine)
        #expect(name.plural == "boulangers")
        #expect(name.also == ["artisan boulanger"])
        #expect(name.field == ["pain"])
        #expect(!name.elides)
        #expect(name.forms == ["boulanger", "boulangère", "boulangers", "artisan boulanger"])
        #expect(baker.names[.english]?.indefinite == "a baker")
        #expect(baker.related == [EntityID(trusted: "miller")])
        #expect(baker.reviewBy?.description == "2027-06-30")
        #expect(baker.sources.map(\.rawValue) == ["guild-2024", "mill-page"])
    }

    @Test("Passages keep text, sources, links and line; sections follow the schema's order, not the file's")
    func passages() throws {
        let base = try #require(SmallBase().load().base)
        let baker = try #require(base.entity(EntityID(trusted: "baker")))
        let sections = try #require(baker.sections[.french])
        #expect(sections.map(\.facet.rawValue) == ["missions", "salary"])
        #expect(baker.sections[.english]?.map(\.heading) == ["Tasks"])

        let missions = sections[0].passages
        #expect(
            missions.map(\.text) == ["Il pétrit la pâte que livre meunier.", "Il parle à son meunier chaque matin."])
        #expect(missions.map(\.isItem) == [true, true])
        #expect(missions.map(\.line) == [29, 30])
        #expect(missions.map { $0.sources.map(\.rawValue) } == [["guild-2024", "mill-page"], ["mill-page"]])
        #expect(missions.map(\.id.description) == ["baker/fr/missions/1", "baker/fr/missions/2"])
        let link = try #require(missions[1].links.first)
        #expect(link.entity.rawValue == "miller")
        // Byte offsets: "à" takes two.
        #expect(Array(missions[1].text.utf8)[link.range].elementsEqual("son meunier".utf8))

        #expect(sections[1].passages.map(\.text) == ["Le salaire d'un débutant monte vite."])
        #expect(sections[1].passages.map(\.isItem) == [false])
        #expect(base.passage(missions[1].id) == missions[1])
    }

    @Test("Figures are read with their qualifiers and serve every language")
    func figures() throws {
        let base = try #require(SmallBase().load().base)
        let baker = try #require(base.entity(EntityID(trusted: "baker")))
        let figure = try #require(baker.figures.first)
        #expect(baker.figures.count == 1)
        #expect([figure.minimum, figure.maximum] == [1_800, 2_200])
        #expect(figure.unit == "EUR")
        #expect(figure.qualifiers.map(\.value) == ["net", "junior", "month", "France", "2024"])
        #expect(figure.origin == .stated(SourceID(trusted: "guild-2024")))
        // English has no prose on pay, and needs none.
        #expect(base.knownFacets(of: baker, in: .english).map(\.rawValue) == ["missions", "salary"])
    }

    @Test("What is absent comes with its reason")
    func absent() throws {
        let miller = try #require(SmallBase().load().base?.entity(EntityID(trusted: "miller")))
        #expect(miller.absent[.french] == [FacetID(trusted: "salary"): "Aucune source ne le dit."])
        #expect(miller.absent[.english] == [FacetID(trusted: "salary"): "No source tells."])
    }

    @Test("Sources, intents, lexicons, names and word lists arrive as written")
    func lists() throws {
        let base = try #require(SmallBase().load().base)
        let guild = try #require(base.source(SourceID(trusted: "guild-2024")))
        #expect(guild.title == "Enquête : le pain")
        #expect(guild.date?.description == "2024-05")
        #expect(guild.reliability == .survey)
        #expect(base.source(SourceID(trusted: "mill-page"))?.isUndated == true)

        let intent = try #require(base.intent(IntentID(trusted: "salary")))
        #expect(intent.act == "ask")
        #expect(intent.facet?.rawValue == "salary")
        #expect(intent.examples[.french] == ["combien gagne {role}", "salaire"])

        let lexicon = try #require(base.lexicons[.french])
        #expect(lexicon.shorthands == ["cb": "combien", "c koi": "c'est quoi"])
        // YAML 1.1 would make booleans of three of these.
        #expect(lexicon.functionWords == ["le", "on", "y", "no"])
        #expect(lexicon.synonyms == [["taf", "travail"]])
        #expect(base.functionWords["es"] == ["el", "no", "y"])

        #expect(base.name("Débutant", of: EntityKind(trusted: "level"))?.years == 0...2)
        #expect(base.words(for: "débutant", of: EntityKind(trusted: "level"), in: .english) == "junior")
        #expect(base.words(for: "Mars", of: EntityKind(trusted: "place"), in: .english) == "Mars")
        #expect(base.places.contains("Paname", in: "France"))
        #expect(base.safeguard == SafeguardPhrases(alarming: ["me tuer"], harmless: ["mort de rire"]))
    }

    @Test("Carriage returns and a byte order mark change nothing")
    func lineEnds() throws {
        var base = SmallBase()
        for (path, text) in base.texts {
            base.texts[path] =
                "\u{FEFF}" + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        }
        let result = base.load()
        #expect(result.diagnostics.map(\.description) == [])
        #expect(result.base?.entities == SmallBase().load().base?.entities)
    }

    @Test("The order in which files are handed in does not matter")
    func order() throws {
        let files = SmallBase().files.sorted { $0.path < $1.path }
        let digest: @Sendable ([[UInt8]]) -> String = {
            "\($0.reduce(0) { $0 &* 31 &+ $1.reduce(0) { $0 &* 31 &+ Int($1) } })"
        }
        let one = try #require(KnowledgeBaseLoader(digest: digest).load(files: files).base)
        let other = try #require(KnowledgeBaseLoader(digest: digest).load(files: files.reversed()).base)
        #expect(one.entities == other.entities)
        #expect(one.digest == other.digest)
        #expect(!one.digest.isEmpty)
    }

    @Test("The digest tells apart where one file ends and the next begins")
    func digestInput() {
        let one = KnowledgeBaseLoader.digestInput([
            [KnowledgeFile(path: "a", text: "bc"), KnowledgeFile(path: "d", text: "")]
        ])
        let other = KnowledgeBaseLoader.digestInput([
            [KnowledgeFile(path: "a", text: "b"), KnowledgeFile(path: "cd", text: "")]
        ])
        #expect(Array(one.joined()) != Array(other.joined()))
    }

    @Test("Random bytes in any file are reported, never a crash", arguments: [UInt64(1), 2, 3])
    func randomBytes(seed: UInt64) {
        var random = SplitMix(state: seed)
        let alphabet = Array("---\n\n##  - *[[]]|{}:,#&!%@`\"'abc-é\t\r\u{0}\u{FEFF}".utf8) + [0xFF, 0xC3, 0x80]
        for _ in 0..<150 {
            var files: [KnowledgeFile] = []
            for (path, text) in SmallBase().texts.sorted(by: { $0.key < $1.key }) {
                var bytes = Array(text.utf8)
                for _ in 0..<random.next(below: 4) {
                    let place = random.next(below: bytes.count + 1)
                    switch random.next(below: 3) {
                    case 0: bytes.insert(alphabet[random.next(below: alphabet.count)], at: place)
                    case 1: if place < bytes.count { bytes.remove(at: place) }
                    default: bytes.removeSubrange(place..<min(bytes.count, place + random.next(below: 40)))
                    }
                }
                files.append(KnowledgeFile(path: path, bytes: bytes))
            }
            let result = KnowledgeBaseLoader().load(files: files)
            #expect((result.base == nil) == !result.errors.isEmpty, "seed \(seed)")
            #expect(result.diagnostics == result.diagnostics.sorted(), "seed \(seed)")
            #expect(result.diagnostics.allSatisfy { $0.line >= 1 && $0.column >= 1 }, "seed \(seed)")
            #expect(!result.diagnostics.contains { $0.description.contains("\n") }, "seed \(seed)")
        }
    }

    @Test("Files of noise alone are reported, never a crash")
    func noise() {
        let seed: UInt64 = 77
        var random = SplitMix(state: seed)
        for _ in 0..<100 {
            let files = SmallBase().texts.keys.sorted().map { path in
                KnowledgeFile(
                    path: path, bytes: (0..<random.next(below: 200)).map { _ in UInt8(random.next(below: 256)) })
            }
            #expect(KnowledgeBaseLoader().load(files: files).base == nil, "seed \(seed)")
        }
        #expect(KnowledgeBaseLoader().load(files: []).base == nil)
    }

    @Test("Deep nesting and aliases of aliases end in a diagnostic")
    func bombs() {
        for text in [
            String(repeating: "[", count: 5_000), String(repeating: "- ", count: 3_000) + "a",
            "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        ] {
            var base = SmallBase()
            base.texts["sources.yaml"] = text
            #expect(base.load().base == nil)
        }
    }
}

/// A small generator that gives the same numbers everywhere (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", 2014).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func next(below bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}
