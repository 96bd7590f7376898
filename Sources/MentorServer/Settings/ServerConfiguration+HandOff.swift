#if Server

extension ServerConfiguration {
    /// What is amiss with requests for a person on the platforms, and what to do; nil when somebody hears of them.
    public var handOffGap: (found: String, remedy: String)? {
        guard !channels.isEmpty, site.handoffWebhook == nil || !events.contains(.handoff) else { return nil }
        guard site.handoffEmail == nil, site.contact == nil else { return nil }
        return (
            "who asks for a person on a platform is given no address, and nobody is told",
            "set handoff.webhook (and handoff.secret), which is told of each request, or handoff.email, which is shown to who asks"
        )
    }
}
#endif
