import Glibc

/// Where a command reads and writes, as a value: what a person would see, without asking the process again and again.
///
/// Answers go to standard output, everything else to standard error. Commands are given a console instead of printing,
/// so that the decision "is a person looking at this?" is taken once, here.
struct Console: Sendable {
    /// A person types, and may edit the line.
    let isInputTerminal: Bool
    /// A person looks at the output.
    let isOutputTerminal: Bool
    /// How the output may be dressed.
    let style: Style
    /// `COLUMNS` of the environment, when it is a sensible number.
    private let fixedWidth: Int?

    /// The console of this process; `colour` is false with `--no-color`.
    init(colour: Bool = true) {
        isInputTerminal = SystemCalls.isTerminal(STDIN_FILENO)
        isOutputTerminal = SystemCalls.isTerminal(STDOUT_FILENO)
        let terminal = SystemCalls.environment("TERM") ?? ""
        style = Style(
            isColoured: Self.mayColour(asked: colour, isTerminal: isOutputTerminal, terminal: terminal),
            isUnicode: terminal != "dumb" && Self.speaksUnicode())
        fixedWidth = SystemCalls.environment("COLUMNS").flatMap { Int($0) }.flatMap {
            (20...1000).contains($0) ? $0 : nil
        }
    }

    /// Columns to wrap to: `COLUMNS`, else the terminal's own, else 80. Asked again for each answer, so that a resized
    /// window is followed; never more than 100, beyond which lines tire the eye.
    var width: Int {
        min(100, fixedWidth ?? SystemCalls.columns(of: STDOUT_FILENO) ?? 80)
    }

    /// Writes to standard output. A reader that has gone away ends the program without a word.
    func write(_ text: String) throws(CommandError) { try write(Array(text.utf8)) }

    /// Writes bytes to standard output, as they are.
    func write(_ bytes: [UInt8]) throws(CommandError) {
        do { try SystemCalls.write(bytes, to: STDOUT_FILENO) } catch {
            throw error.code == EPIPE ? .readerGone : .unwritable("standard output", reason: error.message)
        }
    }

    /// Writes a line to standard error; nobody is told when that fails, for there is nobody left to tell.
    func note(_ text: String) {
        try? SystemCalls.write(Array((text + "\n").utf8), to: STDERR_FILENO)
    }

    /// NO_COLOR and `--no-color` forbid, CLICOLOR_FORCE insists, and otherwise a capable terminal decides.
    private static func mayColour(asked: Bool, isTerminal: Bool, terminal: String) -> Bool {
        if !asked || !(SystemCalls.environment("NO_COLOR") ?? "").isEmpty { return false }
        if let force = SystemCalls.environment("CLICOLOR_FORCE"), !force.isEmpty, force != "0" { return true }
        return isTerminal && terminal != "dumb" && !terminal.isEmpty && SystemCalls.environment("CLICOLOR") != "0"
    }

    /// Whether the environment names a character set other than UTF-8. A bare container names none, and is not
    /// punished.
    private static func speaksUnicode() -> Bool {
        for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
            guard let value = SystemCalls.environment(name), !value.isEmpty else { continue }
            let lowered = value.lowercased()
            return lowered.contains("utf-8") || lowered.contains("utf8")
        }
        return true
    }
}
