#if Server
internal import Configuration

extension ServerConfiguration {
    /// The configuration that flags, environment and file describe, the first of them that names a setting deciding.
    ///
    /// - Parameters:
    ///   - flags: by the settings' names.
    ///   - environment: all of it; variables that name no setting are somebody else's.
    /// - Throws: `ConfigurationError` for the first value that is not accepted.
    public init(
        flags: [String: String] = [:], environment: [String: String] = [:], file: ConfigurationFile? = nil
    ) throws(ConfigurationError) {
        self.init()
        let named = environment.filter { !$0.value.isEmpty }
        let layers: [(origin: ConfigurationError.Origin, reader: ConfigReader)] = [
            (.flag, ConfigReader(provider: Self.provider("flags", flags))),
            (.environment, ConfigReader(
                provider: EnvironmentVariablesProvider(environmentVariables: named).prefixKeys(with: "mentor"))),
            (.file, ConfigReader(provider: Self.provider("file", file?.values ?? [:]))),
        ]
        for setting in Setting.all {
            for layer in layers {
                guard let text = layer.reader.string(forKey: ConfigKey(setting.name), isSecret: setting.isSecret) else { continue }
                guard setting.take(text, &self) else {
                    throw .value(text, of: setting, layer.origin, place: Self.place(of: setting, layer.origin, file?.path))
                }
                break
            }
        }
    }

    private static func provider(_ name: String, _ values: [String: String]) -> InMemoryProvider {
        InMemoryProvider(name: name, values: Dictionary(uniqueKeysWithValues: values.map { name, text in
            (AbsoluteConfigKey(ConfigKey(name)), ConfigValue(.string(text), isSecret: false))
        }))
    }

    private static func place(of setting: Setting, _ origin: ConfigurationError.Origin, _ path: String?) -> String {
        switch origin {
        case .flag: "--\(setting.name)"
        case .environment: setting.variable
        case .file: "\(path ?? "file"): \(setting.name)"
        }
    }
}
#endif
