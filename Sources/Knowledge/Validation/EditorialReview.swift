public import Figures

/// What a careful reader would say of a knowledge base that loads: nothing is broken, and something is still wrong.
///
/// The loader finds what keeps a base from being used, at every start, in milliseconds. Other faults take reading: the
/// English page says 54,000 where the French one says 45 000, a text should have been looked at again in June, a
/// sentence cannot be spoken in one breath, "étudiants" leaves half of the pupils out, an intent has four examples. The
/// naive way is to leave them to proof-readers, who see one language and one page at a time. Ours reads every page
/// beside its translation and beside its figures, with the same analyser that reads questions, and says what it found
/// as warnings, each with its place and its remedy. It runs only when asked (`mentor kb check`).
///
/// Its limit is that it knows words, not meanings. So each check speaks only where a mistake is likelier than a manner
/// of writing: numbers are held against each other only where both texts name the same source, words against short
/// lists. What it does not find may still be wrong.
public struct EditorialReview: Sendable {
    /// Warnings only, sorted by path, line and column.
    public private(set) var diagnostics: [Diagnostic] = []

    let merged: MergedDraft
    let bases: [[KnowledgeFile]]
    /// In the order of the entities, then of the schema's languages, then of the page.
    let passages: [ReviewedPassage]

    /// Reviews a knowledge base and others laid over it, later ones over earlier ones. Files that cannot be read are left
    /// to `KnowledgeBaseLoader`, which reports them.
    ///
    /// - Parameter asOf: the day that decides whether a text is past its `review-by` date.
    public init(files: [KnowledgeFile], overlays: [[KnowledgeFile]] = [], asOf: Day) {
        bases = [files] + overlays
        merged = MergedDraft(bases.map { BaseDraft(files: $0) })
        passages = ReviewedPassage.all(of: merged)
        let found = figureProblems() + proseProblems() + languageProblems() + wordingProblems() + sentenceProblems()
            + ageProblems(asOf) + exampleProblems()
        diagnostics = Array(Set(found)).sorted()
    }

    func warning(
        _ code: Diagnostic.Code, _ path: String, _ position: Position, _ message: String, remedy: String
    ) -> Diagnostic {
        var report = Report(path: path)
        report.warning(position, message, remedy: remedy)
        let told = report.diagnostics.map { $0.coded(code) }.first
        return told ?? Diagnostic(severity: .warning, path: path, line: 1, column: 1, message: message, code: code)
    }

    // MARK: Age

    /// Pages that were to be looked at again before `day`.
    private func ageProblems(_ day: Day) -> [Diagnostic] {
        merged.entities.compactMap { drafts in
            guard let draft = drafts.first, let due = draft.reviewBy, due < day else { return nil }
            return warning(
                .overdue, draft.path, reviewPosition(in: draft), "this page was to be looked at again by \(due)",
                remedy: "check its facts and figures, then set “review-by” to a later day")
        }
    }

    /// Where `review-by:` stands in a page, or where its id does.
    private func reviewPosition(in draft: EntityDraft) -> Position {
        let file = bases.joined().last { $0.displayPath == draft.path }
        let lines = file?.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) ?? []
        guard let index = lines.firstIndex(where: { $0.starts(with: "review-by:".utf8) }) else { return draft.id.position }
        return Position(line: index + 1, column: 1)
    }
}
