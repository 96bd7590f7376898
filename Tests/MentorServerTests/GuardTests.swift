#if Server
import Foundation
import HTTPTypes
import HummingbirdTesting
@testable import MentorServer
import NIOCore
import Testing

@Suite("Browsers, clients and proxies are held to the rules")
struct GuardTests {
    @Test("Every answer carries the headers that protect its reader", arguments: ["/", "/faq", "/api/v1/faq", "/nowhere", "/site.css"])
    func securityHeaders(path: String) async throws {
        try await TestSite.run { site in
            let response = try await site.get(path)
            #expect(response.header("X-Content-Type-Options") == "nosniff")
            #expect(response.header("Referrer-Policy") == "no-referrer")
            #expect(response.header("Cross-Origin-Opener-Policy") == "same-origin")
            #expect(response.header("Cross-Origin-Resource-Policy") == "same-origin")
            let policy = try #require(response.header("Content-Security-Policy"))
            let rules = [
                "default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'",
            ]
            for rule in rules {
                #expect(policy.contains(rule))
            }
            #expect(!policy.contains("unsafe"))
            #expect(response.header("Set-Cookie") == nil)
            #expect(response.header("Server") == nil)
        }
    }

    // MARK: Other sites

    @Test("A site on the list may read the API, another may not")
    func origins() async throws {
        try await TestSite.run({ $0.origins = ["https://www.ecole.example"] }) { site in
            let own = try await site.get("/api/v1/faq", [.origin: "https://www.ecole.example"])
            #expect(own.header("Access-Control-Allow-Origin") == "https://www.ecole.example")
            #expect(own.header("Access-Control-Expose-Headers")?.contains("Retry-After") == true)
            #expect(own.header("Vary") == "Origin")
            #expect(own.header("Access-Control-Allow-Credentials") == nil)
            for stranger in ["https://evil.example", "https://www.ecole.example.evil.example", "null", "http://www.ecole.example"] {
                let response = try await site.get("/api/v1/faq", [.origin: stranger])
                #expect(response.header("Access-Control-Allow-Origin") == nil)
                #expect(response.header("Vary") == "Origin")
            }
            // What is wrong may be read too.
            let problem = try await site.get("/api/v1/nowhere", [.origin: "https://www.ecole.example"])
            #expect(problem.header("Access-Control-Allow-Origin") == "https://www.ecole.example")
        }
    }

    @Test("A browser is told beforehand what a site on the list may send")
    func preflight() async throws {
        try await TestSite.run({ $0.origins = ["https://www.ecole.example"] }) { site in
            let asked: HTTPFields = [.origin: "https://www.ecole.example", .accessControlRequestMethod: "POST"]
            let yes = try await site.send(.options, "/api/v1/ask", asked)
            #expect(yes.status == .noContent)
            #expect(yes.header("Access-Control-Allow-Origin") == "https://www.ecole.example")
            #expect(yes.header("Access-Control-Allow-Methods") == "GET, POST, DELETE")
            #expect(yes.header("Access-Control-Allow-Headers")?.contains("Content-Type") == true)
            let no = try await site.send(.options, "/api/v1/ask", [.origin: "https://evil.example", .accessControlRequestMethod: "POST"])
            #expect(no.header("Access-Control-Allow-Origin") == nil)
            #expect(no.header("Access-Control-Allow-Methods") == nil)
            #expect(try await site.send(.options, "/api/v1/nowhere", asked).status == .notFound)
        }
    }

    @Test("The element's script may be loaded by any site")
    func widget() async throws {
        try await TestSite.run { site in
            let response = try await site.get("/widget/v1/mentor.js", [.origin: "https://anywhere.example"])
            #expect(response.status == .ok)
            #expect(response.header("Access-Control-Allow-Origin") == "*")
            #expect(response.header("Cross-Origin-Resource-Policy") == "cross-origin")
            #expect(response.header("Content-Type") == "text/javascript; charset=utf-8")
            #expect(response.header("Cache-Control")?.contains("max-age") == true)
        }
    }

    @Test("A form that another site sent is refused", arguments: [
        (["Sec-Fetch-Site": "cross-site"], 403), (["Sec-Fetch-Site": "same-site"], 403), (["Origin": "https://evil.example"], 403),
        (["Origin": "null"], 403), (["Sec-Fetch-Site": "same-origin", "Origin": "null"], 200), (["Origin": "http://localhost"], 200), ([:], 200),
    ] as [([String: String], Int)])
    func crossSiteForms(headers: [String: String], status: Int) async throws {
        try await TestSite.run { site in
            var fields = HTTPFields()
            for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
            #expect(try await site.post("/ask", form: "text=que+fait+un+meunier", fields).status.code == status)
        }
    }

