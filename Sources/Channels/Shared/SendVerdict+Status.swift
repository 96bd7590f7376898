#if Server
internal import HTTPTypes
public import Wire

extension SendVerdict {
    /// What the status alone says: too many requests, a timeout and the platform's own trouble pass; what else is not 2xx
    /// would be refused again. `why` names the status, and nothing of the platform's text: it may quote the message.
    ///
    /// A redirect is not followed, for our credentials would go to whoever it names; and it is not the platform's last word: a
    /// network that wants somebody to log in answers so, and an address that has changed is corrected by a person. So it is
    /// tried again, as often as anything else. The same network answers with a page for people, and status 200.
    public init(status response: OutboundResponse) {
        switch response.status {
        case 200..<300 where response.isPage: self = .later(after: nil, why: "a page for people, which is not the platform's answer")
        case 200..<300: self = .sent
        case 300..<400, 408, 425, 429, 500...: self = .later(after: response.retryAfter, why: Self.reason(response.status))
        default: self = .refused(why: Self.reason(response.status))
        }
    }

    static func reason(_ status: Int) -> String {
        (300..<400).contains(status)
            ? "status \(status): a redirect, which is not followed; is the address in the settings the right one?" : "status \(status)"
    }
}

extension OutboundResponse {
    /// HTML.
    fileprivate var isPage: Bool { fields[.contentType]?.lowercased().hasPrefix("text/html") ?? false }

    /// Seconds that the platform asks us to wait; nil when it says nothing, or a date, which is not read.
    var retryAfter: Double? {
        guard let text = fields[.retryAfter], let seconds = Double(text), seconds.isFinite, seconds >= 0 else { return nil }
        return seconds
    }
}
#endif
