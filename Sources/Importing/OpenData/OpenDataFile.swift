internal import Knowledge

/// A file of a data set, as it was read from the disk.
public struct OpenDataFile: Sendable {
    /// As given, for the messages; its last part may tell a date.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Without folders.
    var name: Substring { path.split(separator: "/").last ?? "" }

    /// The date that the name of the file carries, if any: `…_2024-06-25_…`, `…_2026-03.csv`, `…_25062024.xml`.
    var date: PublicationDate? { Self.date(in: name) }

    static func date(in name: some StringProtocol) -> PublicationDate? {
        let runs = name.utf8.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) && $0 != UInt8(ascii: "-") }
        for run in runs.map({ String(decoding: $0, as: UTF8.self) }) {
            if run.contains("-"), run.hasPrefix("20"), let date = PublicationDate(run) { return date }
            if run.utf8.count == 8, run.dropFirst(4).hasPrefix("20"),
                let date = PublicationDate("\(run.suffix(4))-\(run.dropFirst(2).prefix(2))-\(run.prefix(2))")
            {
                return date
            }
        }
        return nil
    }
}
