internal import Artefact

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
        self.init(codes: Array(lists.keys.sorted().prefix(64)), languages: [:])
        for (place, code) in codes.enumerated() {
            // "c'est" is two words here as everywhere.
            let profile = LanguageProfile(lists[code] ?? [], limit: 65_536)
            for word in profile.words { languages[word.hash, default: 0] |= 1 << UInt64(place) }
        }
    }

    /// - Parameter codes: at most 64, sorted.
    private init(codes: [String], languages: [UInt64: UInt64]) {
        self.codes = codes
        self.languages = languages
        var spoken: [Language: UInt64] = [:]
        for (place, code) in codes.enumerated() {
            if let language = Language(rawValue: code) { spoken[language] = 1 << UInt64(place) }
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

extension FunctionWordLists: Storable {
    func store(in writer: inout ArtefactWriter) {
        codes.store(in: &writer)
        let sorted = languages.sorted { $0.key < $1.key }
        writer.write(numbers: sorted.map(\.key))
        writer.write(numbers: sorted.map(\.value))
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let codes = try reader.next([String].self)
        let (words, bits) = (try reader.numbers(UInt64(0)), try reader.numbers(UInt64(0)))
        guard codes.count <= 64, words.count == bits.count else { throw reader.damaged("\(words.count) words", "\(bits.count)") }
        self.init(codes: codes, languages: Dictionary(zip(words, bits), uniquingKeysWith: { first, _ in first }))
    }
}
