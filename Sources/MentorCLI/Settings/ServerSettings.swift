#if Server
import ArgumentParser
import MentorServer

/// Where the settings of `mentor serve` come from: flags, the environment, a file.
struct ServerSettings: ParsableArguments {
    @Option(help: ArgumentHelp("Adresse d'écoute.", valueName: "adresse"))
    var host: String?

    @Option(help: ArgumentHelp("Port d'écoute ; 0 en prend un libre.", valueName: "port"))
    var port: String?

    @Option(help: ArgumentHelp("Fichier de configuration (JSON, commentaires permis ; sinon $MENTOR_CONFIG).", valueName: "fichier"))
    var config: String?

    @Option(help: ArgumentHelp("Un réglage, comme store.retention-days=7 (répétable).", valueName: "nom=valeur"))
    var set: [String] = []

    /// - Throws: usage for a flag or a variable, bad data for a file.
    func configuration() throws(CommandError) -> ServerConfiguration {
        do {
            var configuration = try ServerConfiguration(flags: try flags(), environment: SystemCalls.environment(), file: try file())
            configuration.hasBenchmarkRoute = SystemCalls.environment("MENTOR_BENCHMARK") == "1"
            return configuration
        } catch let error as ConfigurationError {
            throw CommandError(status: error.origin == .file ? .badData : .usage, lines: [error.description])
        } catch let error as CommandError {
            throw error
        } catch {
            throw CommandError(status: .inside, lines: ["mentor: \(error)"])
        }
    }

    private func flags() throws(CommandError) -> [String: String] {
        var flags: [String: String] = [:]
        for pair in set {
            guard let sign = pair.firstIndex(of: "=") else { throw .usage("--set \(pair): expected a name and a value, as port=8080") }
            let name = String(pair[..<sign])
            guard let setting = Setting.all.first(where: { $0.name == name }) else {
                throw .usage("--set \(name): there is no such setting; `mentor serve --list-settings` lists those that there are")
            }
            guard !setting.isSecret else {
                throw .usage("--set \(name): every user of this machine can read it there; put it into \(setting.variable) or a file")
            }
            flags[name] = String(pair[pair.index(after: sign)...])
        }
        if let host { flags["host"] = host }
        if let port { flags["port"] = port }
        return flags
    }

    private func file() throws -> ConfigurationFile? {
        guard let path = config ?? SystemCalls.environment("MENTOR_CONFIG"), !path.isEmpty else { return nil }
        let bytes: [UInt8]
        do { bytes = try File.read(path, limit: 1 << 20) } catch { throw CommandError.badFile(error) }
        return try ConfigurationFile(path: path, bytes: bytes)
    }
}
#endif
