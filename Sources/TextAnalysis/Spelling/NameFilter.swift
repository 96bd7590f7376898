/// Answers "is this word a name?", and whether it is an ordinary word too: "durand", "pierre".
///
/// A `WordFilter` errs in 3 cases of 1,000, and an ordinary word that is taken for a name is lost to the reader; so each name is in it
/// twice, and both must be found. It is in there as it is folded; one that is a word too has a capital ("Moulin"), a first name that
/// is a word has two ("ROse").
public struct NameFilter: Sendable {
    public enum Kind: Sendable, Hashable {
        /// Nothing but a name.
        case name
        /// A first name, and a word.
        case firstName
        /// Another name, and a word.
        case namesake
    }

    private let filter: WordFilter

    /// Takes the bytes that `pack` made.
    ///
    /// - Throws: `TextAnalysisError` if they are anything else.
    public init(contentsOf bytes: [UInt8]) throws(TextAnalysisError) { filter = try WordFilter(contentsOf: bytes) }

    /// What sort of name a folded word is; nil for none.
    public func kind(of folded: String) -> Kind? {
        if holds(folded) { return .name }
        if holds(Self.capitalised(folded, 2)) { return .firstName }
        return holds(Self.capitalised(folded, 1)) ? .namesake : nil
    }

    private func holds(_ key: String) -> Bool { filter.contains(key) && filter.contains(key + Self.twin) }

    private static let twin = "."

    /// Packs folded names; `words` are what is an ordinary word.
    static func pack(names: Set<String>, firstNames: Set<String>, words: Set<String>) -> [UInt8] {
        WordFilter.pack(names.flatMap { name in
            let key = words.contains(name) ? capitalised(name, firstNames.contains(name) ? 2 : 1) : name
            return [key, key + twin]
        })
    }

    private static func capitalised(_ word: String, _ count: Int) -> String { word.prefix(count).uppercased() + word.dropFirst(count) }
}
