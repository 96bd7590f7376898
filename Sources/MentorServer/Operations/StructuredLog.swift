#if Server
internal import FoundationEssentials
internal import Glibc
internal import JSON
public import Logging

/// Writes a log as lines of JSON on a descriptor: `{"time", "level", "message", …}`, the rest in the order of its names.
public struct StructuredLog: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var logLevel: Logger.Level
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameter write: is handed a whole line at a time, its end included.
    public init(level: Logger.Level, write: @escaping @Sendable ([UInt8]) -> Void) {
        logLevel = level
        self.write = write
    }

    /// A log on standard error.
    public static func standardError(_ level: ServerConfiguration.LogLevel) -> Logger {
        Logger(label: "mentor") { _ in
            StructuredLog(level: Logger.Level(rawValue: level.rawValue) ?? .info) { line in
                // A line is short enough to be written at once; a log that nobody can read is no reason to stop.
                _ = unsafe line.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            }
        }
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var fields = event.metadata ?? [:]
        fields.merge(metadata) { own, _ in own }
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("time", Date().formatted(.iso8601))
            writer.field("level", event.level.rawValue)
            writer.field("message", event.message.description)
            for (name, value) in fields.sorted(by: { $0.key < $1.key }) where !name.hasPrefix("hb.") {
                writer.key(name)
                writer.metadata(value)
            }
        }
        writer.endLine()
        write(writer.bytes)
    }
}

extension JSONWriter {
    fileprivate mutating func metadata(_ value: Logger.Metadata.Value) {
        switch value {
        case .string(let text): self.value(text)
        case .stringConvertible(let number as Int): self.value(number)
        case .stringConvertible(let other): self.value(other.description)
        case .array(let values): array(values) { $0.metadata($1) }
        case .dictionary(let fields):
            object { writer in
                for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
                    writer.key(name)
                    writer.metadata(value)
                }
            }
        }
    }
}
#endif
