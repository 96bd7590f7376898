#if Server
internal import Conversations
internal import FoundationEssentials
internal import Hummingbird
internal import HTTPTypes
internal import Identifiers
internal import JSON
internal import Site
internal import TextAnalysis

/// What programs ask for: `/api/v1/…`, as the contract has it.
struct APIRoutes: Sendable {
    let desk: ConversationDesk
    let store: any ConversationStore
    let limit: Int

    private static let ballot = JSONFields(["turn", "vote", "comment"])
    /// Bytes of a comment, and of a client's key.
    private static let longestComment = 2_000
    private static let longestKey = 200

    func add(to table: inout RouteTable) {
        table.on(.post, "/api/v1/ask") { request, _ in
            let message = try Message(json: try await request.bytes(of: "application/json", limit: limit))
            return .json(try await desk.answer(message).json)
        }
        table.on(.get, "/api/v1/turns/{turn}/explanation") { request, context in
            try await explanation(context.parameters.get("turn"), language(request))
        }
        table.on(.post, "/api/v1/feedback") { request, _ in try await vote(request) }
        table.on(.get, "/api/v1/suggest") { request, _ in suggestions(request) }
        table.on(.get, "/api/v1/faq") { request, _ in
            let language = try named(QueryFields(request.uri.query))
            guard let page = desk.knowledge.current.page("faq.json/\(language)", { $0.faqJSON(language) }) else { throw Problem.notFound }
            return .shared(page, "application/json", age: 300, for: request)
        }
        table.on(.delete, "/api/v1/sessions/{session}") { request, context in
            guard let session = context.parameters.get("session").flatMap({ SessionID($0) }) else {
                throw Problem(.notFound, "That is the name of no conversation.")
            }
            return .json(ReceiptWording(language: language(request)).json(try await desk.erase(session)))
        }
    }

    private func explanation(_ name: String?, _ language: Language) async throws -> Response {
        let unknown = Problem(.notFound, "There is no such turn, or nothing of it is kept.")
        guard let turn = name.flatMap({ TurnID($0) }) else { throw unknown }
        let kept: String?
        // Swift 6.3 crashes on the optimised form of this function unless the typed error is caught here.
        do throws(StoreError) { kept = try await store.explanation(of: turn) } catch { throw error as any Error }
        guard let kept else { throw unknown }
        return .json(labelled(kept, language))
    }

    private func vote(_ request: Request) async throws -> Response {
        let values = try Self.ballot.values(try await request.bytes(of: "application/json", limit: limit))
        let name = try values[0].required("turn")
        guard let direction = Vote.Direction(rawValue: try values[1].required("vote")) else {
            throw Problem(.unprocessableContent, "“vote” must be \"up\" or \"down\".")
        }
        let comment = try values[2].optional("comment")
        guard comment?.utf8.count ?? 0 <= Self.longestComment else {
            throw Problem(.unprocessableContent, "“comment” may have \(Self.longestComment) bytes.")
        }
        let key = request.headers[.idempotencyKey]
        guard key.map({ (1...Self.longestKey).contains($0.utf8.count) }) ?? true else {
            throw Problem(.badRequest, "Idempotency-Key may have 1 to \(Self.longestKey) bytes.")
        }
        try await record(name, direction, comment: comment, key: key)
        return Response(status: .noContent)
    }

    /// Counts a vote.
    func record(_ turn: String, _ direction: Vote.Direction, comment: String? = nil, key: String? = nil) async throws {
        guard let turn = TurnID(turn) else { throw Problem(.notFound, "There is no such turn.") }
        var vote = Vote(turn: turn, direction: direction, comment: comment, idempotencyKey: key, time: desk.clock.date)
        if let comment { vote.unknownNames = desk.unknownNames(in: comment) }
        switch try await store.record(vote) {
        case .recorded: await desk.note(vote)
        case .repeated: break
        case .conflicting: throw Problem(.unprocessableContent, "This Idempotency-Key was used for another request.")
        case .unknownTurn: throw Problem(.notFound, "There is no such turn, or nothing of it is kept.")
        }
    }

    private func suggestions(_ request: Request) -> Response {
        let query = QueryFields(request.uri.query)
        let site = desk.knowledge.current.site
        let language = site.language(named: query["language"])
        let limit = query["limit"].flatMap { Int($0) }.map { min(max($0, 1), 20) } ?? 8
        let typed = String((query.text("q") ?? "").prefix(200))
        var writer = JSONWriter()
        writer.object {
            $0.field("language", language.rawValue)
            $0.field("suggestions", site.suggestions(typed, language, limit: limit))
        }
        return .json(writer.bytes)
    }

    /// The language that the query names.
    private func named(_ query: QueryFields) throws -> Language {
        guard let code = query["language"] else { return desk.knowledge.current.site.first }
        guard let language = Language(rawValue: code) else { throw Problem(.unprocessableContent, "“language” must be fr or en.") }
        return language
    }

    /// The language that the query names, or else the browser.
    private func language(_ request: Request) -> Language {
        if let language = QueryFields(request.uri.query).language { return language }
        let wanted = request.headers[.acceptLanguage]?.split(separator: ",").first.map { $0.prefix(2).lowercased() }
        return wanted.flatMap { Language(rawValue: $0) } ?? desk.knowledge.current.site.first
    }

    /// The explanation with a `label` beside each intent. What the store gives was written by `JSONWriter`: an intent is
    /// followed by its probability, and no text can hold that, as its quotation marks are escaped.
    private func labelled(_ explanation: String, _ language: Language) -> [UInt8] {
        let site = desk.knowledge.current.site
        let mark = "{\"intent\":\""
        var result = ""
        for (index, piece) in explanation.split(separator: mark, omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = piece.firstIndex(of: "\""), let intent = IntentID(String(piece[..<end])) else {
                result += index > 0 ? mark + piece : String(piece)
                continue
            }
            var writer = JSONWriter()
            writer.value(site.label(of: intent, language))
            result += mark + piece[...end] + ",\"label\":" + String(decoding: writer.bytes, as: UTF8.self) + piece[piece.index(after: end)...]
        }
        return Array(result.utf8)
    }
}
#endif
