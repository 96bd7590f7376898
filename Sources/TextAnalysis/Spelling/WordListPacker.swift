/// Makes the packed lists of `KnowledgeBase/lexicon/` from text: one word or one phrase a line.
///
/// The lists are made once, by hand, when a dictionary or a register has changed; the command and the sources stand in
/// `NOTICE.md` beside them. The same text gives the same bytes on every machine.
public enum WordListPacker {
    /// Packs words for a `WordFilter`: one a line, or a Hunspell affix file followed by its word list.
    ///
    /// Each line is folded and parted at hyphens; elided and possessive parts go ("l'", "'s"), what holds anything but
    /// the letters a–z goes too.
    public static func packWords(_ text: String) -> [UInt8] {
        var words: Set<String> = []
        if HunspellDictionary.isDictionary(text) {
            HunspellDictionary(text).forEachForm { words.formUnion(parts(of: $0)) }
        } else {
            for line in text.split(whereSeparator: \.isNewline) { words.formUnion(parts(of: String(line))) }
        }
        return WordFilter.pack(words)
    }

    /// What Hunspell's French dictionary calls first names, surnames and other names.
    private static let nameTags: Set<Substring> = ["prn", "patr", "npr"]

    /// Packs the names of a Hunspell dictionary for a `NameFilter`: what it writes with a capital and is no acronym. Where the
    /// dictionary says what sort of word an entry is, that decides too. Lines behind the dictionary are words, no names.
    public static func packNames(_ text: String) -> [UInt8] {
        var (names, firstNames, words) = (Set<String>(), Set<String>(), Set<String>())
        HunspellDictionary(text).forEachTaggedForm { form, tag in
            let isCapitalised = form.first?.isUppercase == true && form.dropFirst().first?.isLowercase == true
            if isCapitalised, tag.map(nameTags.contains) ?? true {
                names.formUnion(parts(of: form))
                if tag == "prn" { firstNames.formUnion(parts(of: form)) }
            } else if form.first?.isLowercase == true {
                words.formUnion(parts(of: form))
            }
        }
        return NameFilter.pack(names: names.filter { $0.utf8.count > 1 }, firstNames: firstNames, words: words)
    }

    /// Packs titles for a `PhraseFilter`: one a line, in any of the manners that `ProfessionTitle` reads.
    public static func packPhrases(_ text: String, language: Language) -> [UInt8] {
        let analyzer = Analyzer(language: language, lexicon: .empty)
        var phrases: Set<[String]> = []
        for line in text.split(whereSeparator: \.isNewline) {
            for title in ProfessionTitle(String(line)).forms {
                let words = analyzer.analyze(title).tokens.map(\.folded)
                if !words.isEmpty, words.contains(where: { $0.utf8.count > 1 }) { phrases.insert(words) }
            }
        }
        return PhraseFilter.pack(Array(phrases))
    }

    /// The words of one entry of a word list.
    static func parts(of entry: String) -> [String] {
        Analyzer.fold(entry).split(whereSeparator: { $0 == "-" || $0 == "." }).compactMap { part -> String? in
            var pieces = part.split(separator: "'")
            if pieces.count > 1, let last = pieces.last {
                if ["s", "t", "re", "ve", "ll", "d", "m"].contains(last) {
                    // "don't" is two words to the analyser; "dont" must not be one.
                    guard last == "s" else { return nil }
                    pieces.removeLast()
                }
            }
            if pieces.count > 1, let first = pieces.first, FrenchJoints.elisions.contains(String(first)) {
                pieces.removeFirst()
            }
            let word = pieces.joined()
            guard !word.isEmpty, word.utf8.count <= 40, word.utf8.allSatisfy({ $0 &- 0x61 < 26 }) else { return nil }
            return word
        }
    }
}