    // MARK: Caches

    @Test("A version that the client has is not sent again", arguments: [
        "/", "/faq", "/faq.jsonld", "/metiers/baker", "/api/v1/faq", "/openapi.json", "/site.css",
    ])
    func entityTags(path: String) async throws {
        try await TestSite.run { site in
            let first = try await site.get(path)
            let tag = try #require(first.header("ETag"))
            for known in [tag, "W/" + tag, "\"other\", \(tag)", "*"] {
                let again = try await site.get(path, [.ifNoneMatch: known])
                #expect(again.status == .notModified)
                #expect(again.body.readableBytes == 0)
                #expect(again.header("ETag") == tag)
            }
            #expect(try await site.get(path, [.ifNoneMatch: "\"other\""]).status == .ok)
            let head = try await site.send(.head, path)
            #expect(head.status == .ok)
            #expect(head.body.readableBytes == 0)
            #expect(head.header("Content-Length") == first.header("Content-Length"))
        }
    }

    @Test("Two languages of a page are two versions")
    func languages() async throws {
        try await TestSite.run { site in
            let (french, english) = (try await site.get("/metiers/baker"), try await site.get("/metiers/baker?language=en"))
            #expect(french.header("ETag") != english.header("ETag"))
            #expect(english.text.contains("Kneads"))
        }
    }

    // MARK: Limits

