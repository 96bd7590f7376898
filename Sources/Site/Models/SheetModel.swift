internal import Composition
internal import Figures
internal import Identifiers
internal import Knowledge
internal import TextAnalysis

/// A sheet: all that is told of one entity, each statement and each figure with the number of its source.
struct SheetModel {
    let knowledge: KnowledgeBase
    let wording: Wording
    let addresses: PageAddresses
    let asOf: Day?

    /// The part of the page that is its own; nil when the entity has no name in the language, or is a question.
    func view(_ entity: Entity) -> (title: String, view: View)? {
        guard let name = entity.names[wording.language], !knowledge.questionKinds.contains(entity.kind) else { return nil }
        var lines = PassageLines(knowledge, addresses, isNumbered: true)
        let facets = FacetText.all(of: entity, wording.language, knowledge).map { facet($0, &lines) }
        let title = Typesetting.title(name.name)
        let cards = Cards(knowledge: knowledge, wording: wording, addresses: addresses)
        let related = entity.related.compactMap { knowledge.entity($0) }.compactMap(cards.card)
        return (title, View { view in
            view.set("sheet", View {
                $0.set("name", title)
                $0.set("feminine", name.feminine == name.name ? nil : name.feminine.map(Typesetting.set))
                $0.set("review_by", entity.reviewBy?.description)
            })
            view.set("facets", facets)
            view.set("related", related)
            view.set("has_related", !related.isEmpty)
            view.set("references", lines.cited.enumerated().compactMap { index, id in
                knowledge.source(id).map { SourceLine.view($0, number: index + 1) }
            })
        })
    }

    private func facet(_ text: FacetText, _ lines: inout PassageLines) -> View {
        let chart = FigureChart(knowledge: knowledge, wording: wording)
        let figures = Self.newestFirst(text.figures)
        let heading = Typesetting.set(text.heading)
        var rows: [FigureChart.Row] = []
        var amounts: [View] = []
        for figure in figures {
            let citations = lines.citations(figure.sources)
            if FigureChart.isDrawn(figure) {
                rows.append(FigureChart.Row(figure: figure, citations: citations))
            } else {
                amounts.append(chart.line(figure, name: name(of: figure), citations: citations))
            }
        }
        let blocks = lines.blocks(text.passages)
        return View { view in
            view.set("anchor", Anchors.facet(text.facet))
            view.set("heading", heading)
            view.set("blocks", blocks)
            view.set("charts", chart.views(rows, least: 1, most: .max) { figure in
                let name = name(of: figure)
                return name.isEmpty ? text.heading : name
            })
            view.set("amounts", amounts)
            view.set("has_amounts", !amounts.isEmpty)
            view.set("old_figures", caution(figures))
        }
    }

    /// What the figure measures; empty where the heading alone has to tell.
    private func name(of figure: Figure) -> String {
        knowledge.schema.measure(figure.measure)?.names[wording.language.rawValue] ?? ""
    }

    private func caution(_ figures: [Figure]) -> String? {
        guard let asOf else { return nil }
        let old = figures.filter { $0.isOlderThan(years: AnswerComposer.yearsUntilOld, asOf: asOf) }
        return old.compactMap(\.latestYear).max().map { wording.filled("old_figures", ["year": String($0)]) }
    }

    /// Those of the last year first, otherwise as written.
    private static func newestFirst(_ figures: [Figure]) -> [Figure] {
        figures.enumerated().sorted { left, right in
            let years = (left.element.latestYear ?? 0, right.element.latestYear ?? 0)
            return years.0 != years.1 ? years.0 > years.1 : left.offset < right.offset
        }.map(\.element)
    }
}
