import Knowledge
import Testing

/// One change to the small base and everything that the loader has to say about it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let path: String
    let old: String
    let new: String
    let expected: [String]
    var testDescription: String { "\(path): \(old.prefix(30)) → \(new.prefix(40))".replacing("\n", with: "⏎") }

    /// `old` → `new` in one file; an empty `old` replaces the whole file.
    init(_ path: String, _ old: String, _ new: String, _ expected: String...) {
        self.path = path
        self.old = old
        self.new = new
        self.expected = expected
    }

    func found() throws -> [String] {
        var base = SmallBase()
        let text = base.texts[path] ?? ""
        if !old.isEmpty { try #require(text.contains(old)) }
        base.texts[path] = old.isEmpty ? new : text.replacing(old, with: new)
        return base.load().diagnostics.map(\.description)
    }
}

@Suite struct DiagnosticTests {
    static let entities: [Mistake] = [
        Mistake(
            "fr/roles/baker.md", "feminine:", "feminin:",
            "fr/roles/baker.md:5:1: error: unknown key “feminin” in the front matter; did you mean “feminine”?"),
        Mistake(
            "fr/roles/miller.md", "---\nid: miller", "id: miller",
            "fr/roles/miller.md:1:1: error: the front matter is missing; begin the file with a line “---”, then “id: "
                + "…”, “name: …”, then another line “---”"),
        Mistake(
            "en/roles/miller.md", "---\n## Tasks", "## Tasks",
            "en/roles/miller.md:1:1: error: the front matter is not closed; put a line “---” after the last “key: "
                + "value” line"
        ),
        Mistake(
            "fr/roles/baker.md", "id: baker", "id: Baker",
            "fr/roles/baker.md:2:5: error: “Baker” is not an id; an id is made of the letters a-z, digits and "
                + "hyphens, begins with a letter or a digit, and has at most 80 characters"),
        Mistake(
            "fr/roles/baker.md", "kind: role", "kind: rôle",
            "fr/roles/baker.md:3:7: error: “rôle” is not an id; an id is made of the letters a-z, digits and hyphens, "
                + "begins with a letter or a digit, and has at most 80 characters",
            "fr/roles/baker.md:2:5: error: entity “baker” has no kind; add “kind: …”, one of: role"),
        Mistake(
            "fr/roles/baker.md", "kind: role", "kind: roles",
            "fr/roles/baker.md:3:7: error: unknown kind “roles”; did you mean “role”?"),
        Mistake(
            "en/roles/baker.md", "name: baker", "kind: school\nname: baker",
            "en/roles/baker.md:3:7: error: kind “school” contradicts “role” in the other language; leave it out here"),
        Mistake(
            "fr/roles/baker.md", "gender: masculine\n", "",
            "fr/roles/baker.md:4:7: error: “boulanger” has no gender; add “gender: masculine” or “gender: feminine”"),
        Mistake(
            "fr/roles/baker.md", "gender: masculine", "gender: male",
            "fr/roles/baker.md:4:7: error: “boulanger” has no gender; add “gender: masculine” or “gender: feminine”",
            "fr/roles/baker.md:6:9: error: “male” is no gender; use one of: masculine, feminine"),
        Mistake(
            "en/roles/baker.md", "plural: bakers\n", "",
            "en/roles/baker.md:3:7: error: “baker” has no plural, which the question on “missions” needs; add "
                + "“plural: …”"
        ),
        Mistake(
            "fr/roles/baker.md", "2027-06-30", "2027-06-31",
            "fr/roles/baker.md:11:12: error: “2027-06-31” is no date; write “review-by” as year-month-day: 2027-06-30"),
        Mistake(
            "fr/roles/baker.md", "related: [miller]", "related: [miler]",
            "fr/roles/baker.md:10:11: error: there is no entity “miler”; did you mean “miller”?"),
        Mistake(
            "fr/roles/baker.md", "  - measure", "\t- measure",
            "fr/roles/baker.md:13:1: error: a tab indents this line; use spaces, YAML forbids tabs there"),
        Mistake(
            "fr/roles/baker.md", "name: boulanger", "name: boulanger\nname: boulanger",
            "fr/roles/baker.md:4:1: error: key “name” appears more than once; keep one of them"),
        Mistake(
            "fr/roles/baker.md", "field: [pain]", "field: &bread [pain]",
            "fr/roles/baker.md:9:8: error: anchors (&) and aliases (*) are not understood here; write the text out, "
                + "or put it in quotation marks if it only begins with such a sign",
            "fr/roles/baker.md:9:8: error: “field” is empty; write a value or remove the line"),
        Mistake(
            "fr/roles/oven.md", "", SmallBase.frenchMiller.replacing("meunier", with: "fournier"),
            "fr/roles/oven.md:2:5: error: entity “miller” is declared twice, first at fr/roles/miller.md:2; remove or "
                + "rename one",
            "fr/roles/oven.md:2:5: error: id “miller” is not the name of the file; rename the file to miller.md, or "
                + "correct the id"),
        Mistake(
            "de/roles/baker.md", "", SmallBase.frenchBaker,
            "de/roles/baker.md:1:1: error: folder “de” is no language of the schema; move the file to one of fr/, "
                + "en/, or add the language to schema.yaml if Mentor speaks it"),
        Mistake(
            "fr/roles/miller.md", "name: meunier", "name: boulanger",
            "fr/roles/miller.md:4:7: error: “boulanger” is also the name of “baker” (fr/roles/baker.md:4); give the "
                + "two different names"),
        Mistake(
            "fr/roles/miller.md", "name: meunier", "name: meunier\nalso: [Artisan Boulanger]",
            "fr/roles/miller.md:5:8: warning: “Artisan Boulanger” also means “baker” (fr/roles/baker.md:8); keep both "
                + "only if people do use it for both"),
    ]

