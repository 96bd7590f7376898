#if Server
internal import Composition
internal import Glibc
internal import Knowledge
internal import MentorCore
internal import Synchronization

/// Counts what the server does, and writes it as Prometheus reads it (text format 0.0.4).
///
/// Every label is one of a few: routes are templates, intents those of the knowledge base, methods and outcomes known ones.
/// So the number of series is bounded whatever is asked, and no label can hold what a person typed.
final class ServerMetrics: Sendable {
    private struct RequestLabels: Hashable { let route: String; let method: String; let status: Int }
    private struct TurnLabels: Hashable { let outcome: String; let intent: String }

    private struct ChannelLabels: Hashable { let channel: String; let result: String }

    private struct State {
        var deliveries: [ChannelLabels: Int] = [:]
        var sends: [ChannelLabels: Int] = [:]
        var requests: [RequestLabels: Int] = [:]
        var durations: [String: Histogram] = [:]
        var turns: [TurnLabels: Int] = [:]
        var answers = Histogram()
        var storeErrors: [String: Int] = [:]
        var votes: [String: Int] = [:]
        var refused = 0
        var erasures = 0
        var reloads: [String: Int] = ["loaded": 0, "refused": 0]
    }

    private let state = Mutex(State())

    func request(route: String, method: String, status: Int, nanoseconds: Int) {
        state.withLock {
            $0.requests[RequestLabels(route: route, method: method, status: status), default: 0] += 1
            $0.durations[route, default: Histogram()].add(nanoseconds: nanoseconds)
        }
    }

    func turn(_ outcome: Outcome, intent: String, nanoseconds: Int) {
        state.withLock {
            $0.turns[TurnLabels(outcome: outcome.rawValue, intent: intent), default: 0] += 1
            $0.answers.add(nanoseconds: nanoseconds)
        }
    }

    func vote(_ direction: String) { state.withLock { $0.votes[direction, default: 0] += 1 } }
    func storeFailed(_ code: String) { state.withLock { $0.storeErrors[code, default: 0] += 1 } }
    func delivered(_ channel: String, _ result: String) {
        state.withLock { $0.deliveries[ChannelLabels(channel: channel, result: result), default: 0] += 1 }
    }
    func sent(_ channel: String, _ result: String) {
        state.withLock { $0.sends[ChannelLabels(channel: channel, result: result), default: 0] += 1 }
    }
    func refused() { state.withLock { $0.refused += 1 } }
    func erased() { state.withLock { $0.erasures += 1 } }
    func reloaded(_ result: String) { state.withLock { $0.reloads[result, default: 0] += 1 } }

    /// Everything, sorted, so that two looks can be compared.
    ///
    /// - Parameters:
    ///   - now: seconds since 1970.
    ///   - delivery: nil where no platform is spoken with.
    func text(_ served: ServedKnowledge, now: Double, delivery: DeliveryGauges? = nil) -> String {
        let state = state.withLock { $0 }
        var text = MetricsText()
        func family(_ name: String, _ kind: String, _ help: String, _ lines: [(labels: String, value: String)]) {
            text.family(name, kind, help, lines)
        }
        family("mentor_requests_total", "counter", "HTTP requests.", state.requests.map {
            ("method=\"\($0.method)\",route=\"\($0.route)\",status=\"\($0.status)\"", String($1))
        })
        family("mentor_request_duration_seconds", "histogram", "From the head of a request to its answer.", [])
        for (route, histogram) in state.durations.sorted(by: { $0.key < $1.key }) {
            histogram.write("mentor_request_duration_seconds", labels: "route=\"\(route)\"", into: &text.text)
        }
        family("mentor_turns_total", "counter", "Messages answered.", state.turns.map {
            ("intent=\"\($0.intent)\",outcome=\"\($0.outcome)\"", String($1))
        })
        family("mentor_answer_duration_seconds", "histogram", "From text to answer, without the store.", [])
        state.answers.write("mentor_answer_duration_seconds", labels: "", into: &text.text)
        family("mentor_votes_total", "counter", "Votes on answers.", state.votes.map { ("vote=\"\($0)\"", String($1)) })
        family("mentor_erasures_total", "counter", "Conversations erased on request.", [("", String(state.erasures))])
        family("mentor_rate_limited_total", "counter", "Requests refused by the rate limit.", [("", String(state.refused))])
        family("mentor_store_errors_total", "counter", "Requests that the store failed.", state.storeErrors.map {
            ("code=\"\($0)\"", String($1))
        })
        family("mentor_knowledge_reloads_total", "counter", "Times that the knowledge was read again.", state.reloads.map {
            ("result=\"\($0)\"", String($1))
        })
        for (name, help, counts) in [
            ("mentor_deliveries_total", "Deliveries of chat platforms.", state.deliveries),
            ("mentor_sends_total", "Attempts to send an answer to a chat platform.", state.sends),
        ] where !counts.isEmpty {
            family(name, "counter", help, counts.map { ("channel=\"\($0.channel)\",result=\"\($0.result)\"", String($1)) })
        }
        delivery?.write(into: &text)
        let knowledge = served.advisor.knowledge
        family("kb_info", "gauge", "The knowledge that answers.", [
            ("digest=\"\(Self.escaped(knowledge.digest))\",version=\"\(Self.escaped(knowledge.version))\"", "1"),
        ])
        family("kb_loaded_timestamp_seconds", "gauge", "When it was read.", [("", String(Int(served.loadedAt)))])
        family("kb_age_seconds", "gauge", "Time since it was read.", [("", String(max(0, Int(now - served.loadedAt))))])
        family("kb_entities", "gauge", "Pages that it holds.", [("", String(knowledge.entities.count))])
        family("kb_newest_source_timestamp_seconds", "gauge", "Date of its newest source.", served.newestSource.map { [("", String($0))] } ?? [])
        family("process_resident_memory_bytes", "gauge", "Memory in RAM.", Self.residentBytes().map { [("", String($0))] } ?? [])
        return text.text
    }

    private static func escaped(_ text: String) -> String {
        text.map { $0 == "\\" ? "\\\\" : $0 == "\"" ? "\\\"" : $0 == "\n" ? "\\n" : String($0) }.joined()
    }

    private static func residentBytes() -> Int? {
        guard let file = unsafe fopen("/proc/self/statm", "r") else { return nil }
        defer { unsafe fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        guard unsafe fgets(&line, 256, file) != nil else { return nil }
        let fields = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
        return fields.dropFirst().first.flatMap { Int($0) }.map { $0 * Int(getpagesize()) }
    }
}
#endif
