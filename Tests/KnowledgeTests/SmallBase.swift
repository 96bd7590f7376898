import Knowledge

/// A whole knowledge base small enough to read: one kind of two facets, one entity with a figure, one other to link to.
struct SmallBase: Sendable {
    var texts: [String: String]

    init() {
        texts = [
            "schema.yaml": Self.schema, "sources.yaml": Self.sources, "fr/roles/baker.md": Self.frenchBaker,
            "en/roles/baker.md": Self.englishBaker, "fr/roles/miller.md": Self.frenchMiller,
            "en/roles/miller.md": Self.englishMiller, "intents/salary.yaml": Self.salaryIntent,
            "lexicon/fr.yaml": Self.frenchLexicon, "lexicon/en.yaml": "courtesies: [hello]\n",
            "lexicon/languages.yaml": "functions:\n  es: [el, \"no\", \"y\"]\n", "lexicon/names.yaml": Self.names,
            "lexicon/safeguard.yaml": "alarming: [me tuer]\nharmless: [mort de rire]\n",
        ]
    }

    var files: [KnowledgeFile] { texts.map { KnowledgeFile(path: $0.key, text: $0.value) } }

    func load(overlays: [[KnowledgeFile]] = []) -> KnowledgeBaseLoader.Result {
        KnowledgeBaseLoader().load(files: files, overlays: overlays)
    }

    static let schema = """
        version: "3"
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

        """

    static let sources = """
        guild-2024:
          publisher: La Guilde
          title: "Enquête : le pain"
          url: https://example.org/pain
          date: 2024-05
          reliability: survey
        mill-page:
          publisher: Le Moulin
          title: Nos métiers
          undated: true
          reliability: site

        """

    static let frenchBaker = """
        ---
        id: baker
        kind: role
        name: boulanger
        feminine: boulangère
        gender: masculine
        plural: boulangers
        also: [artisan boulanger]
        field: [pain]
        related: [miller]
        review-by: 2027-06-30
        figures:
          - measure: salary
            minimum: 1800
            maximum: 2200
            unit: EUR
            period: month
            basis: net
            level: junior
            place: France
            year: 2024
            source: guild-2024
        ---
        ## Salaire
        Le salaire
        d'un débutant monte vite. [guild-2024]

        ## Missions
        - Il pétrit la pâte que livre [[miller]]. [guild-2024, mill-page]
        * Il parle à [[miller|son meunier]]
          chaque matin. [mill-page]

        """

    static let englishBaker = """
        ---
        id: baker
        name: baker
        plural: bakers
        ---
        ## Tasks
        Kneads the dough. [guild-2024]

        """

    static let frenchMiller = """
        ---
        id: miller
        kind: role
        name: meunier
        gender: masculine
        absent:
          salary: Aucune source ne le dit.
        ---
        ## Missions
        Il moud le grain. [mill-page]

        """

    static let englishMiller = """
        ---
        id: miller
        name: miller
        plural: millers
        absent:
          salary: No source tells.
        ---
        ## Tasks
        Grinds the grain. [mill-page]

        """

    static let salaryIntent = """
        intent: salary
        act: ask
        facet: salary
        examples:
          fr:
            - combien gagne {role}
            - salaire
          en:
            - how much does {role} make

        """

    static let frenchLexicon = """
        shorthands:
          cb: combien
          c koi: c'est quoi
        courtesies: [bonjour, s'il te plaît]
        function-words: [le, "on", "y", no]
        stem-exceptions:
          formation: formation
        technologies: [c++, r&d]
        synonyms:
          - [taf, travail]

        """

    static let names = """
        - {kind: level, id: junior, fr: [junior, débutant], en: [junior, entry level], years: [0, 2]}
        - {kind: place, id: france, fr: [France], en: [France]}
        - {kind: place, id: paris, fr: [Paris, Paname], en: [Paris], within: france}

        """
}
