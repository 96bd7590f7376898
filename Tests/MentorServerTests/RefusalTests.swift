#if Server
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@Suite("What cannot be done is refused in words")
struct RefusalTests {
    @Test("A message that is none is refused with the status that says why", arguments: [
        (#"{"text": "#, 400), ("", 400), ("[]", 400), (#"{"text": "a"} {"text": "b"}"#, 400), (#"{"text": "a", "text": "b"}"#, 400),
        ("{\"text\": \"a\u{0}b\"}", 400), (#"{}"#, 422), (#"{"text": 3}"#, 422), (#"{"text": null}"#, 422), (#"{"text": "  "}"#, 422),
        (#"{"text": "a", "language": "de"}"#, 422), (#"{"text": "a", "session": 7}"#, 422), (#"{"text": ["a"]}"#, 422),
    ])
    func badMessage(body: String, status: Int) async throws {
        try await TestSite.run { site in
            let response = try await site.post("/api/v1/ask", json: body)
            #expect(response.status.code == status, "\(response.text)")
            #expect(response.header("Content-Type") == "application/problem+json")
            #expect(response.object["status"] as? Int == status)
            #expect(Set(response.object.keys).isSuperset(of: ["type", "title", "status", "detail"]))
            #expect(try await site.ask("que fait un meunier ?")["outcome"] as? String == "answered")
        }
    }

    @Test("Only JSON in UTF-8 is taken for a message", arguments: [
        nil, "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", "multipart/form-data; boundary=x",
    ])
    func otherTypes(type: String?) async throws {
        try await TestSite.run { site in
            let response = try await site.send(.post, "/api/v1/ask", type.map { [.contentType: $0] } ?? [:], #"{"text": "a"}"#)
            #expect(response.status == .unsupportedMediaType)
            let zipped = try await site.post("/api/v1/ask", json: #"{"text": "a"}"#, [.contentEncoding: "gzip"])
            #expect(zipped.status == .unsupportedMediaType)
            #expect(try await site.send(.post, "/api/v1/ask", [.contentType: "application/json; charset=UTF-8"], #"{"text": "a"}"#).status == .ok)
        }
    }

    @Test("A body above the limit is refused, one at the limit is read")
    func size() async throws {
        try await TestSite.run { site in
            let frame = #"{"text": ""}"#.utf8.count
            let fits = #"{"text": "\#(String(repeating: "a", count: 16_384 - frame))"}"#
            let fitting = try await site.post("/api/v1/ask", json: fits)
            #expect(fitting.status == .ok)
            #expect(try await site.post("/api/v1/ask", json: fits + " ").status == .contentTooLarge)
        }
    }

    @Test("An address that is nowhere is 404, a method that it has not is 405 with those that it has", arguments: [
        ("GET", "/nowhere", 404, nil), ("POST", "/nowhere", 404, nil), ("GET", "/api/v1/ask", 405, "OPTIONS, POST"),
        ("DELETE", "/faq", 405, "GET, HEAD, OPTIONS"),
        ("PUT", "/api/v1/sessions/x", 405, "DELETE, OPTIONS"), ("PATCH", "/", 405, "GET, HEAD, OPTIONS"),
        ("PROPFIND", "/ask", 405, "GET, HEAD, OPTIONS, POST"), ("GET", "/metiers/nobody", 404, nil), ("GET", "/fiches/", 404, nil),
        ("GET", "/../../etc/passwd", 404, nil), ("GET", "/%2e%2e/%2e%2e/etc/passwd", 404, nil), ("GET", "/fiches/..%2f..%2fsecret", 404, nil),
        ("GET", "/site.css/../../Package.swift", 404, nil), ("GET", "/metiers/%00", 404, nil), ("POST", "/webhooks/telegram", 404, nil),
        ("GET", "/benchmark/insert", 404, nil),
    ] as [(String, String, Int, String?)])
    func addresses(method: String, path: String, status: Int, allow: String?) async throws {
        try await TestSite.run { site in
            let response = try await site.send(try #require(HTTPRequest.Method(method)), path)
            #expect(response.status.code == status)
            #expect(response.header("Allow") == allow)
            #expect(response.header("Content-Type") == "application/problem+json")
        }
    }

    @Test("A person gets a page, a program a problem")
    func pages() async throws {
        try await TestSite.run { site in
            let page = try await site.get("/nowhere", [.accept: "text/html,application/xhtml+xml,*/*;q=0.8"])
            #expect(page.status == .notFound)
            #expect(page.header("Content-Type") == "text/html; charset=utf-8")
            #expect(page.text.contains("<h1"))
            #expect(page.text.contains(try #require(page.header("X-Request-Id"))))
            let problem = try await site.get("/api/v1/nowhere", [.accept: "text/html"])
            #expect(problem.header("Content-Type") == "application/problem+json")
            let program = try await site.get("/nowhere", [.accept: "application/json, text/html;q=0.5"])
            #expect(program.header("Content-Type") == "application/problem+json")
        }
    }
}
#endif
