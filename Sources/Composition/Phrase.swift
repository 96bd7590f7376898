internal import Knowledge
internal import TextAnalysis

/// A name with the words that grammar puts in front of it, ready for a template.
///
/// French joins an article to what follows it: "de l'ingénieur", "du data scientist", "de la data". A template that
/// wrote "de {{definite}}" would say "de le data scientist"; so the joined forms are made here, from the gender and the
/// elision that the entity's front matter gives.
struct Phrase: Sendable, Hashable {
    let name: String
    let plural: String
    /// "un data scientist", "a data scientist".
    let indefinite: String
    /// "le data scientist", "the data scientist".
    let definite: String
    /// "du data scientist", "of the data scientist".
    let of: String
    /// "au data scientist", "to the data scientist".
    let to: String

    init(_ entity: EntityName, _ language: Language) {
        name = entity.name
        plural = entity.plural ?? entity.name
        if let stated = entity.definite {
            let joint = language == .french ? (of: entity.elides ? "d'" : "de ", to: "à ") : (of: "of ", to: "to ")
            indefinite = entity.indefinite ?? stated
            definite = stated
            of = joint.of + stated
            to = joint.to + stated
            return
        }
        switch language {
        case .french:
            let isFeminine = entity.gender == .feminine
            indefinite = entity.indefinite ?? (isFeminine ? "une " : "un ") + name
            definite = entity.elides ? "l'" + name : (isFeminine ? "la " : "le ") + name
            of = entity.elides ? "de l'" + name : (isFeminine ? "de la " : "du ") + name
            to = entity.elides ? "à l'" + name : (isFeminine ? "à la " : "au ") + name
        case .english:
            indefinite = entity.indefinite ?? EntityName.defaultArticle(of: name)
            definite = "the " + name
            of = "of " + definite
            to = "to " + definite
        }
    }

    /// Fills the placeholders of a question template: {name} {indefinite} {definite} {of} {to} {plural}.
    func fill(_ template: String) -> String {
        var filled = ""
        var rest = template[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")), let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}")) {
            filled += rest[..<open]
            switch rest[rest.utf8.index(after: open)..<close] {
            case "name": filled += name
            case "indefinite": filled += indefinite
            case "definite": filled += definite
            case "of": filled += of
            case "to": filled += to
            case "plural": filled += plural
            case let other: filled += "{" + other + "}"
            }
            rest = rest[rest.utf8.index(after: close)...]
        }
        return filled + rest
    }

    /// The values that every prompt about a thing may use.
    var view: View {
        ["name": name, "indefinite": indefinite, "definite": definite, "of": of, "to": to, "plural": plural,
            "Indefinite": Self.capitalized(indefinite), "Definite": Self.capitalized(definite), "Name": Self.capitalized(name)]
    }

    /// With its first letter in upper case.
    static func capitalized(_ text: String) -> String {
        guard let first = text.first else { return text }
        return first.uppercased() + text.dropFirst()
    }
}
