#if Server
import Composition
import Figures
import Knowledge
import MentorCore
@testable import MentorServer
import Synchronization
import TestSupport
import Testing

/// A knowledge base of two pages and a question, learnt in no time; its version can be chosen.
enum Mill {
    /// Learnt once for all tests.
    static let shared = Result {
        let learnt = try Mill.advisor()
        learnt.prepare()
        return learnt
    }

    static func advisor(version: String = "1") throws -> Advisor {
        let files = Self.files(version).map { KnowledgeFile(path: $0.key, bytes: Array($0.value.utf8)) }
        let loaded = KnowledgeBaseLoader().load(files: files)
        let knowledge = try #require(loaded.base, "\(loaded.diagnostics)")
        return try Advisor(
            knowledge: knowledge, prompts: PromptLibrary(files: Shipped.promptFiles), asOf: try #require(Shipped.asOf))
    }

    private static func files(_ version: String) -> [String: String] {
        [
            "schema.yaml": """
            version: "\(version)"
            languages: [fr, en]
            kinds:
              role:
                fr: {one: métier, many: métiers, gender: masculine}
                en: {one: role, many: roles}
                facets: [missions, salary]
            facets:
              missions:
                fr: {heading: Missions, noun: les missions, question: "Que fait {indefinite} ?"}
                en: {heading: Tasks, noun: the tasks, question: "What do {plural} do?"}
              salary:
                fr: {heading: Salaire, noun: le salaire, question: "Combien gagne {indefinite} ?"}
                en: {heading: Salary, noun: the salary, question: "How much does {indefinite} earn?"}
                measures: [salary]
            measures:
              salary: {units: [EUR], requires: [period, basis, place, year, source], optional: [level, about]}

            """,
            "sources.yaml": """
            guild-2024: {publisher: La Guilde, title: Enquête, url: "https://example.org/", date: 2024-05, reliability: survey}

            """,
            "fr/roles/baker.md": """
            ---
            id: baker
            kind: role
            name: boulanger
            feminine: boulangère
            gender: masculine
            plural: boulangers
            related: [miller]
            review-by: 2027-06-30
            figures:
              - {measure: salary, minimum: 1800, maximum: 2200, unit: EUR, period: month, basis: net, level: junior, \
            place: France, year: 2024, source: guild-2024}
            ---
            ## Missions
            - Il pétrit la pâte que livre [[miller]]. [guild-2024]
            - Il chauffe le four. [guild-2024]

            """,
            "en/roles/baker.md": """
            ---
            id: baker
            name: baker
            plural: bakers
            ---
            ## Tasks
            Kneads the dough. [guild-2024]

            """,
            "fr/roles/miller.md": """
            ---
            id: miller
            kind: role
            name: meunier
            gender: masculine
            absent: {salary: Aucune source ne le dit.}
            ---
            ## Missions
            Il moud le grain au moulin. [guild-2024]

            """,
            "en/roles/miller.md": """
            ---
            id: miller
            name: miller
            plural: millers
            absent: {salary: No source tells.}
            ---
            ## Tasks
            Grinds the grain. [guild-2024]

            """,
            "intents/salary.yaml": """
            intent: salary
            act: ask
            facet: salary
            examples:
              fr: ["combien gagne {role}", "quel est le salaire d'un {role}", "salaire {role}"]
              en: ["how much does a {role} make", "salary of a {role}", "what is a {role} paid"]

            """,
            "intents/missions.yaml": """
            intent: missions
            act: ask
            facet: missions
            examples:
              fr: ["que fait un {role}", "les missions d'un {role}", "c'est quoi le travail d'un {role}"]
              en: ["what does a {role} do", "tasks of a {role}", "the work of a {role}"]

            """,
            "intents/handoff.yaml": """
            intent: handoff
            act: handoff
            examples:
              fr: ["je veux parler à quelqu'un", "parler à un humain", "je veux une vraie personne"]
              en: ["i want to talk to somebody", "talk to a human", "i want a real person"]

            """,
            "intents/erase.yaml": """
            intent: erase
            act: erase
            examples:
              fr: ["efface mes données", "supprime mes données", "oublie-moi"]
              en: ["delete my data", "erase my data", "forget me"]

            """,
            "lexicon/safeguard.yaml": "alarming: [veux mourir]\nharmless: []\n",
            "lexicon/fr.yaml": "courtesies: [bonjour]\nfunction-words: [le, la, un, d', du, que, quel, est]\n",
            "lexicon/en.yaml": "courtesies: [hello]\nfunction-words: [the, a, of, does, what, is]\n",
            "lexicon/names.yaml": """
            - {kind: level, id: junior, fr: [débutant], en: [entry level], years: [0, 2]}
            - {kind: place, id: france, fr: [France], en: [France]}

            """,
        ]
    }
}

/// Knowledge that a test changes, or breaks.
final class Shelf: KnowledgeProvider {
    private let state: Mutex<(loaded: Result<LoadedKnowledge, KnowledgeFailure>, changes: UInt8)>

    init(_ advisor: Advisor) throws {
        let asOf = try #require(Shipped.asOf)
        state = Mutex((.success(LoadedKnowledge(advisor: advisor, asOf: asOf)), 0))
    }

    /// The files change.
    func put(_ loaded: Result<LoadedKnowledge, KnowledgeFailure>) {
        state.withLock { $0 = (loaded, $0.changes + 1) }
    }

    func load() throws(KnowledgeFailure) -> LoadedKnowledge { try state.withLock { $0.loaded }.get() }

    func stamp() -> [UInt8]? { [state.withLock(\.changes)] }
}
#endif
