/// The questions and judgements of a collection, as `BEIRFile` reads them, and its documents, which pass by.
///
/// Documents are handed on one at a time and forgotten: a collection may be larger than memory. What is kept of a million
/// of them is eight bytes each, to find an id that is there twice, and the numbers of those that somebody judged.
struct RetrievalSet {
    /// A question, and how relevant which documents are to it.
    struct Query {
        let text: String
        /// Document's number → grade above zero.
        var grades: [Int: Double]
    }

    /// How many the corpus has.
    private(set) var documents = 0
    /// Those with a relevant document, in the order of the file.
    let queries: [Query]

    /// Problems told at once; judgements on another corpus would have one a line.
    private static let mostProblems = 20

    /// A line of the judgements.
    private struct Judgement {
        let line: Int
        /// Where the document's id stands.
        let column: Int
        let question: Int
        let grade: Double
    }

    /// - Parameter each: gets every document, in the order of the file.
    /// - Throws: as `path:line:column: error: …` the first line that is not of the layout or has an id given twice, or the
    ///   judgements on a question or a document that there is not, or that there is nothing to find; what `each` throws.
    init(
        corpus: String, queries: String, judgements: String,
        each: (_ title: String, _ text: String) throws(CommandError) -> Void
    ) throws(CommandError) {
        var asked: [String: Int] = [:]
        var questions: [Query] = []
        try BEIRFile.forEachQuestion(of: queries) { line, id, text throws(CommandError) in
            guard asked.updateValue(questions.count, forKey: id) == nil else {
                throw .badData(["\(queries):\(line):1: error: the question “\(id)” is there twice; keep one"])
            }
            questions.append(Query(text: text, grades: [:]))
        }
        var problems: [(line: Int, text: String)] = []
        var judged: [String: [Judgement]] = [:]
        try BEIRFile.forEachJudgement(of: judgements) { line, query, document, grade in
            guard let question = asked[query] else {
                problems.append((line, "\(line):1: error: \(queries) has no question “\(query)”; add it or remove the judgement"))
                return
            }
            judged[document, default: []].append(
                Judgement(line: line, column: query.unicodeScalars.count + 2, question: question, grade: grade))
        }
        // Sixty-four bits of each id: two of a million ids meet once in forty million collections.
        var seen = Set<Int>()
        var count = 0
        try BEIRFile.forEachDocument(of: corpus) { line, id, title, text throws(CommandError) in
            guard seen.insert(id.hashValue).inserted else {
                throw .badData(["\(corpus):\(line):1: error: the document “\(id)” is there twice; keep one"])
            }
            if let own = judged.removeValue(forKey: id) {
                for judgement in own where judgement.grade > 0 {
                    questions[judgement.question].grades[count] = judgement.grade
                }
            }
            count += 1
            try each(title, text)
        }
        for (document, own) in judged {
            for judgement in own {
                problems.append((
                    judgement.line,
                    "\(judgement.line):\(judgement.column): error: \(corpus) has no document “\(document)”; "
                        + "add it or remove the judgement"
                ))
            }
        }
        guard problems.isEmpty else {
            problems.sort { $0.line < $1.line }
            throw .badData(problems.prefix(Self.mostProblems).map { "\(judgements):\($0.text)" })
        }
        documents = count
        self.queries = questions.filter { !$0.grades.isEmpty }
        guard !self.queries.isEmpty else {
            throw .badData(["\(judgements):1:1: error: no question has a relevant document; give one a grade above 0"])
        }
    }
}
