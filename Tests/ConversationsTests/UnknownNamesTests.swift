#if Server
import Composition
import Conversations
import Foundation
import Knowledge
import MentorCore
import StoreSamples
import TestSupport
import Testing
import TextAnalysis

@Suite("Of names, schools and towns nothing is kept")
struct UnknownNamesTests {
    private let advisor: Advisor
    private var names = Names(seed: 11)

    init() throws { advisor = try Shipped.advisor.get() }

    private func redact(_ text: String, _ language: Language = .french) -> String {
        Redaction().redact(text, without: advisor.unknownNames(in: text, language: language))
    }

    /// What a pupil may write, and what of it must not be found anywhere.
    private static let said: [(text: String, traces: [String])] = [
        ("mon prof mr dupont du lycee jean moulin a brest dit que la soudure est bouchée", ["dupont", "jean", "moulin", "brest"]),
        ("je suis Inès Benali en terminale, comment devenir astrophysicien ?", ["Inès", "Benali"]),
        ("ma soeur marie veut faire prothésiste ongulaire", ["marie"]),
        ("je parle avec mme moulin de ma reconversion en tatoueur", ["moulin"]),
        ("j'habite à Saint-Malo, y a quoi comme école de surf ?", ["Malo"]),
        ("j'habite a lyon et je veux etre chocolatier", ["lyon"]),
        ("je viens du Cameroun, comment devenir pilote de drone ?", ["Cameroun"]),
        ("Léa du collège du Vieux-Port demande comment être DJ", ["Léa", "Vieux", "Port"]),
        ("lycée de la plaine à clermont, on peut faire de la joaillerie ?", ["plaine", "clermont"]),
        ("mon frère Kévin Nguyen est en BTS CIEL à Quimper", ["Kévin", "Nguyen", "Quimper"]),
        ("diallo fatoumata 1ere B, astronaute ça paye ?", ["diallo", "fatoumata"]),
        ("nathan lefebvre terminale 3 veut etre pompier", ["nathan", "lefebvre"]),
        ("le proviseur monsieur le goff refuse mon stage de soudeur", ["goff"]),
        ("ma conseillère Sylvie dit que la soudure ne mène à rien", ["Sylvie"]),
        ("je suis en seconde au lycée Sainte-Marie de Neuilly, et la soudure ?", ["Marie", "Neuilly"]),
        ("my teacher mr johnson at lincoln high school says welding is dead", ["johnson", "lincoln"]),
        ("my friend kevin wants to be a plumber in bristol", ["kevin", "bristol"]),
    ]

    @Test("Names of people, schools and towns go, whatever their case and with or without a word that announces them")
    func go() {
        for (text, traces) in Self.said {
            let kept = redact(text, text.hasPrefix("my ") ? .english : .french).lowercased()
            for trace in traces { #expect(!kept.contains(trace.lowercased()), "\(text) → \(kept)") }
        }
    }

    @Test("A question about a trade that nothing is known of stays readable", arguments: [
        "comment devenir soigneur animalier", "c'est quoi un xylophoniste ?", "quel lycée choisir pour devenir vétérinaire ?",
        "le lycée pro, c'est bien pour la coiffure ?", "bonjour madame combien gagne un ostéopathe", "peut-on devenir archéologue sous-marin ?",
        "je viens de finir ma seconde, comment devenir youtubeur", "jveux être influenceur beauté", "mon père est boulanger, et moi ?",
        "combien coûte un appart à Rennes ?", "Comment Devenir Astronaute Quand On Est Nul En Maths", "COMMENT DEVENIR ASTRONAUTE",
        "la psyEN peut m'aider ?", "mon prof de maths dit non", "le BTS CIEL, ça vaut quoi ?", "tailleur de pierre, ça paye ?",
    ])
    func stay(text: String) { #expect(redact(text) == text) }

    @Test("English trades stay readable", arguments: ["how do I become a marine biologist?", "what does a welder earn?", "my teacher says no"])
    func stayInEnglish(text: String) { #expect(redact(text, .english) == text) }

    @Test("A word that is misspelt stays readable")
    func misspelt() { #expect(redact("le salairre d'un astronaute").hasPrefix("le salai")) }

    @Test("None of it reaches the files of the store, not even in a comment or where whole conversations are kept",
        arguments: [false, true])
    mutating func files(keeps: Bool) async throws {
        let folder = try StoreFolder()
        let store = try folder.store(StoreSettings(keepsConversations: keeps))
        for (text, _) in Self.said {
            let turn = advisor.respond(to: text)
            var record = TurnRecord(
                turn, question: text, id: names.turn(), at: Sample.time, knowledge: advisor.knowledge.version, microseconds: 100)
            record.unknownNames = advisor.unknownNames(in: text, language: turn.reply.language)
            _ = try await store.append(record, to: names.session(), isFirst: true)
            var vote = Vote(turn: record.id, direction: .down, comment: text, time: Sample.time)
            vote.unknownNames = record.unknownNames
            _ = try await store.record(vote)
        }
        #expect(try folder.files(holding: "soudure") != [])
        for trace in ["dupont", "moulin", "Benali", "Malo", "Vieux-Port", "Nguyen", "fatoumata", "lefebvre", "Neuilly", "johnson", "lincoln"] {
            #expect(try folder.files(holding: trace) == [], "\(trace)")
        }
        // Where somebody lives or comes from is no count of the report either.
        let report = try await store.report(ReportRequest(since: .distantPast, limit: 1_000))
        #expect(report.unansweredCount > Self.said.count / 2)
        #expect(report.entities.map(\.name).filter { $0.hasPrefix("place/") } == [])
    }
}
#endif
