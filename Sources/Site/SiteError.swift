/// The files of the site cannot be used: every problem found, each with its place and what to do.
public struct SiteError: Error, Sendable, CustomStringConvertible {
    /// One problem in one file.
    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        public var path: String
        /// One-based; 1 when the whole file is meant.
        public var line: Int
        public var message: String
        public var remedy: String

        public var description: String { "\(path):\(line):1: error: \(message); \(remedy)" }
    }

    /// Sorted by path and line; never empty.
    public let problems: [Problem]

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