    static let bodies: [Mistake] = [
        Mistake(
            "fr/roles/baker.md", "monte vite. [guild-2024]", "monte vite.",
            "fr/roles/baker.md:25:1: error: a passage without a source; end the passage with the id of its source in "
                + "square brackets: [source-id]"),
        Mistake(
            "fr/roles/baker.md", "monte vite. [guild-2024]", "monte vite. [guild-2023]",
            "fr/roles/baker.md:26:28: error: unknown source “guild-2023”; did you mean “guild-2024”?"),
        Mistake(
            "fr/roles/baker.md", "monte vite. [guild-2024]", "monte vite [guild-2024].",
            "fr/roles/baker.md:26:38: error: a full stop after the sources; put it before them"),
        // The column counts letters, not bytes: "é" is one.
        Mistake(
            "fr/roles/baker.md", "[guild-2024, mill-page]", "[guild-2024, mil-page]",
            "fr/roles/baker.md:29:56: error: unknown source “mil-page”; did you mean “mill-page”?"),
        Mistake(
            "fr/roles/baker.md", "monte vite. [guild-2024]", "monte vite. [guild-2024, guild-2024]",
            "fr/roles/baker.md:26:40: warning: source “guild-2024” is named twice; keep one of them"),
        Mistake(
            "fr/roles/baker.md", "Le salaire\nd'un débutant monte vite. [guild-2024]", "[guild-2024]",
            "fr/roles/baker.md:25:1: error: sources without a text; write them at the end of the passage they belong "
                + "to",
            "fr/roles/baker.md:24:1: error: section “Salaire” is empty; write a paragraph with its source, or remove "
                + "the heading and give the reason under “absent”"),
        Mistake(
            "fr/roles/baker.md", "## Missions", "## Mission",
            "fr/roles/baker.md:28:1: error: unknown heading “Mission” for kind “role”; did you mean “Missions”?",
            "fr/roles/baker.md:2:1: error: facet “missions” is missing, though it is there in en; write a section “## "
                + "Missions”, or “missions: the reason” under “absent”"),
        Mistake(
            "fr/roles/baker.md", "livre [[miller]]", "livre [[millre]]",
            "fr/roles/baker.md:29:33: error: there is no entity “millre”; did you mean “miller”?"),
        Mistake(
            "fr/roles/baker.md", "[[miller|son meunier]]", "[[miller|son meunier",
            "fr/roles/baker.md:30:14: error: a link is not closed; write [[entity]] or [[entity|text]]"),
        Mistake(
            "fr/roles/miller.md", "## Missions", "# Missions",
            "fr/roles/miller.md:9:1: error: only headings of the form “## Heading” are read; write “## ” and the "
                + "heading"
        ),
        Mistake(
            "fr/roles/miller.md", "## Missions", "Bonjour. [mill-page]\n\n## Missions",
            "fr/roles/miller.md:9:1: error: text before the first heading; put a “## …” line above it"),
        Mistake(
            "fr/roles/miller.md", "[mill-page]", "[mill-page]\n\n## Missions\nEncore. [mill-page]",
            "fr/roles/miller.md:12:1: error: section “Missions” appears twice; join the two"),
        Mistake(
            "en/roles/miller.md", "absent:\n  salary: No source tells.\n", "",
            "en/roles/miller.md:2:1: error: facet “salary” is neither present nor absent; write a section “## "
                + "Salary”, or “salary: the reason” under “absent”"),
        Mistake(
            "fr/roles/miller.md", "salary: Aucune", "salaire: Aucune",
            "fr/roles/miller.md:6:1: error: facet “salary” is neither present nor absent; write a section “## "
                + "Salaire”, or “salary: the reason” under “absent”",
            "fr/roles/miller.md:7:3: error: kind “role” has no facet “salaire”; did you mean “salary”?"),
        Mistake(
            "fr/roles/baker.md", "related: [miller]", "related: [miller]\nabsent: {missions: rien}",
            "fr/roles/baker.md:11:10: error: facet “missions” is absent and has a section; remove the line under "
                + "“absent”"
        ),
        Mistake(
            "en/roles/baker.md", "plural: bakers", "plural: bakers\nabsent: {salary: nothing}",
            "en/roles/baker.md:5:10: error: facet “salary” is absent and has figures; remove the line under “absent”"),
        Mistake(
            "en/roles/miller.md", "## Tasks\nGrinds the grain. [mill-page]\n", "",
            "en/roles/miller.md:5:1: error: facet “missions” is missing, though it is there in fr; write a section "
                + "“## Tasks”, or “missions: the reason” under “absent”"),
    ]

