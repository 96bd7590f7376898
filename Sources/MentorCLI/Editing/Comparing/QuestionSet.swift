import Identifiers
import Knowledge
import TextAnalysis

/// The questions that two knowledge bases are asked, to see which answers change.
///
/// By default every example of every intent: they are what people type, and together they reach every side of the
/// knowledge. Examples hold masks in the place of names (`{role}`); each is filled with the name of a thing of that kind,
/// the next one each time, so that all of them are asked about. A thing that both bases call by the same name comes
/// first: otherwise one of them would only show that it does not know the name. So that a change of one page out of many
/// is not passed over by chance, every example is asked once more of the things whose pages differ. An example with a
/// mask that nothing fills (`{profession}`) is left out and counted.
struct QuestionSet {
    /// A question, and the language to read it in; nil to find out.
    struct Question: Hashable {
        let text: String
        let language: Language?
    }

    private(set) var questions: [Question] = []
    /// Examples that no name could fill.
    private(set) var leftOut = 0

    /// Each line of a file is a question; empty lines and those that begin with `#` are passed over.
    init(file: String, language: Language?) throws(CommandError) {
        var questions: [Question] = []
        try DataFile.forEachLine(of: file, longest: 1 << 20) { (number, bytes) throws(CommandError) in
            guard let line = String(validating: bytes, as: UTF8.self) else {
                throw .badData(["\(file):\(number):1: error: the line is not UTF-8; save the file as UTF-8"])
            }
            let text = line.drop { $0.isWhitespace }
            if !text.isEmpty, !text.hasPrefix("#") { questions.append(Question(text: String(text), language: language)) }
        }
        guard !questions.isEmpty else { throw .badData(["\(file):1:1: error: no question; write one a line"]) }
        self.questions = questions
    }

    /// The examples of both bases; those of `language` alone when it is given.
    init(examplesOf old: KnowledgeBase, _ new: KnowledgeBase, language: Language?) {
        let differing = Set(new.entities.filter { entity in old.entity(entity.id).map { $0 != entity } ?? false }.map(\.id))
        for language in language.map({ [$0] }) ?? new.schema.languages {
            var names = Names(old, new, language) { _ in true }
            var differingNames = Names(old, new, language) { differing.contains($0) }
            var seen: Set<String> = []
            for pair in Pairing.byKey(old.intents, new.intents, \.id) {
                let examples = (pair.new?.examples[language] ?? []) + (pair.old?.examples[language] ?? [])
                for example in examples where seen.insert(example).inserted {
                    if let text = names.fill(example) {
                        questions.append(Question(text: text, language: language))
                    } else {
                        leftOut += 1
                    }
                    if example.contains("{"), let text = differingNames.fill(example) {
                        questions.append(Question(text: text, language: language))
                    }
                }
            }
        }
        var seen: Set<Question> = []
        questions = questions.filter { seen.insert($0).inserted }
    }

    /// What masks stand for in one language: the names of things that are wanted.
    private struct Names {
        private let old: KnowledgeBase
        private let new: KnowledgeBase
        private let language: Language
        private let isWanted: (EntityID) -> Bool
        private var known: [String: [String]] = [:]
        private var next: [String: Int] = [:]

        init(_ old: KnowledgeBase, _ new: KnowledgeBase, _ language: Language, _ isWanted: @escaping (EntityID) -> Bool) {
            self.old = old
            self.isWanted = isWanted
            self.new = new
            self.language = language
        }

        /// The example with a name for each mask; nil when a mask has none.
        mutating func fill(_ example: String) -> String? {
            var filled = ""
            var rest = example[...]
            while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
                guard let name = name(of: String(rest[rest.index(after: open)..<close])) else { return nil }
                filled += rest[..<open] + name
                rest = rest[rest.index(after: close)...]
            }
            return filled + rest
        }

        private mutating func name(of kind: String) -> String? {
            let names = known[kind] ?? candidates(kind)
            known[kind] = names
            guard !names.isEmpty else { return nil }
            let number = next[kind] ?? 0
            next[kind] = number + 1
            return names[number % names.count]
        }

        private func candidates(_ kind: String) -> [String] {
            let before = names(kind, in: old)
            let after = names(kind, in: new)
            let shared = after.filter(before.contains)
            return shared.isEmpty ? after + before : shared
        }

        private func names(_ kind: String, in knowledge: KnowledgeBase) -> [String] {
            let entities = knowledge.entities.filter { $0.kind.rawValue == kind && isWanted($0.id) }.compactMap { $0.names[language]?.name }
            let forms = knowledge.names.filter { $0.kind.rawValue == kind }.compactMap { $0.forms[language]?.first }
            return entities + forms
        }
    }
}
