/// How well two words of a query stand together in a document.
enum Proximity {
    /// Beyond this many tokens nearer or farther than in the query, nothing is earned.
    static let reach = 4

    /// Divides the whole bonus by 1 plus the difference between the words' distance in the document and in the query.
    ///
    /// The distance has a sign: the right words in the wrong order are far from where they should be.
    /// - Parameters:
    ///   - first: Positions of the word that comes first in the query, ascending.
    ///   - second: Positions of the other, ascending.
    /// - Returns: In `Score.unit`s.
    static func bonus(_ whole: Int64, first: [UInt32], second: [UInt32], gap: Int) -> Int64 {
        var least = reach + 1
        var at = 0
        for position in first {
            let wanted = Int(position) + gap
            while at < second.count, Int(second[at]) < wanted { at += 1 }
            if at < second.count { least = min(least, Int(second[at]) - wanted) }
            if at > 0 { least = min(least, wanted - Int(second[at - 1])) }
            if least == 0 { return whole }
        }
        return least > reach ? 0 : whole / Int64(1 + least)
    }
}