    static let figures: [Mistake] = [
        Mistake(
            "fr/roles/baker.md", "    year: 2024\n", "",
            "fr/roles/baker.md:13:5: error: the figure lacks “year”, which “salary” requires; add “year: …”"),
        Mistake(
            "fr/roles/baker.md", "    basis: net\n", "",
            "fr/roles/baker.md:13:5: error: the figure lacks “basis”, which “salary” requires; add “basis: …”"),
        Mistake(
            "fr/roles/baker.md", "    source: guild-2024\n", "",
            "fr/roles/baker.md:13:5: error: the figure lacks “source”; add “source: …”"),
        Mistake(
            "fr/roles/baker.md", "unit: EUR", "unit: USD",
            "fr/roles/baker.md:16:11: error: unit “USD” is not allowed for “salary”; use one of: EUR"),
        Mistake(
            "fr/roles/baker.md", "minimum: 1800", "minimum: 2800",
            "fr/roles/baker.md:14:5: error: the minimum is above the maximum; exchange them"),
        Mistake(
            "fr/roles/baker.md", "minimum: 1800", "minimum: 1 800",
            "fr/roles/baker.md:14:14: error: “minimum” must be a number, not “1 800”; write digits only, with a point "
                + "before decimals: 2900 or 12.5"),
        Mistake(
            "fr/roles/baker.md", "minimum: 1800", "amount: 1800",
            "fr/roles/baker.md:14:13: error: the figure has an amount and a range; keep “amount”, or “minimum” and "
                + "“maximum”"
        ),
        Mistake(
            "fr/roles/baker.md", "period: month", "period: mois",
            "fr/roles/baker.md:17:13: error: “mois” is no period; use one of: hour, day, month, year"),
        Mistake(
            "fr/roles/baker.md", "measure: salary", "measure: salery",
            "fr/roles/baker.md:13:14: error: unknown measure “salery”; did you mean “salary”?"),
        Mistake(
            "fr/roles/baker.md", "year: 2024", "year: 24",
            "fr/roles/baker.md:21:11: error: “year” must be a year from 1900 to 2100, not “24”"),
        Mistake(
            "fr/roles/baker.md", "year: 2024", "year: 2024\n    from: 2020",
            "fr/roles/baker.md:22:11: error: “from” says nothing about “salary”; remove it, or allow it in "
                + "schema.yaml"),
        Mistake(
            "fr/roles/baker.md", "source: guild-2024\n", "source: guilde-2024\n",
            "fr/roles/baker.md:22:13: error: unknown source “guilde-2024”; did you mean “guild-2024”?"),
        Mistake(
            "fr/roles/baker.md", "level: junior", "level: junio",
            "fr/roles/baker.md:19:12: warning: level “junio” is not in lexicon/names.yaml; did you mean “junior”?"),
        Mistake(
            "fr/roles/baker.md", "year: 2024", "year: 2024\n    about: à Paris",
            "fr/roles/baker.md:22:12: warning: “about” is written in one language only; write “about: {fr: …, en: …}”"),
        Mistake(
            "en/roles/baker.md", "plural: bakers", "plural: bakers\nfigures: []",
            "en/roles/baker.md:5:1: error: figures in the en file; figures are written once, in the fr file, and "
                + "serve every language"),
    ]

