#if Server

/// One thing that can be decided: its name, what it may be, and what it is for.
///
/// The same value can be given by a flag of the command, by the environment and in a file, in that order. Every one of
/// them is text at the door and is read by the same rule, so that `MENTOR_PORT=huit`, `--port huit` and `"port": "huit"`
/// fail alike, at the start, with the value and what is accepted.
public struct Setting: Sendable {
    /// In a file: "store.path"; dots part groups.
    public let name: String
    /// In words: "a port, 0 to 65535".
    public let accepted: String
    /// French, one sentence.
    public let purpose: String
    /// As written; empty for none.
    public let standard: String
    /// Never shown in a message, never a flag.
    public let isSecret: Bool
    /// False for a value that is not accepted.
    let take: @Sendable (_ text: String, _ configuration: inout ServerConfiguration) -> Bool

    init(
        _ name: String, _ accepted: String, _ purpose: String, standard: String = "", isSecret: Bool = false,
        _ take: @escaping @Sendable (String, inout ServerConfiguration) -> Bool
    ) {
        self.name = name
        self.accepted = accepted
        self.purpose = purpose
        self.standard = standard
        self.isSecret = isSecret
        self.take = take
    }

    /// "MENTOR_STORE_PATH".
    public var variable: String { "MENTOR_" + name.uppercased().map { $0 == "." || $0 == "-" ? "_" : String($0) }.joined() }

    // MARK: Kinds of values

    static func whole(
        _ name: String, _ range: ClosedRange<Int>, _ what: String, _ purpose: String, standard: Int,
        _ place: any WritableKeyPath<ServerConfiguration, Int> & Sendable
    ) -> Setting {
        Setting(name, "\(what), \(range.lowerBound) to \(range.upperBound)", purpose, standard: String(standard)) { text, configuration in
            guard let number = Int(text), range.contains(number) else { return false }
            configuration[keyPath: place] = number
            return true
        }
    }

    static func seconds(
        _ name: String, _ range: ClosedRange<Int>, _ purpose: String, standard: Int,
        _ place: any WritableKeyPath<ServerConfiguration, Duration> & Sendable
    ) -> Setting {
        Setting(name, "seconds, \(range.lowerBound) to \(range.upperBound)", purpose, standard: String(standard)) { text, configuration in
            guard let number = Int(text), range.contains(number) else { return false }
            configuration[keyPath: place] = .seconds(number)
            return true
        }
    }

    static func truth(
        _ name: String, _ purpose: String, _ place: any WritableKeyPath<ServerConfiguration, Bool> & Sendable
    ) -> Setting {
        Setting(name, "true or false", purpose, standard: "false") { text, configuration in
            guard let truth = Bool(text) else { return false }
            configuration[keyPath: place] = truth
            return true
        }
    }

    /// Text in which no control character stands.
    static func text(
        _ name: String, _ accepted: String, _ purpose: String, isSecret: Bool = false,
        _ place: any WritableKeyPath<ServerConfiguration, String?> & Sendable, where isAccepted: @escaping @Sendable (String) -> Bool
    ) -> Setting {
        Setting(name, accepted, purpose, isSecret: isSecret) { text, configuration in
            guard !text.isEmpty, text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }), isAccepted(text)
            else { return false }
            configuration[keyPath: place] = text
            return true
        }
    }

    /// Values parted by commas.
    static func list<Value: Sendable>(
        _ name: String, _ accepted: String, _ purpose: String, standard: String = "",
        _ place: any WritableKeyPath<ServerConfiguration, [Value]> & Sendable, _ read: @escaping @Sendable (String) -> Value?
    ) -> Setting {
        Setting(name, accepted, purpose, standard: standard) { text, configuration in
            var values: [Value] = []
            for piece in text.split(separator: ",") {
                guard let value = read(String(piece.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())) else { return false }
                values.append(value)
            }
            configuration[keyPath: place] = values
            return true
        }
    }
}
#endif
