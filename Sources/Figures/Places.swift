/// Which place lies in which: "Paris" in "France".
///
/// Names are compared without regard to case; a place of which nothing is known lies in itself alone.
public struct Places: Sendable, Hashable {
    private let parents: [String: String]
    private let aliases: [String: String]

    /// `parents`: a place → the place around it. `aliases`: another name of a place → the name used in `parents`.
    public init(parents: [String: String] = [:], aliases: [String: String] = [:]) {
        func folded(_ pairs: [String: String]) -> [String: String] {
            Dictionary(pairs.map { ($0.key.lowercased(), $0.value.lowercased()) }, uniquingKeysWith: { min($0, $1) })
        }
        self.parents = folded(parents)
        self.aliases = folded(aliases)
    }

    /// Whether `inner` is `outer` or lies somewhere in it. A circle in the data ends the climb.
    public func contains(_ inner: String, in outer: String) -> Bool {
        let target = canonical(outer)
        var place = canonical(inner)
        for _ in 0...parents.count {
            if place == target { return true }
            guard let parent = parents[place] else { return false }
            place = parent
        }
        return false
    }

    private func canonical(_ name: String) -> String {
        let lower = name.lowercased()
        return aliases[lower] ?? lower
    }
}
