import Glibc

/// How far a long work has come, on one line of standard error, for a person who looks at it and for nobody else.
///
/// A line that is redrawn for every step would slow the work down; it is drawn when the percentage changes. It is wiped
/// before anything else is said.
struct Progress {
    private let title: String
    private let total: Int
    private let isShown: Bool
    private var done = 0
    private var shown = -1

    /// Shows nothing when standard error is no terminal, or there is next to nothing to do.
    init(_ title: String, total: Int) {
        self.title = title
        self.total = total
        isShown = total > 1 && SystemCalls.isTerminal(STDERR_FILENO)
    }

    /// One more step is done.
    mutating func step() {
        done += 1
        guard isShown, total > 0 else { return }
        let percent = min(100, done * 100 / total)
        guard percent != shown else { return }
        shown = percent
        put("\r\(title) \(percent) %")
    }

    /// Wipes the line.
    func end() {
        if isShown { put("\r\u{1B}[K") }
    }

    private func put(_ text: String) { try? SystemCalls.write(Array(text.utf8), to: STDERR_FILENO) }
}
