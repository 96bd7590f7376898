internal import Identifiers
internal import Knowledge
internal import TextAnalysis

/// Passages of the knowledge base as blocks of a page, with links to sheets and numbers of sources.
struct PassageLines {
    let knowledge: KnowledgeBase
    let addresses: PageAddresses
    /// The sources that were cited, in the order of their numbers; nil where a page shows no numbers.
    private(set) var numbers: [SourceID: Int]?
    private(set) var cited: [SourceID] = []

    init(_ knowledge: KnowledgeBase, _ addresses: PageAddresses, isNumbered: Bool) {
        (self.knowledge, self.addresses) = (knowledge, addresses)
        numbers = isNumbered ? [:] : nil
    }

    /// Items that follow one another share a list.
    mutating func blocks(_ passages: [Passage]) -> [View] {
        var blocks: [View] = []
        var items: [View] = []
        func close() {
            if !items.isEmpty {
                let entries = items
                blocks.append(View { $0.set("items", View { $0.set("entries", entries) }) })
            }
            items = []
        }
        for passage in passages {
            let line = line(passage)
            if passage.isItem {
                items.append(line)
            } else {
                close()
                blocks.append(View { $0.set("paragraph", line) })
            }
        }
        close()
        return blocks
    }

    /// The numbers of sources, new ones after those that were cited before.
    mutating func citations(_ sources: [SourceID]) -> [View] {
        var views: [View] = []
        for source in sources where knowledge.source(source) != nil {
            if numbers?[source] == nil, !cited.contains(source) {
                cited.append(source)
                numbers?[source] = cited.count
            }
            if let number = numbers?[source] { views.append(View { $0.set("number", number) }) }
        }
        return views
    }

    private mutating func line(_ passage: Passage) -> View {
        let bytes = Array(passage.text.utf8)
        var spans: [View] = []
        var end = 0
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self) }
        for link in passage.links where link.range.lowerBound >= end {
            if link.range.lowerBound > end { spans.append(TextSpans.span(text(end..<link.range.lowerBound), nil)) }
            spans.append(TextSpans.span(text(link.range), address(of: link.entity)))
            end = link.range.upperBound
        }
        if end < bytes.count { spans.append(TextSpans.span(text(end..<bytes.count), nil)) }
        let citations = citations(passage.sources)
        return View {
            $0.set("spans", spans)
            $0.set("citations", citations)
        }
    }

    /// Where the thing is shown: its sheet, or its place among the questions; nil where it has no page in this language.
    func address(of id: EntityID) -> String? {
        guard let entity = knowledge.entity(id), entity.names[addresses.language] != nil else { return nil }
        if knowledge.questionKinds.contains(entity.kind) { return addresses.address(of: .faq, fragment: Anchors.question(id)) }
        return addresses.address(of: .sheet(id, knowledge.sheetKind(of: entity)))
    }
}

extension KnowledgeBase {
    /// Under which path an entity's sheet is.
    func sheetKind(of entity: Entity) -> SheetKind { entity.kind == schema.kinds.first?.id ? .role : .other }
}

/// Names of places within a page, kept apart from those that the templates use themselves.
enum Anchors {
    private static let taken: Set<String> = ["main", "contents", "sources", "q", "text", "problem", "last"]

    static func question(_ id: EntityID) -> String { free(id.rawValue) }
    static func facet(_ id: FacetID) -> String { free(id.rawValue) }
    static func theme(_ id: String) -> String { "theme-" + id }
    static func kind(_ id: EntityKind) -> String { "kind-" + id.rawValue }

    private static func free(_ id: String) -> String { taken.contains(id) ? "about-" + id : id }
}
