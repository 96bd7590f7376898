/// Which languages count a word among their grammar words.
struct FunctionWordLists: Sendable {
    /// ISO 639-1 codes, sorted.
    let codes: [String]
    /// For each language that Mentor speaks, its bit.
    private let spoken: [Language: UInt64]
    /// The bits of all languages that Mentor speaks.
    let allSpoken: UInt64
    /// Hash of a folded word → a bit for each code that lists it.
    private var languages: [UInt64: UInt64] = [:]

    /// At most 64 languages are kept.
    init(_ lists: [String: [String]]) {
        codes = Array(lists.keys.sorted().prefix(64))
        var spoken: [Language: UInt64] = [:]
        for (place, code) in codes.enumerated() {
            if let language = Language(rawValue: code) { spoken[language] = 1 << UInt64(place) }
            // "c'est" is two words here as everywhere.
            let profile = LanguageProfile(lists[code] ?? [], limit: 65_536)
            for word in profile.words { languages[word.hash, default: 0] |= 1 << UInt64(place) }
        }
        self.spoken = spoken
        allSpoken = spoken.values.reduce(0, |)
    }

    /// A bit for each code that lists the word.
    func languages(of word: LanguageProfile.Word) -> UInt64 { languages[word.hash] ?? 0 }

    /// The bit of a language, or none if it has no list.
    func bit(of language: Language) -> UInt64 { spoken[language] ?? 0 }

    func isSpoken(_ place: Int) -> Bool { allSpoken >> UInt64(place) & 1 == 1 }
}
