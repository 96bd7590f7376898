import Composition
import Figures
import Knowledge
import MentorCore
import TestSupport
import Testing

/// A knowledge base of two pages, learnt in no time.
enum SmallWorld {
    static func knowledge() throws -> KnowledgeBase {
        let loaded = KnowledgeBaseLoader().load(files: files.map { KnowledgeFile(path: $0.key, bytes: Array($0.value.utf8)) })
        return try #require(loaded.base, "\(loaded.diagnostics)")
    }

    static func advisor() throws -> Advisor {
        try Advisor(
            knowledge: knowledge(), prompts: PromptLibrary(files: Shipped.promptFiles), asOf: try #require(Shipped.asOf))
    }

    static let questions = [
        "combien gagne un boulanger ?", "que fait un meunier", "what does a baker do?", "salary of a miller", "le grain",
        "boulnger", "bonjour", "", "kneads the dough", "quelles études", "xyzzy quux", "hello, how much?",
    ]

    private static let files = [
        "schema.yaml": """
        version: "1"
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
        also: [artisan boulanger]
        related: [miller]
        review-by: 2027-06-30
        figures:
          - {measure: salary, minimum: 1800, maximum: 2200, unit: EUR, period: month, basis: net, level: junior, \
        place: France, year: 2024, source: guild-2024, about: {fr: avec four, en: with oven}}
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
          fr: ["combien gagne {role}", "quel est le salaire d'un {role}", "salaire {role}", "paye d'un {profession}"]
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
        "lexicon/fr.yaml": "courtesies: [bonjour]\nfunction-words: [le, la, un, d', du, que, quel, est]\n",
        "lexicon/en.yaml": "courtesies: [hello]\nfunction-words: [the, a, of, does, what, is]\n",
        "lexicon/names.yaml": """
        - {kind: level, id: junior, fr: [débutant], en: [entry level], years: [0, 2]}
        - {kind: place, id: france, fr: [France], en: [France]}

        """,
    ]
}

/// The same numbers at every run: SplitMix64 (Steele, Lea, Flood, 2014).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
