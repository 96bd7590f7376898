internal import Identifiers
internal import JSON
internal import Knowledge
internal import TextAnalysis

/// The frequent questions and their answers for other programs.
enum QuestionsJSON {
    static func bytes(_ groups: QuestionGroups?, _ knowledge: KnowledgeBase, _ addresses: PageAddresses) -> [UInt8] {
        let language = addresses.language
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("language", language.rawValue)
            writer.key("questions")
            writer.array((groups?.groups ?? []).flatMap { group in group.questions.map { (group, $0) } }) { writer, entry in
                let (group, entity) = entry
                let passages = entity.passages(in: language)
                writer.object { writer in
                    writer.field("id", entity.id.rawValue)
                    writer.field("theme", group.id)
                    writer.field("question", entity.names[language]?.name)
                    writer.field("text", passages.map(\.text).joined(separator: "\n"))
                    writer.key("sources")
                    writer.array(sources(passages, knowledge)) { $0.plain($1) }
                    writer.field("url", addresses.address(of: .faq, fragment: Anchors.question(entity.id)))
                }
            }
        }
        return writer.bytes
    }

    private static func sources(_ passages: [Passage], _ knowledge: KnowledgeBase) -> [Source] {
        var seen: Set<SourceID> = []
        return passages.flatMap(\.sources).filter { seen.insert($0).inserted }.compactMap { knowledge.source($0) }
    }
}

extension JSONWriter {
    /// A source as an answer shows it.
    fileprivate mutating func plain(_ source: Source) {
        object { writer in
            writer.field("id", source.id.rawValue)
            writer.field("publisher", source.publisher)
            writer.field("title", source.title)
            writer.field("url", source.url)
            writer.field("date", source.date?.description)
        }
    }
}
