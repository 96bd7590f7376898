internal import Composition
internal import Figures
internal import Identifiers
internal import Knowledge
internal import MentorCore
internal import TextAnalysis

/// A question and its answer, as the pages show them.
struct ExchangeModel {
    let knowledge: KnowledgeBase
    let wording: Wording
    let addresses: PageAddresses
    /// The entity that states each figure.
    let owners: [Figure: EntityID]

    /// - Parameter turnID: names the turn in a vote; nil for none.
    func view(_ question: String, _ turn: Turn, turnID: String?, isLast: Bool) -> View {
        let reply = turn.reply
        let isUrgent = reply.outcome == .safeguarded
        let reasons = isUrgent ? [] : Reasons(knowledge: knowledge, wording: wording).lines(turn.explanation)
        return View { view in
            view.set("question", Typesetting.set(question))
            view.set("outcome", isUrgent ? "urgent" : "plain")
            view.set("answer_language", reply.language.rawValue)
            view.set("blocks", blocks(reply, isUrgent))
            view.set("charts", charts(reply))
            view.set("sources", reply.citations.map { SourceLine.view($0) })
            view.set("has_sources", !reply.citations.isEmpty)
            view.set("source_count", reply.citations.count)
            if !reasons.isEmpty { view.set("why", View { $0.set("reasons", texts: reasons) }) }
            view.set("is_last", isLast)
            if !isUrgent { view.set("turn", turnID) }
            view.set("choices", reply.choices.map { message($0.label) })
            view.set("has_choices", !reply.choices.isEmpty)
            view.set("suggestions", reply.suggestions.map(message))
            view.set("has_suggestions", !reply.suggestions.isEmpty)
        }
    }

    private func message(_ text: String) -> View {
        View {
            $0.set("label", Typesetting.set(text))
            $0.set("message", text)
            $0.set("address", addresses.answer(to: text))
        }
    }

    /// The answer's lines; those that repeat the choices and the sources are left to the buttons and the list.
    private func blocks(_ reply: Reply, _ isUrgent: Bool) -> [View] {
        let labels = Set(reply.choices.map(\.label))
        var blocks: [View] = []
        var items: [View] = []
        func close() {
            let entries = items
            if !entries.isEmpty { blocks.append(View { $0.set("items", View { $0.set("entries", entries) }) }) }
            items = []
        }
        for line in reply.text.split(separator: "\n") {
            if line.allSatisfy(\.isWhitespace) || (!reply.citations.isEmpty && Self.namesSources(line)) { continue }
            guard let item = Self.item(line) else {
                close()
                let spans = TextSpans.of(String(line), dials: isUrgent)
                blocks.append(View { $0.set("paragraph", View { $0.set("spans", spans) }) })
                continue
            }
            if item.isNumbered, labels.contains(item.text) { continue }
            let spans = TextSpans.of(item.text, dials: isUrgent)
            items.append(View { $0.set("spans", spans) })
        }
        close()
        return blocks
    }

    private static func namesSources(_ line: Substring) -> Bool {
        ["Sources :", "Source :", "Sources\u{A0}:", "Source\u{A0}:", "Sources:", "Source:"].contains { line.hasPrefix($0) }
    }

    /// "• text", "- text" or "1. text".
    private static func item(_ line: Substring) -> (text: String, isNumbered: Bool)? {
        for sign in ["• ", "- ", "* ", "•\u{A0}"] where line.hasPrefix(sign) { return (String(line.dropFirst(2)), false) }
        let digits = line.prefix { ("0"..."9").contains($0) }
        let rest = line.dropFirst(digits.count)
        return (1...2).contains(digits.count) && rest.hasPrefix(". ") ? (String(rest.dropFirst(2)), true) : nil
    }

    private func charts(_ reply: Reply) -> [View] {
        var seen: Set<Figure> = []
        let figures = reply.parts.flatMap(\.figures).filter { $0.measure == .salary && seen.insert($0).inserted }
        let about = figures.map { owner(of: $0) }
        let isAboutSeveral = Set(about).count > 1
        let rows = zip(figures, about).map { figure, owner in
            FigureChart.Row(figure: figure, owner: isAboutSeveral ? owner.flatMap { knowledge.entity($0)?.names[wording.language]?.name } : nil)
        }
        return FigureChart(knowledge: knowledge, wording: wording).views(rows, least: 2, most: 8) { _ in wording["salary"] }
    }

    /// The entity that states the figure, or the first of those that a computed one comes from.
    private func owner(of figure: Figure) -> EntityID? {
        if let owner = owners[figure] { return owner }
        guard case .computed(let inputs, _) = figure.origin else { return nil }
        return inputs.first { $0.measure == .salary }.flatMap { owner(of: $0) }
    }
}
