import Figures
import Identifiers
import TextAnalysis

/// Reads one entity file: front matter between `---` lines, then sections.
enum EntityFile {
    static let keys = [
        "id", "kind", "name", "feminine", "gender", "plural", "elides", "indefinite", "definite", "also", "field", "related",
        "theme", "review-by", "figures", "absent", "questions",
    ]

    /// Nil when too little is left to speak of an entity; everything wrong is reported.
    static func read(_ file: KnowledgeFile, language: Language, report: inout Report) -> EntityDraft? {
        guard let text = TextLines(file, report: &report) else { return nil }
        let isFence: (ArraySlice<UInt8>) -> Bool = {
            $0.trimmed.elementsEqual("---".utf8) && $0.first == UInt8(ascii: "-")
        }
        let lines = text.lines
        guard let first = lines.first, isFence(first) else {
            report.error(
                .start, "the front matter is missing",
                remedy: "begin the file with a line “---”, then “id: …”, “name: …”, then another line “---”")
            return nil
        }
        guard let end = lines.dropFirst().firstIndex(where: isFence) else {
            report.error(
                .start, "the front matter is not closed", remedy: "put a line “---” after the last “key: value” line")
            return nil
        }
        let sections = SectionReader.read(lines[(end + 1)...], from: end + 2, report: &report)
        guard let tree = YAMLTree.read(text.part(1..<end, of: lines), report: &report),
            let fields = Fields(tree, known: keys, of: "the front matter", report: &report)
        else {
            if end == 1 { report.error(.start, "the front matter is empty", remedy: "write “id: …” and “name: …”") }
            return nil
        }
        return draft(file, language, fields, sections, report: &report)
    }

    private static func draft(
        _ file: KnowledgeFile, _ language: Language, _ fields: Fields, _ sections: [EntityDraft.Section],
        report: inout Report
    ) -> EntityDraft? {
        let id = fields.required("id", of: "the front matter", report: &report)?.identifier(
            EntityID.self, report: &report)
        let kind = fields.text("kind", report: &report)?.identifier(EntityKind.self, report: &report)
        let name = fields.required("name", of: "the front matter", report: &report)
        let (figures, hasBrokenFigures) = FigureReader.read(fields.tree("figures"), report: &report)
        let gender = fields.text("gender", report: &report)?.choice(Gender.self, of: "gender", report: &report)
        let elides = fields.text("elides", report: &report)?.boolean(of: "elides", report: &report)
        let related = fields.texts("related", report: &report)
            .compactMap { $0.identifier(EntityID.self, report: &report) }
        let theme = fields.text("theme", report: &report)?.identifier(ThemeID.self, report: &report)
        let absences = absences(fields.tree("absent"), report: &report)
        let feminine = fields.text("feminine", report: &report)
        let plural = fields.text("plural", report: &report)
        let also = fields.texts("also", report: &report)
        let field = fields.texts("field", report: &report)
        let questions = fields.texts("questions", report: &report)
        let indefinite = fields.text("indefinite", report: &report)
        let definite = fields.text("definite", report: &report)
        let reviewBy = fields.text("review-by", report: &report)?.day(of: "review-by", report: &report)
        guard let id, let name else { return nil }
        checkFileName(file, id, report: &report)
        return EntityDraft(
            path: file.displayPath, language: language, id: id, kind: kind, name: name, feminine: feminine,
            gender: gender, plural: plural, elides: elides, also: also, field: field, indefinite: indefinite?.value, definite: definite?.value,
            related: related, theme: theme, reviewBy: reviewBy, figures: figures, hasBrokenFigures: hasBrokenFigures,
            figuresPosition: fields.tree("figures").map { _ in fields.position(of: "figures") }, absences: absences,
            absentPosition: fields.position(of: "absent"), questions: questions,
            questionsPosition: fields.position(of: "questions"), sections: sections)
    }

    private static func checkFileName(_ file: KnowledgeFile, _ id: Located<EntityID>, report: inout Report) {
        let name = file.path.split(separator: "/").last ?? ""
        if name != id.value.rawValue + ".md" {
            report.error(
                id.position, "id “\(id.value)” is not the name of the file",
                remedy: "rename the file to \(id.value).md, or correct the id")
        }
    }

    private static func absences(_ tree: YAMLTree?, report: inout Report) -> [EntityDraft.Absence] {
        guard let tree else { return [] }
        return tree.pairs(of: "“absent”", report: &report).compactMap { pair in
            guard let facet = pair.key.identifier(FacetID.self, report: &report),
                let reason = pair.value.text(of: "the reason for “\(facet.value)”", report: &report)
            else { return nil }
            return EntityDraft.Absence(
                facet: facet, reason: reason.value, isForOthers: facet.value.rawValue == EntityDraft.Absence.others)
        }
    }
}
