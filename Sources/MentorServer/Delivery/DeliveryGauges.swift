#if Server
internal import Conversations
internal import Transport

/// What is on its way to the platforms at this moment, for `/metrics`.
struct DeliveryGauges: Sendable {
    var transport: TransportMetrics
    /// One for each platform that has anything queued; nil when the store does not tell.
    var queues: [QueueSize]?
    /// Every platform that is configured, so that an empty queue is told as 0.
    var names: [String]

    func write(into text: inout MetricsText) {
        if let queues {
            let sizes = Dictionary(queues.map { ($0.channel, $0) }) { first, _ in first }
            let known = Set(names).union(sizes.keys)
            for (name, help, place) in [
                ("mentor_outbox_waiting", "Messages that wait for being sent.", \QueueSize.waiting),
                ("mentor_outbox_laid_aside", "Messages that are tried no more.", \QueueSize.laidAside),
            ] {
                text.family(name, "gauge", help, known.map { ("channel=\"\($0)\"", String(sizes[$0]?[keyPath: place] ?? 0)) })
            }
        }
        func number(_ name: String, _ kind: String, _ help: String, _ value: String) { text.family(name, kind, help, [("", value)]) }
        number("mentor_transport_in_flight", "gauge", "Requests on their way to a platform.", String(transport.inFlight))
        number("mentor_transport_waiting", "gauge", "Requests that wait for their turn at a host.", String(transport.waiting))
        number("mentor_transport_responses_total", "counter", "Requests of ours that had a response.", String(transport.responses))
        text.family("mentor_transport_failures_total", "counter", "Requests of ours that had no response.", transport.failures.map {
            ("reason=\"\($0)\"", String($1))
        })
        text.family("mentor_transport_connections_total", "counter", "Connections used, by whether they were open already.", [
            ("kind=\"opened\"", String(transport.connectionsOpened)), ("kind=\"reused\"", String(transport.connectionsReused)),
        ])
        text.family("mentor_transport_bytes_total", "counter", "Bytes of header fields and bodies, without TLS.", [
            ("direction=\"received\"", String(transport.bytesReceived)), ("direction=\"sent\"", String(transport.bytesSent)),
        ])
        number("mentor_transport_seconds_total", "counter", "Duration of all exchanges, summed.", String(transport.seconds))
    }
}
#endif
