#if Server
import Conversations
import Foundation
import Glibc
import StoreSamples

/// A program that tests start, kill and measure: it does with a store what a server does.
@main
struct StoreProbe {
    static func main() async {
        let arguments = CommandLine.arguments.dropFirst().map { String($0) }
        switch arguments.first {
        case "write": await write(arguments[1])
        case "open": await open(arguments[1])
        case "week": await week(arguments[1])
        case "bench":
            await bench(
                arguments[1], writers: Int(arguments[2]) ?? 64, turns: Int(arguments[3]) ?? 20_000, isFull: arguments[4] == "full")
        case "pace":
            await pace(
                arguments[1], rate: Int(arguments[2]) ?? 1_000, seconds: Int(arguments[3]) ?? 10, isFull: arguments[4] == "full")
        case "redact": redact()
        default: exit(64)
        }
    }

    /// Appends turns and votes from many tasks for ever, and says of each that it was acknowledged, after it was.
    private static func write(_ path: String) async {
        do {
            let store = try SQLiteConversationStore(path: path)
            await withTaskGroup { group in
                for _ in 0..<16 {
                    group.addTask {
                        var generator = SystemRandomNumberGenerator()
                        while true {
                            let session = SessionID.random(using: &generator)
                            for number in 0..<3 {
                                let turn = TurnID.random(using: &generator)
                                let keeping = try? await store.append(Sample.turn(turn), to: session, isFirst: number == 0)
                                guard keeping == .kept else { exit(70) }
                                say("turn \(turn)\n")
                                let vote = Vote(
                                    turn: turn, direction: .down, comment: "bof", idempotencyKey: "k\(number)", time: Sample.time)
                                guard (try? await store.record(vote)) == .recorded else { exit(70) }
                                say("vote \(turn) k\(number)\n")
                            }
                        }
                    }
                }
            }
        } catch {
            say("\(error)\n")
            exit(70)
        }
    }

    /// Fills a new store with the sample week, and says the names of its conversations.
    private static func week(_ path: String) async {
        do {
            let store = try SQLiteConversationStore(path: path)
            for session in try await SampleWeek.fill(store) { say("\(session)\n") }
            try store.close()
        } catch {
            say("\(error)\n")
            exit(70)
        }
    }

    /// Opens a store as a user who owns nothing, appends a turn and says what happened.
    private static func open(_ path: String) async {
        _ = setgid(65_534)
        _ = setuid(65_534)
        do {
            let store = try SQLiteConversationStore(path: path)
            var generator = SystemRandomNumberGenerator()
            let keeping = try await store.append(
                Sample.turn(.random(using: &generator)), to: .random(using: &generator), isFirst: true)
            say("\(keeping.rawValue)\n")
        } catch {
            say("\(error)\n")
        }
    }

    /// Turns a second, each in a session of its own, from `writers` tasks; and how long one waits.
    private static func bench(_ path: String, writers: Int, turns: Int, isFull: Bool) async {
        do {
            let store = try SQLiteConversationStore(path: path, settings: StoreSettings(survivesPowerCut: isFull))
            let clock = ContinuousClock()
            let start = clock.now
            let waits = await withTaskGroup(of: [Duration].self) { group in
                for _ in 0..<writers {
                    group.addTask {
                        var generator = SystemRandomNumberGenerator()
                        var waits: [Duration] = []
                        for _ in 0..<turns / writers {
                            let began = clock.now
                            let turn = Sample.turn(.random(using: &generator))
                            guard (try? await store.append(turn, to: .random(using: &generator), isFirst: true)) == .kept else { exit(70) }
                            waits.append(began.duration(to: clock.now))
                        }
                        return waits
                    }
                }
                return await group.reduce(into: []) { $0 += $1 }
            }.sorted()
            let seconds = start.duration(to: clock.now) / .seconds(1)
            say("\(writers) writers: \(Int(Double(waits.count) / seconds)) turns/s, \(summary(waits))\n")
        } catch {
            say("\(error)\n")
        }
    }

    /// How long a turn waits when they come at a fixed rate, whether or not those before are done.
    private static func pace(_ path: String, rate: Int, seconds: Int, isFull: Bool) async {
        do {
            let store = try SQLiteConversationStore(path: path, settings: StoreSettings(survivesPowerCut: isFull))
            let clock = ContinuousClock()
            let start = clock.now
            let waits = await withTaskGroup(of: Duration.self) { group in
                for number in 0..<rate * seconds {
                    let due = start.advanced(by: .microseconds(1_000_000 * number / rate))
                    if due > clock.now { try? await clock.sleep(until: due, tolerance: .zero) }
                    group.addTask {
                        var generator = SystemRandomNumberGenerator()
                        let turn = Sample.turn(.random(using: &generator))
                        guard (try? await store.append(turn, to: .random(using: &generator), isFirst: true)) == .kept else { exit(70) }
                        return due.duration(to: clock.now)
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }.sorted()
            say("\(rate)/s for \(seconds) s: \(summary(waits))\n")
        } catch {
            say("\(error)\n")
        }
    }

    /// Of sorted waits.
    private static func summary(_ waits: [Duration]) -> String {
        [("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("p99.9", 0.999), ("max", 1)].map { name, share in
            let wait = waits[min(Int(Double(waits.count) * share), waits.count - 1)]
            return "\(name) \(Int(wait / .microseconds(1))) µs"
        }.joined(separator: ", ")
    }

    /// Standard input without what points to a person, line by line, and how long it took.
    private static func redact() {
        let redaction = Redaction()
        let clock = ContinuousClock()
        while let line = readLine() {
            var result = ""
            let taken = clock.measure { result = redaction.redact(line) }
            say("\(taken)\t\(result.prefix(200))\n")
        }
    }

    /// One call, so that lines of several tasks do not mix, and nothing waits in a buffer that dies with the process.
    private static func say(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
}
#else
/// Without the store there is nothing to do.
@main
struct StoreProbe {
    static func main() {}
}
#endif
