#if Server
import Conversations

/// What asks to be mended: what was not answered, not liked, not sure.
extension ReportWriter {
    var unanswered: ReportDocument.Section {
        var section = ReportDocument.Section(
            id: "unanswered", title: said("Questions restées sans réponse", "Questions left unanswered"),
            explanation: said(
                "Les questions qui se ressemblent sont réunies, la plus posée d'abord. Chaque nombre compte des questions. "
                    + "« mentor kb suggest 1 » écrit l'ébauche d'une page pour la première.",
                "Questions that are alike stand together, the most asked first. Each number counts questions. "
                    + "`mentor kb suggest 1` drafts a page for the first."))
        guard !report.unanswered.isEmpty else {
            section.nothing = said("Aucune : tout ce qui a été demandé a trouvé une réponse, ou rien n'a encore été demandé.",
                "None: all that was asked found an answer, or nothing was asked yet.")
            return section
        }
        var table = ReportDocument.Table(
            headings: [said("n°", "no."), "questions", said("demande", "asked"), said("pourquoi", "why"), said("jours", "days")],
            sides: [.right, .right], rows: [])
        for (place, cluster) in report.unanswered.prefix(limit).enumerated() {
            let reasons = cluster.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { names.reason($0.key) }
            let days = cluster.firstDay == cluster.lastDay ? cluster.firstDay : "\(cluster.firstDay) → \(cluster.lastDay)"
            table.rows.append([
                number(place + 1), number(cluster.count), cluster.question, reasons.joined(separator: ", "), days,
            ])
            let others = cluster.wordings.dropFirst().prefix(4).map { said("« \($0.text) »", "“\($0.text)”") }
            table.notes.append(others.isEmpty ? "" : said("aussi : ", "also: ") + others.joined(separator: ", "))
        }
        section.table = table
        section.chart = .rows(report.unanswered.prefix(10).map {
            .init(label: $0.question, count: $0.count, amount: number($0.count))
        })
        return section
    }

    var disliked: ReportDocument.Section {
        var section = ReportDocument.Section(
            id: "disliked", title: said("Réponses mal notées", "Answers voted down"),
            explanation: said(
                "Chaque ligne est une réponse qui a reçu un pouce baissé, la dernière d'abord : ce qui était demandé, et le commentaire "
                    + "s'il y en a un. Le texte de la question n'est montré que s'il est gardé.",
                "Each line is an answer that was voted down, the last one first: what was asked, and the comment if there is one. "
                    + "The question's text is shown only where it is kept."))
        guard !report.disliked.isEmpty else {
            section.nothing = said("Aucun pouce baissé sur ces jours.", "No thumbs down in these days.")
            return section
        }
        var table = ReportDocument.Table(
            headings: [said("jour", "day"), said("demande", "asked"), said("sur", "about"), said("issue", "outcome"), said("commentaire", "comment")],
            sides: [], rows: [])
        for disliked in report.disliked.prefix(limit) {
            table.rows.append([
                disliked.day, names.intent(disliked.intent), disliked.entities.map(names.entity(_:)).joined(separator: ", "),
                names.outcome(disliked.outcome), disliked.comment ?? "",
            ])
            table.notes.append(disliked.question.map { said("question : « \($0) »", "question: “\($0)”") } ?? "")
        }
        section.table = table
        return section
    }

    var uncertain: ReportDocument.Section {
        let confidence = share(Int(leastConfidence * 100), of: 100)
        let margin = share(Int(leastMargin * 100), of: 100)
        var section = ReportDocument.Section(
            id: "uncertain", title: said("Réponses peu sûres", "Uncertain answers"),
            explanation: said(
                "Réponses données alors que Mentor hésitait : probabilité sous \(confidence), ou moins de \(margin) d'avance sur une autre "
                    + "lecture. Chaque nombre compte des messages. Des exemples de plus dans les intentions confondues aident à "
                    + "trancher (« mentor kb check » montre celles qui se ressemblent).",
                "Answers given while Mentor hesitated: a probability below \(confidence), or less than \(margin) ahead of another "
                    + "reading. Each number counts messages. More examples in the intents that are confused help to decide."))
        guard !report.uncertain.isEmpty else {
            section.nothing = said("Aucune sur ces jours.", "None in these days.")
            return section
        }
        section.table = ReportDocument.Table(
            headings: [
                said("lu comme", "read as"), said("hésite avec", "hesitates with"), said("messages", "messages"),
                said("probabilité moyenne", "mean probability"),
            ],
            sides: [.left, .left, .right, .right],
            rows: report.uncertain.prefix(limit).map { row in
                [
                    names.intent(row.intent), row.runnerUp.map(names.intent(_:)) ?? "", number(row.count),
                    share(Int((row.confidence * 100).rounded()), of: 100),
                ]
            })
        return section
    }
}
#endif
