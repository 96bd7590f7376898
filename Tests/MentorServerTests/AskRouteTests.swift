#if Server
import Conversations
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@Suite("Programs talk to the adviser")
struct AskRouteTests {
    @Test("An answer is the contract's object, and names its session and turn")
    func answers() async throws {
        try await TestSite.run { site in
            let response = try await site.post("/api/v1/ask", json: #"{"text": "combien gagne un boulanger ?"}"#)
            #expect(response.status == .ok)
            #expect(response.header("Content-Type") == "application/json")
            #expect(response.header("Cache-Control") == "no-store")
            let answer = response.object
            #expect(Set(answer.keys) == [
                "id", "session", "turn", "outcome", "language", "text", "parts", "figures", "choices", "intent", "entities", "sources",
                "suggestions", "knowledge", "microseconds",
            ])
            #expect(answer["outcome"] as? String == "answered")
            #expect((answer["figures"] as? [[String: Any]])?.first?["minimum"] as? Int == 1_800)
            #expect((answer["text"] as? String)?.contains("boulanger") == true, "\(answer["text"] ?? "")")
            #expect((answer["session"] as? String).flatMap { SessionID($0) } != nil)
            #expect((answer["turn"] as? String).flatMap { TurnID($0) } != nil)
        }
    }

    @Test("A conversation goes on under the session that was issued")
    func conversation() async throws {
        try await TestSite.run { site in
            let first = try await site.ask("que fait un meunier ?")
            let session = try #require(first["session"] as? String)
            let second = try await site.ask("et un boulanger ?", session: session)
            #expect(second["session"] as? String == session)
            #expect(second["turn"] as? String != first["turn"] as? String)
            #expect((second["text"] as? String)?.contains("pétrit") == true)
            let health = try await site.store.examine()
            #expect(health.sessions == 1)
            #expect(health.turns == 2)
        }
    }

    @Test("A session that this server did not issue is never taken up", arguments: [
        "00000000000000000000000000", "s1", "", "../../etc/passwd", "zzzzzzzzzzzzzzzzzzzzzzzzzz",
    ])
    func foreignSession(_ session: String) async throws {
        try await TestSite.run { site in
            let answer = try await site.ask("que fait un meunier ?", session: session)
            #expect(answer["outcome"] as? String == "answered")
            #expect(answer["session"] as? String != session)
        }
    }

    @Test("Messages sent at once are turns one after the other")
    func lanes() async throws {
        try await TestSite.run { site in
            let first = try await site.ask("que fait un meunier ?")
            let session = try #require(first["session"] as? String)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        let answer = try await site.ask("que fait un boulanger ?", session: session)
                        #expect(answer["session"] as? String == session)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await site.store.examine().turns == 7)
        }
    }

    @Test("A turn is explained, with its intents in words")
    func explanation() async throws {
        try await TestSite.run { site in
            let turn = try #require(try await site.ask("combien gagne un boulanger ?")["turn"] as? String)
            let explanation = try await site.get("/api/v1/turns/\(turn)/explanation?language=fr").object
            let clauses = try #require(explanation["clauses"] as? [[String: Any]])
            let candidates = try #require(clauses.first?["candidates"] as? [[String: Any]])
            #expect(candidates.first?["intent"] as? String == "salary")
            #expect((candidates.first?["label"] as? String)?.isEmpty == false)
            #expect(explanation["words_kept"] as? Bool == false)
            #expect(try await site.get("/api/v1/turns/00000000000000000000000000/explanation").status == .notFound)
            #expect(try await site.get("/api/v1/turns/x/explanation").status == .notFound)
        }
    }

    @Test("A vote is counted once, and one sent again is no other")
    func votes() async throws {
        try await TestSite.run { site in
            let turn = try #require(try await site.ask("combien gagne un boulanger ?")["turn"] as? String)
            let key = try #require(HTTPFieldName.idempotency)
            let vote = #"{"turn": "\#(turn)", "vote": "down", "comment": "trop vieux"}"#
            #expect(try await site.post("/api/v1/feedback", json: vote, [key: "k1"]).status == .noContent)
            #expect(try await site.post("/api/v1/feedback", json: vote, [key: "k1"]).status == .noContent)
            #expect(try await site.store.examine().votes == 1)
            let other = #"{"turn": "\#(turn)", "vote": "up"}"#
            #expect(try await site.post("/api/v1/feedback", json: other, [key: "k1"]).status == .unprocessableContent)
            let unknown = #"{"turn": "00000000000000000000000000", "vote": "up"}"#
            #expect(try await site.post("/api/v1/feedback", json: unknown).status == .notFound)
            let bad = #"{"turn": "\#(turn)", "vote": "sideways"}"#
            #expect(try await site.post("/api/v1/feedback", json: bad).status == .unprocessableContent)
        }
    }

    @Test("A conversation is erased with a receipt, and cannot be gone on with")
    func erasure() async throws {
        try await TestSite.run { site in
            let session = try #require(try await site.ask("que fait un meunier ?")["session"] as? String)
            let receipt = try await site.send(.delete, "/api/v1/sessions/\(session)?language=fr")
            #expect(receipt.status == .ok)
            let stores = try #require(receipt.object["stores"] as? [[String: Any]])
            let turns = try #require(stores.first { $0["store"] as? String == "turns" })
            #expect(turns["erased"] as? Int == 1)
            #expect(turns["label"] as? String == "réponses")
            #expect((receipt.object["erased_at"] as? String)?.hasSuffix("Z") == true)
            #expect(try await site.store.examine().turns == 0)
            #expect(try await site.ask("et un boulanger ?", session: session)["session"] as? String != session)
            // Once more: nothing is there, which is no error.
            let again = try await site.send(.delete, "/api/v1/sessions/\(session)", [.acceptLanguage: "en-GB,en;q=0.9"])
            let rest = try #require(again.object["stores"] as? [[String: Any]])
            #expect(rest.allSatisfy { $0["erased"] as? Int == 0 })
            #expect(rest.contains { $0["label"] as? String == "answers" })
            #expect(try await site.send(.delete, "/api/v1/sessions/nobody").status == .notFound)
        }
    }

    @Test("“/oublie-moi” erases, as any message", arguments: ["/oublie-moi", " /Oublie-moi ", "/forget-me"])
    func forgetMe(_ text: String) async throws {
        try await TestSite.run { site in
            let session = try #require(try await site.ask("que fait un meunier ?")["session"] as? String)
            let answer = try await site.ask(text, session: session)
            #expect(answer["outcome"] as? String == "chatted")
            #expect((answer["text"] as? String)?.contains(": 1") == true, "\(answer["text"] ?? "")")
            #expect(answer["session"] as? String != session)
            #expect(try await site.store.examine().sessions == 0)
        }
    }

    @Test("A wish in plain words is asked about, and a yes erases with a receipt", arguments: [
        ("efface mes données", "oui", "fr"), ("supprime mes données", "1", "fr"), ("delete my data", "yes", "en"),
    ])
    func forgetInWords(_ wish: String, _ yes: String, _ language: String) async throws {
        try await TestSite.run { site in
            let session = try #require(try await site.ask("que fait un meunier ?")["session"] as? String)
            let asked = try await site.ask(wish, session: session)
            #expect(asked["outcome"] as? String == "clarified" && asked["language"] as? String == language)
            #expect((asked["choices"] as? [[String: Any]])?.count == 2)
            #expect(try await site.store.examine().turns == 2, "nothing is erased yet")
            let answer = try await site.ask(yes, session: session)
            #expect(answer["outcome"] as? String == "chatted" && answer["language"] as? String == language)
            #expect((answer["text"] as? String)?.contains(": 2") == true, "\(answer["text"] ?? "")")
            #expect(answer["session"] as? String != session)
            #expect(try await site.store.examine().sessions == 0)
        }
    }

    @Test("Anything but a yes keeps, and a later yes is none", arguments: ["non", "2", "que fait un boulanger ?", "oui mais que fait un boulanger ?"])
    func keep(_ other: String) async throws {
        try await TestSite.run { site in
            let session = try #require(try await site.ask("que fait un meunier ?")["session"] as? String)
            for text in ["efface mes données", other, "oui"] {
                #expect(try await site.ask(text, session: session)["session"] as? String == session)
            }
            #expect(try await site.store.examine().turns == 4)
        }
    }

    @Test("Known questions complete what is typed, and all of them are there as JSON")
    func questions() async throws {
        try await TestSite.run { site in
            let suggestions = try await site.get("/api/v1/suggest?q=combien&limit=1").object["suggestions"] as? [String]
            #expect(suggestions?.count == 1)
            #expect(try await site.get("/api/v1/suggest").object["suggestions"] as? [String] != nil)
            let faq = try await site.get("/api/v1/faq?language=en")
            #expect(faq.object["language"] as? String == "en")
            #expect(try await site.get("/api/v1/faq?language=de").status == .unprocessableContent)
        }
    }
}
#endif
