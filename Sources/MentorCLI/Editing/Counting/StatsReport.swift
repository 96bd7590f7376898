import Figures
import Identifiers
import JSON
import Knowledge
import MentorCore
import TextAnalysis

/// What a knowledge base holds, in figures: counts, holes, ages and sources.
struct StatsReport {
    let knowledge: KnowledgeBase
    private let coverages: [Coverage]
    /// Figures by their latest year, the newest first; nil for those without.
    private let ages: [(year: Int?, figures: Int)]
    /// Sources by use, the most used first.
    private let uses: [(source: SourceID, passages: Int, figures: Int)]

    /// Sources shown when not all are asked for.
    private static let mostSources = 15

    init(_ knowledge: KnowledgeBase) {
        self.knowledge = knowledge
        coverages = knowledge.schema.kinds.map { Coverage($0, in: knowledge) }
        var ages: [Int?: Int] = [:]
        var passages: [SourceID: Int] = [:]
        var figures: [SourceID: Int] = [:]
        for entity in knowledge.entities {
            for figure in entity.figures {
                ages[figure.latestYear, default: 0] += 1
                for source in figure.sources { figures[source, default: 0] += 1 }
            }
            for language in knowledge.schema.languages {
                for passage in entity.passages(in: language) { for source in passage.sources { passages[source, default: 0] += 1 } }
            }
        }
        self.ages = ages.sorted { ($0.key ?? -1) > ($1.key ?? -1) }.map { ($0.key, $0.value) }
        uses = knowledge.sources.map { ($0.id, passages[$0.id] ?? 0, figures[$0.id] ?? 0) }
            .sorted { $0.1 + $0.2 != $1.1 + $1.2 ? $0.1 + $0.2 > $1.1 + $1.2 : $0.0 < $1.0 }
    }

    private var languages: [Language] { knowledge.schema.languages }
    private var unused: [SourceID] { uses.filter { $0.passages + $0.figures == 0 }.map(\.source) }

    private func passages(_ language: Language) -> Int { knowledge.entities.reduce(0) { $0 + $1.passages(in: language).count } }

    private func examples(_ language: Language) -> Int {
        knowledge.intents.reduce(0) { $0 + ($1.examples[language]?.count ?? 0) }
    }

    private var figures: Int { knowledge.entities.reduce(0) { $0 + $1.figures.count } }
    private var absent: Int { knowledge.entities.reduce(0) { $0 + ($1.absent.values.map(\.count).max() ?? 0) } }

    private func holes(_ coverage: Coverage) -> Int {
        coverage.rows.reduce(0) { $0 + $1.states.joined().count { $0 == .missing } }
    }

    // MARK: For a person

    /// - Parameter isWhole: show every entity and every source.
    func text(width: Int, style: Style, isWhole: Bool) -> String {
        var blocks = [counts]
        for coverage in coverages {
            let lines = coverage.lines(width: width, style: style, isWhole: isWhole)
            if !lines.isEmpty { blocks.append(lines) }
        }
        blocks.append([
            "T told  F figures only  a absent with reason  - optional  . missing",
        ].map { style.dressed(TextWrapper(width: width).wrap($0), as: .dim) })
        if !ages.isEmpty { blocks.append(agesTable.lines(width: width, style: style)) }
        blocks.append(sourceLines(width: width, style: style, isWhole: isWhole))
        return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var counts: [String] {
        var lines = [("version", knowledge.version), ("digest", knowledge.digest)]
        lines += coverages.map { ($0.kind.id.rawValue, String($0.rows.count)) }
        lines += languages.map { ("passages (\($0.rawValue))", String(passages($0))) }
        lines += [
            ("figures", String(figures)), ("absent facets", String(absent)),
            ("missing facets", String(coverages.reduce(0) { $0 + holes($1) })),
            ("sources", String(knowledge.sources.count)), ("intents", String(knowledge.intents.count)),
        ]
        lines += languages.map { ("examples (\($0.rawValue))", String(examples($0))) }
        lines.append(("other names", String(knowledge.names.count)))
        let widest = lines.map { $0.0.count }.max() ?? 0
        return lines.map { $0.0 + String(repeating: " ", count: widest + 2 - $0.0.count) + $0.1 }
    }

    private var agesTable: TextTable {
        var table = TextTable(["year", "figures"], sides: [.left, .right])
        for age in ages { table.add([age.year.map { String($0) } ?? "none", String(age.figures)]) }
        return table
    }

    private func sourceLines(width: Int, style: Style, isWhole: Bool) -> [String] {
        let used = uses.filter { $0.passages + $0.figures > 0 }
        let shown = isWhole ? used : Array(used.prefix(Self.mostSources))
        var table = TextTable(["source", "passages", "figures", "date", "reliability"], sides: [.left, .right, .right])
        for use in shown {
            let source = knowledge.source(use.source)
            table.add([
                use.source.rawValue, String(use.passages), String(use.figures), source?.date?.description ?? "",
                source?.reliability.rawValue ?? "",
            ])
        }
        var lines = table.lines(width: width, style: style)
        if shown.count < used.count { lines.append("\(used.count - shown.count) more sources in use (--all shows them)") }
        let idle = unused.map(\.rawValue).joined(separator: ", ")
        lines.append(idle.isEmpty ? "unused: none" : TextWrapper(width: width).wrap("unused: \(idle)"))
        return lines
    }

    // MARK: For a program

    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("version", knowledge.version)
            writer.field("digest", knowledge.digest)
            writer.key("entities")
            writer.object { writer in for coverage in coverages { writer.field(coverage.kind.id.rawValue, coverage.rows.count) } }
            writer.key("passages")
            writer.object { writer in for language in languages { writer.field(language.rawValue, passages(language)) } }
            writer.field("figures", figures)
            writer.field("absent_facets", absent)
            writer.field("missing_facets", coverages.reduce(0) { $0 + holes($1) })
            writer.field("sources", knowledge.sources.count)
            writer.field("intents", knowledge.intents.count)
            writer.key("examples")
            writer.object { writer in for language in languages { writer.field(language.rawValue, examples(language)) } }
            writer.field("other_names", knowledge.names.count)
            writer.key("coverage")
            writer.object { writer in
                for coverage in coverages {
                    writer.key(coverage.kind.id.rawValue)
                    writer.coverage(coverage)
                }
            }
            writer.key("figure_years")
            writer.array(ages) { writer, age in
                writer.object { writer in
                    writer.key("year")
                    if let year = age.year { writer.value(year) } else { writer.null() }
                    writer.field("figures", age.figures)
                }
            }
            writer.key("source_uses")
            writer.array(uses) { writer, use in
                writer.object {
                    $0.field("id", use.source.rawValue)
                    $0.field("passages", use.passages)
                    $0.field("figures", use.figures)
                }
            }
            writer.field("unused_sources", unused)
        }
        writer.endLine()
        return writer.bytes
    }
}

extension JSONWriter {
    /// `{"data-scientist": {"overview": {"fr": "told", "en": "missing"}}}`
    fileprivate mutating func coverage(_ coverage: Coverage) {
        object { writer in
            for row in coverage.rows {
                writer.key(row.entity.rawValue)
                writer.object { writer in
                    for (facet, states) in zip(coverage.kind.facets, row.states) {
                        writer.key(facet.rawValue)
                        writer.object { writer in
                            for (language, state) in zip(coverage.languages, states) { writer.field(language.rawValue, state.rawValue) }
                        }
                    }
                }
            }
        }
    }
}
