public import Artefact

/// Turns a text into tokens, the same way for the texts that are indexed and for the questions that are asked.
///
/// The problem: a pupil types "c koi le salaire dune ingénieure IA bac + 5 ?", an index holds "ingénieur". Search,
/// classification and entity linking must see the same words in both, and an answer must be able to point back at the
/// characters typed. The naive way, a lower-cased split at spaces in every place that needs words, gives each place its
/// own idea of a word.
///
/// Our way is Lucene's: a named chain, character folding → tokenizer → token filters, built once a language and run
/// once a message. Everything downstream receives `Token`s. All offsets are UTF-8 bytes of the original text. Words are
/// folded (case, accents, forms of Unicode) *before* they are stemmed, because people type "ingenieur" as often as
/// "ingénieur". What the chain knows of single words is remembered in a `WordBook`; what it knows of the language comes
/// from the lexicon, which is data.
///
/// Its cost is linear in the length of the text whatever the text holds. It never fails: any string has tokens,
/// perhaps none.
public struct Analyzer: Sendable {
    /// How much of a message is read, in UTF-8 bytes.
    public static let longestMessage = 8_192

    /// How many unknown words of one text are looked up for corrections.
    static let mostCorrectedWords = 20

    public let language: Language
    private let tokenizer: WordTokenizer
    private let filters: [any TokenFilter]
    private let book: WordBook

    /// An analyser of `language`.
    ///
    /// Without `spelling`, every word counts as known: nothing is corrected and no apostrophe is supplied.
    public init(language: Language, lexicon: Lexicon, spelling: SpellingCorrector? = nil) {
        let tokenizer = WordTokenizer(language: language, technologies: lexicon.technologies)
        let tables = LexiconTables(lexicon) { phrase in
            var lexemes = tokenizer.tokenize(FoldedText(phrase))
            Analyzer.join(&lexemes, in: language)
            return lexemes
        }
        self.init(
            language: language, tokenizer: tokenizer,
            book: WordBook(language: language, tables: tables, spelling: spelling, stemmer: Stemmer(language: language))
        )
    }

    /// The same with a lexicon as it was cut before: what `storeTables(in:)` wrote.
    ///
    /// - Throws: `damaged`.
    public init(language: Language, tables reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(
            language: language, tokenizer: WordTokenizer(language: language, technologies: try reader.next()),
            book: WordBook(language: language, tables: try reader.next(), spelling: nil, stemmer: Stemmer(language: language)))
    }

    /// The lexicon as it is cut, without the words that are learnt from it.
    public func storeTables(in writer: inout ArtefactWriter) { writer.store(tokenizer.technologies.texts, book.tables) }

    private init(language: Language, tokenizer: WordTokenizer, book: WordBook) {
        self.language = language
        self.tokenizer = tokenizer
        self.book = book
        filters = Analyzer.filters
    }

    /// The same analyser with a corrector, which usually is made from words that the analyser has cut before.
    public func with(spelling: SpellingCorrector) -> Analyzer {
        Analyzer(language: language, tokenizer: tokenizer, book: book.with(spelling: spelling))
    }

    /// The stem of a word in lower case without accents.
    public func stem(_ folded: String) -> String { book.card(of: folded).term }

    /// A text in lower case without accents, its typographic signs replaced by plain ones; not cut into words.
    public static func fold(_ text: String) -> String {
        String(decoding: FoldedText(text).bytes, as: UTF8.self)
    }

    /// The tokens of the first `limit` bytes of a text, cut back to a whole character.
    public func analyze(_ text: String, limit: Int = Analyzer.longestMessage) -> AnalyzedText {
        let bytes = Analyzer.read(text, limit: limit)
        let folded = FoldedText(bytes)
        var lexemes = tokenizer.tokenize(folded)
        Analyzer.join(&lexemes, in: language)
        book.fill(&lexemes)
        for filter in filters { filter.apply(to: &lexemes, with: book) }
        return AnalyzedText(
            language: language, tokens: tokens(lexemes, source: folded.source), bytesRead: bytes.count,
            isTruncated: bytes.count < text.utf8.count)
    }

    /// The UTF-8 bytes of a text up to `limit`, never part of a scalar.
    private static func read(_ text: String, limit: Int) -> [UInt8] {
        let all = text.utf8
        guard all.count > limit else { return Array(all) }
        var end = max(limit, 0)
        var bytes = Array(all.prefix(end + 1))
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        bytes.removeSubrange(end...)
        return bytes
    }

    private func tokens(_ lexemes: [Lexeme], source: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(lexemes.count)
        var looksLeft = Analyzer.mostCorrectedWords
        for lexeme in lexemes {
            let range = Int(lexeme.start)..<Int(lexeme.end)
            let isKnown = lexeme.kind != .word || lexeme.isElided || lexeme.card.traits.contains(.exists)
            var corrections: [Correction] = []
            if !isKnown, looksLeft > 0, let spelling = book.spelling, SpellingCorrector.isCorrectable(lexeme.folded) {
                looksLeft -= 1
                corrections = spelling.corrections(for: lexeme.folded)
                for index in corrections.indices { corrections[index].term = stem(corrections[index].folded) }
            }
            tokens.append(
                Token(
                    surface: Self.surface(source[range], folded: lexeme.folded), folded: lexeme.folded,
                    term: lexeme.kind == .word ? lexeme.card.term : lexeme.folded, range: range,
                    position: tokens.count, kind: lexeme.kind, boundary: lexeme.boundary, rewrite: lexeme.rewrite,
                    isFunctionWord: lexeme.isFunctionWord, isCourtesy: lexeme.isCourtesy, isKnown: isKnown,
                    corrections: corrections))
        }
        return tokens
    }

    /// The characters of a word; most are as folding left them, and their text is made once.
    private static func surface(_ source: ArraySlice<UInt8>, folded: String) -> String {
        folded.utf8.count == source.count && folded.utf8.elementsEqual(source) ? folded : String(decoding: source, as: UTF8.self)
    }
}
