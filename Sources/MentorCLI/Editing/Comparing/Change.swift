/// One difference between two knowledge bases: what was there before and what is there now, in words.
struct Change: Equatable {
    /// `entity`, `passage`, `figure`, `source`, `intent`, `example`, `name`…
    let kind: String
    /// Names the thing within its kind.
    let id: String
    /// Nil for what is new.
    let old: String?
    /// Nil for what is gone.
    let new: String?

    /// `added`, `removed` or `changed`.
    var manner: String { old == nil ? "added" : new == nil ? "removed" : "changed" }

    /// `+`, `-` or `~`.
    var sign: String { old == nil ? "+" : new == nil ? "-" : "~" }
}

/// Sets two sequences side by side.
enum Pairing {
    /// What of two lists differs, in order: elements that follow the same ones on both sides are taken for each other.
    ///
    /// Passages are numbered within their section, so that one new paragraph at the top would change the name of all that
    /// follow. So the longest common part is found first (Myers, 1986), and within each gap the first element that is
    /// gone stands beside the first that came.
    static func differences<Element: Equatable>(_ old: [Element], _ new: [Element]) -> [(old: Element?, new: Element?)] {
        var gone: Set<Int> = []
        var come: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): gone.insert(offset)
            case .insert(let offset, _, _): come.insert(offset)
            }
        }
        var pairs: [(old: Element?, new: Element?)] = []
        var left = 0
        var right = 0
        while left < old.count || right < new.count {
            let isGone = gone.contains(left)
            let isNew = come.contains(right)
            if isGone || isNew { pairs.append((isGone ? old[left] : nil, isNew ? new[right] : nil)) }
            if isGone || !isNew { left += 1 }
            if isNew || !isGone { right += 1 }
        }
        return pairs
    }

    /// The values of two tables by key, in the order of the keys; each key once.
    static func byKey<Key: Hashable & Comparable, Value>(
        _ old: [Value], _ new: [Value], _ key: (Value) -> Key
    ) -> [(old: Value?, new: Value?)] {
        let before = Dictionary(old.map { (key($0), $0) }) { first, _ in first }
        let after = Dictionary(new.map { (key($0), $0) }) { first, _ in first }
        return Set(before.keys).union(after.keys).sorted().map { (before[$0], after[$0]) }
    }
}
