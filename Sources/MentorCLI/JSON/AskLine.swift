import FoundationEssentials
import JSON
import TextAnalysis

/// One line of `mentor ask --jsonl`: a question, and what else its sender says.
///
/// Decoding never fails halfway: a line without a text still has an id, and the sender wants it back.
struct AskLine: Decodable {
    /// Names the question; nil when none is given, or none that can be read.
    let id: JSONScalar?
    /// Lines of one session are one conversation.
    let session: JSONScalar?
    let text: String
    /// As asked for; nil to find out.
    let language: Language?
    /// What is wrong with the line, or nil.
    let problem: String?

    private enum Key: String, CodingKey { case id, session, text, language }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        var problem: String?
        func optional<Value: Decodable>(_ key: Key, as type: Value.Type, wanted: String) -> Value? {
            do { return try container.decodeIfPresent(type, forKey: key) } catch DecodingError.typeMismatch {
                problem = problem ?? "\"\(key.rawValue)\" must be \(wanted)"
            } catch {
                // Half of a pair of surrogates, for instance.
                problem = problem ?? "\"\(key.rawValue)\" holds what is no character"
            }
            return nil
        }
        id = optional(.id, as: JSONScalar.self, wanted: "a string or a number")
        session = optional(.session, as: JSONScalar.self, wanted: "a string or a number")
        let text = optional(.text, as: String.self, wanted: "a string")
        let language = optional(.language, as: String.self, wanted: "\"fr\", \"en\" or \"auto\"")
        self.text = text ?? ""
        if text == nil { problem = problem ?? "\"text\" is missing" }
        switch language {
        case nil, "auto": self.language = nil
        case let code?:
            self.language = Language(rawValue: code)
            if self.language == nil { problem = problem ?? "\"language\" must be \"fr\", \"en\" or \"auto\"" }
        }
        self.problem = problem
    }

    /// Reads lines; kept from one to the next.
    struct Reader {
        private let decoder = JSONDecoder()

        /// The line, or in words why it is none.
        func read(_ bytes: [UInt8]) -> Result<AskLine, Problem> {
            guard String(validating: bytes, as: UTF8.self) != nil else {
                return .failure(Problem(message: "the line is not valid UTF-8"))
            }
            do {
                return .success(try decoder.decode(AskLine.self, from: Data(bytes)))
            } catch DecodingError.typeMismatch {
                return .failure(Problem(message: "the line is not a JSON object"))
            } catch {
                return .failure(Problem(message: "the line is not JSON"))
            }
        }
    }

    /// Why a line cannot be read.
    struct Problem: Error {
        let message: String
    }
}
