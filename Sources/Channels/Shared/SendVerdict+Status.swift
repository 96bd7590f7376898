#if Server
internal import HTTPTypes
public import Wire

extension SendVerdict {
    /// What the status alone says: too many requests, a timeout and the platform's own trouble pass; what else is not 2xx
    /// would be refused again. `why` names the status, and nothing of the platform's text: it may quote the message.
    public init(status response: OutboundResponse) {
        switch response.status {
        case 200..<300: self = .sent
        case 408, 425, 429, 500...: self = .later(after: response.retryAfter, why: "status \(response.status)")
        default: self = .refused(why: "status \(response.status)")
        }
    }
}

extension OutboundResponse {
    /// Seconds that the platform asks us to wait; nil when it says nothing, or a date, which is not read.
    var retryAfter: Double? {
        guard let text = fields[.retryAfter], let seconds = Double(text), seconds.isFinite, seconds >= 0 else { return nil }
        return seconds
    }
}
#endif
