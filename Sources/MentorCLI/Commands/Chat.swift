import Composition
import Dialogue
import Glibc
import Knowledge
import MentorCore
import TextAnalysis

/// A conversation in the terminal: what is typed goes to the adviser, what it says comes back dressed.
///
/// With a person at both ends there is a prompt, an editor, colours and bars. When standard input is a file or a
/// pipe, each line is a question and the answers follow one another, plain: the same conversation, for a script.
struct Chat {
    private let advisor: Advisor
    private let console: Console
    private let historyFile: String?
    /// Bytes of a line of plain input.
    private static let longestLine = 1 << 20

    private var state = ConversationState()
    /// As chosen; nil follows the questions.
    private var language: Language?
    private var last: Turn?
    /// The person asked that the lines they typed be forgotten, too.
    private var forgetsLines = false

    init(advisor: Advisor, console: Console, language: Language?, historyFile: String?) {
        self.advisor = advisor
        self.console = console
        self.language = language
        self.historyFile = historyFile
    }

    /// Talks until the person leaves or the input ends.
    mutating func run() throws(CommandError) {
        if console.isInputTerminal && console.isOutputTerminal {
            try say(console.style.dressed(view.wrapped(wording.greeting), as: .strong))
            try showExamples()
            if console.style.isUnicode, let editor = makeEditor() { try converse(editor) } else { try converse() }
        } else {
            try read()
        }
    }

    // MARK: A person

    private mutating func converse(_ editor: LineEditor) throws(CommandError) {
        while case .line(let line) = editor.readLine() {
            if try !take(line) { return }
            if forgetsLines { editor.forget() }
            forgetsLines = false
        }
        try leave()
    }

    /// At a terminal that can do nothing: a prompt, and no more.
    private mutating func converse() throws(CommandError) {
        var lines = LineReader(descriptor: STDIN_FILENO, longest: Self.longestLine)
        while true {
            try console.write("> ")
            guard let line = try next(&lines) else { break }
            if try !take(line) { return }
        }
        try leave()
    }

    private func leave() throws(CommandError) { try console.write("\n" + view.wrapped(wording.goodbye) + "\n") }

    private func makeEditor() -> LineEditor? {
        let sign = console.style.isUnicode ? "›" : ">"
        let prompt = console.style.isColoured ? "\u{1}\u{1B}[1;36m\u{1}\(sign)\u{1}\u{1B}[0m\u{1} " : "\(sign) "
        let advisor = advisor
        let languages = language.map { [$0] } ?? advisor.knowledge.schema.languages
        return LineEditor(prompt: prompt, historyFile: historyFile) { typed in
            if typed.hasPrefix("/") { return SlashCommand.allNames.filter { $0.hasPrefix(typed) } }
            for language in languages {
                let found = advisor.suggestions(for: typed, language: language, limit: 8)
                if !found.isEmpty { return found }
            }
            return []
        }
    }

    // MARK: A file or a pipe

    private mutating func read() throws(CommandError) {
        var lines = LineReader(descriptor: STDIN_FILENO, longest: Self.longestLine)
        while let line = try next(&lines) {
            if try !take(line) { return }
        }
    }

    private func next(_ lines: inout LineReader) throws(CommandError) -> String? {
        do {
            switch try lines.next() {
            // Of a very long line only the beginning is read anyway, and the answer says so.
            case .bytes(let bytes)?, .tooLong(let bytes)?: return String(decoding: bytes, as: UTF8.self)
            case nil: return nil
            }
        } catch {
            throw .unreadable("standard input", reason: error.message)
        }
    }

    // MARK: One line

    /// Answers a line; false when the person wants to leave.
    private mutating func take(_ line: String) throws(CommandError) -> Bool {
        if line.allSatisfy(\.isWhitespace) { return true }
        guard let reading = SlashCommand.read(line) else {
            let turn = advisor.respond(to: line, state: state, language: language)
            if turn.erases {
                last = turn
                try obey(.forget, "")
                return true
            }
            state = turn.state
            last = turn
            try say(view.text(turn.reply))
            return true
        }
        switch reading {
        case .unknown(let nearest): try say(view.wrapped(wording.unknown(nearest: nearest)))
        case .command(.quit, _):
            try say(view.wrapped(wording.goodbye))
            return false
        case .command(let command, let argument): try obey(command, argument)
        }
        return true
    }

    private mutating func obey(_ command: SlashCommand, _ argument: String) throws(CommandError) {
        switch command {
        case .help, .quit: try say(console.style.printable(wording.help))
        case .why:
            guard let last else { return try say(view.wrapped(wording.nothingYet)) }
            let lines = ExplanationText(language: last.reply.language).lines(last.explanation)
            try say(lines.map(view.wrapped).joined(separator: "\n"))
        case .sources:
            guard let last else { return try say(view.wrapped(wording.nothingYet)) }
            try say(last.reply.citations.isEmpty ? view.wrapped(wording.noSources) : view.sources(of: last.reply))
        case .language: try choose(argument)
        case .restart:
            state = ConversationState()
            last = nil
            try say(view.wrapped(wording.restarted))
        case .forget:
            let wording = wording
            state = ConversationState()
            last = nil
            forgetsLines = true
            if let historyFile { try? FileMoves.remove(historyFile) }
            try say(view.wrapped(wording.forgotten(lines: historyFile != nil)))
        }
    }

    private mutating func choose(_ argument: String) throws(CommandError) {
        let wanted = argument.lowercased()
        guard wanted == "auto" || Language(rawValue: wanted) != nil else {
            return try say(view.wrapped(wording.whichLanguage))
        }
        language = Language(rawValue: wanted)
        try say(view.wrapped(wording.speaks(language)))
    }

    private func showExamples() throws(CommandError) {
        // What is proposed to somebody who says nothing.
        let examples = advisor.respond(to: "", language: wording.language).reply.suggestions
        guard !examples.isEmpty else { return }
        try say(
            console.style.dressed(
                ([wording.examples] + examples.map { "- \($0)" }).map(view.wrapped).joined(separator: "\n"), as: .dim))
    }

    private func say(_ text: String) throws(CommandError) { try console.write(text + "\n\n") }

    private var wording: ChatWording {
        ChatWording(
            language: language ?? last?.reply.language ?? state.language ?? advisor.knowledge.schema.languages.first
                ?? .french)
    }

    /// Made anew for each use, because the window may have changed its size.
    private var view: AnswerText {
        AnswerText(
            knowledge: advisor.knowledge, style: console.style, width: console.isOutputTerminal ? console.width : nil)
    }
}
