/// An immutable, searchable index: what `IndexBuilder.build()` gives and `Searcher` reads.
///
/// From term to documents, as the index at the end of a book. It is a value: a search holds on to the index that it
/// began with, whatever is built meanwhile.
public struct InvertedIndex: Sendable {
    public let options: IndexOptions
    /// Documents are numbered from 0 to below this.
    public let documentCount: Int
    /// One for each form of the options, ascending.
    let forms: [FormIndex]

    init(options: IndexOptions, documentCount: Int, forms: [FormIndex]) {
        self.options = options
        self.documentCount = documentCount
        self.forms = forms
    }

    func form(_ form: TermForm) -> FormIndex? { forms.first { $0.form == form } }

    /// How many different terms a form has.
    public func termCount(_ form: TermForm) -> Int { self.form(form)?.dictionary.count ?? 0 }

    /// How many documents hold a term.
    public func documentFrequency(of term: String, in form: TermForm = .stem) -> Int {
        Int(self.form(form)?.list(term.utf8)?.documentFrequency ?? 0)
    }

    /// Every term of a form with the number of documents that hold it, ascending by its UTF-8 bytes.
    public func terms(_ form: TermForm) -> [(term: String, documentFrequency: Int)] {
        guard let form = self.form(form) else { return [] }
        return form.lists.indices.map { (form.dictionary.text($0), Int(form.lists[$0].documentFrequency)) }
    }
}
