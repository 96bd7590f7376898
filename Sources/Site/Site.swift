internal import Composition
internal import Dialogue
internal import Figures
public import Identifiers
internal import JSON
public import Knowledge
public import MentorCore
public import TextAnalysis

/// The pages of the school's site, as bytes: what a browser shows without a script.
///
/// A site that builds its pages in the browser is empty for a reader without scripts, slow on a cheap phone, and open to
/// whatever text finds its way into markup. Here each page is a template of the folder `Web`, filled with typed values; the
/// template escapes every one of them, a link is made only of an address that was looked at, and every name in a template is
/// checked when the files are read. A site belongs to one version of the knowledge, as an adviser does, and is replaced with
/// it; so whoever serves it may keep the pages that are the same for everybody.
///
/// It is as pure as the adviser: no clock, no network, no file after `SiteFiles`. A page of a language that the knowledge
/// base does not speak has words of its own, and nothing in it.
public struct Site: Sendable {
    public let files: SiteFiles
    let knowledge: KnowledgeBase
    let settings: SiteSettings
    private let owners: [Figure: EntityID]
    private let groups: [Language: QuestionGroups]
    private let questions: [Language: KnownQuestions]
    private let examples: [Language: [String]]

    /// - Parameters:
    ///   - knowledge: the adviser's own.
    ///   - files: read before.
    ///   - settings: what the school says of its site.
    public init(_ knowledge: KnowledgeBase, files: SiteFiles, settings: SiteSettings) {
        (self.knowledge, self.files, self.settings) = (knowledge, files, settings)
        var owners: [Figure: EntityID] = [:]
        for entity in knowledge.entities {
            for figure in entity.figures where owners[figure] == nil { owners[figure] = entity.id }
        }
        self.owners = owners
        let index = KnowledgeIndex(knowledge)
        var groups: [Language: QuestionGroups] = [:]
        var questions: [Language: KnownQuestions] = [:]
        var examples: [Language: [String]] = [:]
        for wording in Language.allCases.compactMap({ files.wording($0) }) {
            let language = wording.language
            let grouped = QuestionGroups(knowledge, wording)
            groups[language] = grouped
            questions[language] = KnownQuestions(knowledge, index, grouped, language)
            let told = zip(index.mainEntities.dropFirst(), index.exampleFacets.dropFirst())
                .compactMap { knowledge.question(about: $0, on: $1, in: language) }
            examples[language] = told + grouped.popular(1).compactMap { $0.names[language]?.name }
        }
        (self.groups, self.questions, self.examples) = (groups, questions, examples)
    }

    /// The language of a page: the one that is named, where the knowledge base speaks it, else its first one.
    public func language(named code: String?) -> Language {
        let spoken = knowledge.schema.languages
        return code.flatMap { Language(rawValue: $0) }.flatMap { spoken.contains($0) ? $0 : nil } ?? first
    }

    /// The language that needs no mention in an address.
    public var first: Language { knowledge.schema.languages.first ?? .french }

    // MARK: Pages that are the same for everybody

    /// `/`: a page that shows the chat element.
    public func home(_ language: Language) -> [UInt8] { home(language, from: nil) }

    /// `/faq`: all questions by theme.
    public func faq(_ language: Language) -> [UInt8] { faq(language, from: nil) }

    /// `/metiers`: the sheets of every kind.
    public func sheets(_ language: Language) -> [UInt8] { sheets(language, from: nil) }

    /// `/metiers/{id}` and `/fiches/{id}`: all that is told of one thing.
    ///
    /// - Returns: nil when there is no such page: the id is unknown, of another kind, or has no name in the language.
    public func sheet(_ id: String, kind: SheetKind, _ language: Language) -> [UInt8]? {
        guard let id = EntityID(id), let entity = knowledge.entity(id), knowledge.sheetKind(of: entity) == kind,
            entity.names[language] != nil, !knowledge.questionKinds.contains(entity.kind)
        else { return nil }
        return sheet(entity, language, from: nil)
    }

    /// `/faq.jsonld`: the questions and the occupations in the words of schema.org.
    public func linkedData(_ language: Language) -> [UInt8] { LinkedData(knowledge, languages: [language]).bytes }

    /// `GET /api/v1/faq`: `{"language", "questions": [{"id", "theme", "question", "text", "sources", "url"}]}`.
    public func faqJSON(_ language: Language) -> [UInt8] {
        QuestionsJSON.bytes(groups[language], knowledge, addresses(language, nil))
    }

    // MARK: Pages that answer

    /// `/faq?q=…`: an answer as a page.
    public func faqAnswer(_ question: String, _ turn: Turn, _ language: Language) -> [UInt8] {
        page("faq-answer", language, nil, title: "faq_answer_title") { view, wording, addresses in
            view.set("query", question)
            view.set("exchange", exchange(wording, addresses).view(question, turn, turnID: nil, isLast: true))
        }
    }

    /// `/ask`: the conversation as a plain form.
    public func ask(_ conversation: AskPage, _ language: Language) -> [UInt8] {
        page("ask", language, .ask, title: "ask_title") { view, wording, addresses in
            let model = exchange(wording, addresses)
            let last = conversation.exchanges.count - 1
            view.set("exchanges", conversation.exchanges.enumerated().map { index, exchange in
                model.view(exchange.question, exchange.turn, turnID: exchange.id, isLast: index == last)
            })
            view.set("session", conversation.session)
            view.set("problem", conversation.problem.map { wording["problem_" + $0.rawValue] })
            view.set("draft", conversation.draft)
            if conversation.thanks { view.set("thanks", true) }
            view.set("receipt", conversation.receipt.map { stores in
                View {
                    $0.set("stores", stores.map { store in
                        View {
                            let words = wording["store_" + store.store]
                            $0.set("label", words.isEmpty ? store.store : words)
                            $0.set("erased", store.count)
                        }
                    })
                }
            })
        }
    }

