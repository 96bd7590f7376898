#if Server
internal import FoundationEssentials

/// A configuration file: JSON, with comments and trailing commas allowed (JSON5), groups nested or written with dots.
///
/// ```json5
/// {
///   port: 8080,
///   store: { "retention-days": 30 },   // or "store.retention-days": 30
///   "cors.origins": ["https://www.example.org"],
/// }
/// ```
public struct ConfigurationFile: Sendable {
    /// As it was named.
    public let path: String
    /// By name; lists are joined by commas.
    let values: [String: String]

    /// - Throws: `ConfigurationError` for what is no such file, and for a name that is no setting's.
    public init(path: String, bytes: [UInt8]) throws(ConfigurationError) {
        self.path = path
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        let tree: Tree
        do { tree = try decoder.decode(Tree.self, from: Data(bytes)) } catch {
            throw ConfigurationError(
                origin: .file, place: path, message: "the file is no JSON object\(Self.place(of: error)); expected { \"port\": 8080, … }")
        }
        guard case .group(let fields) = tree else {
            throw ConfigurationError(origin: .file, place: path, message: "the file is no JSON object; expected { \"port\": 8080, … }")
        }
        var values: [String: String] = [:]
        try Self.flatten(fields, below: "", path, into: &values)
        self.values = values
    }

    private static func flatten(
        _ fields: [String: Tree], below prefix: String, _ path: String, into values: inout [String: String]
    ) throws(ConfigurationError) {
        for (key, tree) in fields.sorted(by: { $0.key < $1.key }) {
            let name = prefix + key
            if case .group(let inner) = tree {
                try flatten(inner, below: name + ".", path, into: &values)
                continue
            }
            guard let setting = Setting.all.first(where: { $0.name == name }) else { throw .unknown(name, in: path) }
            guard values[name] == nil else {
                throw ConfigurationError(origin: .file, place: "\(path): \(name)", message: "it stands twice; keep one")
            }
            guard let text = tree.text else {
                throw ConfigurationError(origin: .file, place: "\(path): \(name)", message: "found null; accepted: \(setting.accepted)")
            }
            values[name] = text
        }
    }

    private static func place(of error: any Error) -> String {
        guard case DecodingError.dataCorrupted(let context) = error, let cause = context.underlyingError else { return "" }
        let text = String(describing: cause)
        guard let start = text.firstRange(of: "line "), let end = text[start.lowerBound...].firstIndex(where: { $0 == "." || $0 == "\"" })
        else { return "" }
        return " (\(text[start.lowerBound..<end]))"
    }

    /// A value of the file.
    private enum Tree: Decodable {
        case group([String: Tree])
        case value(String)
        case list([String])
        case nothing

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .nothing
            } else if let truth = try? container.decode(Bool.self) {
                self = .value(truth ? "true" : "false")
            } else if let number = try? container.decode(Int.self) {
                self = .value(String(number))
            } else if let number = try? container.decode(Double.self) {
                self = .value(String(number))
            } else if let text = try? container.decode(String.self) {
                self = .value(text)
            } else if let texts = try? container.decode([String].self) {
                self = .list(texts)
            } else {
                self = .group(try container.decode([String: Tree].self))
            }
        }

        var text: String? {
            switch self {
            case .value(let text): text
            case .list(let texts): texts.joined(separator: ",")
            case .nothing, .group: nil
            }
        }
    }
}
#endif
