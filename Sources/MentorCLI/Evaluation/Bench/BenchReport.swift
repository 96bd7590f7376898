import JSON
import MentorCore

/// What a bench found, for a person, for a program, or for a page.
struct BenchReport {
    let bench: Bench

    /// A table in French, as wide as it must be.
    func text(style: Style) -> String {
        var table = TextTable(
            ["étape", "médiane µs", "p99 µs", "par seconde", "mémoire Ko"], sides: [.left, .right, .right, .right, .right])
        for (stage, spans, growth) in bench.stages { table.add([Self.name(stage)] + Self.cells(spans, growth)) }
        table.add(["réponse entière"] + Self.cells(bench.answer, bench.memory.warm - bench.memory.loaded))
        let memory = bench.memory
        let lines = table.lines(width: nil, style: style) + [
            "",
            "\(bench.questions) questions, \(bench.runs) passages après un premier à blanc, un seul fil",
            "chargement : \(Self.tenths(bench.loadSeconds * 1e3)) ms",
            "mémoire : \(Self.megabytes(memory.started)) Mo au départ, \(Self.megabytes(memory.loaded)) chargé, "
                + "\(Self.megabytes(memory.warm)) à chaud, \(Self.megabytes(memory.peak)) au plus",
            "base compilée : \(Self.megabytes(bench.artefactBytes)) Mo",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    /// One object on a line.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("questions", bench.questions)
            writer.field("runs", bench.runs)
            writer.field("load_seconds", Self.rounded(bench.loadSeconds, 1_000))
            writer.key("answer")
            writer.object { Self.write(bench.answer, to: &$0) }
            writer.key("stages")
            writer.array(bench.stages) { writer, part in
                writer.object { writer in
                    writer.field("stage", part.stage.rawValue)
                    Self.write(part.spans, to: &writer)
                    writer.field("resident_growth_bytes", part.growth)
                }
            }
            writer.field("started_rss_bytes", bench.memory.started)
            writer.field("loaded_rss_bytes", bench.memory.loaded)
            writer.field("warm_rss_bytes", bench.memory.warm)
            writer.field("peak_rss_bytes", bench.memory.peak)
            writer.field("artefact_bytes", bench.artefactBytes)
        }
        writer.endLine()
        return writer.bytes
    }

    /// A table of Markdown, in English; a stage a column, as a page has more room across than down.
    var markdown: String {
        let memory = bench.memory
        let names = bench.stages.map(\.stage.rawValue) + ["whole answer"]
        let columns = bench.stages.map { Self.cells($0.spans, $0.growth) } + [Self.cells(bench.answer, memory.warm - memory.loaded)]
        var lines = ["| stage | " + names.joined(separator: " | ") + " |", "| --- |" + String(repeating: " ---: |", count: names.count)]
        for (place, name) in ["median µs", "p99 µs", "a second", "memory KB"].enumerated() {
            lines.append("| \(name) | " + columns.map { $0[place] }.joined(separator: " | ") + " |")
        }
        lines.append("")
        lines.append(
            "\(bench.questions) questions, \(bench.runs) runs after a first one, one thread; "
                + "loading \(Self.tenths(bench.loadSeconds * 1e3)) ms; "
                + "resident \(Self.megabytes(memory.loaded)) MB loaded, \(Self.megabytes(memory.peak)) MB at most; "
                + "compiled base \(Self.megabytes(bench.artefactBytes)) MB.")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func write(_ spans: Bench.Spans, to writer: inout JSONWriter) {
        writer.field("calls", spans.count)
        writer.field("median_microseconds", rounded(spans.median, 100))
        writer.field("p99_microseconds", rounded(spans.p99, 100))
        writer.field("per_second", spans.perSecond.rounded())
    }

    /// Median, p99, how many a second, kilobytes.
    private static func cells(_ spans: Bench.Spans, _ growth: Int) -> [String] {
        [tenths(spans.median), tenths(spans.p99), whole(spans.perSecond), String(growth / 1_024)]
    }

    private static func name(_ stage: TurnStage) -> String {
        switch stage {
        case .language: "langue"
        case .analysis: "analyse"
        case .reading: "lecture"
        case .linking: "entités"
        case .matching: "intentions"
        case .retrieval: "recherche"
        case .dialogue: "dialogue"
        case .composition: "rédaction"
        case .explanation: "explication"
        }
    }

    private static func rounded(_ value: Double, _ scale: Double) -> Double { (value * scale).rounded() / scale }

    private static func tenths(_ value: Double) -> String { String(rounded(value, 10)) }

    private static func whole(_ value: Double) -> String { String(Int(value.rounded())) }

    private static func megabytes(_ bytes: Int) -> String { tenths(Double(bytes) / 1e6) }
}