    /// A page for a problem, without internals.
    ///
    /// - Parameter status: of HTTP, 400 to 599.
    public func error(status: Int, requestID: String?, _ language: Language) -> [UInt8] {
        let wording = files.wording(language)
        let code = wording?["error_\(status)_title"].isEmpty == false ? String(status) : status < 500 ? "4xx" : "5xx"
        return page("error", language, nil, title: "error_\(code)_title") { view, wording, _ in
            view.set("problem_title", wording["error_\(code)_title"])
            view.set("problem_detail", wording["error_\(code)_detail"])
            view.set("status", status)
            view.set("request_id", requestID)
        }
    }

    // MARK: Words for others

    /// Questions that can be answered and fit what was typed so far, best first; at most `limit`.
    public func suggestions(_ prefix: String, _ language: Language, limit: Int) -> [String] {
        questions[language]?.matching(prefix, limit: limit) ?? []
    }

    /// An intent in the words that a person would use: "le salaire"; the `label` beside it in an explanation.
    public func label(of intent: IntentID, _ language: Language) -> String {
        files.wording(language).map { Reasons(knowledge: knowledge, wording: $0).label(of: intent) } ?? intent.rawValue
    }

    /// Why a message was answered as it was, in lines for the person who asked.
    public func explanation(_ explanation: TurnExplanation, _ language: Language) -> [String] {
        files.wording(language).map { Reasons(knowledge: knowledge, wording: $0).lines(explanation) } ?? []
    }
}

extension Site {
    // MARK: Making pages

    func addresses(_ language: Language, _ from: PagePlace?) -> PageAddresses {
        PageAddresses(language: language, first: first, from: from)
    }

    func home(_ language: Language, from: PagePlace?) -> [UInt8] {
        page("home", language, .home, from: from, title: "home") { view, wording, addresses in
            let cards = Cards(knowledge: knowledge, wording: wording, addresses: addresses)
            view.set("examples", examples[language]?.joined(separator: "|"))
            view.set("popular", (groups[language]?.popular(6) ?? []).compactMap(cards.card))
            view.set("sheets", cards.sheets(mainOnly: true))
        }
    }

    func faq(_ language: Language, from: PagePlace?) -> [UInt8] {
        page("faq", language, .faq, from: from, title: "faq_title") { view, wording, addresses in
            view.set("themes", (groups[language]?.groups ?? []).map { group in
                View {
                    $0.set("anchor", Anchors.theme(group.id))
                    $0.set("heading", Typesetting.set(group.heading))
                    $0.set("questions", group.questions.map { question($0, language, addresses) })
                }
            })
            view.set("sheets", Cards(knowledge: knowledge, wording: wording, addresses: addresses).sheets())
        }
    }

    func sheets(_ language: Language, from: PagePlace?) -> [UInt8] {
        page("sheets", language, .sheets, from: from, title: "sheets_title") { view, wording, addresses in
            view.set("sheets", Cards(knowledge: knowledge, wording: wording, addresses: addresses).sheets())
        }
    }

    func sheet(_ entity: Entity, _ language: Language, from: PagePlace?) -> [UInt8]? {
        guard let wording = files.wording(language) else { return nil }
        let addresses = addresses(language, from)
        let model = SheetModel(knowledge: knowledge, wording: wording, addresses: addresses, asOf: settings.asOf)
        guard let (title, own) = model.view(entity) else { return nil }
        var view = frame(wording, addresses).view(title, at: .sheet(entity.id, knowledge.sheetKind(of: entity)))
        view.add(own)
        return files.render("role", view)
    }

    private func question(_ entity: Entity, _ language: Language, _ addresses: PageAddresses) -> View {
        var lines = PassageLines(knowledge, addresses, isNumbered: false)
        let blocks = lines.blocks(entity.passages(in: language))
        return View { view in
            view.set("question_id", Anchors.question(entity.id))
            view.set("question", entity.names[language].map { Typesetting.set($0.name) })
            view.set("blocks", blocks)
            view.set("sources", lines.cited.compactMap { knowledge.source($0) }.map { SourceLine.view($0) })
        }
    }

    private func frame(_ wording: Wording, _ addresses: PageAddresses) -> Frame {
        Frame(knowledge: knowledge, settings: settings, wording: wording, addresses: addresses)
    }

    private func exchange(_ wording: Wording, _ addresses: PageAddresses) -> ExchangeModel {
        ExchangeModel(knowledge: knowledge, wording: wording, addresses: addresses, owners: owners)
    }

    private func page(
        _ template: String, _ language: Language, _ place: PagePlace?, from: PagePlace? = nil, title: String,
        _ fill: (inout View, Wording, PageAddresses) -> Void
    ) -> [UInt8] {
        guard let wording = files.wording(language) else { return [] }
        let addresses = addresses(language, from)
        let description = place == .home ? wording[addresses.isLive ? "home_lead" : "home_lead_folder"] : nil
        var view = frame(wording, addresses).view(wording[title], at: place, description: description)
        fill(&view, wording, addresses)
        return files.render(template, view)
    }
}
