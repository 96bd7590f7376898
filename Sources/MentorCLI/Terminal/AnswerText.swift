import Composition
import Identifiers
import Knowledge
import MentorCore
import TextAnalysis

/// An answer as a person reads it in a terminal: wrapped and dressed, with its bars, choices, sources and follow-ups.
struct AnswerText {
    let knowledge: KnowledgeBase
    let style: Style
    /// Columns to wrap to; nil leaves the lines as they are.
    let width: Int?

    /// The whole answer, without a line feed at its end.
    func text(_ reply: Reply) -> String {
        var blocks = [body(reply)]
        if width != nil, let chart = chart(of: reply) { blocks.append(chart) }
        let wording = ChatWording(language: reply.language)
        if width != nil, !reply.suggestions.isEmpty {
            let lines = [wording.followUps] + reply.suggestions.map { "- \($0)" }
            blocks.append(style.dressed(lines.map(wrapped).joined(separator: "\n"), as: .dim))
        }
        return blocks.joined(separator: "\n\n")
    }

    /// The sources of a reply, with their addresses.
    func sources(of reply: Reply) -> String {
        let wording = ChatWording(language: reply.language)
        let lines = reply.citations.flatMap { citation in
            let title = reply.language == .french ? "« \(citation.title) »" : "“\(citation.title)”"
            let line = wrapped("- \(citation.publisher), \(title), \(citation.date ?? wording.undated)")
            // An address stays on one line, to be clicked on.
            return [line] + (citation.url.map { ["  " + style.printable($0)] } ?? [])
        }
        return ([wording.sources] + lines).joined(separator: "\n")
    }

    /// Lines of the program's own, wrapped.
    func wrapped(_ text: String) -> String {
        let printable = style.printable(text)
        guard let width else { return printable }
        return TextWrapper(width: width).wrap(printable)
    }

    /// The text of an answer; the numbers of its choices stand out, its sources stand back.
    private func body(_ reply: Reply) -> String {
        let choices = reply.choices.indices.map { "\($0 + 1). " }
        return reply.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let text = wrapped(String(line))
            if choices.contains(where: { line.hasPrefix($0) }) { return style.dressed(text, as: .choice) }
            let isSource =
                !reply.citations.isEmpty
                && (line.hasPrefix("Source\u{A0}:") || line.hasPrefix("Sources\u{A0}:")
                    || line.hasPrefix("Source:") || line.hasPrefix("Sources:"))
            return isSource ? style.dressed(text, as: .dim) : text
        }.joined(separator: "\n")
    }

    private func chart(of reply: Reply) -> String? {
        let chart = BarChart(salaries: reply.parts.flatMap(\.figures), language: reply.language, knowledge: knowledge)
        return chart?.lines(width: (width ?? 80) - 2, style: style).map { "  " + $0 }.joined(separator: "\n")
    }
}