    static let lists: [Mistake] = [
        Mistake(
            "sources.yaml", "  publisher: La Guilde\n", "",
            "sources.yaml:2:3: error: source “guild-2024” lacks “publisher”; add “publisher: …”"),
        Mistake(
            "sources.yaml", "date: 2024-05", "date: mai 2024",
            "sources.yaml:5:9: error: “mai 2024” is no date; write 2026, 2026-03 or 2026-03-31"),
        Mistake(
            "sources.yaml", "  undated: true\n", "",
            "sources.yaml:7:1: error: source “mill-page” has no date; add “date: 2026-03”, or “undated: true” when "
                + "the page shows none"),
        Mistake(
            "sources.yaml", "title: \"Enquête : le pain\"", "title: Enquête : le pain",
            "sources.yaml:3:18: error: broken YAML: mapping values are not allowed in this context; check the colons, "
                + "brackets and quotation marks around there; put a text that holds “: ” or begins with a sign in "
                + "quotation marks"
        ),
        Mistake(
            "intents/salary.yaml", "act: ask", "act: aks",
            "intents/salary.yaml:2:6: error: unknown act “aks”; did you mean “ask”?"),
        Mistake(
            "intents/salary.yaml", "facet: salary", "facet: salery",
            "intents/salary.yaml:3:8: error: unknown facet “salery”; did you mean “salary”?"),
        Mistake(
            "intents/salary.yaml", "facet: salary\n", "",
            "intents/salary.yaml:2:6: error: act “ask” needs a facet; add “facet: …”"),
        Mistake(
            "intents/salary.yaml", "  en:\n    - how much does {role} make\n", "",
            "intents/salary.yaml:4:1: error: intent “salary” has no examples in en; add “en:” and messages as people "
                + "type them, one a line"),
        Mistake(
            "intents/salary.yaml", "gagne {role}", "gagne {rol}",
            "intents/salary.yaml:6:7: error: unknown mask “{rol}”; did you mean “role”?"),
        Mistake(
            "intents/salary.yaml", "- salaire", "- combien gagne {role}",
            "intents/salary.yaml:7:7: warning: the example “combien gagne {role}” is there twice; keep one"),
        Mistake(
            "intents/salary.yaml", "- salaire", "- salaire: combien",
            "intents/salary.yaml:7:7: error: an item of the examples is read as “key: value”; put the whole item in "
                + "quotation marks"),
        Mistake(
            "lexicon/names.yaml", "within: france", "within: frnace",
            "lexicon/names.yaml:3:70: error: there is no place “frnace”; did you mean “france”?"),
        Mistake(
            "lexicon/names.yaml", "years: [0, 2]", "years: [2, 0]",
            "lexicon/names.yaml:1:87: error: “years” must be two whole numbers; write “years: [0, 2]”"),
        Mistake(
            "lexicon/names.yaml", ", en: [Paris]", "",
            "lexicon/names.yaml:3:21: error: “paris” has no form in en; add “en: […]”"),
        Mistake(
            "lexicon/name.yaml", "", "[]\n",
            "lexicon/name.yaml:1:1: warning: this file is not read; did you mean “lexicon/names.yaml”?"),
        Mistake(
            "schema.yaml", "measures: [salary]", "measures: [salry]",
            "en/roles/baker.md:2:1: error: facet “salary” is missing, though it is there in fr; write a section “## "
                + "Salary”, or “salary: the reason” under “absent”",
            "fr/roles/baker.md:13:14: error: no facet of kind “role” shows “salary”; remove the figure, or add the "
                + "measure to a facet in schema.yaml",
            "schema.yaml:15:16: error: unknown measure “salry”; did you mean “salary”?"),
        Mistake(
            "schema.yaml", "heading: Salaire", "heading: Missions",
            "fr/roles/baker.md:24:1: error: unknown heading “Salaire” for kind “role”; use one of: Missions, Missions",
            "schema.yaml:4:3: error: kind “role” has two facets headed “Missions” in fr: missions and salary; rename "
                + "one of the headings"),
        Mistake(
            "schema.yaml", "{indefinite} earn", "{indefinit} earn",
            "schema.yaml:14:55: error: unknown placeholder “{indefinit}”; did you mean “indefinite”?"),
        Mistake(
            "schema.yaml", "languages: [fr, en]", "languages: [fr, de]",
            "en/roles/baker.md:1:1: error: folder “en” is no language of the schema; move the file to one of fr/, or "
                + "add the language to schema.yaml if Mentor speaks it",
            "en/roles/miller.md:1:1: error: folder “en” is no language of the schema; move the file to one of fr/, or "
                + "add the language to schema.yaml if Mentor speaks it",
            "schema.yaml:2:17: error: “de” is no language; use one of: fr, en"),
    ]

