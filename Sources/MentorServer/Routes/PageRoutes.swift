#if Server
internal import Conversations
internal import Hummingbird
internal import HTTPTypes
internal import NIOCore
internal import Site
internal import TextAnalysis

/// What people look at: pages that need no script, and the files that they are made of.
struct PageRoutes: Sendable {
    let desk: ConversationDesk
    let api: APIRoutes
    let files: SiteFiles
    let limit: Int

    private static let html = "text/html; charset=utf-8"

    func add(to table: inout RouteTable) {
        let (css, icon, widget) = (asset(files.css), asset(files.icon), asset(files.widget))
        table.on(.get, "/site.css", isFree: true) { request, _ in .shared(css, "text/css; charset=utf-8", age: 300, for: request) }
        table.on(.get, "/icon.svg", isFree: true) { request, _ in .shared(icon, "image/svg+xml", age: 86_400, for: request) }
        table.on(.get, ResponseDresser.widget, isFree: true) { request, _ in
            .shared(widget, "text/javascript; charset=utf-8", age: 3_600, for: request)
        }
        table.on(.get, "/") { request, _ in try shared("home", request) { $0.home($1) } }
        table.on(.get, "/faq") { request, _ in
            let query = QueryFields(request.uri.query)
            guard let question = query.text("q") else { return try shared("faq", request) { $0.faq($1) } }
            let exchange = try await desk.answer(Message(text: String(question.prefix(2_000)), session: nil, language: query.language))
            let site = exchange.served.site
            return .page(site.faqAnswer(exchange.question, exchange.turn, site.language(named: query["language"])))
        }
        table.on(.get, "/faq.jsonld") { request, _ in
            try shared("faq.jsonld", request, type: "application/ld+json") { $0.linkedData($1) }
        }
        table.on(.get, "/metiers") { request, _ in try shared("metiers", request) { $0.sheets($1) } }
        table.on(.get, "/metiers/{id}") { request, context in try sheet(.role, request, context) }
        table.on(.get, "/fiches/{id}") { request, context in try sheet(.other, request, context) }
        table.on(.get, "/ask") { request, _ in
            let query = QueryFields(request.uri.query)
            // A link to a question: it is asked, and the conversation may go on from there.
            guard let text = query.text("q") else { return page(AskPage(), query) }
            return try await answer(String(text.prefix(2_000)), in: nil, AskPage(), query)
        }
        table.on(.post, "/ask") { request, _ in try await ask(request) }
        table.on(.post, "/ask/feedback") { request, _ in try await vote(request) }
        table.on(.post, "/ask/erase") { request, _ in
            let form = try await form(request)
            guard let session = form["session"].flatMap({ SessionID($0) }) else { return page(AskPage(), form) }
            var page = AskPage()
            page.receipt = try await desk.erase(session).entries.map { .init(store: $0.store, count: $0.erased) }
            return self.page(page, form)
        }
    }

    // MARK: The conversation as a form

    private func ask(_ request: Request) async throws -> Response {
        let form = try await form(request)
        let session = form["session"].flatMap { SessionID($0) }
        var page = AskPage()
        page.session = session?.description
        if let session { page.exchanges = desk.recent.exchanges(of: session, at: desk.clock.nanoseconds()) }
        guard let text = form.text("text") else {
            page.problem = .empty
            return self.page(page, form, status: .unprocessableContent)
        }
        return try await answer(text, in: session, page, form)
    }

    /// Asks the question, and shows it below the exchanges that the page has.
    private func answer(_ text: String, in session: SessionID?, _ before: AskPage, _ form: QueryFields) async throws -> Response {
        var page = before
        let exchange: Exchange
        do {
            exchange = try await desk.answer(Message(text: text, session: session, language: form.language))
        } catch let problem as Problem where problem.status == .tooManyRequests {
            page.problem = .busy
            page.draft = text
            var response = self.page(page, form, status: problem.status)
            response.headers[.retryAfter] = problem.headers[.retryAfter]
            return response
        }
        if let receipt = exchange.receipt {
            var erased = AskPage()
            erased.receipt = receipt.entries.map { .init(store: $0.store, count: $0.erased) }
            return self.page(erased, form)
        }
        // A conversation that was erased meanwhile, or is not this server's, begins anew.
        if exchange.session != session { page.exchanges = [] }
        page.session = exchange.session.description
        let shown = AskPage.Exchange(question: exchange.question, turn: exchange.turn, id: exchange.isKept ? exchange.id.description : nil)
        page.exchanges.append(shown)
        if exchange.isKept { desk.recent.keep(shown, of: exchange.session, at: desk.clock.nanoseconds()) }
        return self.page(page, form)
    }

    private func vote(_ request: Request) async throws -> Response {
        let form = try await form(request)
        guard let turn = form["turn"], let direction = form["vote"].flatMap({ Vote.Direction(rawValue: $0) }) else {
            throw Problem(.unprocessableContent, "The form must name a turn, and a vote that is up or down.")
        }
        try await api.record(turn, direction)
        var page = AskPage()
        page.thanks = true
        if let session = form["session"].flatMap({ SessionID($0) }) {
            page.session = session.description
            page.exchanges = desk.recent.exchanges(of: session, at: desk.clock.nanoseconds())
        }
        return self.page(page, form)
    }

    private func form(_ request: Request) async throws -> QueryFields {
        guard request.isOfThisSite else { throw Problem(.forbidden, "Forms are taken from the pages of this site only.") }
        return QueryFields(bytes: try await request.bytes(of: "application/x-www-form-urlencoded", limit: limit))
    }

    private func page(_ page: AskPage, _ form: QueryFields, status: HTTPResponse.Status = .ok) -> Response {
        let site = desk.knowledge.current.site
        return .page(site.ask(page, site.language(named: form["language"])), status: status)
    }

    // MARK: Pages that are the same for everybody

    private func shared(
        _ name: String, _ request: Request, type: String = PageRoutes.html, _ make: (Site, Language) -> [UInt8]?
    ) throws -> Response {
        let served = desk.knowledge.current
        let language = served.site.language(named: QueryFields(request.uri.query)["language"])
        guard let page = served.page("\(name)/\(language)", { make($0, language) }) else { throw Problem.notFound }
        return .shared(page, type, age: 0, for: request)
    }

    private func sheet(_ kind: SheetKind, _ request: Request, _ context: RequestScope) throws -> Response {
        guard let id = context.parameters.get("id") else { throw Problem.notFound }
        return try shared("\(kind)/\(id)", request) { $0.sheet(id, kind: kind, $1) }
    }

    private func asset(_ bytes: [UInt8]) -> ServedKnowledge.Page {
        ServedKnowledge.Page(body: ByteBuffer(bytes: bytes), tag: ServedKnowledge.tag(of: bytes))
    }
}
#endif
