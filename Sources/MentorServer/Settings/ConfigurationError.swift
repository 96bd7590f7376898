#if Server

/// What keeps a configuration from being used, in words for the person who wrote it.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
    /// Where values come from.
    public enum Origin: Sendable { case flag, environment, file }

    public let origin: Origin
    /// "--port", "MENTOR_PORT", "mentor.json: port".
    public let place: String
    /// What was found there, and what is accepted.
    public let message: String

    /// `--port: error: found “huit”; accepted: a port, 0 to 65535`.
    public var description: String { "\(place): error: \(message)" }

    static func value(_ text: String, of setting: Setting, _ origin: Origin, place: String) -> ConfigurationError {
        let found = setting.isSecret ? "a value that is not shown here" : "“\(text.prefix(200))”"
        return ConfigurationError(origin: origin, place: place, message: "found \(found); accepted: \(setting.accepted)")
    }

    static func unknown(_ name: String, in path: String) -> ConfigurationError {
        let near = Setting.all.map(\.name).filter { $0.hasSuffix("." + name) || $0.hasPrefix(name + ".") || Set($0) == Set(name) }
        let hint = near.isEmpty ? "`mentor serve --list-settings` lists those that there are" : "did you mean \(near.joined(separator: " or "))?"
        return ConfigurationError(origin: .file, place: "\(path): \(name)", message: "there is no such setting; \(hint)")
    }
}
#endif
