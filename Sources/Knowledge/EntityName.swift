/// How an entity is called in one language, with the grammar that a sentence around the name needs.
public struct EntityName: Sendable, Hashable {
    /// Without article: "ingénieur machine learning".
    public let name: String
    /// "ingénieure machine learning", where it differs.
    public let feminine: String?
    /// Of `name`; nil in English.
    public let gender: Gender?
    public let plural: String?
    /// "l'", "d'" before the name, as stated or by `defaultElision(of:)`; false in English.
    public let elides: Bool
    /// Other names that mean just this entity.
    public let also: [String]
    /// Weaker names: a question that names only the field is about this entity.
    public let field: [String]
    /// English name with its article, as stated or by `defaultArticle(of:)`; nil in French unless stated.
    public let indefinite: String?
    /// The name with its definite article where it is not the usual one: a proper name has none ("Parcoursup"). Nil: the
    /// usual one.
    public let definite: String?

    public init(
        name: String, feminine: String? = nil, gender: Gender? = nil, plural: String? = nil, elides: Bool = false,
        also: [String] = [], field: [String] = [], indefinite: String? = nil, definite: String? = nil
    ) {
        self.name = name
        self.feminine = feminine
        self.gender = gender
        self.plural = plural
        self.elides = elides
        self.also = also
        self.field = field
        self.indefinite = indefinite
        self.definite = definite
    }

    /// Name, feminine, plural and aliases: every form that means this entity, in the order written, each once.
    public var forms: [String] {
        var seen: Set<String> = []
        return ([name, feminine, plural].compactMap { $0 } + also).filter { seen.insert($0).inserted }
    }

    /// Whether French elides before `name`: it begins with a vowel or an h. Words with an aspirated h are many; those
    /// likely here are known, any other states `elides: false`.
    public static func defaultElision(of name: String) -> Bool {
        let word = name.prefix { $0 != " " && $0 != "-" }.lowercased()
        let aspirated = ["hack", "hand", "hard", "hash", "haut", "héros", "hot", "hub", "huit", "hall", "hip"]
        guard let first = word.unicodeScalars.first else { return false }
        switch first {
        case "a", "à", "â", "ä", "æ", "e", "é", "è", "ê", "ë", "i", "î", "ï", "o", "ô", "ö", "œ", "u", "ù", "û", "ü":
            return true
        case "h": return !aspirated.contains { word.hasPrefix($0) }
        default: return false
        }
    }

    /// `name` after "a" or "an", by its first sound as far as letters tell: "an ML engineer", "a UX designer".
    public static func defaultArticle(of name: String) -> String {
        let word = String(name.prefix { $0 != " " && $0 != "-" && $0 != "/" })
        guard let first = word.unicodeScalars.first else { return name }
        let spelled = word.unicodeScalars.count <= 5 && word == word.uppercased()
        let vowels: Set<Unicode.Scalar> =
            spelled
            ? ["A", "E", "F", "H", "I", "L", "M", "N", "O", "R", "S", "X"]
            : ["a", "e", "i", "o", "u", "A", "E", "I", "O", "U"]
        let lower = word.lowercased()
        let soundsLikeYou = !spelled && ["uni", "use", "usu", "eu", "one"].contains { lower.hasPrefix($0) }
        return (vowels.contains(first) && !soundsLikeYou ? "an " : "a ") + name
    }
}
