internal import Knowledge

/// A French name with what a sentence needs around it.
struct FrenchName: Sendable, Hashable {
    var name: String
    var isFeminine = false

    /// "l'", "d'": by the first letter, save words with an aspirated h that are no common names of the house.
    var elides: Bool {
        let start = Words.folded(name.prefix(8))
        return EntityName.defaultElision(of: name) && !Self.aspirated.contains(where: start.hasPrefix)
    }

    /// What `elides` has to say in a page: nothing where the usual rule is right.
    var statedElision: Bool? { elides == EntityName.defaultElision(of: name) ? nil : elides }

    /// "l'ingénieur", "le data scientist", "la licence".
    var definite: String { elides ? "l'" + name : (isFeminine ? "la " : "le ") + name }

    /// "de l'ingénieur", "du data scientist", "de la licence".
    var of: String { elides ? "de l'" + name : (isFeminine ? "de la " : "du ") + name }

    /// "un ingénieur", "une licence".
    var indefinite: String { (isFeminine ? "une " : "un ") + name }

    private static let aspirated = ["harp", "hock", "hors", "houil", "huss", "hongr", "harn", "hara", "hann", "onz"]
}
