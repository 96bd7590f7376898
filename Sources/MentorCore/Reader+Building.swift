internal import Artefact
internal import Dialogue
internal import Identifiers
internal import Knowledge
internal import Retrieval
internal import TextAnalysis
internal import Understanding

extension Reader {
    /// Learns a language from the knowledge base.
    ///
    /// The order matters: names, passages and examples are read by the plain analyser to collect the vocabulary that
    /// typos are corrected against; only then are the examples read again, by the analyser that questions will meet, so
    /// that training and asking see the same words.
    init(_ knowledge: KnowledgeBase, _ language: Language, _ lists: WordLists) {
        let plain = Analyzer(language: language, lexicon: knowledge.lexicons[language] ?? .empty)
        // "ai" is a name in English and a form of "avoir" in French: what is grammar here names nothing here.
        let forms = Self.kept(
            Self.forms(knowledge, language).map { ($0, plain.analyze($0.text).tokens) }.filter { form in
                !form.1.allSatisfy(\.isFunctionWord)
            }, knowledge)
        var vocabulary: [String: Int] = [:]
        let shelf = Shelf(knowledge, language, plain, words: &vocabulary)
        var exampleTerms = Set<String>()
        for form in forms { Self.count(form.tokens, into: &vocabulary) }
        // Everyday words ("crédible", "prévoir") are explained though no example holds them.
        for word in knowledge.lexicons[language]?.commonWords ?? [] {
            for token in plain.analyze(word).tokens where token.kind == .word { exampleTerms.insert(token.term) }
        }
        var examples: [(tokens: [Token], intent: IntentDefinition)] = []
        var spread: [String: Int] = [:]
        var intentTerms: [String: Set<String>] = [:]
        var pageSubjects: [String: Set<EntityID>] = [:]
        for intent in knowledge.intents {
            var own = Set<String>()
            for example in Self.examples(of: intent, knowledge, language) {
                let tokens = Self.read(example: example, plain)
                examples.append((tokens, intent))
                guard intent.act != DialogueAct.none.rawValue else { continue }
                Self.count(tokens, into: &vocabulary)
                for token in tokens where !token.isFunctionWord { own.insert(token.term) }
            }
            intentTerms[intent.id.rawValue] = intent.about.map { own.union(shelf.stems(about: $0)) } ?? own
            exampleTerms.formUnion(own)
            for term in own { spread[term, default: 0] += 1 }
        }

        let spelling = SpellingCorrector(
            vocabulary: vocabulary, acronyms: Self.acronyms(knowledge), existing: lists.words(first: language), language: language)
        let analyzer = plain.with(spelling: spelling)
        let terms = ExampleTerms(known: exampleTerms, spread: spread, terms: intentTerms)
        let linker = Self.linker(Gazetteer(forms, analyzer: plain), lists, spelling, terms, knowledge)

        self.language = language
        self.knowledge = knowledge
        self.analyzer = analyzer
        self.linker = linker
        self.shelf = shelf
        self.terms = terms
        sides = Self.sides(knowledge)
        self.spelling = spelling
        for example in examples {
            guard let page = example.intent.about else { continue }
            // A page is about itself, whether or not its questions name it.
            let isNamed = knowledge.entity(page).map {
                $0.kind != knowledge.schema.kinds.first?.id && !knowledge.questionKinds.contains($0.kind)
            } ?? false
            pageSubjects[example.intent.id.rawValue, default: []]
                .formUnion(Self.subjects(linker.link(example.tokens).mentions, knowledge).union(isNamed ? [page] : [])
                .union(Self.maskedSubjects(example.tokens, knowledge)))
        }
        self.pageSubjects = pageSubjects
        classifier = Self.classifier(examples, linker)
    }

    private static func linker(
        _ gazetteer: Gazetteer, _ lists: WordLists, _ spelling: SpellingCorrector, _ terms: ExampleTerms, _ knowledge: KnowledgeBase
    ) -> EntityLinker {
        let kinds = knowledge.schema.kinds.map(\.id)
        let apart = knowledge.unmaskedKinds.union(knowledge.questionKinds)
        return EntityLinker(
            gazetteer: gazetteer, professions: lists.professions, trades: lists.trades,
            domainWords: DomainWords(terms: terms, spelling: spelling),
            unmasked: knowledge.unmaskedKinds, mainKind: kinds.first, series: Set(kinds.dropFirst()).subtracting(apart),
            askedWords: terms)
    }

    /// The words that the knowledge base uses itself, in examples or on pages.
    private struct DomainWords: WordSet {
        let terms: ExampleTerms
        let spelling: SpellingCorrector

