internal import Artefact

/// An immutable, searchable index: what `IndexBuilder.build()` gives and `Searcher` reads.
///
/// From term to documents, as the index at the end of a book. It is a value: a search holds on to the index that it
/// began with, whatever is built meanwhile.
///
/// **The problem.** A search reads a few hundred bytes of an index of a hundred megabytes. The naive way decodes the file
/// into arrays first, and the first question waits for a second and a gigabyte. **Our way**: the file *is* the index. It
/// is mapped, dictionary and postings are decoded where they lie, and each 64 KB of them is held against its checksum the
/// first time that a list in it is read. An index just built is the same bytes in memory, so that there is one way to
/// read. **Its limit**: what is read lazily can turn out damaged late, therefore whatever reads postings can throw.
public struct InvertedIndex: Sendable {
    /// The bytes, mapped or in memory.
    let file: ArtefactFile
    public let options: IndexOptions
    /// Documents are numbered from 0 to below this.
    public let documentCount: Int
    /// One for each form of the options, ascending.
    let forms: [FormIndex]

    init(file: ArtefactFile, options: IndexOptions, documentCount: Int, forms: [FormIndex]) {
        self.file = file
        self.options = options
        self.documentCount = documentCount
        self.forms = forms
    }

    func form(_ form: TermForm) -> FormIndex? { forms.first { $0.form == form } }

    /// How many different terms a form has.
    public func termCount(_ form: TermForm) -> Int { self.form(form)?.dictionary.count ?? 0 }

    /// How many documents hold a term.
    /// - Throws: `damaged`.
    public func documentFrequency(of term: String, in form: TermForm = .stem) throws(RetrievalError) -> Int {
        Int(try self.form(form)?.dictionary.find(term.utf8)?.list.documentFrequency ?? 0)
    }

    /// Every term of a form with the number of documents that hold it, ascending by its UTF-8 bytes.
    /// - Throws: `damaged`.
    public func terms(_ form: TermForm) throws(RetrievalError) -> [(term: String, documentFrequency: Int)] {
        var terms: [(term: String, documentFrequency: Int)] = []
        try self.form(form)?.dictionary.forEach { _, term, list in
            terms.append((String(decoding: term, as: UTF8.self), Int(list.documentFrequency)))
        }
        return terms
    }
}
