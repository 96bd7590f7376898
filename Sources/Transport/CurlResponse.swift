#if Server
internal import HTTPTypes
internal import Wire

/// A response while it comes in, line by line and piece by piece.
struct CurlResponse {
    /// Bytes of all header fields together; no honest platform comes near.
    static let maximumHead = 65_536

    private let maximumBody: Int
    private var headBytes = 0
    private var status = 0
    private var fields = HTTPFields()
    private var body: [UInt8] = []
    private(set) var isTooLarge = false

    init(maximumBody: Int) { self.maximumBody = maximumBody }

    var outbound: OutboundResponse { OutboundResponse(status: status, fields: fields, body: body) }

    /// A line of the head, or of the fields after the body.
    ///
    /// - Returns: whether the exchange goes on.
    mutating func takeLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
        headBytes += bytes.count
        guard headBytes <= Self.maximumHead else {
            isTooLarge = true
            return false
        }
        let line = unsafe String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            // Of several heads (100 Continue) the last one counts.
            status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            fields = HTTPFields()
        } else if let colon = line.firstIndex(of: ":"), let name = HTTPField.Name(String(line[..<colon])) {
            let blank: (Character) -> Bool = { $0.isWhitespace }
            let value = line[line.index(after: colon)...].drop(while: blank)
            fields.append(HTTPField(name: name, value: String(value.prefix(value.count - value.reversed().prefix(while: blank).count))))
        }
        return true
    }

    mutating func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= maximumBody - body.count else {
            isTooLarge = true
            return false
        }
        unsafe body.append(contentsOf: bytes)
        return true
    }
}
#endif
