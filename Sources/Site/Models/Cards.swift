internal import Identifiers
internal import Knowledge
internal import TextAnalysis

/// Links to sheets and questions.
struct Cards {
    let knowledge: KnowledgeBase
    let wording: Wording
    let addresses: PageAddresses

    /// A link with words.
    static func card(_ label: String, _ address: String) -> View {
        View {
            $0.set("label", label)
            $0.set("address", address)
        }
    }

    /// A link to an entity's page; nil when it has none in this language.
    func card(_ entity: Entity) -> View? {
        guard let name = entity.names[wording.language]?.name,
            let address = PassageLines(knowledge, addresses, isNumbered: false).address(of: entity.id)
        else { return nil }
        return Self.card(Typesetting.title(name), address)
    }

    /// The sheets of each kind, sorted by name; with `mainOnly`, those of the main kind.
    func sheets(mainOnly: Bool = false) -> [View] {
        let questionKinds = knowledge.questionKinds
        let kinds = knowledge.schema.kinds.filter { !questionKinds.contains($0.id) }
        return (mainOnly ? Array(kinds.prefix(1)) : kinds).compactMap { kind in
            let named = knowledge.entities.filter { $0.kind == kind.id }.compactMap { entity in
                entity.names[wording.language].map { (entity, Analyzer.fold($0.name)) }
            }
            let entries = named.sorted { ($0.1, $0.0.id) < ($1.1, $1.0.id) }.compactMap { card($0.0) }
            guard !entries.isEmpty, let noun = kind.nouns[wording.language]?.many else { return nil }
            return View {
                $0.set("anchor", Anchors.kind(kind.id))
                $0.set("heading", Typesetting.title(wording.filled("kinds_title", ["kind": noun])))
                $0.set("entries", entries)
            }
        }
    }
}
