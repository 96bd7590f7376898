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
    /// - Throws: `AdvisorError` for a damaged word list, or intents that cannot be learnt from.
    init(_ knowledge: KnowledgeBase, _ language: Language) throws(AdvisorError) {
        let plain = Analyzer(language: language, lexicon: knowledge.lexicons[language] ?? .empty)
        // "ai" is a name in English and a form of "avoir" in French: what is grammar here names nothing here.
        let forms = Self.forms(knowledge, language).filter { form in
            !plain.analyze(form.text).tokens.allSatisfy(\.isFunctionWord)
        }
        let shelf = Shelf(knowledge, language, plain)

        var vocabulary = shelf.words
        var exampleTerms = Set<String>()
        for form in forms { Self.count(plain.analyze(form.text).tokens, into: &vocabulary) }
        var examples: [(tokens: [Token], intent: IntentDefinition)] = []
        for intent in knowledge.intents {
            for example in intent.examples[language] ?? [] {
                let tokens = Self.masked(plain.analyze(Self.spelled(example)).tokens)
                examples.append((tokens, intent))
                guard intent.act != DialogueAct.none.rawValue else { continue }
                Self.count(tokens, into: &vocabulary)
                for token in tokens where !token.isFunctionWord { exampleTerms.insert(token.term) }
            }
        }

        let spelling = SpellingCorrector(
            vocabulary: vocabulary, existing: try Self.wordFilters(knowledge), language: language)
        let analyzer = plain.with(spelling: spelling)
        let domainWords = exampleTerms.union(vocabulary.keys)
        let linker = EntityLinker(
            gazetteer: Gazetteer(forms: forms, analyzer: plain), professions: try Self.professions(knowledge),
            domainWords: domainWords, unmasked: Self.unmasked(knowledge))

        self.language = language
        self.knowledge = knowledge
        self.analyzer = analyzer
        self.linker = linker
        self.shelf = shelf
        mainKind = knowledge.schema.kinds.first?.id ?? EntityKind(trusted: "role")
        self.exampleTerms = exampleTerms
        acts = Dictionary(knowledge.intents.map { ($0.id.rawValue, DialogueAct(rawValue: $0.act) ?? .none) }) { first, _ in first }
        classifier = try Self.classifier(examples, linker, language)
    }

    // MARK: Intents

    private static func classifier(
        _ examples: [(tokens: [Token], intent: IntentDefinition)], _ linker: EntityLinker, _ language: Language
    ) throws(AdvisorError) -> LinearIntentClassifier {
        var training: [TrainingExample] = []
        var outOfScope: [[Token]] = []
        for example in examples {
            let tokens = asked(linker.link(example.tokens).masked)
            if example.intent.act == DialogueAct.none.rawValue {
                outOfScope.append(tokens)
            } else {
                training.append(TrainingExample(tokens: tokens, label: example.intent.id.rawValue))
            }
        }
        do {
            return try LinearIntentClassifier.train(training, outOfScope: outOfScope)
        } catch {
            throw AdvisorError(.untrainableIntents, "the intents in \(language.rawValue) cannot be learnt: \(error)")
        }
    }

    /// Without the pleasantries around a question, unless there is nothing else.
    private static func asked(_ tokens: [Token]) -> [Token] {
        let asked = tokens.filter { !$0.isCourtesy }
        return asked.isEmpty ? tokens : asked
    }

    /// A mask as a word that no one types, so that it passes the analyser in one piece: "d'un {role}" → "d'un zzrolezz".
    private static func spelled(_ example: String) -> String {
        guard example.contains("{") else { return example }
        return example.replacing("{", with: "zz").replacing("}", with: "zz")
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

    /// The lists of words that exist, of every language: a pupil mixes them.
    private static func wordFilters(_ knowledge: KnowledgeBase) throws(AdvisorError) -> [WordFilter] {
        var filters: [WordFilter] = []
        for name in knowledge.packedLists.keys.sorted() where name.hasSuffix(".filter") {
            do {
                filters.append(try WordFilter(contentsOf: knowledge.packedLists[name] ?? []))
            } catch {
                throw AdvisorError(.damagedWordList, "lexicon/\(name): \(error)")
            }
        }
        return filters
    }

    private static func professions(_ knowledge: KnowledgeBase) throws(AdvisorError) -> [PhraseFilter] {
        var filters: [PhraseFilter] = []
        for name in knowledge.packedLists.keys.sorted() where name.hasSuffix(".phrases") {
            do {
                filters.append(try PhraseFilter(contentsOf: knowledge.packedLists[name] ?? []))
            } catch {
                throw AdvisorError(.damagedWordList, "lexicon/\(name): \(error)")
            }
        }
        return filters
    }

    // MARK: Names

    /// Kinds that are neither the main one nor named by a person's or a place's proper name: a notion in a question says
    /// what is asked ("c'est net ou brut ?"), so the classifier must see it.
    private static func unmasked(_ knowledge: KnowledgeBase) -> Set<EntityKind> {
        Set(knowledge.schema.kinds.dropFirst().map(\.id).filter { kind in
            !knowledge.intents.contains { $0.examples.values.contains { $0.contains { $0.contains("{\(kind)}") } } }
        })
    }

    /// Every name of every entity, those of the other languages as aliases: people borrow them.
    private static func forms(_ knowledge: KnowledgeBase, _ language: Language) -> [GazetteerForm] {
        var forms: [GazetteerForm] = []
        for entity in knowledge.entities {
            for spoken in knowledge.schema.languages {
                guard let names = entity.names[spoken] else { continue }
                let isOwn = spoken == language
                forms.append(.init(text: names.name, entity: entity.id, kind: entity.kind, strength: isOwn ? .name : .alias))
                for text in names.forms.dropFirst() {
                    forms.append(.init(text: text, entity: entity.id, kind: entity.kind, strength: .alias))
                }
                for text in names.field {
                    forms.append(.init(text: text, entity: entity.id, kind: entity.kind, strength: .field))
                }
            }
        }
        for name in knowledge.names {
            for text in name.forms[language] ?? [] {
                forms.append(.init(text: text, entity: name.id, kind: name.kind, strength: .alias))
            }
        }
        return forms
    }
}
