import Foundation

/// A whole knowledge base in a folder, small enough to count by hand: two roles, one page of which tries to break out of
/// every document that it is written into.
struct Bakery {
    let scratch: Scratch

    /// Writes the base to `base/` of a folder of its own.
    init() throws {
        scratch = try Scratch()
        try write("base")
    }

    /// Writes the base once more, with changes to its files: a path, and what to replace in it.
    func write(_ folder: String, _ changes: [(path: String, old: String, new: String)] = []) throws {
        var files = Self.files
        for change in changes {
            files[change.path] = files[change.path]?.replacingOccurrences(of: change.old, with: change.new)
        }
        for (path, text) in files { try scratch.write(text, to: folder + "/" + path) }
    }

    /// Runs `mentor kb …` beside the folders.
    func kb(_ arguments: String...) throws -> MentorBinary.Result { try kb(arguments) }

    func kb(_ arguments: [String]) throws -> MentorBinary.Result {
        try MentorBinary.run(["kb"] + arguments, folder: scratch.folder)
    }

    private static let files = [
        "schema.yaml": """
        version: "3"
        languages: [fr, en]
        kinds:
          role:
            fr: {one: métier, many: métiers, gender: masculine}
            en: {one: role, many: roles}
            facets: [missions, salary, studies]
        facets:
          missions:
            fr: {heading: Missions, noun: les missions, question: "Que fait {indefinite} ?"}
            en: {heading: Tasks, noun: the tasks, question: "What do {plural} do?"}
          salary:
            fr: {heading: Salaire, noun: le salaire, question: "Combien gagne {indefinite} ?"}
            en: {heading: Salary, noun: the salary, question: "How much does {indefinite} earn?"}
            measures: [salary]
          studies:
            fr: {heading: Études, noun: les études, question: "Quelles études pour devenir {name} ?"}
            en: {heading: Studies, noun: the studies, question: "What should I study to become {indefinite}?"}
        measures:
          salary: {units: [EUR], requires: [period, basis, place, year, source], optional: [level, about]}

        """,
        "sources.yaml": """
        guild-2024:
          publisher: La Guilde
          title: "Enquête <i>: le \\"pain\\""
          url: https://example.org/pain?a=1&b='"
          date: 2024-05
          reliability: survey
        mill-page:
          publisher: Le Moulin
          title: Nos métiers
          undated: true
          reliability: site
        never-read:
          publisher: Personne
          title: Rien
          undated: true
          reliability: site

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
        place: France, year: 2024, source: guild-2024}
          - {measure: salary, amount: 3000, unit: EUR, period: month, basis: net, place: France, year: 2021, \
        source: guild-2024, about: {fr: "avec *four*", en: with oven}}
        ---
        ## Missions
        - Il pétrit la pâte que livre [[miller]]. [guild-2024, mill-page]
        - Il écrit </script><script>alert("pain")</script> & 2 * 3_000 sur un | tableau. [mill-page]

        ## Études
        Un CAP de boulangerie suffit. [guild-2024]

        """,
        "en/roles/baker.md": """
        ---
        id: baker
        name: baker
        plural: bakers
        ---
        ## Tasks
        Kneads the dough. [guild-2024]

        ## Studies
        A vocational diploma is enough. [guild-2024]

        """,
        "fr/roles/miller.md": """
        ---
        id: miller
        kind: role
        name: meunier
        gender: masculine
        absent:
          salary: Aucune source ne le dit.
          studies: Aucune source ne parle d'études.
        ---
        ## Missions
        Il moud le grain au moulin. [mill-page]

        """,
        "en/roles/miller.md": """
        ---
        id: miller
        name: miller
        plural: millers
        absent:
          salary: No source tells.
          studies: No source speaks of studies.
        ---
        ## Tasks
        Grinds the grain. [mill-page]

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
        "lexicon/fr.yaml": """
        courtesies: [bonjour]
        function-words: [le, la, un, d', du, que, quel, est]

        """,
        "lexicon/en.yaml": "courtesies: [hello]\nfunction-words: [the, a, of, does, what, is]\n",
        "lexicon/names.yaml": """
        - {kind: level, id: junior, fr: [débutant], en: [entry level], years: [0, 2]}
        - {kind: place, id: france, fr: [France], en: [France]}

        """,
    ]
}
