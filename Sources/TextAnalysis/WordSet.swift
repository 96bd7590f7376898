/// Tells whether a word is one of some set, however that is kept.
public protocol WordSet: Sendable {
    func contains(_ word: String) -> Bool
}

extension Set: WordSet where Element == String {}
extension TextTable: WordSet {}
