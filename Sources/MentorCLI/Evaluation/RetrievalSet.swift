import Retrieval

/// A collection of documents, questions and judgements, in the layout of BEIR (Thakur and others, "BEIR: A
/// Heterogeneous Benchmark for Zero-shot Evaluation of Information Retrieval Models", 2021).
struct RetrievalSet {
    /// A question, and how relevant which documents are to it.
    struct Query {
        let text: String
        /// Document's number → grade above zero. A judged document that the corpus does not hold has a number beyond
        /// the last: it can never be found, and counts as missed.
        var grades: [Int: Double]
    }

    /// A line of the corpus.
    private struct Page: Decodable {
        let id: JSONScalar
        let title: String?
        let text: String

        enum CodingKeys: String, CodingKey {
            case id = "_id"
            case title, text
        }
    }

    /// A line of the questions.
    private struct Question: Decodable {
        let id: JSONScalar
        let text: String

        enum CodingKeys: String, CodingKey {
            case id = "_id"
            case text
        }
    }

    /// In the order of the file.
    let documents: [RetrievalBench.Document]
    /// Those with a relevant document, in the order of the file.
    let queries: [Query]

    /// - Throws: the first problem as `path:line:column: error: …`: a line that is not of the layout, an id given
    ///   twice, a
    ///   judgement on a question that does not exist, nothing to find or nothing to ask.
    init(corpus: String, queries: String, judgements: String) throws(CommandError) {
        let (documents, numbers) = try Self.documents(corpus)
        var asked: [String: Int] = [:]
        var questions: [Query] = []
        try DataFile.forEachObject(of: queries, as: Question.self, wanted: "{\"_id\", \"text\"}") {
            line, question throws(CommandError) in
            guard asked.updateValue(questions.count, forKey: question.id.text) == nil else {
                throw .badData(["\(queries):\(line):1: error: the question \(question.id.text) is there twice"])
            }
            questions.append(Query(text: question.text, grades: [:]))
        }
        var unknown: [String: Int] = [:]
        try DataFile.forEachLine(of: judgements, longest: 1 << 16) { line, bytes throws(CommandError) in
            if line == 1 || bytes.isEmpty { return }
            let fields = String(decoding: bytes, as: UTF8.self).split { $0 == "\t" || $0 == " " }.map(String.init)
            guard fields.count == 3, let grade = Double(fields[2]), grade.isFinite else {
                throw .badData(["\(judgements):\(line):1: error: expected `query-id<TAB>corpus-id<TAB>score`"])
            }
            guard let question = asked[fields[0]] else {
                throw .badData(["\(judgements):\(line):1: error: \(queries) has no question \(fields[0])"])
            }
            if grade > 0 {
                let number = numbers[fields[1]] ?? unknown[fields[1]] ?? documents.count + unknown.count
                if number >= documents.count { unknown[fields[1]] = number }
                questions[question].grades[number] = grade
            }
        }
        self.documents = documents
        self.queries = questions.filter { !$0.grades.isEmpty }
        guard !self.queries.isEmpty else {
            throw .badData(["\(judgements):1:1: error: no question has a relevant document"])
        }
    }

    private static func documents(_ path: String) throws(CommandError) -> ([RetrievalBench.Document], [String: Int]) {
        var documents: [RetrievalBench.Document] = []
        var numbers: [String: Int] = [:]
        try DataFile.forEachObject(of: path, as: Page.self, wanted: "{\"_id\", \"title\", \"text\"}") {
            line, page throws(CommandError) in
            guard numbers.updateValue(documents.count, forKey: page.id.text) == nil else {
                throw .badData(["\(path):\(line):1: error: the document \(page.id.text) is there twice"])
            }
            documents.append(.init(id: page.id.text, title: page.title ?? "", text: page.text))
        }
        guard !documents.isEmpty else { throw .badData(["\(path):1:1: error: the file holds no document"]) }
        return (documents, numbers)
    }
}

extension JSONScalar {
    /// As a file of another format would write it.
    var text: String {
        switch self {
        case .text(let text): text
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        }
    }
}