        func contains(_ word: String) -> Bool { terms.contains(word) || spelling.vocabulary(contains: word) }
    }

    private static func sides(_ knowledge: KnowledgeBase) -> [(facet: FacetID, intent: String)] {
        knowledge.intents.filter { $0.about == nil && $0.act == DialogueAct.ask.rawValue }.compactMap { intent in
            intent.facet.map { ($0, intent.id.rawValue) }
        }
    }

    /// The words that are written in capitals in the names of things, folded: "ENSAE".
    private static func acronyms(_ knowledge: KnowledgeBase) -> Set<String> {
        var acronyms: Set<String> = []
        for names in knowledge.entities.flatMap(\.names.values) {
            for word in names.forms.flatMap({ $0.split { !$0.isLetter } }) where word.utf8.count > 3 && word.allSatisfy(\.isUppercase) {
                acronyms.insert(Analyzer.fold(String(word)))
            }
        }
        return acronyms
    }

    /// What a question names, the main kind and fields apart.
    static func subjects(_ mentions: [EntityMention], _ knowledge: KnowledgeBase) -> Set<EntityID> {
        let main = knowledge.schema.kinds.first?.id
        return Set(mentions.filter { $0.strength != .field }.flatMap(\.candidates).filter { knowledge.kind(of: $0) != main })
    }

    /// Everything that a placeholder stands for, the main kind apart: "taux d'insertion {school}" is asked of every school.
    private static func maskedSubjects(_ tokens: [Token], _ knowledge: KnowledgeBase) -> Set<EntityID> {
        let kinds = knowledge.schema.kinds.map(\.id).dropFirst().filter { kind in tokens.contains { $0.kind == .mask && $0.term == "{\(kind)}" } }
        return kinds.isEmpty ? [] : Set(knowledge.entities.lazy.filter { kinds.contains($0.kind) }.map(\.id))
    }

    // MARK: Compiled

    /// What was learnt, without what the knowledge base says itself.
    func store(in writer: inout ArtefactWriter) {
        analyzer.storeTables(in: &writer)
        spelling.store(in: &writer)
        writer.store(terms, pageSubjects)
        linker.gazetteer.store(in: &writer)
        shelf.store(in: &writer)
        classifier.store(in: &writer)
    }

    /// Takes up what was learnt from this knowledge base.
    ///
    /// - Throws: `damaged`.
    init(
        from reader: inout ArtefactReader, _ knowledge: KnowledgeBase, _ language: Language, _ lists: WordLists
    ) throws(ArtefactError) {
        let plain = try Analyzer(language: language, tables: &reader)
        spelling = try SpellingCorrector(from: &reader, existing: lists.words(first: language), language: language)
        terms = try reader.next()
        pageSubjects = try reader.next()
        analyzer = plain.with(spelling: spelling)
        linker = Self.linker(try reader.next(), lists, spelling, terms, knowledge)
        shelf = try Shelf(from: &reader)
        classifier = try reader.next()
        try reader.finish()
        sides = Self.sides(knowledge)
        self.language = language
        self.knowledge = knowledge
    }

    // MARK: Intents

    /// The examples of an intent; for the questions of a page that is itself a question, with its name.
    static func examples(of intent: IntentDefinition, _ knowledge: KnowledgeBase, _ language: Language) -> [String] {
        let examples = intent.examples[language] ?? []
        guard let page = intent.about.flatMap({ knowledge.entity($0) }), knowledge.questionKinds.contains(page.kind),
            let name = page.names[language]?.name
        else { return examples }
        return examples + [name]
    }

    private static func classifier(
        _ examples: [(tokens: [Token], intent: IntentDefinition)], _ linker: EntityLinker
    ) -> LinearIntentClassifier? {
        var training: [TrainingExample] = []
        var outOfScope: [[Token]] = []
        for example in examples {
            let tokens = lesson(example.tokens, linker)
            // "c'est quoi un prompt engineer ?" becomes "c'est quoi un {role} ?", which asks nothing of the page it stands on.
            if example.intent.about != nil, tokens.allSatisfy({ $0.isFunctionWord || $0.kind == .mask }) { continue }
            if example.intent.act == DialogueAct.none.rawValue {
                outOfScope.append(tokens)
            } else {
                training.append(TrainingExample(tokens: tokens, label: example.intent.id.rawValue))
            }
        }
        return try? LinearIntentClassifier.train(training, outOfScope: outOfScope, options: trainingOptions)
    }

    /// Learnt anew at every start: two folds and eight passes take two thirds of the time of three and twelve. No label is
    /// left out to learn what a neighbouring subject looks like: the intents' examples of what to refuse are such.
    static var trainingOptions: TrainingOptions {
        var options = TrainingOptions()
        options.folds = 2
        options.passes = 8
        options.neighbourShare = 0
        return options
    }

