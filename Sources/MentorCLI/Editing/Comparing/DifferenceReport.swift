import JSON
import Knowledge
import TextAnalysis

/// What differs between two knowledge bases, and which answers change because of it.
struct DifferenceReport {
    let old: KnowledgeBase
    let new: KnowledgeBase
    let changes: [Change]
    let answers: [AnswerDifference]
    /// Questions that both were asked, and examples that could not be filled.
    let asked: Int
    let leftOut: Int

    var hasDifferences: Bool { !changes.isEmpty || !answers.isEmpty }

    // MARK: For a person

    /// Each change with what was there and what is there, then the answers, those that change alike together.
    func text(style: Style, width: Int?) -> String {
        var blocks = changes.map { self.lines($0, style, width) }
        for group in groups { blocks.append(lines(group, style, width)) }
        blocks.append([summary])
        return blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var summary: String {
        let counted = changes.count == 1 ? "1 change" : "\(changes.count) changes"
        let note = leftOut == 0 ? "" : " (\(leftOut) examples left out: nothing fills their masks)"
        return "\(counted) in the knowledge, \(answers.count) of \(asked) answers differ\(note)"
    }

    private func lines(_ change: Change, _ style: Style, _ width: Int?) -> [String] {
        let head = style.dressed(style.printable("\(change.sign) \(change.kind) \(change.id)"), as: .strong)
        return [head] + side("-", change.old, style, width) + side("+", change.new, style, width)
    }

    private func lines(_ group: [AnswerDifference], _ style: Style, _ width: Int?) -> [String] {
        guard let first = group.first else { return [] }
        let more = group.count > 1 ? "  (and \(group.count - 1) more that change alike)" : ""
        let code = first.question.language.map { " (\($0.rawValue))" } ?? ""
        let lines = first.lines
        return [style.dressed(style.printable("? \(first.question.text)\(code)"), as: .strong) + more]
            + side("-", Self.words(first.old, lines.old), style, width) + side("+", Self.words(first.new, lines.new), style, width)
    }

    private static func words(_ answer: AnswerDifference.Answer, _ line: String) -> String {
        "\(answer.outcome) (\(answer.intent)): \(line) [\(answer.sources.joined(separator: ", "))]"
    }

    private func side(_ sign: String, _ text: String?, _ style: Style, _ width: Int?) -> [String] {
        guard let text else { return [] }
        let printable = style.printable(text)
        guard let width else { return ["  \(sign) \(printable)"] }
        let lines = TextWrapper(width: width - 4).wrap(printable).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().map { ($0 == 0 ? "  \(sign) " : "    ") + $1 }
    }

    /// Answers of which the same would be shown, in the order of their first question.
    private var groups: [[AnswerDifference]] {
        var places: [[String]: Int] = [:]
        var groups: [[AnswerDifference]] = []
        for answer in answers {
            let lines = answer.lines
            let key = [Self.words(answer.old, lines.old), Self.words(answer.new, lines.new)]
            if let place = places[key] {
                groups[place].append(answer)
            } else {
                places[key] = groups.count
                groups.append([answer])
            }
        }
        return groups
    }

    // MARK: For a program

    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            for (name, knowledge) in [("old", old), ("new", new)] {
                writer.key(name)
                writer.object {
                    $0.field("version", knowledge.version)
                    $0.field("digest", knowledge.digest)
                }
            }
            writer.key("changes")
            writer.array(changes) { writer, change in
                writer.object {
                    $0.field("change", change.manner)
                    $0.field("kind", change.kind)
                    $0.field("id", change.id)
                    $0.field("old", change.old)
                    $0.field("new", change.new)
                }
            }
            writer.field("questions", asked)
            writer.field("left_out", leftOut)
            writer.key("answers")
            writer.array(answers) { writer, answer in
                writer.object { writer in
                    writer.field("question", answer.question.text)
                    writer.field("language", answer.question.language?.rawValue)
                    writer.key("old")
                    writer.answer(answer.old)
                    writer.key("new")
                    writer.answer(answer.new)
                }
            }
        }
        writer.endLine()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func answer(_ answer: AnswerDifference.Answer) {
        object {
            $0.field("outcome", answer.outcome)
            $0.field("intent", answer.intent)
            $0.field("text", answer.text)
            $0.field("sources", answer.sources)
        }
    }
}
