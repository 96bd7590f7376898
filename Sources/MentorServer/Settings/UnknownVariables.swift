#if Server

extension ServerConfiguration {
    /// Variables that `mentor` itself reads, or its tests.
    private static let others: Set<String> = [
        "MENTOR_HOME", "MENTOR_CACHE", "MENTOR_CONFIG", "MENTOR_BENCHMARK", "MENTOR_BINARY", "MENTOR_RECORD",
    ]

    /// Variables that begin like settings and are none, as `MENTOR_PROT`: what is said of each, in the order of their names.
    ///
    /// They are no error: a machine may have variables of that beginning for something else. Silence would be one: a limit that
    /// is written wrongly would be believed to hold.
    public static func unknownVariables(in environment: [String: String]) -> [String] {
        let known = Set(Setting.all.map(\.variable))
        return environment.keys.filter { $0.hasPrefix("MENTOR_") && !known.contains($0) && !others.contains($0) }.sorted().map { name in
            let near = Setting.all.map(\.variable).filter { isLike(name, $0) }
            return "\(name): warning: there is no such setting, it is not used; " + (near.isEmpty
                ? "`mentor serve --list-settings` lists those that there are" : "did you mean \(near.joined(separator: " or "))?")
        }
    }

    /// The same letters in another order, or one of them more, less or another.
    private static func isLike(_ name: String, _ other: String) -> Bool {
        let (name, other) = (Array(name.utf8), Array(other.utf8))
        if name.sorted() == other.sorted() { return true }
        let start = zip(name, other).prefix { $0 == $1 }.count
        let end = zip(name.dropFirst(start).reversed(), other.dropFirst(start).reversed()).prefix { $0 == $1 }.count
        return max(name.count, other.count) - start - end <= 1
    }
}
#endif
