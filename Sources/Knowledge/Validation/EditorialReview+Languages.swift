import Figures
import Identifiers
import TextAnalysis

extension EditorialReview {
    /// Numbers that one language states and another gives otherwise or leaves out.
    ///
    /// Pages are no word-for-word translations, so two passages are held against each other only when they stand under
    /// the same facet and name a source in common: then the source cannot have said both. A number is missed only when no
    /// passage of the other page that shares a source mentions it, whatever the unit, and no figure of the front matter,
    /// which is shown in every language, states it.
    func languageProblems() -> [Diagnostic] {
        var found: [Diagnostic] = []
        for (drafts, pages) in zip(merged.entities, passagesByEntity()) where drafts.count > 1 {
            let stated = Set(drafts.flatMap(\.figures).flatMap { [$0.figure.minimum, $0.figure.maximum] }.compactMap { $0 })
            for (number, first) in drafts.enumerated() {
                for second in drafts.dropFirst(number + 1) {
                    let left = pages.filter { $0.language == first.language }
                    let right = pages.filter { $0.language == second.language }
                    found += compare(left, right, stated)
                }
            }
        }
        return found
    }

    /// The passages of each entity, in the order of `merged.entities`.
    func passagesByEntity() -> [[ReviewedPassage]] {
        let groups = Dictionary(grouping: passages, by: \.entity)
        return merged.entities.map { drafts in drafts.first.flatMap { groups[$0.id.value] } ?? [] }
    }

    private func compare(
        _ left: [ReviewedPassage], _ right: [ReviewedPassage], _ stated: Set<Double>
    ) -> [Diagnostic] {
        let missedLeft = left.map { missed(of: $0, in: right) }
        var missedRight = right.map { missed(of: $0, in: left) }
        var found: [Diagnostic] = []
        for (passage, amounts) in zip(left, missedLeft) {
            for amount in amounts {
                // Another number of the same unit, from the same source: the two contradict each other.
                let rival = right.indices.first { index in
                    passage.isBeside(right[index]) && missedRight[index].contains { $0.unit == amount.unit }
                }
                if let rival, let place = missedRight[rival].firstIndex(where: { $0.unit == amount.unit }) {
                    let other = missedRight[rival].remove(at: place)
                    found.append(contradiction(passage, amount, right[rival], other))
                } else if !stated.contains(amount.value), let page = right.first {
                    found.append(omission(passage, amount, from: page))
                }
            }
        }
        for (passage, amounts) in zip(right, missedRight) {
            for amount in amounts where !stated.contains(amount.value) {
                if let page = left.first { found.append(omission(passage, amount, from: page)) }
            }
        }
        return found
    }

    /// The numbers of a passage that nothing on the other page says, though it speaks of the same from the same source.
    private func missed(of passage: ReviewedPassage, in others: [ReviewedPassage]) -> [StatedAmount] {
        let kept = passage.amounts.filter(\.mustBeKept)
        guard !kept.isEmpty, others.contains(where: passage.isBeside) else { return [] }
        var said: Set<Double> = []
        for other in others where other.facet == passage.facet || !other.sources.isDisjoint(with: passage.sources) {
            said.formUnion(StatedAmount.values(in: other.tokens))
        }
        var missed: [StatedAmount] = []
        for amount in kept where !said.contains(amount.value) && !missed.contains(where: { $0.value == amount.value }) {
            missed.append(amount)
        }
        return missed
    }

    private func contradiction(
        _ passage: ReviewedPassage, _ amount: StatedAmount, _ other: ReviewedPassage, _ rival: StatedAmount
    ) -> Diagnostic {
        warning(
            .conflictingFigures, other.path, other.position,
            "“\(rival.surface)” here, “\(amount.surface)” in \(passage.path):\(passage.position.line), from the same source",
            remedy: "correct the one that the source does not say")
    }

    private func omission(_ passage: ReviewedPassage, _ amount: StatedAmount, from page: ReviewedPassage) -> Diagnostic {
        warning(
            .untranslatedNumber, passage.path, passage.position,
            "the \(page.language.rawValue) page does not say “\(amount.surface)” under “\(passage.facet)”",
            remedy: "say it in \(page.path) too, or correct it here")
    }
}

extension ReviewedPassage {
    /// The other stands under the same facet and names a source in common.
    fileprivate func isBeside(_ other: ReviewedPassage) -> Bool {
        other.facet == facet && !other.sources.isDisjoint(with: sources)
    }
}
