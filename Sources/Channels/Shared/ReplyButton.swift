#if Server
internal import Composition

/// A way to go on that is offered as a button.
struct ReplyButton: Hashable {
    /// As it is shown, cut to what the platform shows.
    var label: String
    /// What pressing it says, whole.
    var text: String

    /// What a platform allows of buttons.
    struct Rule: Sendable {
        var count: Int
        /// Of a label, in the platform's unit.
        var label: TextSplitter
        /// Of what comes back when the button is pressed; a text that is longer gets no button.
        var text: TextSplitter
    }

    /// One for each text that fits, no two alike.
    static func buttons(_ texts: [String], by rule: Rule?) -> [ReplyButton] {
        guard let rule else { return [] }
        var seen: Set<String> = []
        let fitting = texts.filter { text in
            !text.allSatisfy(\.isWhitespace) && rule.text.unit.count(text) <= rule.text.limit && seen.insert(text).inserted
        }
        return fitting.prefix(rule.count).map { ReplyButton(label: rule.label.shortened($0), text: $0) }
    }
}
#endif