    /// An example as read before any name in it is known, its placeholders as masks.
    static func read(example: String, _ plain: Analyzer) -> [Token] {
        masked(plain.analyze(spelled(example)).tokens)
    }

    /// An example as the classifier learns it: its names masked, its pleasantries left out.
    static func lesson(_ tokens: [Token], _ linker: EntityLinker) -> [Token] { asked(linker.link(tokens).masked) }

    /// Without the pleasantries around a question, unless there is nothing else.
    private static func asked(_ tokens: [Token]) -> [Token] {
        let asked = tokens.filter { !$0.isCourtesy }
        return asked.isEmpty ? tokens : asked
    }

    /// A mask as a word that no one types, so that it passes the analyser in one piece: "d'un {role}" → "d'un zzrolezz".
    private static func spelled(_ example: String) -> String {
        let open = UInt8(ascii: "{"), close = UInt8(ascii: "}"), mark = UInt8(ascii: "z")
        guard example.utf8.contains(open) else { return example }
        var bytes: [UInt8] = []
        for byte in example.utf8 {
            if byte == open || byte == close { bytes += [mark, mark] } else { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The placeholders turned into mask tokens.
    private static func masked(_ tokens: [Token]) -> [Token] {
        tokens.map { token in
            guard token.folded.hasPrefix("zz"), token.folded.hasSuffix("zz"), token.folded.utf8.count > 4 else { return token }
            var mask = token
            mask.folded = "{" + token.folded.dropFirst(2).dropLast(2) + "}"
            mask.term = mask.folded
            mask.kind = .mask
            mask.isKnown = true
            mask.corrections = []
            return mask
        }
    }

    // MARK: Words

    private static func count(_ tokens: [Token], into vocabulary: inout [String: Int]) {
        for token in tokens where token.kind == .word && !token.folded.hasPrefix("zz") { vocabulary[token.folded, default: 0] += 1 }
    }

    // MARK: Names

    /// Every name of every entity, those of the other languages as aliases: people borrow them. The name of a question is
    /// none: it is asked.
    private static func forms(_ knowledge: KnowledgeBase, _ language: Language) -> [GazetteerForm] {
        var forms: [GazetteerForm] = []
        for entity in knowledge.entities where !knowledge.questionKinds.contains(entity.kind) {
            func add(_ text: String, _ strength: Strength) {
                forms.append(.init(text: text, entity: entity.id, kind: entity.kind, strength: strength))
            }
            for spoken in knowledge.schema.languages {
                guard let names = entity.names[spoken] else { continue }
                // A name that is also listed as that of the field is a weak one: a role may share it.
                let weak = Set(names.field.map { $0.lowercased() })
                for (place, text) in names.forms.enumerated() where !weak.contains(text.lowercased()) {
                    add(text, place == 0 && spoken == language ? .name : .alias)
                }
                for text in names.field { add(text, .field) }
            }
        }
        for name in knowledge.names {
            for text in name.forms[language] ?? [] {
                forms.append(.init(text: text, entity: name.id, kind: name.kind, strength: .alias))
            }
        }
        return forms
    }

    /// The forms without those that a fuller page of another folder claims, spelt or inflected as it may be.
    private static func kept(
        _ forms: [(form: GazetteerForm, tokens: [Token])], _ knowledge: KnowledgeBase
    ) -> [(form: GazetteerForm, tokens: [Token])] {
        guard knowledge.entities.contains(where: { $0.layer != knowledge.entities[0].layer }) else { return forms }
        let ranks = Dictionary(knowledge.entities.map { ($0.id, (layer: $0.layer, told: told($0, knowledge))) }) { first, _ in first }
        var best: [String: (layer: Int, told: Int)] = [:]
        let keys = forms.map { $0.tokens.map(\.term).joined(separator: " ") }
        for (form, key) in zip(forms, keys) {
            guard let rank = ranks[form.form.entity] else { continue }
            if let other = best[key], (other.told, -other.layer) >= (rank.told, -rank.layer) { continue }
            best[key] = rank
        }
        return zip(forms, keys).filter { form, key in
            guard let rank = ranks[form.form.entity], let winner = best[key] else { return true }
            return rank.layer == winner.layer
        }.map(\.0)
    }

    /// On how many facets something is known.
    private static func told(_ entity: Entity, _ knowledge: KnowledgeBase) -> Int {
        knowledge.schema.languages.map { knowledge.knownFacets(of: entity, in: $0).count }.max() ?? 0
    }
}
