#if Server

/// What a platform's token must say to be believed.
struct TokenRules: Sendable {
    /// Who signs.
    var issuers: Set<String>
    /// Whom the token must be for: we are one of these.
    var audience: String
    /// Seconds that the two clocks may differ.
    var skew = 300.0

    enum Judgement: Sendable {
        case good(JSONWebToken, JSONWebKeySet.Key)
        /// Signed with a key that we do not have: the platform may have changed its keys.
        case unknownKey
        case refused(String)
    }

    /// Judges the field `Authorization`.
    ///
    /// What costs nothing is looked at first, so that a stranger cannot make us fetch keys with a token that was never meant
    /// for us; nothing is believed before the signature.
    ///
    /// - Parameters:
    ///   - keys: nil before they have been fetched.
    ///   - time: seconds since 1970.
    func judge(_ authorization: String?, keys: JSONWebKeySet?, at time: Int) -> Judgement {
        guard let authorization else { return .refused("no field Authorization") }
        let words = authorization.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "bearer" else { return .refused("the field Authorization is not “Bearer …”") }
        let token: JSONWebToken
        do { token = try JSONWebToken(words[1]) } catch { return .refused(error.why) }
        if let why = objection(to: token.claims, at: Double(time)) { return .refused(why) }
        guard let key = keys?.key(id: token.keyID) else { return .unknownKey }
        guard key.signed(token) else { return .refused("the token's signature is wrong") }
        return .good(token, key)
    }

    private func objection(to claims: JSONWebToken.Claims, at time: Double) -> String? {
        guard let issuer = claims.issuer, issuers.contains(issuer) else { return "the token's issuer is another" }
        guard claims.audiences.contains(audience) else { return "the token is for somebody else" }
        guard let expiry = claims.expiry else { return "the token does not expire" }
        guard time < expiry + skew else { return "the token has expired" }
        if let start = claims.notBefore, time < start - skew { return "the token is not yet good" }
        return nil
    }
}
#endif
