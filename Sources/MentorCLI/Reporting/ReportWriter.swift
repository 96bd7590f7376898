#if Server
import Conversations
import Figures
import Foundation
import Knowledge
import TextAnalysis

/// What a report says: each number with what it counts, for somebody who writes pages and never programmed.
struct ReportWriter {
    let report: StoreReport
    let period: ReportPeriod
    let names: ReportNames
    /// Answers are uncertain below this probability, and when the runner-up is nearer than this margin.
    let leastConfidence: Double
    let leastMargin: Double
    /// Rows of a list.
    let limit: Int

    var language: Language { names.language }

    /// The words of the report's language, with the spaces that French sets before its signs.
    func said(_ french: String, _ english: String) -> String {
        guard language == .french else { return english }
        return Self.spaces.reduce(french) { $0.replacing($1.typed, with: $1.set) }
    }

    private static let spaces: [(typed: String, set: String)] = [
        (" ;", "\u{202F};"), (" ?", "\u{202F}?"), (" !", "\u{202F}!"), (" :", "\u{A0}:"), ("« ", "«\u{A0}"), (" »", "\u{A0}»"),
    ]

    func document() -> ReportDocument {
        ReportDocument(
            title: said("Ce que l'on demande à Mentor", "What people ask Mentor"), period: span, facts: facts,
            sections: [
                unanswered, disliked, uncertain, outcomes, intents, entities, asked, hours, weekdays, ages, languages,
            ],
            footnotes: footnotes)
    }

    // MARK: Numbers

    /// "2 900", with the spaces of the language.
    func number(_ count: Int) -> String {
        let digits = String(count)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text += said("\u{202F}", ",") }
            text.append(digit)
        }
        return text
    }

    /// "40 %"; "< 1 %" for what is there but rounds to nothing.
    func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "" }
        let percent = Int((Double(part) * 100 / Double(whole)).rounded())
        return (part > 0 && percent == 0 ? "< 1" : String(percent)) + said("\u{202F}%", "%")
    }

    func bars(_ counts: [(label: String, count: Int)], of whole: Int) -> [ReportDocument.Bar] {
        counts.map { .init(label: $0.label, count: $0.count, amount: "\(number($0.count)) (\(share($0.count, of: whole)))") }
    }

    func table(_ heading: String, _ counts: [(label: String, count: Int)], of whole: Int, _ unit: String) -> ReportDocument.Table {
        ReportDocument.Table(
            headings: [heading, unit, said("part", "share")], sides: [.left, .right, .right],
            rows: counts.map { [$0.label, number($0.count), share($0.count, of: whole)] })
    }

    // MARK: Head and foot

    private var span: String {
        let days = period.days
        if days == 1 { return said("le \(day(period.first))", "on \(day(period.first))") }
        return said(
            "du \(day(period.first)) au \(day(period.last)) (\(number(days)) jours)",
            "from \(day(period.first)) to \(day(period.last)) (\(number(days)) days)")
    }

    private static let months = [
        Language.french: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
        ],
        .english: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        ],
    ]

    /// "21 novembre 2026".
    func day(_ day: Day) -> String {
        let months = Self.months[language] ?? []
        let month = months.indices.contains(day.month - 1) ? months[day.month - 1] : String(day.month)
        return "\(day.day == 1 ? said("1er", "1") : String(day.day)) \(month) \(day.year)"
    }

    private var facts: [ReportDocument.Fact] {
        let answered = report.outcomes.first { $0.name == "answered" }?.count ?? 0
        return [
            .init(label: said("conversations", "conversations"), value: number(report.sessions)),
            .init(label: said("messages reçus", "messages received"), value: number(report.turns)),
            .init(
                label: said("messages qui ont eu une réponse de la base", "messages answered from the base"),
                value: report.turns == 0 ? "0" : "\(number(answered)) (\(share(answered, of: report.turns)))"),
            .init(label: said("questions restées sans réponse", "questions left unanswered"), value: number(report.unansweredCount)),
            .init(label: said("pouces levés", "thumbs up"), value: number(report.votesUp)),
            .init(label: said("pouces baissés", "thumbs down"), value: number(report.votesDown)),
        ]
    }

    private var footnotes: [String] {
        [
            said(
                "Jours et heures : fuseau horaire \(period.timeZone.identifier). Un message est ce qu'une personne envoie en une fois ; il peut "
                    + "contenir plusieurs questions.",
                "Days and hours are those of \(period.timeZone.identifier). A message is what a person sends at once; it may hold "
                    + "several questions."),
            said(
                "Mentor garde peu : un message est compté sans son texte, sauf réglage contraire ; seules les questions sans réponse "
                    + "gardent le leur, sans nom ni adresse, détachées de leur conversation. Les messages de détresse ne sont ni gardés "
                    + "ni comptés. Passé la durée de conservation, tout est effacé : un rapport sur une période plus longue ne "
                    + "montre que ce qui reste.",
                "Mentor keeps little: a message is counted without its text unless set otherwise; only unanswered questions keep "
                    + "theirs, without names and addresses, detached from their conversation. Messages of distress are neither kept nor "
                    + "counted. Beyond the time of retention all is erased: a longer report shows what is left."),
            said(
                "Écrit avec la base de connaissances \(names.knowledge.version).", "Written with knowledge base \(names.knowledge.version)."),
        ]
    }
}
#endif
