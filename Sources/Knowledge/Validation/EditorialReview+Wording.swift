import Identifiers
import TextAnalysis

extension EditorialReview {
    /// Names and words that speak of people in one gender only.
    func wordingProblems() -> [Diagnostic] {
        namesWithoutFeminine() + passages.compactMap { passage in
            let words = GenderedWords.found(in: passage.tokens, passage.language)
            guard let first = words.first else { return nil }
            let quoted = words.map { "“\($0.word)”" }.joined(separator: ", ")
            return warning(
                .gendered, passage.path, passage.position, "\(quoted) \(words.count == 1 ? "leaves" : "leave") people out",
                remedy: "write \(first.remedy)")
        }
    }

    /// Names in the masculine without a feminine, in kinds where other names have one: those are kinds of people.
    private func namesWithoutFeminine() -> [Diagnostic] {
        let french = merged.entities.compactMap { drafts -> (EntityKind, EntityDraft)? in
            guard let kind = drafts.compactMap(\.kind).first, let draft = drafts.first(where: { $0.language == .french })
            else { return nil }
            return (kind.value, draft)
        }
        let kindsOfPeople = Set(french.filter { $0.1.feminine != nil }.map(\.0))
        return french.filter { kindsOfPeople.contains($0.0) && $0.1.feminine == nil && $0.1.gender == .masculine }
            .map { _, draft in
                warning(
                    .gendered, draft.path, draft.name.position, "“\(draft.name.value)” has no feminine",
                    remedy: "add “feminine: …”, the name itself where it does not change")
            }
    }

    /// Sentences longer than a breath.
    func sentenceProblems() -> [Diagnostic] {
        passages.flatMap { passage in
            let limit = SentenceLength.limit(passage.language)
            return SentenceLength.sentences(in: passage.text).filter { $0.words > limit }.map { sentence in
                warning(
                    .longSentence, passage.path, passage.position,
                    "a sentence of \(sentence.words) words, “\(sentence.beginning)…”, is hard to read aloud",
                    remedy: "cut it into sentences of at most \(limit) words")
            }
        }
    }
}
