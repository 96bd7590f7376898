#if Server
internal import HTTPTypes

/// Fields that have no name of their own in `HTTPTypes`.
extension HTTPFields {
    /// The value of a field, in any writing of its name; several are joined by commas.
    subscript(named name: String) -> String? {
        get { HTTPField.Name(name).flatMap { self[$0] } }
        set {
            if let name = HTTPField.Name(name) { self[name] = newValue }
        }
    }

    /// The fields of a request with a JSON body.
    static func json(bearer token: String? = nil) -> HTTPFields {
        var fields: HTTPFields = [.contentType: "application/json"]
        if let token { fields[.authorization] = "Bearer \(token)" }
        return fields
    }
}
#endif
