#if Server
internal import HTTPTypes
internal import Wire

/// Believes a delivery of the Bot Framework, or says what must be fetched to tell.
///
/// Its token is signed with a key that its metadata lead to; the key's owner must answer for the channel that the activity
/// names ("endorsements"), and the token must name the address that the answer goes to. So nobody can have our access token
/// sent to a place of his own.
struct TeamsKeys: Sendable {
    let metadata: String
    let rules: TokenRules
    /// The metadata's own host, and Microsoft's.
    let hosts: AddressRule

    enum Judgement {
        case good(TeamsActivity)
        case needs(Fetch)
        case refused(String)
    }

    func judge(_ delivery: Delivery, _ activity: TeamsActivity, with fetched: Fetched) -> Judgement {
        let keys = fetched["teams.keys"].flatMap(JSONWebKeySet.init(json:))
        switch rules.judge(delivery.fields[.authorization], keys: keys, at: delivery.time) {
        case .refused(let why): return .refused(why)
        case .unknownKey: return fetch(with: fetched, isRenewal: keys != nil)
        case .good(let token, let key):
            guard key.endorsements.contains(activity.channelId) else { return .refused("the token's key is not for this channel") }
            guard token.claims.serviceURL == activity.serviceUrl else { return .refused("the token is for another service address") }
            return .good(activity)
        }
    }

    private func fetch(with fetched: Fetched, isRenewal: Bool) -> Judgement {
        struct Metadata: Decodable { var jwks_uri: String }
        guard let bytes = fetched["teams.metadata"] else {
            return .needs(Fetch(id: "teams.metadata", request: OutboundRequest(method: .get, url: metadata), lifetime: 86_400, pause: 60))
        }
        guard let address = JSONBody.read(Metadata.self, from: bytes)?.jwks_uri, hosts.permits(address) else {
            return .refused("the metadata of the Bot Framework name no keys of its own")
        }
        // Once an hour at most: a stranger may name a new key in each of his deliveries.
        let request = OutboundRequest(method: .get, url: address)
        return .needs(Fetch(id: "teams.keys", request: request, lifetime: 86_400, pause: isRenewal ? 3_600 : 60, isRenewal: isRenewal))
    }
}
#endif
