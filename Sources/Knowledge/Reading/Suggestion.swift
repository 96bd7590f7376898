/// "Did you mean…": the nearest of the known words, by edits of one letter.
enum Suggestion {
    /// The known word that fewest edits (insert, delete, replace, swap of neighbours) lead to, at most a third of its
    /// length and at most 3; the first in the list on a tie. Words longer than 60 bytes get none.
    static func nearest(to word: String, in known: [String]) -> String? {
        let target = Array(word.lowercased().utf8)
        guard target.count <= 60 else { return nil }
        var best: (distance: Int, word: String)?
        for candidate in known {
            let letters = Array(candidate.lowercased().utf8)
            guard letters.count <= 60 else { continue }
            let allowed = min(3, max(1, max(letters.count, target.count) / 3))
            let distance = distance(target, letters)
            if distance <= allowed, distance < (best?.distance ?? .max) { best = (distance, candidate) }
        }
        return best?.word
    }

    /// A remedy for a word that is not known: the nearest one, or the whole list where it is short.
    static func remedy(for word: String, in known: [String]) -> String? {
        if let nearest = nearest(to: word, in: known) { return "did you mean “\(nearest)”?" }
        guard !known.isEmpty, known.count <= 24 else { return nil }
        return "use one of: \(known.joined(separator: ", "))"
    }

    /// Optimal string alignment distance over bytes, three rows at a time.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var before = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        for i in 1...a.count {
            var current = [i]
            current.reserveCapacity(b.count + 1)
            for j in 1...b.count {
                var cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, before[j - 2] + 1) }
                current.append(cost)
            }
            before = previous
            previous = current
        }
        return previous[b.count]
    }
}
