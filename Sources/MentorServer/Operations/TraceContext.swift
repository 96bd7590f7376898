#if Server

/// Names that tie a request to what a proxy or another program logs of it: `X-Request-Id` and W3C `traceparent`.
///
/// Both come from outside and go into a log, so they are taken in their strict form only.
struct TraceContext: Sendable {
    let trace: String
    /// Of the caller.
    let flags: String

    /// Nil for what is no `traceparent` of version 00.
    init?(_ text: String) {
        let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
        guard pieces.count == 4, pieces[0] == "00", Self.isHex(pieces[1], 32), Self.isHex(pieces[2], 16), Self.isHex(pieces[3], 2),
            pieces[1].contains(where: { $0 != "0" }), pieces[2].contains(where: { $0 != "0" })
        else { return nil }
        trace = String(pieces[1])
        flags = String(pieces[3])
    }

    /// What this server hands on: the same trace, its own part in it.
    func parent(_ span: UInt64) -> String {
        let digits = String(span | 1, radix: 16)
        return "00-\(trace)-\(String(repeating: "0", count: 16 - digits.count))\(digits)-\(flags)"
    }

    /// Whether a client's own name for its request may stand in a log.
    static func isRequestID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.allSatisfy { $0.isAlphanumeric || "-_.".utf8.contains($0) }
    }

    private static func isHex(_ text: Substring, _ count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        }
    }
}
#endif
