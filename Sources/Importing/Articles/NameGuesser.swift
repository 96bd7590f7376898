internal import TextAnalysis

/// Finds what an article is about: "ingénieur en machine learning".
///
/// A title nearly always holds the name, dressed up: "Le métier d'…", "…, en quoi cela consiste-t-il ?". So the title is
/// cut at its punctuation, the dressing is taken off both ends of each part, and the first part that the article itself
/// uses is the name. Without a title, the name is the phrase that the article repeats most: sequences of words that begin
/// and end with a content word are counted, headings three times, longer ones before their parts. Both are guesses, and
/// the report says so.
enum NameGuesser {
    private static let longest = 6

    /// - Parameter blocks: of the article alone, its title not among them.
    static func guess(title: String?, blocks: [ArticleBlock]) -> String? {
        title.flatMap { inTitle($0, blocks) } ?? repeated(blocks)
    }

    // MARK: In the title

    private static func inTitle(_ title: String, _ blocks: [ArticleBlock]) -> String? {
        let body = ArticleText.words(blocks.map(\.text).joined(separator: " "))
        let parts = segments(title).map(undressed).filter { !$0.isEmpty && $0.count <= longest }
        let names = parts.map { $0.map(\.text).joined() }
        for (part, name) in zip(parts, names)
        where body.contains(ArticleText.words(name)) && part.contains(where: { !$0.isFunctionWord }) {
            return ArticleText.oneLine(name)
        }
        return names.first.map { ArticleText.oneLine($0) }
    }

    /// Without the words around a name: before it, and from a verb or a link on after it.
    private static func undressed(_ words: [Word]) -> [Word] {
        var words = words[...]
        while let first = words.first, dressing.contains(first.folded) || first.isFunctionWord { words.removeFirst() }
        if let cut = words.firstIndex(where: { ends.contains($0.folded) }) { words = words[..<cut] }
        while let last = words.last,
            last.isFunctionWord || dressing.contains(last.folded) || last.folded.allSatisfy(\.isNumber) {
            words.removeLast()
        }
        return Array(words)
    }

    private static let dressing: Set<String> = [
        "comment", "devenir", "metier", "metiers", "fiche", "fiches", "tout", "savoir", "zoom", "focus", "pourquoi", "quel",
        "quelle", "quels", "quelles", "guide", "role", "missions", "mission", "salaire", "profession", "etre", "presentation",
        "decouvrez", "decouvrir", "quoi", "formation", "competences", "etudes", "what", "how", "become", "becoming", "job",
        "everything", "about", "salary", "career", "why", "who", "complete", "ultimate", "complet", "interview", "temoignage",
        "definition", "does", "day", "life",
    ]
    private static let ends: Set<String> = [
        "est", "sont", "fait", "gagne", "qui", "que", "pour", "chez", "vs", "et", "and", "is", "are", "do", "does", "earn", "who",
        "versus", "salaire", "salary", "avec", "consiste", "ou", "or",
    ]

    // MARK: In the text

    private static func repeated(_ blocks: [ArticleBlock]) -> String? {
        struct Count {
            var weight = 0
            var times = 0
            var contentWords = 0
            var surfaces: [String: Int] = [:]
        }
        var counts: [String: Count] = [:]
        for block in blocks.prefix(200) {
            for segment in segments(block.text) {
                for start in segment.indices where !segment[start].isFunctionWord {
                    for end in start..<min(start + longest, segment.count) where !segment[end].isFunctionWord {
                        let words = segment[start...end]
                        let contentWords = words.count { !$0.isFunctionWord }
                        guard contentWords > 1, words.allSatisfy({ !$0.isFunctionWord || joints.contains($0.folded) }) else { continue }
                        let key = words.map(\.singular).joined(separator: " ")
                        counts[key, default: Count()].weight += block.isHeading ? 3 : 1
                        counts[key, default: Count()].times += 1
                        counts[key, default: Count()].contentWords = contentWords
                        counts[key, default: Count()].surfaces[words.map(\.text).joined(), default: 0] += 1
                    }
                }
            }
        }
        let found = counts.filter { $0.value.times > 1 }.sorted { $0.key < $1.key }
        // A phrase that mostly stands within a longer one is a part of that one.
        let whole = found.filter { short in
            !found.contains { long in
                long.key != short.key && " \(long.key) ".contains(" \(short.key) ") && long.value.weight * 5 >= short.value.weight * 2
            }
        }
        let best = whole.max { ($0.value.weight * $0.value.contentWords, $1.key) < ($1.value.weight * $1.value.contentWords, $0.key) }
        // The form met most often in the singular, which is the shortest.
        let surfaces = best?.value.surfaces.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }
        return surfaces?.first.map { ArticleText.oneLine($0.key) }
    }

    /// Words of grammar that may stand inside a name.
    private static let joints: Set<String> = ["en", "de", "du", "des", "d", "l", "la", "a", "of", "in", "for"]

    // MARK: Words

    private struct Word {
        /// As written, with the space after it.
        let text: String
        let folded: String

        var isFunctionWord: Bool {
            NameGuesser.functionWords.contains(folded) || folded.count == 1 && !folded.contains(where: \.isNumber)
        }

        var singular: String { folded.count > 3 && folded.hasSuffix("s") ? String(folded.dropLast()) : folded }
    }

    /// The words of each part between punctuation.
    private static func segments(_ text: String) -> [[Word]] {
        let plain = text.replacing(" - ", with: " | ").replacing(" – ", with: " | ").replacing(" — ", with: " | ")
        return plain.split { ",;:.!?|()«»\"“”…[]/".contains($0) }.map { part in
            var words: [Word] = []
            for piece in part.split(separator: " ") {
                var rest = piece
                // "l’ingénieur" is two words.
                while let mark = rest.firstIndex(where: { "'’".contains($0) }), rest[..<mark].count <= 2,
                    rest.index(after: mark) < rest.endIndex {
                    words.append(Word(text: String(rest[...mark]), folded: folded(rest[..<mark])))
                    rest = rest[rest.index(after: mark)...]
                }
                let last = folded(rest)
                if !last.isEmpty { words.append(Word(text: rest + " ", folded: last)) }
            }
            return words
        }
    }

    private static func folded(_ text: Substring) -> String {
        String(ArticleText.words(String(text)).dropFirst().dropLast())
    }

    private static let functionWords: Set<String> = [
        "le", "la", "les", "un", "une", "des", "de", "du", "d", "l", "et", "ou", "a", "au", "aux", "en", "dans", "par", "pour",
        "sur", "avec", "sans", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "il", "elle", "ils", "elles",
        "on", "que", "qui", "quoi", "dont", "est", "sont", "etre", "plus", "tres", "aussi", "comme", "se", "s", "n", "ne", "pas",
        "qu", "c", "j", "je", "vous", "nous", "votre", "notre", "tout", "tous", "peut", "the", "an", "of", "in", "on", "at", "to",
        "for", "and", "or", "is", "are", "be", "by", "with", "as", "this", "that", "these", "their", "its", "it", "they", "you",
        "your", "we", "our", "can", "may", "from", "most", "more", "not", "has", "have", "will", "doit", "faire", "fait", "ont",
        "entre", "chez", "vers", "si", "mais", "donc", "car", "ainsi", "encore", "bien",
    ]
}