    @Test("An address that asks too fast is told how long to wait, and is let in after that")
    func addressLimit() async throws {
        try await TestSite.run({
            $0.rate.addressPerMinute = 60
            $0.rate.addressBurst = 3
        }) { site in
            for left in [2, 1, 0] {
                let response = try await site.get("/api/v1/suggest?q=a")
                #expect(response.status == .ok)
                #expect(response.header("RateLimit")?.contains("r=\(left);") == true)
            }
            let refused = try await site.get("/api/v1/suggest?q=a")
            #expect(refused.status == .tooManyRequests)
            #expect(refused.header("Retry-After") == "1")
            #expect(refused.object["status"] as? Int == 429)
            // What the pages are made of, and those who watch the server, are not counted.
            for path in ["/healthz", "/site.css", "/widget/v1/mentor.js", "/metrics"] { #expect(try await site.get(path).status == .ok) }
            site.clock.advance(seconds: 1)
            #expect(try await site.get("/api/v1/suggest?q=a").status == .ok)
            #expect(try await site.get("/api/v1/suggest?q=a").status == .tooManyRequests)
        }
    }

    @Test("A conversation in too great a hurry waits; the others behind the same address do not")
    func sessionLimit() async throws {
        try await TestSite.run({
            $0.rate.sessionPerMinute = 60
            $0.rate.sessionBurst = 2
        }) { site in
            let busy = try #require(try await site.ask("que fait un meunier ?")["session"] as? String)
            let calm = try #require(try await site.ask("que fait un meunier ?")["session"] as? String)
            for _ in 0..<2 { #expect(try await site.ask("et un boulanger ?", session: busy)["outcome"] != nil) }
            #expect(try await site.ask("et un boulanger ?", session: busy)["status"] as? Int == 429)
            #expect(try await site.ask("et un boulanger ?", session: calm)["outcome"] != nil)
            let form = try await site.post("/ask", form: "text=et+un+boulanger&session=\(busy)")
            #expect(form.status == .tooManyRequests)
            #expect(form.header("Retry-After") == "1")
            #expect(form.text.contains("et un boulanger"), "what was typed is kept in the form")
            site.clock.advance(seconds: 1)
            #expect(try await site.ask("et un boulanger ?", session: busy)["outcome"] != nil)
        }
    }

    @Test("A bucket gives its burst, then a token at a time, and is forgotten when full")
    func buckets() throws {
        let buckets = TokenBuckets<String>(perMinute: 60, burst: 2, mostClients: 3)
        let second = 1_000_000_000
        #expect(buckets.take("a", at: 0)?.remaining == 1)
        #expect(buckets.take("a", at: 0)?.remaining == 0)
        let refused = try #require(buckets.take("a", at: 0))
        #expect(!refused.isAllowed)
        #expect(refused.wait == 1)
        #expect(refused.reset == 2)
        #expect(buckets.take("a", at: second)?.isAllowed == true)
        #expect(buckets.take("a", at: second)?.isAllowed == false)
        // Newcomers beyond the table's size share one bucket; nobody else suffers.
        for name in ["b", "c", "d", "e"] { #expect(buckets.take(name, at: second)?.isAllowed == true) }
        #expect(buckets.count == 3)
        #expect(buckets.take("f", at: second)?.isAllowed == false)
        #expect(buckets.take("b", at: second)?.isAllowed == true)
        #expect(buckets.take("f", at: 100 * second)?.isAllowed == true)
        #expect(buckets.count == 1)
        #expect(TokenBuckets<String>(perMinute: 0, burst: 1).take("a", at: 0) == nil)
    }

    // MARK: Proxies

    @Test("X-Forwarded-For counts from trusted proxies only, and from the right", arguments: [
        ("203.0.113.9", [], ["198.51.100.1"], "203.0.113.9"), ("203.0.113.9", ["10.0.0.0/8"], ["198.51.100.1"], "203.0.113.9"),
        ("10.0.0.1", ["10.0.0.0/8"], ["198.51.100.1"], "198.51.100.1"), ("10.0.0.1", ["10.0.0.0/8"], ["6.6.6.6, 198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["10.0.0.0/8"], ["6.6.6.6, 198.51.100.1, 10.2.3.4"], "198.51.100.1"),
        ("10.0.0.1", ["10.0.0.0/8"], ["6.6.6.6", "198.51.100.1"], "198.51.100.1"), ("10.0.0.1", ["10.0.0.0/8"], [], "10.0.0.1"),
        ("10.0.0.1", ["10.0.0.0/8"], ["198.51.100.1, nonsense"], "10.0.0.1"), ("::1", ["::1"], ["2001:db8::7"], "2001:db8::7"),
    ] as [(String, [String], [String], String)])
    func forwarded(peer: String, trusted: [String], lists: [String], client: String) throws {
        var headers = HTTPFields()
        let name = try #require(HTTPFieldName.forwardedFor)
        for list in lists { headers.append(HTTPField(name: name, value: list)) }
        let addresses = ClientAddresses(trusted: trusted.compactMap { AddressRange($0) })
        #expect(addresses.client(headers, peer: IPAddress(peer)) == IPAddress(client))
    }

    @Test("Ranges of addresses hold what they say", arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("0.0.0.0/0", "198.51.100.1", true), ("::/0", "2001:db8::1", true),
        ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::1", false), ("192.0.2.1", "192.0.2.1", true),
        ("192.0.2.1", "192.0.2.2", false),
    ])
    func ranges(range: String, address: String, isInside: Bool) throws {
        #expect(try #require(AddressRange(range)).contains(try #require(IPAddress(address))) == isInside)
    }

    @Test("What is no range is none", arguments: ["", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/-1", "10.0.0.0/8/8", "localhost"])
    func badRanges(text: String) { #expect(AddressRange(text) == nil) }

    // MARK: Metrics

    @Test("Metrics are for this machine, or for who has the token")
    func metrics() async throws {
        let token = "0123456789abcdef"
        try await TestSite.run({ $0.metricsToken = token }) { site in
            _ = try await site.ask("combien gagne un boulanger ?")
            let text = try await site.get("/metrics").text
            #expect(text.contains("mentor_turns_total{intent=\"salary\",outcome=\"answered\"} 1"))
            #expect(text.contains("mentor_requests_total{method=\"POST\",route=\"/api/v1/ask\",status=\"200\"} 1"))
            #expect(text.contains("mentor_answer_duration_seconds_bucket{le=\"+Inf\"} 1"))
            #expect(text.contains("kb_info{digest=\"\",version=\"1\"} 1"))
            #expect(text.contains("kb_age_seconds 0"))
            // Through a proxy on this machine, everybody would be local.
            let proxied: HTTPFields = [try #require(HTTPFieldName.forwardedFor): "198.51.100.1"]
            #expect(try await site.get("/metrics", proxied).status == .notFound)
            var authorised = proxied
            authorised[.authorization] = "Bearer \(token)"
            #expect(try await site.get("/metrics", authorised).status == .ok)
            authorised[.authorization] = "Bearer \(token)x"
            #expect(try await site.get("/metrics", authorised).status == .notFound)
        }
    }

    @Test("No label of the metrics is made of what a client sends")
    func labels() async throws {
        try await TestSite.run { site in
            let before = try await site.get("/metrics").text.split(separator: "\n").count
            for number in 0..<20 {
                _ = try await site.send(number.isMultiple(of: 2) ? .patch : .trace, "/made-up-\(number)")
                _ = try await site.get("/metiers/made-up-\(number)")
            }
            let after = try await site.get("/metrics").text
            #expect(!after.contains("made-up"))
            #expect(after.split(separator: "\n").count < before + 60)
        }
    }
}
#endif
