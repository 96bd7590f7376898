#if Server
import ArgumentParser
import Foundation
import MentorServer

/// Which configuration the server runs with: commands beside it must look at the same files.
struct ConfigurationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Fichier de configuration du serveur.", valueName: "fichier"))
    var config: String?

    /// Bytes of a configuration file.
    private static let largest = 1 << 20

    /// What the environment and the file say.
    ///
    /// - Throws: bad data for a file that cannot be read, and for the first value that is not accepted.
    func configuration() throws(CommandError) -> ServerConfiguration {
        let environment = ProcessInfo.processInfo.environment
        var bytes: [UInt8]?
        if let config {
            do throws(File.Problem) { bytes = try File.read(config, limit: Self.largest) } catch { throw .badFile(error) }
        }
        do throws(ConfigurationError) {
            let file: ConfigurationFile? =
                if let config, let bytes { try ConfigurationFile(path: config, bytes: bytes) } else { nil }
            return try ServerConfiguration(environment: environment, file: file)
        } catch {
            throw .badData([error.description])
        }
    }
}
#endif
