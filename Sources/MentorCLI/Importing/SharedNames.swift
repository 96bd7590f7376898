import Identifiers
import Importing
import Knowledge
import TextAnalysis

/// New pages that are called like pages of a base, and which of the two will answer.
///
/// Between folders laid over each other both may know a name, and the page that tells on more facets keeps it, the earlier
/// folder when they tell on as many. Somebody who has just imported a page and is answered from another one should know
/// why. Compared are names as folded text; two spellings of one name are not seen here.
struct SharedNames {
    private let found: [(id: EntityID, note: Imported.Note)]

    /// - Parameters:
    ///   - base: laid below.
    ///   - new: holds the new pages, maybe among others.
    ///   - paths: of the new pages, which are called after their ids.
    init(base: KnowledgeBase, new: KnowledgeBase, paths: [String]) {
        let made = Set(paths.compactMap { path in path.split(separator: "/").last?.split(separator: ".").first.map { String($0) } })
        var owners: [Language: [String: Entity]] = [:]
        for entity in base.entities where !base.questionKinds.contains(entity.kind) {
            for (language, names) in entity.names {
                for form in names.forms where owners[language]?[Analyzer.fold(form)] == nil {
                    owners[language, default: [:]][Analyzer.fold(form)] = entity
                }
            }
        }
        var found: [(id: EntityID, note: Imported.Note)] = []
        for entity in new.entities where made.contains(entity.id.rawValue) {
            if base.entities.contains(where: { $0.id == entity.id }) {
                let text = "“\(entity.id)” is also the id of a page of the base; the new page takes its place when both are loaded"
                found.append((entity.id, Imported.Note(.noted, text)))
                continue
            }
            for language in new.schema.languages {
                guard let name = entity.names[language]?.name, let owner = owners[language]?[Analyzer.fold(name)] else { continue }
                let (old, fresh) = (Self.told(owner, base), Self.told(entity, new))
                let winner =
                    old > fresh
                    ? "whose fuller page answers" : old == fresh ? "whose page, as full, answers" : "but the new page is fuller and answers"
                let text = "“\(name)” is also the name of “\(owner.id)” in the base, \(winner) when both are loaded"
                found.append((entity.id, Imported.Note(.noted, text)))
                break
            }
        }
        self.found = found
    }

    /// What is to be said of one page.
    func notes(on id: EntityID) -> [Imported.Note] { found.filter { $0.id == id }.map(\.note) }

    /// What is to be said of all: the first `most`, and how many more there are.
    func notes(most: Int) -> [Imported.Note] {
        let notes = found.map(\.note)
        guard notes.count > most else { return notes }
        return notes.prefix(most) + [Imported.Note(.noted, "\(notes.count - most) more names are shared with pages of the base")]
    }

    /// On how many facets something is known.
    private static func told(_ entity: Entity, _ knowledge: KnowledgeBase) -> Int {
        knowledge.schema.languages.map { knowledge.knownFacets(of: entity, in: $0).count }.max() ?? 0
    }
}