    @Test("Each mistake in front matter or names gives exactly these lines", arguments: entities)
    func entity(mistake: Mistake) throws {
        let found = try mistake.found()
        #expect(found.sorted() == mistake.expected.sorted(), "\(found.joined(separator: "\n"))")
    }

    @Test("Each mistake in a text gives exactly these lines", arguments: bodies)
    func body(mistake: Mistake) throws {
        let found = try mistake.found()
        #expect(found.sorted() == mistake.expected.sorted(), "\(found.joined(separator: "\n"))")
    }

    @Test("Each mistake in a figure gives exactly these lines", arguments: figures)
    func figure(mistake: Mistake) throws {
        let found = try mistake.found()
        #expect(found.sorted() == mistake.expected.sorted(), "\(found.joined(separator: "\n"))")
    }

    @Test("Each mistake in a list gives exactly these lines", arguments: lists)
    func list(mistake: Mistake) throws {
        let found = try mistake.found()
        #expect(found.sorted() == mistake.expected.sorted(), "\(found.joined(separator: "\n"))")
    }

    @Test("Every problem of every file is reported in one run, sorted by place")
    func allAtOnce() {
        var base = SmallBase()
        base.texts["fr/roles/baker.md"] = SmallBase.frenchBaker.replacing("unit: EUR", with: "unit: USD")
            .replacing("monte vite. [guild-2024]", with: "monte vite.").replacing("[[miller]]", with: "[[milller]]")
        base.texts["intents/salary.yaml"] = SmallBase.salaryIntent.replacing("act: ask", with: "act: beg")
        base.texts["sources.yaml"] = SmallBase.sources.replacing("survey", with: "poll")
        let result = base.load()
        #expect(result.base == nil)
        #expect(
            result.diagnostics.map { "\($0.path):\($0.line)" } == [
                "fr/roles/baker.md:16", "fr/roles/baker.md:25", "fr/roles/baker.md:29", "intents/salary.yaml:2",
                "sources.yaml:6",
            ])
    }

    @Test(
        "Bytes that are no UTF-8 are found to the letter",
        arguments: [
            ([0xFF] as [UInt8], 1, 1), (Array("é\nçà".utf8) + [0xC3, 0x28], 2, 3),
            (Array("abc".utf8) + [0xE2, 0x82], 1, 4),
        ])
    func encoding(bytes: [UInt8], line: Int, column: Int) {
        for path in ["fr/roles/x.md", "sources.yaml"] {
            let result = KnowledgeBaseLoader().load(
                files: SmallBase().files.filter { $0.path != path } + [
                    KnowledgeFile(path: path, bytes: bytes)
                ])
            #expect(
                result.diagnostics.map(\.description) == [
                    "\(path):\(line):\(column): error: not valid UTF-8; save the file with the encoding UTF-8"
                ])
        }
    }

    @Test("Without schema or sources the one missing file is named")
    func missingFiles() {
        for (path, remedy) in [
            ("schema.yaml", "declare languages, kinds, facets and measures there"),
            ("sources.yaml", "list there where the facts come from"),
        ] {
            var base = SmallBase()
            base.texts[path] = nil
            #expect(
                base.load().diagnostics.map(\.description) == ["\(path):1:1: error: the file is missing; \(remedy)"])
        }
    }

    @Test("A warning alone does not keep the base from being used")
    func warnings() {
        var base = SmallBase()
        base.texts["lexicon/extra.yaml"] = "a: b"
        let result = base.load()
        #expect(result.base != nil)
        #expect(result.diagnostics.map(\.severity) == [.warning])
    }

    @Test("Files that belong to no knowledge are passed over in silence")
    func bystanders() {
        var base = SmallBase()
        for path in ["README.md", "LICENSE", ".hidden/x.yaml", "fr/.draft.md", "fr/roles/image.png"] {
            base.texts[path] = "?"
        }
        #expect(base.load().diagnostics.isEmpty)
    }
}
