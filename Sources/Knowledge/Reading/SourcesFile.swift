import Identifiers

/// Reads `sources.yaml`.
enum SourcesFile {
    private static let keys = ["publisher", "title", "url", "date", "undated", "reliability", "note"]

    /// The sources, and the ids of all that are listed, broken ones too; nil when nothing could be read.
    static func read(_ file: KnowledgeFile, report: inout Report) -> (sources: [Located<Source>], ids: [SourceID])? {
        guard let text = TextLines(file, report: &report),
            let tree = YAMLTree.read(text, report: &report)
        else { return nil }
        let pairs = tree.pairs(of: "the list of sources", report: &report)
        return (pairs.compactMap { source($0, report: &report) }, pairs.compactMap { SourceID($0.key.value) })
    }

    private static func source(_ pair: YAMLTree.Pair, report: inout Report) -> Located<Source>? {
        guard let id = pair.key.identifier(SourceID.self, report: &report),
            let fields = Fields(pair.value, known: keys, of: "a source", report: &report)
        else { return nil }
        let publisher = fields.required("publisher", of: "source “\(id.value)”", report: &report)
        let title = fields.required("title", of: "source “\(id.value)”", report: &report)
        let reliability = fields.required("reliability", of: "source “\(id.value)”", report: &report)?
            .choice(Source.Reliability.self, of: "reliability", report: &report)
        let url = fields.text("url", report: &report)
        if let url, !["https://", "http://"].contains(where: url.value.hasPrefix) {
            report.error(url.position, "“\(url.value)” is no web address", remedy: "begin it with https://")
        }
        let note = fields.text("note", report: &report)
        let date = date(fields, id, report: &report)
        guard let publisher, let title, let reliability else { return nil }
        return Located(
            value: Source(
                id: id.value, publisher: publisher.value, title: title.value, url: url?.value, date: date,
                reliability: reliability, note: note?.value),
            position: id.position)
    }

    private static func date(_ fields: Fields, _ id: Located<SourceID>, report: inout Report) -> PublicationDate? {
        let isUndated = fields.text("undated", report: &report)?.boolean(of: "undated", report: &report) ?? false
        guard let written = fields.text("date", report: &report) else {
            if !isUndated && fields.tree("date") == nil {
                report.error(
                    id.position, "source “\(id.value)” has no date",
                    remedy: "add “date: 2026-03”, or “undated: true” when the page shows none")
            }
            return nil
        }
        if isUndated {
            report.error(written.position, "source “\(id.value)” has a date and is undated", remedy: "keep one of them")
        }
        guard let date = PublicationDate(written.value) else {
            report.error(
                written.position, "“\(written.value)” is no date", remedy: "write 2026, 2026-03 or 2026-03-31")
            return nil
        }
        return date
    }
}
