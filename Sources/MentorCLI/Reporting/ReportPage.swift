#if Server
import Mustache
import TextAnalysis

/// A report as one page that needs nothing else, to be opened from a disk, mailed or printed.
struct ReportPage {
    let document: ReportDocument
    let language: Language

    private func said(_ french: String, _ english: String) -> String { language == .french ? french : english }

    /// - Throws: `inside` when the template, which is part of the program, does not parse.
    func bytes() throws(CommandError) -> [UInt8] {
        let template: MustacheTemplate
        do { template = try MustacheTemplate(string: ReportTemplate.text) } catch {
            throw CommandError(status: .inside, lines: ["mentor: the template of the report does not parse: \(error)"])
        }
        return Array(template.render([
            "lang": language.rawValue, "title": document.title, "period": document.period, "skip": said("Aller au contenu", "Skip to the content"),
            "contents": said("Sommaire", "Contents"), "facts": document.facts.map { ["label": $0.label, "value": $0.value] },
            "sections": document.sections.map(section), "footnotes": document.footnotes,
        ] as [String: Any]).utf8)
    }

    private func section(_ section: ReportDocument.Section) -> [String: Any] {
        var view: [String: Any] = ["id": section.id, "title": section.title, "explanation": section.explanation]
        if let nothing = section.nothing { view["nothing"] = nothing }
        if var plot = ReportPlot(section.chart)?.view {
            plot["description"] = description(section)
            view["plots"] = [plot]
        }
        if let table = section.table { view["tables"] = [self.table(table)] }
        return view
    }

    /// What the plot shows, in a sentence; the table below holds the rest.
    private func description(_ section: ReportDocument.Section) -> String {
        let most = section.chart.bars.max { $0.count < $1.count }
        return said("Le plus haut : ", "The highest: ") + (most.map { "\($0.label), \($0.amount)" } ?? "")
            + said(". Tous les nombres sont dans le tableau qui suit.", ". All numbers are in the table below.")
    }

    private func table(_ table: ReportDocument.Table) -> [String: Any] {
        func isNumber(_ column: Int) -> Bool { table.sides.indices.contains(column) && table.sides[column] == .right }
        // A note belongs to the row's longest words, the third column of the questions.
        let noted = min(2, table.headings.count - 1)
        return [
            "columns": table.headings.enumerated().map { ["heading": $1, "isNumber": isNumber($0)] as [String: Any] },
            "rows": table.rows.enumerated().map { place, row -> [String: Any] in
                let note = table.notes.indices.contains(place) ? table.notes[place] : ""
                return [
                    "cells": row.enumerated().map { column, text -> [String: Any] in
                        var cell: [String: Any] = ["text": text, "isNumber": isNumber(column)]
                        if column == noted, !note.isEmpty { cell["note"] = note }
                        return cell
                    },
                ]
            },
        ]
    }
}
#endif
