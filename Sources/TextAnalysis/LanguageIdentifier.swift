/// Tells whether a message is French, English, in a language that Mentor does not speak, or too short to tell.
///
/// The problem: a question is six words long, half of them are English in any language ("c koi le taf dun data
/// scientist"), and a third is misspelled. Identifiers made for documents, which compare profiles of character
/// n-grams (W. B. Cavnar and J. M. Trenkle, "N-gram-based text categorization", 1994), guess on such input, and a wrong
/// guess answers a pupil in the wrong language.
///
/// Our way adds up evidence in bits, for French above zero and for English below: a grammar word of one language only,
/// an elision or a contraction, a letter that only French writes, a word seen in the samples of one language or
/// existing in one dictionary; for other words, the character trigrams, with little weight. Below a threshold the
/// verdict is `unclear`, and the conversation's language holds. Other languages in Latin script are known by their
/// grammar words and letters alone, and need two hits, so that gibberish and names are unclear, never foreign. Other
/// scripts are counted.
///
/// Limits: a foreign sentence without grammar words is unclear; so are the names of tools and roles by themselves.
public struct LanguageIdentifier: Sendable {
    public enum Verdict: Sendable, Hashable {
        /// One of Mentor's languages; `confidence` is a probability in [0.5, 1].
        case spoken(Language, confidence: Double)
        /// ISO 639-1 code, or the name of the script in lower case: "es", "arabic".
        case foreign(String)
        /// Too short, mixed, or no language at all.
        case unclear
    }

    /// Evidence, in bits, below which nothing is decided.
    private static let threshold = 2.4
    /// How much of a text is looked at, in UTF-8 bytes.
    private static let longestText = 2_048
    /// How much is learnt from, in UTF-8 bytes a language.
    private static let longestSample = 48_000

    let lists: FunctionWordLists
    let evidence: LanguageEvidence
    private let existing: [Language: WordFilter]

    /// - Parameters:
    ///   - functionWords: ISO 639-1 code → very frequent words of grammar, of the languages spoken and of others;
    ///     shorthands of one word ("jsuis", "pk") belong here too, since each of them decides by itself.
    ///   - samples: sentences as people type them; names between braces are overlooked. What is beyond 48 KB a
    ///     language is not read.
    ///   - existing: which words exist, where such lists are at hand.
    public init(
        functionWords: [String: [String]], samples: [Language: [String]], existing: [Language: WordFilter] = [:]
    ) {
        lists = FunctionWordLists(functionWords)
        var evidence = LanguageEvidence()
        for language in Language.allCases {
            let sample = LanguageProfile(samples[language] ?? [], limit: LanguageIdentifier.longestSample)
            evidence.learn(sample, language)
            evidence.learn(LanguageProfile(functionWords[language.rawValue] ?? [], limit: 65_536), language)
        }
        evidence.finish()
        self.evidence = evidence
        self.existing = existing
    }

    init(lists: FunctionWordLists, evidence: LanguageEvidence, existing: [Language: WordFilter]) {
        self.lists = lists
        self.evidence = evidence
        self.existing = existing
    }

    public func identify(_ text: String) -> Verdict {
        let profile = LanguageProfile(text, limit: LanguageIdentifier.longestText)
        if let script = profile.foreignScript { return .foreign(script) }
        guard !profile.words.isEmpty else { return .unclear }
        var balance = Double(profile.frenchSigns - profile.englishSigns) * 3
        var hits = [Double](repeating: 0, count: lists.codes.count)
        var uniqueHits = hits
        for word in profile.words {
            let languages = lists.languages(of: word)
            let (bits, isOurs) = weigh(word, languages, in: profile)
            balance += bits
            guard languages & ~lists.allSpoken != 0 || isOurs else { continue }
            let weight = word.range.count == 1 ? 0.3 : 1.0
            for code in lists.codes.indices where languages >> UInt64(code) & 1 == 1 {
                hits[code] += weight
                if !isOurs { uniqueHits[code] += weight }
            }
        }
        if let code = foreignCode(hits: hits, unique: uniqueHits, letters: profile.foreignLetters, balance: balance) {
            return .foreign(code)
        }
        balance = (balance * 1_000).rounded() / 1_000
        guard abs(balance) >= LanguageIdentifier.threshold else { return .unclear }
        let odds = LanguageEvidence.power(abs(balance))
        let confidence = (odds / (1 + odds) * 1_000).rounded() / 1_000
        return .spoken(balance > 0 ? .french : .english, confidence: confidence)
    }

    /// The evidence of one word, in bits, positive for French; and whether it belongs to French or English at all.
    private func weigh(
        _ word: LanguageProfile.Word, _ languages: UInt64, in profile: LanguageProfile
    ) -> (bits: Double, isOurs: Bool) {
        let isFrench = languages & lists.bit(of: .french) != 0
        let isEnglish = languages & lists.bit(of: .english) != 0
        let (seen, isSeen) = evidence.ofWord(word)
        let existsInFrench = existing[.french]?.contains(hash: word.hash) ?? false
        let existsInEnglish = existing[.english]?.contains(hash: word.hash) ?? false
        var bits = seen
        // A word of both languages ("python", "intelligence") tells little, whichever was seen more.
        if existsInFrench, existsInEnglish { bits = max(-1, min(1, bits)) }
        if isFrench != isEnglish { bits += isFrench ? 3 : -3 }
        if word.range.count > 2, existsInFrench != existsInEnglish { bits += existsInFrench ? 2 : -2 }
        let isOurs = isFrench || isEnglish || isSeen || existsInFrench || existsInEnglish
        if !isOurs { bits = max(-1, min(1, evidence.ofTrigrams(word.range, in: profile.bytes))) }
        return (max(-4, min(4, bits)), isOurs)
    }

    /// The foreign language that the grammar words and letters speak for, if they outweigh ours.
    private func foreignCode(hits: [Double], unique: [Double], letters: [String: Int], balance: Double) -> String? {
        var best: (code: String, score: Double)?
        let ours = lists.codes.indices.filter { lists.isSpoken($0) }.map { hits[$0] }.max() ?? 0
        for code in lists.codes.indices where !lists.isSpoken(code) {
            let signs = min(Double(letters[lists.codes[code]] ?? 0), 2)
            let own = unique[code] + signs
            let total = hits[code] + signs
            guard own >= 0.9, total >= 1.9, total > ours + 0.4 || own >= 1.9 && total >= ours else { continue }
            let score = total + own
            if score > best?.score ?? 0 { best = (lists.codes[code], score) }
        }
        // Much evidence for French or English stands against a few foreign words in it.
        guard let best, best.score * 2 > abs(balance) else { return nil }
        return best.code
    }
}
