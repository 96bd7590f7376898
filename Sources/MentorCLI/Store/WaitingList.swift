#if Server
import Foundation

/// What the lists of things that wait have in common (`mentor outbox`, `mentor handoff`).
enum WaitingList {
    /// Writes a line for each, its fields two spaces apart; `none` when there is nothing.
    ///
    /// - Parameter fields: of a thing, `now` in seconds since 1970; an empty one is left out.
    static func show<Entry>(_ entries: [Entry], none: String, fields: (Entry, _ now: Double) -> [String]) throws {
        let console = Console()
        guard !entries.isEmpty else { return try console.write("\(none)\n") }
        let now = Date().timeIntervalSince1970
        for entry in entries {
            let shown = fields(entry, now).filter { !$0.isEmpty }.map { console.style.printable($0) }
            try console.write(shown.joined(separator: "  ") + "\n")
        }
    }

    /// Says that it was done to the one that was named, or that there is none of this name.
    static func confirm(_ isDone: Bool, orElse error: @autoclosure () -> CommandError) throws {
        guard isDone else { throw error() }
        try Console().write("Fait. / Done.\n")
    }
}

/// A span of time as a list shows it.
enum Age {
    static func text(_ seconds: Double) -> String {
        switch max(seconds, 0) {
        case ..<120: "\(Int(max(seconds, 0))) s"
        case ..<7_200: "\(Int(seconds / 60)) min"
        case ..<172_800: "\(Int(seconds / 3_600)) h"
        default: "\(Int(seconds / 86_400)) d"
        }
    }
}
#endif
