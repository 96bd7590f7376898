#if Server
internal import HTTPTypes
internal import Wire

/// Requests to Meta's Graph API, of which WhatsApp and Messenger are parts.
struct GraphAPI: Sendable {
    /// The real one.
    static let base = "https://graph.facebook.com"
    /// The version whose messages are written here.
    static let version = "v24.0"

    /// With the version, without a slash at its end.
    let root: String
    let token: String

    init(base: String, version: String, token: String, _ channel: ChannelName) throws(ChannelError) {
        try ChannelError.checkSecret(token, channel, "token", from: "the access token of the app's system user, in Meta's app dashboard")
        root = try ChannelError.checkAddress(base, channel, "api") + "/" + PercentEncoding.encode(version)
        self.token = token
    }

    func post(_ path: String, _ body: String) -> OutboundRequest {
        OutboundRequest(url: "\(root)/\(path)", fields: .json(bearer: token), body: Array(body.utf8))
    }

    /// Asks for an object of ours by its path, as `me`: it shows whether the token is good.
    func probe(_ path: String) -> Probe {
        let request = OutboundRequest(method: .get, url: "\(root)/\(path)", fields: [.authorization: "Bearer \(token)"])
        return Probe(title: "token", request: request) { response in
            switch MetaError.verdict(on: response) {
            case .sent: .good("Meta accepts the access token")
            case .refused(let why): .bad("\(why); make a lasting token for a system user, and see that it may use this account")
            default: .bad("Meta does not answer as it should (status \(response.status)); try again later")
            }
        }
    }
}
#endif
