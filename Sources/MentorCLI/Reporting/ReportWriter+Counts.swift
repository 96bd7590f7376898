#if Server
import Conversations

/// What was asked, when, and how old the figures were.
extension ReportWriter {
    private typealias Counts = [(label: String, count: Int)]

    var outcomes: ReportDocument.Section {
        section(
            "outcomes", said("Ce que les messages sont devenus", "What became of the messages"),
            said("Part des messages reçus, par issue.", "Share of the messages received, by outcome."),
            report.outcomes.map { (names.outcome($0.name), $0.count) }, of: report.turns, heading: said("issue", "outcome"),
            unit: said("messages", "messages"))
    }

    var intents: ReportDocument.Section {
        section(
            "intents", said("Ce qui est demandé", "What is asked"),
            said(
                "Part de toutes les questions contenues dans les messages, par demande.",
                "Share of all questions in the messages, by what they ask."),
            report.intents.prefix(limit).map { (names.intent(named: $0.name), $0.count) }, of: report.intents.reduce(0) { $0 + $1.count },
            heading: said("demande", "asked"), unit: said("questions", "questions"))
    }

    var entities: ReportDocument.Section {
        section(
            "entities", said("De quoi l'on parle", "What it is about"),
            said(
                "Messages qui nomment chaque métier, formation ou école, et leur part des messages reçus ; un message peut en nommer "
                    + "plusieurs.",
                "Messages that name each role, course or school, and their share of the messages received; a message may name "
                    + "several."),
            report.entities.prefix(limit).map { (names.entity(counted: $0.name), $0.count) }, of: report.turns,
            heading: said("sujet", "thing"), unit: said("messages", "messages"))
    }

    var asked: ReportDocument.Section {
        var section = ReportDocument.Section(
            id: "asked", title: said("Ce qui est demandé de quoi, et les avis", "What is asked of what, and the votes"),
            explanation: said(
                "Chaque ligne compte des questions, et les pouces levés et baissés sur leurs réponses.",
                "Each line counts questions, and the thumbs up and down on their answers."))
        guard !report.asked.isEmpty else {
            section.nothing = nothingYet
            return section
        }
        section.table = ReportDocument.Table(
            headings: [
                said("demande", "asked"), said("sur", "about"), said("questions", "questions"), said("pouces levés", "thumbs up"),
                said("pouces baissés", "thumbs down"),
            ],
            sides: [.left, .left, .right, .right, .right],
            rows: report.asked.prefix(limit).map { row in
                [
                    names.intent(row.intent), row.entity.map(names.entity(_:)) ?? "", number(row.count), number(row.up), number(row.down),
                ]
            })
        return section
    }

    var hours: ReportDocument.Section {
        let counts = report.hours.enumerated().map { (label: said("\($0.offset) h", "\($0.offset):00"), count: $0.element) }
        return ordered(
            "hours", said("Heures de la journée", "Hours of the day"),
            said("Messages reçus dans chaque heure, tous jours réunis.", "Messages received in each hour, all days together."),
            counts, heading: said("heure", "hour"))
    }

    var weekdays: ReportDocument.Section {
        let days = said(
            "lundi mardi mercredi jeudi vendredi samedi dimanche", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
        return ordered(
            "weekdays", said("Jours de la semaine", "Days of the week"),
            said("Messages reçus chaque jour de la semaine.", "Messages received on each day of the week."),
            zip(days.split(separator: " ").map(String.init), report.weekdays).map { (label: $0, count: $1) }, heading: said("jour", "day"))
    }

    var ages: ReportDocument.Section {
        let counts = report.figureAges.map { (label: $0.year.map { String($0) } ?? said("sans date", "undated"), count: $0.count) }
        return section(
            "figures", said("Âge des chiffres servis", "Age of the figures served"),
            said(
                "Messages dont la réponse donnait au moins un chiffre, par année du plus ancien. De vieilles années en tête : ces pages "
                    + "sont à mettre à jour.",
                "Messages whose answer gave a figure, by the year of the oldest one. Old years with many messages: pages to bring up "
                    + "to date."),
            counts, of: counts.reduce(0) { $0 + $1.count }, heading: said("année du chiffre", "year of the figure"),
            unit: said("messages", "messages"))
    }

    var languages: ReportDocument.Section {
        section(
            "languages", said("Langues", "Languages"),
            said("Part des messages, par langue de la réponse.", "Share of the messages, by the language of the answer."),
            report.languages.map { (names.language($0.name), $0.count) }, of: report.turns, heading: said("langue", "language"),
            unit: said("messages", "messages"))
    }

    // MARK: Shapes

    var nothingYet: String {
        said("Rien à compter sur ces jours.", "Nothing to count in these days.")
    }

    private func section(
        _ id: String, _ title: String, _ explanation: String, _ counts: Counts, of whole: Int, heading: String, unit: String
    ) -> ReportDocument.Section {
        var section = ReportDocument.Section(id: id, title: title, explanation: explanation)
        guard !counts.isEmpty, whole > 0 else {
            section.nothing = nothingYet
            return section
        }
        section.chart = .rows(bars(Array(counts.prefix(15)), of: whole))
        section.table = table(heading, counts, of: whole, unit)
        return section
    }

    private func ordered(
        _ id: String, _ title: String, _ explanation: String, _ counts: Counts, heading: String
    ) -> ReportDocument.Section {
        var section = ReportDocument.Section(id: id, title: title, explanation: explanation)
        let whole = counts.reduce(0) { $0 + $1.count }
        guard whole > 0 else {
            section.nothing = nothingYet
            return section
        }
        section.chart = .columns(bars(counts, of: whole))
        section.table = table(heading, counts.filter { $0.count > 0 }, of: whole, said("messages", "messages"))
        return section
    }
}
#endif
