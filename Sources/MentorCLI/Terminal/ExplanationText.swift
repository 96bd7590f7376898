import Identifiers
import MentorCore
import TextAnalysis

/// Why a message was answered as it was, in lines for a person.
struct ExplanationText {
    let language: Language

    private func said(_ french: String, _ english: String) -> String { language == .french ? french : english }

    /// The lines of the whole explanation.
    func lines(_ explanation: TurnExplanation) -> [String] {
        var lines = [said("Langue lue : ", "Language read: ") + explanation.language]
        if explanation.isTruncated {
            lines.append(said("Seul le début du message a été lu.", "Only the beginning of the message was read."))
        }
        for reading in explanation.readings {
            let cost = reading.cost > 0 ? said(", coût ", ", cost ") + Self.short(reading.cost) : ""
            lines.append(
                said("Lu autrement : ", "Read as: ") + "\(reading.surface) → \(reading.read) (\(reading.reason)\(cost))"
            )
        }
        for clause in explanation.clauses { lines += self.lines(clause) }
        return lines
    }

    private func lines(_ clause: TurnExplanation.Clause) -> [String] {
        var lines = [said("Question : ", "Question: ") + clause.text]
        lines.append(
            "- " + said("décision : ", "decision: ") + clause.decision + (clause.refusal.map { ", \($0)" } ?? ""))
        if !clause.candidates.isEmpty {
            let candidates = clause.candidates.prefix(3).map { "\($0.intent) \(Self.short($0.probability))" }
            lines.append(
                "- " + said("intentions : ", "intents: ") + candidates.joined(separator: ", ")
                    + said(" ; écart ", "; margin ") + Self.short(clause.margin)
                    + said(" ; hors sujet ", "; off topic ") + Self.short(clause.none))
        }
        if !clause.weights.isEmpty {
            let terms = clause.weights.map { "\($0.term) \(Self.short($0.weight))" }
            lines.append("- " + said("ce qui a compté : ", "what counted: ") + terms.joined(separator: ", "))
        }
        let unexplained =
            clause.unexplained.isEmpty
            ? "" : said(", inconnus : ", ", unknown: ") + clause.unexplained.joined(separator: ", ")
        lines.append(
            "- " + said("mots expliqués : ", "words explained: ") + Self.short(clause.coverage * 100) + " %"
                + unexplained)
        if !clause.found.isEmpty {
            let found = clause.found.map { "\($0.passage) \(Self.short($0.score))" }
            lines.append("- " + said("passages : ", "passages: ") + found.joined(separator: ", "))
        }
        return lines
    }

    /// At most two decimals, a point between.
    private static func short(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e9 else { return "?" }
        let hundredths = Int((abs(number) * 100).rounded())
        var text = String(hundredths / 100)
        if hundredths % 100 != 0 {
            text += "." + (hundredths % 100 < 10 ? "0" : "") + String(hundredths % 100)
            while text.hasSuffix("0") { text.removeLast() }
        }
        return (number < 0 && hundredths > 0 ? "-" : "") + text
    }
}
