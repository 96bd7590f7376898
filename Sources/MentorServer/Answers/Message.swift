#if Server
internal import Conversations
internal import HTTPTypes
internal import JSON
internal import TextAnalysis

/// A message to the adviser, as it came: `{"text", "session"?, "language"?}`.
struct Message: Sendable {
    var text: String
    /// As given; it may name no conversation, or an erased one.
    var session: SessionID?
    /// Nil to find out.
    var language: Language?

    private static let fields = JSONFields(["text", "session", "language"])

    init(text: String, session: SessionID?, language: Language?) {
        self.text = text
        self.session = session
        self.language = language
    }

    /// - Throws: `Problem` 400 for what is no JSON, 422 for a field that is missing or of another kind.
    init(json: [UInt8]) throws {
        let values = try Message.fields.values(json)
        text = try values[0].required("text")
        guard !text.allSatisfy(\.isWhitespace) else { throw Problem(.unprocessableContent, "“text” is empty; write a question.") }
        // A session of another form is one that this server has not issued: a new one is, as for an unknown one.
        session = try values[1].optional("session").flatMap { SessionID($0) }
        switch try values[2].optional("language") {
        case nil, "auto": language = nil
        case let code?:
            language = Language(rawValue: code)
            if language == nil { throw Problem(.unprocessableContent, "“language” must be \"fr\", \"en\" or \"auto\".") }
        }
    }
}

extension JSONFields {
    /// The fields' values.
    ///
    /// - Throws: `Problem` 400, with the place.
    func values(_ body: [UInt8]) throws -> [Value] {
        do { return try read(body) } catch {
            throw MentorServer.Problem(.badRequest, "The body is no JSON object, at byte \(error.offset): \(error.message).")
        }
    }
}

extension JSONFields.Value {
    func required(_ name: String) throws -> String {
        guard let text = try optional(name) else { throw Problem(.unprocessableContent, "“\(name)” is missing; it must be a string.") }
        return text
    }

    func optional(_ name: String) throws -> String? {
        switch self {
        case .absent, .null: nil
        case .text(let text): text
        case .number, .other: throw Problem(.unprocessableContent, "“\(name)” must be a string.")
        }
    }
}
#endif
